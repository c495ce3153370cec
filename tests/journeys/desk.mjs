// How people at the desk do what they do every day. Works with and without JavaScript unless it says otherwise.

import { check, same } from './journey.mjs';

export const statusAfter = async (page, act) => {
    const [answer] = await Promise.all([page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303), act()]);
    await page.waitForLoadState();
    return answer.status();
};

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
    return numberOf(officer);
}

// The fields every item needs, but its text.
export async function fillCard(officer, { title, column = '通知公告', source = '市住房和城乡建设局' }) {
    await officer.fill('#title', title);
    await officer.selectOption('#home_column', { label: column });
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
    if (await officer.locator('#body').isVisible()) return officer.fill('#body', body);
    await officer.evaluate((html) => {
        const data = new DataTransfer();
        data.setData('text/html', html);
        const writing = document.querySelector('.writing');
        writing.focus();
        writing.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, body);
}

export async function answerQuestions(reviewer, answer = 'no') {
    const questions = await reviewer.locator('.question').evaluateAll((all) => all.map((one) => one.id));
    same(questions.length, 4, 'the number of questions');
    for (const question of questions) await choose(reviewer.locator(`input[name="${question}"][value=${answer}]`));
}

export async function decide(person, item, act, { releaseNow = false } = {}) {
    await person.goto(`/desk/editorial/items/${item}/${act}`);
    if (act === 'review') await answerQuestions(person);
    await choose(person.locator('#verdict-pass'));
    if (releaseNow) await choose(person.locator('input[name=release_now]'));
    await Promise.all([person.waitForNavigation(), person.click('.verdict-go')]);
    check(!/review$|sign-off$/.test(new URL(person.url()).pathname), `${act} of item ${item} was refused: ${await person.locator('.errors').allTextContents()}`);
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
