// How people at the desk do what they do every day. Works with and without JavaScript unless it says otherwise.

import { check, same } from './journey.mjs';

// The status of the page that comes, once `act`, if given, has been done.
export async function statusOf(coming, act) {
    const [answer] = await Promise.all([coming, act]);
    return answer.status();
}

// A radio button or box drawn by its label is chosen the way a hand does it: on the label.
export async function choose(input) {
    const id = await input.getAttribute('id');
    const label = id ? input.page().locator(`label[for="${id}"]`) : input.locator('xpath=ancestor::label');
    await label.evaluate((element) => element.scrollIntoView({ block: 'center' })); // From under the bar at the bottom.
    await label.click();
    check(await input.isChecked(), `${await input.getAttribute('name')} ${await input.getAttribute('value')} cannot be chosen`);
}

export const numberOf = (page) => Number(/items\/(\d+)/.exec(page.url())[1]);

export async function newItem(officer) {
    await officer.goto('/desk/editorial/items');
    await officer.click('.page-actions .button, .page-actions button');
    await officer.waitForURL(/items\/\d+\/draft/);
    if (officer.hasScript) await officer.waitForSelector('.writing');
    return numberOf(officer);
}

// The fields every item needs, but its text.
export async function fillCard(officer, { title, column = { label: '通知公告' }, source = '市住房和城乡建设局' }) {
    await officer.fill('#title', title);
    await officer.selectOption('#home_column', column);
    await officer.selectOption('#kind', 'work_arrangement');
    await officer.fill('#source', source);
    await officer.check('input[name=attribute][value=proactive]');
}

export async function press(page, button) {
    await Promise.all([page.waitForNavigation(), page.click(`.bar-actions button[value=${button}]`)]);
}

export async function writeAndSubmit(officer, { body, ...card }) {
    const item = await newItem(officer);
    await fillCard(officer, card);
    await writeBody(officer, body);
    await press(officer, 'submit');
    same(new URL(officer.url()).pathname, `/desk/editorial/items/${item}`, 'the page after sending for review');
    return item;
}

export async function writeBody(officer, body) {
    if (officer.hasScript) await paste(officer, body);
    else await officer.fill('#body', body);
}

// With the keyboard, from the clipboard that another window has filled, as a word processor does.
export async function paste(page, html) {
    const other = await page.context().newPage();
    await other.evaluate((text) => document.addEventListener('copy', (event) => {
        event.clipboardData.setData('text/html', text);
        event.preventDefault();
    }), html);
    await other.keyboard.press('Control+C');
    await other.close();
    await page.bringToFront();
    await page.locator('.writing').click();
    const before = await page.inputValue('#body');
    await page.keyboard.press('Control+V');
    await page.waitForFunction((text) => document.querySelector('#body').value !== text, before); // The field follows the writing area.
}

// One after the other; each is struck on a new page, or in the one that stands there.
export async function dismissFindings(person, reason) {
    let dismissed = await person.locator('.finding.is-dismissed').count();
    for (const open = person.locator('.finding:not(.is-dismissed) details'); (await open.count()) > 0; dismissed += 1) {
        await open.first().locator('summary').click();
        await open.first().locator('input[name=reason]').fill(reason);
        await open.first().locator('button').click();
        await person.locator('.finding.is-dismissed').nth(dismissed).waitFor();
    }
    return dismissed;
}

export async function answerQuestions(reviewer, answer = 'no') {
    const questions = await reviewer.locator('.question').evaluateAll((all) => all.map((one) => one.id));
    same(questions.length, 4, 'the number of questions');
    for (const question of questions) await choose(reviewer.locator(`input[name="${question}"][value=${answer}]`));
}

export async function decide(person, item, act, { releaseNow = false } = {}) {
    await person.goto(`/desk/editorial/items/${item}/${act}`);
    if (act === 'review') await answerQuestions(person);
    await pass(person, { releaseNow });
}

export async function pass(person, { releaseNow = false } = {}) {
    await choose(person.locator('#verdict-pass'));
    if (releaseNow) await choose(person.locator('input[name=release_now]'));
    await Promise.all([person.waitForNavigation(), person.click('.verdict-go')]);
    check(!/review$|sign-off$/.test(new URL(person.url()).pathname), `refused: ${await person.locator('.errors').allTextContents()}`);
}

// Written, reviewed, signed: three people of one unit.
export async function publish({ officer, reviewer, head }, content) {
    const item = await writeAndSubmit(officer, content);
    await decide(reviewer, item, 'review');
    await decide(head, item, 'sign-off', { releaseNow: true });
    return item;
}

export async function staffOf(journey, unit, options) {
    const staff = {};
    for (const post of ['officer', 'reviewer', 'head']) staff[post] = await journey.staff(`${post}.${unit}`, options);
    return staff;
}

export async function withdraw(head, item, reason, note) {
    await head.goto(`/desk/editorial/items/${item}/withdrawal`);
    await choose(head.locator(`input[name=reason][value=${reason}]`));
    await head.fill('#note', note);
    await Promise.all([head.waitForNavigation(), head.click('button.button-bad')]);
}
