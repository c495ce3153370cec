// What axe-core finds wrong with a page, in sentences, whatever the reader has chosen on /prefs.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { check } from './journey.mjs';
import { choose } from './desk.mjs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function violations(page) {
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source); // Not a script element: the page's policy allows none.
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }));
    return found.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}: ${node.any.concat(node.all).map((one) => one.message).join('; ').slice(0, 240)}`));
}

// The modes of reading: what is chosen on /prefs.
export const modes = { std: [], dark: ['scheme', 'dark'], contrast: ['scheme', 'contrast'], elder: ['elder', 'on'], text: ['text', 'on'] };

export async function chooseMode(page, mode) {
    const [name, value] = modes[mode];
    if (!name) return;
    await page.goto('/prefs');
    await choose(page.locator(`input[name=${name}][value=${value}]`));
    await Promise.all([page.waitForNavigation(), page.locator('.prefs-go button').first().click()]);
}

// The cookie that each mode leaves with a reader.
export async function cookiesOfModes(journey) {
    const cookies = {};
    const page = await journey.visitor();
    for (const mode of Object.keys(modes)) {
        await chooseMode(page, mode);
        cookies[mode] = (await page.context().cookies()).find(({ name }) => name === 'prefs');
        await page.context().clearCookies();
        check(Boolean(cookies[mode]) === (mode !== 'std'), `the mode ${mode} leaves the cookie ${cookies[mode]?.value}`);
    }
    await page.context().close();
    return cookies;
}

// A page is the same in every mode but for the sheet /prefs.css, which follows the cookie. So it is loaded once, in
// whatever state it stands, and given one sheet after the other.
export async function inEachMode(page, cookies, judge, some = Object.keys(modes)) {
    for (const mode of some) {
        await wear(page, mode, cookies[mode]);
        await judge(mode);
    }
    await wear(page, 'std');
}

async function wear(page, mode, cookie) {
    await page.context().clearCookies({ name: 'prefs' });
    if (cookie) await page.context().addCookies([cookie]);
    const rules = await page.evaluate((name) => new Promise((done, failed) => {
        const old = document.querySelector('link[rel=stylesheet][href^="/prefs.css"]');
        const fresh = old.cloneNode();
        fresh.href = `/prefs.css?${name}`; // Another address: the same one would not be asked for again.
        fresh.onload = () => { old.remove(); done(fresh.sheet.cssRules.length); };
        fresh.onerror = () => failed(new Error('/prefs.css cannot be loaded'));
        old.after(fresh);
    }), mode);
    check((rules > 0) === Boolean(cookie), `the sheet of the mode ${mode} has ${rules} rules`);
}
