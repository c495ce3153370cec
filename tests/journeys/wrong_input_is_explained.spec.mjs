// What is missing or wrong is said at the top, where the eye and the focus go, and nothing typed is lost.

import { check, same } from './journey.mjs';
import { choose, newItem, press } from './desk.mjs';

export default async function (journey) {
    let officer;

    await journey.does('an empty item sent for review comes back with an error summary that has focus', async () => {
        officer = await journey.staff('officer.education');
        await newItem(officer);
        await officer.waitForSelector('.writing');
        await press(officer, 'submit');
        const summary = officer.locator('.errors');
        check(await summary.isVisible(), 'no summary of errors');
        await officer.waitForFunction(() => document.activeElement?.classList.contains('errors'));
        check((await summary.locator('a').count()) >= 3, 'the summary names too little');
    });

    await journey.does('each line of it leads to its field', async () => {
        for (const link of await officer.locator('.errors a').all()) {
            const target = (await link.getAttribute('href')).slice(1);
            same(await officer.locator(`[id="${target}"]`).count(), 1, `the number of fields called ${target}`);
            await link.click();
            await officer.waitForFunction((id) => {
                const element = document.getElementById(id);
                const active = document.activeElement;
                return element.contains(active) || (id === 'body' && active.id === 'body-rich') || (location.hash === `#${id}` && !element.matches('input, select, textarea'));
            }, target).catch(() => { throw new Error(`the link to ${target} leads nowhere`); });
        }
        const tied = await officer.evaluate(() => [...document.querySelectorAll('[aria-invalid=true]')].every((field) => document.getElementById(field.getAttribute('aria-describedby')?.split(' ').find((id) => id.endsWith('-error')))));
        check(tied, 'an invalid field is not tied to its error');
    });

    await journey.does('what was right is kept', async () => {
        await officer.fill('#title', '只有标题的稿件');
        await officer.selectOption('#home_column', { label: '通知公告' });
        await officer.fill('#source', '');
        await press(officer, 'submit');
        check(await officer.locator('.errors').isVisible(), 'an item without text was sent on');
        same(await officer.inputValue('#title'), '只有标题的稿件', 'the title');
        same(await officer.locator('#home_column option:checked').textContent(), '通知公告', 'the column');
    });

    await journey.does('a title that is too long says how long it may be, and is kept', async () => {
        const long = '很长的标题'.repeat(30);
        await officer.fill('#title', long);
        await press(officer, 'submit');
        check((await officer.locator('#title-error').textContent()).includes('40'), 'the limit is not named');
        same(await officer.inputValue('#title'), long, 'the title');
    });

    await journey.does('a wrong password says so without saying which part was wrong', async () => {
        const stranger = await journey.visitor();
        await stranger.goto('/desk/sign-in');
        await stranger.fill('#name', 'officer.education');
        await stranger.fill('#password', 'not-the-password');
        await Promise.all([stranger.waitForNavigation(), stranger.click('button[type=submit]')]);
        check(await stranger.locator('.errors').isVisible(), 'no error is shown');
        same(await stranger.inputValue('#name'), 'officer.education', 'the name kept');
        same(await stranger.inputValue('#password'), '', 'the password kept');
    });

    await journey.does('a file of the wrong kind is refused by name, the draft stays', async () => {
        await officer.setInputFiles('#file', { name: 'program.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\x90\x00nothing') });
        await officer.waitForSelector('[data-upload-progress] .is-bad');
        same(await officer.locator('[data-file-id]').count(), 0, 'the number of files');
    });

    await journey.does('a review without answers is refused, and says which is missing', async () => {
        const reviewer = await journey.staff('reviewer.housing_construction');
        await reviewer.goto('/desk/editorial/items/289/review');
        await choose(reviewer.locator('#verdict-pass'));
        await Promise.all([reviewer.waitForNavigation(), reviewer.click('.verdict-go')]);
        check((await reviewer.locator('.question .error').count()) >= 1 && await reviewer.locator('.errors').isVisible(), 'a missing answer is not named');
        check(reviewer.url().endsWith('/review'), 'a review without answers was accepted');
    });
}
