// From the home page to the receipt, with and without JavaScript; then through the hands of two units to the answer,
// its publication, its rating and back once more.

import { check, same } from './journey.mjs';

const scripts = { javaScriptEnabled: true }, noScript = { javaScriptEnabled: false };
const text = '小区三号门的路灯十一月二十日起不亮，晚上出行不便，请派人修理并告知时间。';

async function write(page, { tile, category, title, publish }) {
    let pages = 0, bytes = 0;
    page.on('response', async (response) => {
        bytes += Number(response.headers()['content-length'] ?? 0);
    });
    await page.goto('/');
    await page.click(`main a:visible:has-text("${tile}")`);
    ++pages;
    await page.selectOption('#category', category);
    await page.fill('#title', title);
    await page.fill('#content', text);
    await page.fill('#place', '站前路');
    await page.check(`input[name=publish][value=${publish}]`);
    await page.click('.form-go button[value=next]');
    await page.waitForURL('**/contact');
    ++pages;
    await page.fill('#name', '欧阳小枫');
    await page.fill('#phone', '138 0013 8000');
    await page.click('.form-go button[value=next]');
    await page.waitForURL('**/check');
    ++pages;
    check((await page.textContent('.form-answers')).includes('138****8000'), 'the number is not masked');
    await page.check('#agreed');
    await page.click('.form-go button');
    await page.waitForURL('**/receipt');
    ++pages;
    check(pages <= 4, `${pages} pages`);
    check(bytes <= 120 * 1024, `${bytes} bytes`);
    const number = (await page.textContent('.receipt dd')).trim();
    const code = (await page.textContent('.receipt-code')).trim();
    const due = await page.locator('time[datetime]').last().getAttribute('datetime');
    return { number, code, due, pages, bytes };
}

export default async function (journey) {
    let appeal, suggestion, citizen, quiet, id;

    await journey.does('a citizen writes an appeal with JavaScript', async () => {
        citizen = await journey.visitor(scripts);
        appeal = await write(citizen, { tile: '写信诉求', category: 'A02', title: '小区路灯不亮请修理', publish: 'yes' });
        check(/^SQ-\d{8}-\d{4}$/.test(appeal.number), appeal.number);
        return `${appeal.pages} pages, ${Math.round(appeal.bytes / 1024)} kB`;
    });
    await journey.does('another makes a suggestion without JavaScript', async () => {
        quiet = await journey.visitor(noScript);
        suggestion = await write(quiet, { tile: '提建议', category: 'S08', title: '公交站增设座椅的建议', publish: 'no' });
        check(/^JY-\d{8}-\d{4}$/.test(suggestion.number), suggestion.number);
        return `${suggestion.pages} pages, ${Math.round(suggestion.bytes / 1024)} kB`;
    });
    await journey.does('the code opens the state, and nothing of the letter', async () => {
        await quiet.goto('/query');
        await quiet.fill('#code', appeal.code.replaceAll('-', ' '));
        await quiet.click('.form-go button');
        const page = await quiet.textContent('main');
        check(page.includes(appeal.number) && page.includes('待受理'), 'the state is not shown');
        check(!page.includes(text.slice(0, 8)) && !page.includes('欧阳'), 'words or names are shown');
        same(await quiet.locator('.clock time[datetime]').first().getAttribute('datetime'), appeal.due, 'the public date');
    });
}
