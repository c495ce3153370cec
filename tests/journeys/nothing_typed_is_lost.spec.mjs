// Whatever happens to the server, the network, the session or the page: what was typed comes back, or was never gone.

import { fillCard, newItem, press } from './desk.mjs';
import { check, same } from './journey.mjs';
import { password } from './city.mjs';

export const isLong = true;
export const settings = 'release_delay = "0s"\n';

export default async function (journey) {
    const { city } = journey;
    const account = 'officer.housing_construction';
    const officer = await journey.staff(account);

    const write = async (words) => {
        await officer.locator('.writing').click();
        await officer.keyboard.press('Control+End');
        await officer.keyboard.type(words);
    };
    const says = (words) => officer.waitForFunction((text) => document.getElementById('saved').textContent.includes(text), words);
    const savedWith = async (words) => {
        await officer.waitForFunction((text) => document.querySelector('#body').value.includes(text), words);
        await says('已保存');
    };
    const begin = async (title) => {
        const item = await newItem(officer);
        await fillCard(officer, { title });
        return item;
    };
    const reopen = async (item) => {
        await officer.goto(`/desk/editorial/items/${item}/draft`);
        await officer.waitForSelector('.writing');
    };
    const shown = () => officer.locator('.writing').textContent();
    const takeLocalCopy = async () => {
        await officer.locator('#local-copy').waitFor({ state: 'visible' });
        await officer.click('[data-local=restore]');
    };
    const signIn = async (page) => {
        await page.fill('#name', account);
        await page.fill('#password', password);
        await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
    };

    await journey.does('the server is killed: what was saved is there, what was not waits in the browser', async () => {
        const item = await begin('关于断电时不丢字的通知');
        await write('断电之前写的。');
        await savedWith('断电之前写的。');
        await city.kill();
        await write('断电之后写的。');
        await says('已存本机');
        await city.start();
        await reopen(item);
        check((await shown()).includes('断电之前写的。'), 'what was saved is gone');
        await takeLocalCopy();
        check((await shown()).includes('断电之前写的。断电之后写的。'), 'what was typed after the kill is gone');
        await savedWith('断电之后写的。');
        await reopen(item);
        check((await shown()).includes('断电之后写的。'), 'the recovered text was not saved');
        check(await officer.locator('#local-copy').isHidden(), 'what is saved is offered again');
    });

    await journey.does('killed, and back before the page is left: it saves by itself', async () => {
        const item = await begin('关于自己恢复的通知');
        await write('服务停了也照写。');
        await city.kill();
        await says('已存本机');
        await city.start();
        await savedWith('服务停了也照写。');
        await reopen(item);
        check((await shown()).includes('服务停了也照写。'), 'the text is gone');
    });

    await journey.does('the network is cut and comes back', async () => {
        const item = await begin('关于断网时不丢字的通知');
        await officer.context().setOffline(true);
        await write('断网时写的。');
        await says('已存本机');
        await officer.context().setOffline(false);
        await savedWith('断网时写的。');
        await reopen(item);
        check((await shown()).includes('断网时写的。'), 'what was typed without a network is gone');
    });

    await journey.does('the network is cut and the page is closed', async () => {
        const item = await begin('关于关掉页面的通知');
        await write('先存上的。');
        await savedWith('先存上的。');
        await officer.context().setOffline(true);
        await write('关页之前写的。');
        await officer.waitForFunction(() => document.querySelector('#body').value.includes('关页之前写的。'));
        await officer.goto('about:blank');
        await officer.context().setOffline(false);
        await reopen(item);
        // What the page sent as it went may have arrived after all; otherwise this computer has it.
        if (await officer.locator('#local-copy').isVisible()) await takeLocalCopy();
        check((await shown()).includes('先存上的。关页之前写的。'), 'what was typed before closing is gone');
    });

    await journey.does('the session ends while writing, and the button is pressed all the same', async () => {
        const item = await begin('关于登录过期的通知');
        await write('过期之前写的。');
        await savedWith('过期之前写的。');
        const other = await officer.context().newPage();
        await other.goto('/desk/');
        await Promise.all([other.waitForNavigation(), other.locator('form[action$="/sign-out"] button').first().click()]);
        await other.close();
        await write('过期之后写的。');
        await Promise.all([officer.waitForNavigation(), officer.click('.bar-actions button[value=save]')]);
        check(officer.url().includes('/sign-in'), `not asked to sign in: ${officer.url()}`);
        await signIn(officer);
        await reopen(item);
        await takeLocalCopy();
        check((await shown()).includes('过期之前写的。过期之后写的。'), 'what was typed without a session is gone');
        await savedWith('过期之后写的。');
    });

    await journey.does('open twice: both texts are shown and both are kept', async () => {
        const item = await begin('关于开了两个窗口的通知');
        await write('共同的开头。');
        await press(officer, 'save');
        await reopen(item);
        const colleague = await journey.staff(account);
        await colleague.goto(`/desk/editorial/items/${item}/draft`);
        await colleague.waitForSelector('.writing');
        await colleague.locator('.writing').click();
        await colleague.keyboard.press('Control+End');
        await colleague.keyboard.type('另一个窗口写的。');
        await press(colleague, 'save');
        await write('这个窗口写的。');
        await officer.locator('#conflict').waitFor({ state: 'visible' });
        await Promise.all([officer.waitForNavigation(), officer.locator('#conflict button').click()]);
        const both = await officer.locator('main').textContent();
        for (const words of ['另一个窗口写的。', '这个窗口写的。']) check(both.includes(words), `the page of both texts lacks ${words}`);
        same((await colleague.request.get(`/desk/editorial/items/${item}/preview`)).status(), 200, 'the saved text');
    });
}
