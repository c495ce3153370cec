// A whole draft with a plain field for the text and ordinary upload, and nothing typed is ever lost.

import { attachment, picture } from './fixtures/files.mjs';
import { check, same } from './journey.mjs';
import { decide, fillCard, newItem, press } from './desk.mjs';

const title = '关于冬季供热服务电话的公告';
const body = '<p>采暖期内，供热服务电话二十四小时有人接听。</p>\n<h2>怎样反映</h2>\n<p>室温不达标的，先联系供热单位，再拨打服务电话。</p>';

export default async function (journey) {
    const { city } = journey;
    const options = { javaScriptEnabled: false };
    let officer, item;

    await journey.does('the editor offers a plain field', async () => {
        officer = await journey.staff('officer.housing_construction', options);
        item = await newItem(officer);
        check(await officer.locator('#body').isVisible(), 'the field for the text is hidden');
        check(await officer.locator('.toolbar').isHidden(), 'a toolbar that cannot work is shown');
        check(await officer.locator('noscript .notice').isVisible(), 'nothing is said about writing without script');
    });

    await journey.does('uploading files keeps what was typed', async () => {
        await fillCard(officer, { title });
        await officer.fill('#body', body);
        await officer.fill('#summary', '一句话摘要');
        await officer.setInputFiles('#file', [picture('供热站.png'), attachment('供热单位名单.pdf')]);
        await Promise.all([officer.waitForNavigation(), officer.click('button[value=upload]')]);
        same(await officer.locator('[data-file-id]').count(), 2, 'the number of files');
        same(await officer.inputValue('#title'), title, 'the title');
        const bare = (text) => text.replace(/>\s+</g, '><');
        same(bare(await officer.inputValue('#body')), bare(body), 'the text');
        same(await officer.inputValue('#summary'), '一句话摘要', 'the summary');
    });

    await journey.does('a picture without a description is refused, and everything is still there', async () => {
        await press(officer, 'submit');
        check(await officer.locator('.errors').isVisible(), 'a picture without a description was sent on');
        same(await officer.inputValue('#title'), title, 'the title');
        same(await officer.locator('[data-file-id]').count(), 2, 'the number of files');
        await officer.locator('[data-picture-alt]').fill('供热站外景');
        await officer.check('input[name=picture]');
    });

    await journey.does('sent, reviewed, signed: the public reads it', async () => {
        await press(officer, 'submit');
        check(new URL(officer.url()).pathname.endsWith(`/${item}`), `not sent: ${await officer.locator('.errors').allTextContents()}`);
        await decide(await journey.staff('reviewer.housing_construction', options), item, 'review');
        await decide(await journey.staff('head.housing_construction', options), item, 'sign-off');
        const { status, text } = await city.get(`/article/${item}`);
        same(status, 200, 'the article');
        for (const wanted of [title, '怎样反映', '供热单位名单', '供热站外景', '一句话摘要']) check(text.includes(wanted), `the article lacks ${wanted}`);
    });
}
