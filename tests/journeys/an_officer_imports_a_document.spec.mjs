// A Word document becomes the text, and what hides in an attachment stops at the reviewer.

import { fileURLToPath } from 'node:url';
import { check, same } from './journey.mjs';
import { answerQuestions, decide, dismissFindings, fillCard, newItem, pass, paste, press } from './desk.mjs';
import { clipboard } from './fixtures/post_from_wechat.mjs';

const document = fileURLToPath(new URL('../../modules/editorial/fixtures/demo/attachments/food-permit-form.docx', import.meta.url));
const marked = { name: '会议议程.txt', mimeType: 'text/plain', buffer: Buffer.from('秘密★3年\n会议议程\n') };

export default async function (journey) {
    let officer, reviewer, item;

    await journey.does('a post pasted from WeChat is cleaned, and the cleaning said', async () => {
        officer = await journey.staff('officer.housing_construction');
        await newItem(officer);
        await paste(officer, clipboard);
        const body = await officer.inputValue('#body');
        same(body, '<p><strong>今冬供热开始了</strong></p><p>十一月一日零时起，全市开栓供热[雪花]</p><p>报修电话：42816331</p>', 'the text');
        check((await officer.locator('[data-paste-note]').textContent()).includes('图片'), 'the picture left out is not told of');
        await officer.click('[data-paste-undo]');
        await officer.waitForFunction(() => !document.querySelector('#body').value.includes('供热'));
    });

    await journey.does('a document is taken in', async () => {
        item = await newItem(officer);
        await officer.locator('#import summary').click();
        await officer.setInputFiles('#document', document);
        await Promise.all([officer.waitForNavigation(), officer.click('button[value=import]')]);
        await officer.waitForSelector('.writing');
        check((await officer.locator('.writing table').count()) > 0, 'the table did not come along');
        check(await officer.locator('#local-copy').isHidden(), 'what was there before is offered again');
        check(await officer.locator('#import a', { hasText: 'food-permit-form.docx' }).isVisible(), 'the original is not kept');
    });

    await journey.does('a marked attachment is told at once', async () => {
        await fillCard(officer, { title: '关于食品许可申请表的公告' });
        await officer.setInputFiles('#file', marked);
        await officer.locator('.file .finding-must_fix', { hasText: '秘密★3年' }).waitFor();
    });

    await journey.does('the reviewer cannot pass it without a reason', async () => {
        await press(officer, 'submit');
        check(new URL(officer.url()).pathname.endsWith(`/${item}`), `not sent: ${await officer.locator('.errors').allTextContents()}`);
        reviewer = await journey.staff('reviewer.housing_construction');
        await reviewer.goto(`/desk/editorial/items/${item}/review`);
        const finding = reviewer.locator('.finding-must_fix', { hasText: '会议议程.txt · 第 1 行：秘密★3年' });
        check(await finding.isVisible(), 'the finding is not shown');
        same(await finding.locator('a').count(), 0, 'links to a place in the text');
        same(await dismissFindings(reviewer, '定密机关已解密，见函'), await reviewer.locator('.finding').count(), 'dismissed findings');
        await answerQuestions(reviewer);
        await pass(reviewer);
    });

    await journey.does('and the head signs', async () => {
        await decide(await journey.staff('head.housing_construction'), item, 'sign-off');
    });
}
