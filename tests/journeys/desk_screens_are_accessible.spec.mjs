// axe on every desk screen, for the role that sees it, in every mode of reading: nothing may be found.

import { chooseMode, modes, violations } from './axe.mjs';
import { check } from './journey.mjs';
import { newItem, press } from './desk.mjs';

export const screens = {
    'officer.housing_construction': ['/desk/', '/desk/notes', '/desk/rights', '/desk/password', '/desk/editorial/items', '/desk/editorial/items?keyword=zzzz&state=draft', '/desk/editorial/items/233', '/desk/editorial/items/233/chain', '/desk/editorial/items/233/preview', '/desk/sites/columns', '/desk/nowhere'],
    'officer.education': ['/desk/', '/desk/editorial/items/276', '/desk/editorial/items/276/draft', '/desk/editorial/items/288/draft'],
    'reviewer.housing_construction': ['/desk/editorial/queue', '/desk/editorial/items/289', '/desk/editorial/items/289/review', '/desk/sites/site'],
    'head.housing_construction': ['/desk/editorial/queue', '/desk/editorial/items/279/sign-off', '/desk/editorial/items/233/withdrawal', '/desk/units/', '/desk/units/housing_construction', '/desk/persons/'],
    'head.market_regulation': ['/desk/editorial/items/293', '/desk/editorial/items/13'],
    centre: ['/desk/sites/columns', '/desk/sites/columns/1', '/desk/sites/site', '/desk/units/', '/desk/persons/'],
    editor: ['/desk/', '/desk/editorial/items', '/desk/editorial/items/233/withdrawal'],
    operator: ['/desk/units/', '/desk/units/education', '/desk/persons/', '/desk/persons/1', '/desk/persons/?q=zzzz'],
    auditor: ['/desk/journal'],
    'assessor.openness_office': ['/desk/', '/desk/rights'],
};

export default async function (journey) {
    const problems = [];
    const judge = async (page, where) => { for (const problem of await violations(page)) problems.push(`${where}: ${problem}`); };
    let count = 0;

    await journey.does('the door, and what it says to a wrong password', async () => {
        for (const mode of Object.keys(modes)) {
            const page = await journey.visitor();
            await chooseMode(page, mode);
            await page.goto('/desk/sign-in');
            await judge(page, `${mode}, the door`);
            await page.fill('#name', 'nobody');
            await page.fill('#password', 'nothing');
            await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
            await judge(page, `${mode}, the door after a wrong password`);
        }
        await judge(await gone(journey), 'a set-up link that is used');
    });

    for (const [account, paths] of Object.entries(screens)) {
        await journey.does(account, async () => {
            const page = await journey.staff(account);
            for (const mode of Object.keys(modes)) {
                await chooseMode(page, mode === 'std' ? 'std' : mode);
                for (const path of paths) {
                    const answer = await page.goto(path);
                    check(answer.status() < 500, `${path} answers ${answer.status()}`);
                    await page.evaluate(() => { for (const details of document.querySelectorAll('main details')) details.open = true; });
                    await judge(page, `${mode}, ${account} ${path} (${answer.status()})`);
                    count += 1;
                }
                await page.goto('/prefs');
                await Promise.all([page.waitForNavigation(), page.click('button[name=reset]')]);
            }
            return `${paths.length} screens in ${Object.keys(modes).length} modes`;
        });
    }

    await journey.does('the editor with errors, in English, and on a phone', async () => {
        const officer = await journey.staff('officer.municipal_office');
        await newItem(officer);
        await officer.waitForSelector('.writing');
        await judge(officer, 'the empty editor');
        await press(officer, 'submit');
        await judge(officer, 'the editor with errors');
        await officer.setViewportSize({ width: 360, height: 740 });
        await judge(officer, 'the editor on a phone');
        await officer.setViewportSize({ width: 1280, height: 900 });
        await officer.goto('/desk/');
        await officer.click('.menu-person summary');
        await Promise.all([officer.waitForNavigation(), officer.click('form[action="/desk/language"] button')]);
        for (const path of ['/desk/', '/desk/editorial/items', '/desk/sites/columns']) {
            await officer.goto(path);
            check((await officer.locator('html').getAttribute('lang')) === 'en', `${path} is not in English`);
            await judge(officer, `English, ${path}`);
        }
    });
    check(problems.length === 0, `${problems.length} violations on ${count} screens:\n${problems.slice(0, 60).join('\n')}`);
}

async function gone(journey) {
    const page = await journey.visitor();
    await page.goto('/desk/setup/not-a-link');
    return page;
}
