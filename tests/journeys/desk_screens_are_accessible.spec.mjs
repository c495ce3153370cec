// axe on every desk screen, for the role that sees it, in every mode of reading and both languages: nothing may be found.

import { cookiesOfModes, inEachMode, violations } from './axe.mjs';
import { check, same } from './journey.mjs';
import { answerQuestions, choose, decide, fillCard, newItem, press, writeBody } from './desk.mjs';
import { deskScreens } from './pages.mjs';

export const isLong = true;
export const settings = 'release_delay = "1h"\n';
const languages = ['zh-CN', 'en'];

export default async function (journey) {
    const { site } = journey.city;
    const problems = [];
    let cookies;

    const judge = async (page, where, some) => {
        const language = await page.locator('html').getAttribute('lang');
        await inEachMode(page, cookies, async (mode) => { for (const problem of await violations(page)) problems.push(`${mode}, ${language}, ${where}: ${problem}`); }, some);
    };
    // Another state of a screen that is judged in each mode: as most see it, and in the largest type.
    const glance = (page, where) => judge(page, where, ['std', 'elder']);
    const speak = (page, language) => page.context().addCookies([{ name: 'desk_language', value: language, url: `${site}/desk` }]);
    const leave = (...people) => Promise.all(people.map((page) => page.context().close()));
    const send = (page, button) => Promise.all([page.waitForNavigation(), page.click(button)]);
    const refused = async (page, where) => {
        check((await page.locator('.errors').count()) === 1, `${where} is not refused`);
        await glance(page, `${where}, refused`);
    };

    await journey.does('somebody chooses each mode', async () => { cookies = await cookiesOfModes(journey); });

    for (const [account, screens] of Object.entries(deskScreens)) {
        await journey.does(account, async () => {
            const page = await journey.staff(account);
            for (const language of languages) {
                await speak(page, language);
                for (const [, path] of screens) {
                    const answer = await page.goto(path);
                    check(answer.status() < 500, `${path} answers ${answer.status()}`);
                    same(await page.locator('html').getAttribute('lang'), language, `the language of ${path}`);
                    await page.evaluate(() => { for (const details of document.querySelectorAll('main details')) details.open = true; });
                    await judge(page, `${account} ${path} (${answer.status()})`);
                }
            }
            await leave(page);
            return `${screens.length} screens`;
        });
    }

    for (const language of languages) {
        await journey.does(`${language}: the door, and what it says to a wrong password`, async () => {
            const page = await journey.visitor();
            await speak(page, language);
            await page.goto('/desk/sign-in');
            await judge(page, 'the door');
            await page.fill('#name', 'nobody');
            await page.fill('#password', 'nothing');
            await send(page, 'button[type=submit]');
            await refused(page, 'a wrong password');
            await page.goto('/desk/setup/not-a-link');
            await judge(page, 'a link that is used');
            await leave(page);
        });

        await journey.does(`${language}: a person is added, and chooses a password`, async () => {
            const operator = await journey.staff('operator');
            await speak(operator, language);
            await operator.goto('/desk/persons/');
            await send(operator, '#add button[type=submit]');
            await refused(operator, 'a person without a name');
            await operator.fill('#person_name', '王敏');
            await operator.fill('#account', `wang.min.${language.toLowerCase()}`);
            await operator.selectOption('#new_unit', 'municipal_office');
            await operator.selectOption('#new_role', 'officer');
            await send(operator, '#add button[type=submit]');
            await glance(operator, 'a person with a link to set up');
            const page = await journey.visitor();
            await speak(page, language);
            await page.goto(new URL(await operator.locator('.copy input').inputValue()).pathname);
            await judge(page, 'the link');
            await send(page, 'button[type=submit]');
            await refused(page, 'no password');
            await operator.goto('/desk/password');
            await send(operator, 'main button[type=submit]');
            await refused(operator, 'a change of password');
            await leave(operator, page);
        });

        await journey.does(`${language}: the editor: empty, with errors, with findings, on a phone, a correction, two at one text`, async () => {
            const officer = await journey.staff('officer.municipal_office');
            await speak(officer, language);
            const item = await newItem(officer);
            await glance(officer, 'the empty editor');
            await press(officer, 'submit');
            await refused(officer, 'an empty item');
            await officer.setViewportSize({ width: 360, height: 740 });
            await glance(officer, 'the editor on a phone');
            await officer.setViewportSize({ width: 1280, height: 900 });
            await officer.goto(`/desk/editorial/items/${item}/draft`);
            await officer.waitForSelector('.writing');
            await fillCard(officer, { title: '关于供热的通知', source: '市政府办公室', column: { value: await officer.locator('#home_column option').nth(1).getAttribute('value') } });
            await writeBody(officer, '<h2>怎样反映</h2><p>电话13800138000。</p><table><tr><th>区</th><th>电话</th></tr><tr><td>平山</td><td>1</td></tr></table>');
            await glance(officer, 'the editor with a text just pasted');
            await officer.locator('.writing td').first().click();
            await officer.waitForSelector('[data-table-tools]:not([hidden])');
            await glance(officer, 'the editor in a table');
            // Another window saves the same item first.
            const other = await officer.context().newPage();
            await other.goto(`/desk/editorial/items/${item}/draft`);
            await other.waitForSelector('.writing');
            await other.fill('#title', '关于供气的通知');
            await press(other, 'save');
            await press(officer, 'save');
            same(await officer.locator('input[name=keep]').count(), 2, 'the choices between two texts');
            await judge(officer, 'two texts side by side');
            await send(officer, 'form[action$="/draft"] button[type=submit]');
            await officer.waitForURL(/\/draft$/);
            await officer.waitForSelector('.writing');
            await press(officer, 'save');
            for (const view of ['', '&view=side']) {
                await officer.goto(`/desk/editorial/items/${item}/comparison?from=1&to=2${view}`);
                check((await officer.locator('.facts ins').count()) > 0, 'the comparison shows nothing that came in');
                await judge(officer, `two editions compared${view}`);
            }
            await officer.goto('/desk/editorial/items?state=published');
            await send(officer, 'table.items th a');
            await send(officer, 'form[action$="/correction"] button');
            await officer.waitForSelector('.writing');
            await judge(officer, 'the editor of a correction');
            await leave(officer);
        });

        await journey.does(`${language}: review, sign-off, withdrawal and settings that are refused`, async () => {
            const reviewer = await journey.staff('reviewer.housing_construction');
            await speak(reviewer, language);
            await reviewer.goto('/desk/editorial/items/289/review');
            await choose(reviewer.locator('#verdict-pass'));
            await send(reviewer, '.verdict-go');
            await refused(reviewer, 'a review without answers');
            await answerQuestions(reviewer);
            await choose(reviewer.locator('#verdict-return'));
            await send(reviewer, '.verdict-go');
            await refused(reviewer, 'a return without a reason');

            const head = await journey.staff('head.housing_construction');
            await speak(head, language);
            await head.goto('/desk/editorial/items/279/sign-off');
            await choose(head.locator('#verdict-withhold'));
            await send(head, '.verdict-go');
            await refused(head, 'withholding without a reason');
            await head.goto('/desk/editorial/items/233/withdrawal');
            await send(head, 'button.button-bad');
            await refused(head, 'a withdrawal without a reason');
            await head.goto('/desk/units/housing_construction');
            await head.check('input[name=one_reviewer]');
            await send(head, 'form[action$="/settings"] button[type=submit]');
            await refused(head, 'one reviewer without a reason');

            const centre = await journey.staff('centre');
            await speak(centre, language);
            for (const path of ['/desk/sites/columns/1', '/desk/sites/site']) {
                await centre.goto(path);
                await centre.fill('#name_zh', '');
                await send(centre, 'main form .actions button[type=submit]');
                await refused(centre, `${path} without a name`);
            }
            await leave(reviewer, head, centre);
        });
    }

    await journey.does('an item that waits for its release', async () => {
        const head = await journey.staff('head.housing_construction');
        await decide(head, 279, 'sign-off');
        for (const language of languages) {
            await speak(head, language);
            await head.goto('/desk/editorial/items/279');
            same(await head.locator('form[action$="/pull-back"]').count(), 1, 'the way to pull back');
            await judge(head, 'an item that waits for its release');
        }
    });

    await journey.does('whoever prefers English says so once', async () => {
        const officer = await journey.staff('officer.education');
        await officer.click('.menu-person summary');
        await send(officer, 'form[action="/desk/language"] button');
        for (const path of ['/desk/', '/desk/editorial/items', '/desk/sites/columns']) {
            await officer.goto(path);
            same(await officer.locator('html').getAttribute('lang'), 'en', `the language of ${path}`);
        }
    });
    check(problems.length === 0, `${problems.length} violations:\n${problems.slice(0, 60).join('\n')}`);
}
