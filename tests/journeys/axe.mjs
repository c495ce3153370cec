// What axe-core finds wrong with a page, in sentences.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { choose } from './desk.mjs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function violations(page) {
    await page.evaluate(source); // Not a script element: the page's policy allows none.
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }));
    return found.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}: ${node.any.concat(node.all).map((check) => check.message).join('; ').slice(0, 240)}`));
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
