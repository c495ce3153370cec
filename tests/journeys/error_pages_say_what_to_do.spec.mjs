// When something is not there, not allowed or broken, a whole page says so calmly, in both languages. What the journeys
// over public pages and desk screens do not meet is looked at here in every mode.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cookiesOfModes, inEachMode, violations } from './axe.mjs';
import { check, same } from './journey.mjs';
import { statusOf } from './desk.mjs';

const languages = { 'zh-CN': '', en: '/en' };

export default async function (journey) {
    const { city } = journey;
    const problems = [];
    let cookies, reader, officer;

    // Behind the back of the running program.
    const change = (store, ...statements) => {
        const ran = spawnSync('sqlite3', [join(city.folder, store), ...statements], { encoding: 'utf8' });
        check(ran.status === 0, `${store} cannot be changed: ${ran.error?.message ?? ran.stderr}`);
    };
    const rename = (store, from, to) => change(store, `ALTER TABLE ${from} RENAME TO ${to}`);
    // The rows of the one are looked for where the other stands, which is of another build.
    const ruin = (store, table, other) => change(store, 'PRAGMA writable_schema = ON',
        `UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = '${other}') WHERE name = '${table}'`, 'PRAGMA schema_version = 4711');

    const shows = async (page, language, status, found, { says, isJudged = false } = {}) => {
        same(found, status, `the status of ${page.url()}`);
        same(await page.locator('html').getAttribute('lang'), language, `the language of ${page.url()}`);
        same(await page.locator('main h1').count(), 1, `the number of first headings of ${page.url()}`);
        check((await page.locator('main a[href]').count()) > 0, `${page.url()} shows no way on`);
        const text = await page.locator('main').innerText();
        check(!says || says.test(text), `${page.url()} does not say ${says}: ${text}`);
        check(!/sqlite|no such table|malformed|exception|\.cpp/i.test(text), `${page.url()} shows what is behind it: ${text}`);
        if (isJudged) await inEachMode(page, cookies, async (mode) => { for (const problem of await violations(page)) problems.push(`${mode}, ${language}, ${status} ${page.url()}: ${problem}`); });
    };
    const speak = (page, language) => page.context().addCookies([{ name: 'desk_language', value: language, url: `${city.site}/desk` }]);
    // One after the other in each language.
    const everywhere = async (path, status, how) => {
        for (const [language, prefix] of Object.entries(languages)) await shows(reader, language, status, await statusOf(reader.goto(prefix + path)), how);
    };
    const atTheDesk = async (page, path, status, how) => {
        for (const language of Object.keys(languages)) {
            await speak(page, language);
            await shows(page, language, status, await statusOf(page.goto(path)), how);
        }
    };
    const accident = { says: /E-\d{4}-\S+/, isJudged: true };

    await journey.does('what is not there, and what was there', async () => {
        cookies = await cookiesOfModes(journey);
        reader = await journey.visitor();
        await everywhere('/nowhere', 404);
        await everywhere('/article/13', 410);
    });

    await journey.does('a form sent where none is taken', async () => {
        for (const [language, prefix] of Object.entries(languages)) {
            await reader.goto(`${prefix}/map`);
            await shows(reader, language, 405, await statusOf(reader.waitForNavigation(), reader.evaluate(() => {
                const form = document.body.appendChild(document.createElement('form'));
                form.method = 'post';
                form.submit();
            })), { isJudged: true });
        }
    });

    await journey.does('at the desk: not there, not allowed, by somebody not signed in', async () => {
        officer = await journey.staff('officer.housing_construction');
        await atTheDesk(officer, '/desk/nowhere', 404);
        await atTheDesk(officer, '/desk/journal', 403);
        await atTheDesk(await journey.visitor(), '/desk/nowhere', 404, { isJudged: true });
    });

    await journey.does('at the desk: a form of another session', async () => {
        for (const language of Object.keys(languages)) {
            await speak(officer, language);
            await officer.goto('/desk/password');
            await officer.evaluate(() => { document.querySelector('main input[name=csrf]').value = 'forged'; });
            await shows(officer, language, 403, await statusOf(officer.waitForNavigation(), officer.click('main button[type=submit]')));
        }
    });

    await journey.does('an accident: a calm page with a number to name on the telephone', async () => {
        rename('front.db', 'links', 'links_away');
        await everywhere('/out/any', 500, accident);
        rename('front.db', 'links_away', 'links');
        await everywhere('/out/any', 404);
        rename('desk.db', 'editorial_steps', 'editorial_steps_away');
        await atTheDesk(officer, '/desk/editorial/items/233', 500, accident);
        rename('desk.db', 'editorial_steps_away', 'editorial_steps');
        same(await statusOf(officer.goto('/desk/editorial/items/233')), 200, 'the item, afterwards');
    });

    await journey.does('a store that cannot be read for now: when to come again, and that the rest goes on', async () => {
        ruin('front.db', 'links', 'migrations');
        await everywhere('/out/any', 503, { isJudged: true });
        await everywhere('/nowhere', 404);
        ruin('desk.db', 'editorial_steps', 'sqlite_autoindex_migrations_1');
        await atTheDesk(officer, '/desk/editorial/items/233', 503, accident);
        same(await statusOf(officer.goto('/desk/')), 200, 'the tasks, meanwhile');
    });
    check(problems.length === 0, `${problems.length} violations:\n${problems.slice(0, 40).join('\n')}`);
}
