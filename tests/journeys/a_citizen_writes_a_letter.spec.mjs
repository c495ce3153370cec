// From the home page to the receipt, with and without JavaScript; then through the hands of two units to the answer,
// its publication, its rating and back once more, one level higher.

import { cookiesOfModes, inEachMode, violations } from './axe.mjs';
import { check, same } from './journey.mjs';

const noScript = { javaScriptEnabled: false };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const text = '小区三号门的路灯十一月二十日起不亮，晚上出行不便，请派人修理并告知时间。';

// Four pages from the home page; `looksAt` is shown each of them.
async function write(page, { tile, category, title, publish, looksAt = async () => {} }) {
    let pages = 0, bytes = 0;
    const comesTo = async (address, act) => {
        await Promise.all([page.waitForURL(address), act()]);
        ++pages;
        await looksAt(page);
    };
    await page.goto('/');
    page.on('response', (response) => { bytes += Number(response.headers()['content-length'] ?? 0); });
    await comesTo('**/letters/mayor/*', () => page.click(`main a:visible:has-text("${tile}")`));
    await page.selectOption('#category', category);
    await page.fill('#title', title);
    await page.fill('#content', text);
    await page.fill('#place', '火车站前');
    await page.check(`input[name=publish][value=${publish}]`);
    await comesTo('**/contact', () => page.click('.form-go button[value=next]'));
    await page.fill('#name', '欧阳小枫');
    await page.fill('#phone', '138 0013 8000');
    await comesTo('**/check', () => page.click('.form-go button[value=next]'));
    check((await page.textContent('.form-answers')).includes('138****8000'), 'the telephone number is not masked');
    await page.check('#agreed');
    await comesTo('**/receipt', () => page.click('.form-go button'));
    check(pages <= 4, `it took ${pages} pages`);
    check(bytes <= 120 * 1024, `it took ${bytes} bytes`);
    return {
        number: (await page.textContent('.receipt dd')).trim(), code: (await page.textContent('.receipt-code')).trim(),
        due: await page.locator('.plain-list time').last().getAttribute('datetime'), pages, bytes,
    };
}

export default async function (journey) {
    let cookies, appeal, suggestion, path, cited, handler, head, helper, office, officeHead;

    const isAccessible = async (page) => {
        await inEachMode(page, cookies, async (mode) => {
            const found = await violations(page);
            check(found.length === 0, `${page.url()} in the mode ${mode}: ${found.slice(0, 3).join('; ')}`);
        });
    };
    const isClean = async (page) => {
        const found = await violations(page);
        check(found.length === 0, `${page.url()}: ${found.slice(0, 3).join('; ')}`);
    };
    const lookUp = async (page, code) => {
        await page.goto('/query');
        await page.fill('#code', code);
        await Promise.all([page.waitForNavigation(), page.click('.form-go button')]);
    };
    // One of the acts at the side of a letter.
    const act = async (page, name, fields) => {
        await page.goto(path);
        if (page.hasScript) await page.evaluate((id) => { document.getElementById(id).open = true; }, `act-${name}`);
        else await page.click(`#act-${name} summary`);
        const form = page.locator(`#act-${name} form`);
        for (const [field, value] of Object.entries(fields)) {
            const place = form.locator(`[name="${field}"]`);
            const kind = await place.first().evaluate((one) => one.type ?? '');
            if (kind === 'checkbox' || kind === 'radio') await form.locator(`[name="${field}"][value="${value}"]`).check();
            else if (kind.startsWith('select')) await place.selectOption({ label: value });
            else await place.fill(value);
        }
        await Promise.all([page.waitForNavigation(), form.locator('button[type=submit]').click()]);
        if (await page.locator('.errors').count()) throw new Error(`${name}: ${await page.locator('.errors').first().textContent()}`);
    };
    const stateIs = async (page, state) => {
        await page.goto(path);
        same((await page.locator('.page-head .tag').first().textContent()).trim(), state, 'the state');
    };

    await journey.does('a citizen on a phone writes an appeal without JavaScript', async () => {
        cookies = await cookiesOfModes(journey);
        appeal = await write(await journey.visitor({ ...noScript, ...phone }), { tile: '写信诉求', category: 'A02', title: '小区门口路灯不亮请修理', publish: 'yes' });
        check(/^SQ-\d{8}-\d{4}$/.test(appeal.number), appeal.number);
        return `${appeal.pages} pages, ${Math.round(appeal.bytes / 1024)} kB`;
    });
    await journey.does('another makes a suggestion with JavaScript; every page is accessible in every mode', async () => {
        suggestion = await write(await journey.visitor(), { tile: '提建议', category: 'S08', title: '公交站增设座椅的建议', publish: 'no', looksAt: isAccessible });
        check(/^JY-\d{8}-\d{4}$/.test(suggestion.number), suggestion.number);
        return `${suggestion.pages} pages, ${Math.round(suggestion.bytes / 1024)} kB`;
    });
    await journey.does('the code opens the state and the same day, and nothing of the letter', async () => {
        const page = await journey.visitor();
        await lookUp(page, appeal.code.replaceAll('-', ' '));
        const shown = await page.textContent('main');
        check(shown.includes(appeal.number) && shown.includes('待受理'), 'the state is not shown');
        check(!shown.includes(text.slice(0, 8)) && !shown.includes('欧阳'), 'words or names are shown');
        same(await page.locator('.clock time[datetime]').first().getAttribute('datetime'), appeal.due, 'the public date');
        await isAccessible(page);
    });
    await journey.does('the handler finds it with the same day and accepts it', async () => {
        handler = await journey.staff('handler.housing_construction');
        await handler.goto(`/desk/letters/?tab=all&keyword=${appeal.number}`);
        path = await handler.locator('.letters th a').first().getAttribute('href');
        await act(handler, 'acceptance', {});
        await stateIs(handler, '办理中');
        same(await handler.locator('.page-head time').first().getAttribute('datetime'), appeal.due, 'the date at the desk');
        await isClean(handler);
        await handler.goto(`${path}/slip`);
        await isClean(handler);
    });
    await journey.does('nobody of another unit can open it', async () => {
        helper = await journey.staff('handler.emergency_management');
        same((await helper.goto(path)).status(), 404, 'the answer to a stranger');
    });
    await journey.does('asks another unit to help, which gives its part without JavaScript', async () => {
        await act(handler, 'help', { units: await unitNumber(handler, path, '应急管理局'), note: '请核对线路' });
        const quiet = await journey.staff('handler.emergency_management', noScript);
        await act(quiet, 'part', { answer: '线路已核对，无安全隐患。' });
    });
    await journey.does('writes the answer and sends it to the head', async () => {
        await handler.goto(`${path}/reply`);
        await isClean(handler);
        await handler.fill('#answer', '路灯线路已于11月25日更换，当晚恢复照明。');
        await handler.fill('#find', '供热');
        await Promise.all([handler.waitForNavigation(), handler.click('button[value=find]')]);
        await Promise.all([handler.waitForNavigation(), handler.locator('button[name=cite]').first().click()]);
        cited = /《.+》（(\/article\/\d+)）/.exec(await handler.inputValue('#answer'))?.[1];
        check(cited, `no document is cited: ${await handler.inputValue('#answer')}`);
        await handler.check('input[name=publish]');
        await Promise.all([handler.waitForNavigation(), handler.click('.bar-actions button[value=submit]')]);
        await stateIs(handler, '答复审核中');
    });
    await journey.does('the head releases it, and it is public at once', async () => {
        head = await journey.staff('head.housing_construction');
        await head.goto(`${path}/release`);
        await isClean(head);
        await head.check('input[name=publish]');
        await head.check('input[name=checked]');
        await Promise.all([head.waitForNavigation(), head.click('form[action$="/release"] button[type=submit]')]);
        const reader = await journey.visitor();
        same((await reader.goto(`/letters/${appeal.number}`)).status(), 200, 'the public page');
        const shown = await reader.textContent('main');
        check(shown.includes('当晚恢复照明') && shown.includes('欧**') && !shown.includes('欧阳'), 'the public page is wrong');
        same(await reader.locator(`main a[href="${cited}"]`).count(), 1, 'the link to the document');
        await isAccessible(reader);
    });
    await journey.does('the writer is not content; it comes back one level higher', async () => {
        const writer = await journey.visitor(noScript);
        await lookUp(writer, appeal.code);
        await writer.check('input[name=rating][value=dissatisfied]');
        await writer.fill('#reason', '昨晚又不亮了');
        await Promise.all([writer.waitForNavigation(), writer.click('form[action$="/query/rating"] button')]);
        check((await writer.textContent('main')).includes('已退回重新办理'), 'it did not go back');
        office = await journey.staff('handler.municipal_office');
        await act(office, 'acceptance', {});
        await stateIs(office, '办理中');
    });
    await journey.does('the second answer is released by another head and rated', async () => {
        await act(handler, 'part', { answer: '再次更换了控制器。' });
        await office.goto(`${path}/reply`);
        await office.fill('#answer', '控制器已于11月26日更换，连续三晚正常。');
        await office.check('input[name=publish]');
        await Promise.all([office.waitForNavigation(), office.click('.bar-actions button[value=submit]')]);
        officeHead = await journey.staff('head.municipal_office');
        await officeHead.goto(`${path}/release`);
        await officeHead.check('input[name=publish]');
        await officeHead.check('input[name=checked]');
        await Promise.all([officeHead.waitForNavigation(), officeHead.click('form[action$="/release"] button[type=submit]')]);
        const writer = await journey.visitor();
        await lookUp(writer, appeal.code);
        await writer.check('input[name=rating][value=satisfied]');
        await Promise.all([writer.waitForNavigation(), writer.click('form[action$="/query/rating"] button')]);
        check((await writer.textContent('main')).includes('评价已收到'), 'the rating was not taken');
    });
    await journey.does('whoever guesses codes is asked for a proof, which the machine gives by itself', async () => {
        const guesser = await journey.visitor();
        for (let i = 0; i < 8 && !(await guesser.locator('[data-puzzle]').count()); ++i) await lookUp(guesser, '1111 1111 1111 1112'.replace(/2$/, checkDigit('111111111111111')));
        await guesser.waitForFunction(() => document.querySelector('[data-puzzle] [name=proof]').value);
        await guesser.fill('#code', appeal.code);
        await Promise.all([guesser.waitForNavigation(), guesser.click('.form-go button')]);
        check((await guesser.textContent('main')).includes(appeal.number), 'the proof was not taken');
    });
}

async function unitNumber(page, path, name) {
    await page.goto(path);
    return page.locator('#act-help label', { hasText: name }).locator('input').getAttribute('value');
}

// As the program makes it: Damm's.
function checkDigit(digits) {
    const next = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790'];
    return [...digits].reduce((rest, digit) => next[rest][digit], '0');
}
