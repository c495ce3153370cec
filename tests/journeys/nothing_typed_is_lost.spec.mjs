// Whatever happens to the server, the network or the page: what was typed comes back, or was never gone.

import { fillCard, newItem } from './desk.mjs';
import { check } from './journey.mjs';

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
}
