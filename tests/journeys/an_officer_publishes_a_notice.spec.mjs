// From an empty page to the public and off it again. The first edition is reviewed and signed with JavaScript, the
// correction without.

import { attachment, picture } from './fixtures/files.mjs';
import { clipboard, headings, lastChapter, mobile, secrecyTerm } from './fixtures/notice_from_word.mjs';
import { check, same } from './journey.mjs';
import { answerQuestions, choose, dismissFindings, fillCard, newItem, pass, press, withdraw, writeBody } from './desk.mjs';

const title = '关于2026年城镇老旧小区改造的通知';
const correctedTitle = `${title}（修订）`;
const noScript = { javaScriptEnabled: false };

export default async function (journey) {
    const { city } = journey;
    let officer, reviewer, head, item;

    await journey.does('the officer signs in and opens an empty item', async () => {
        officer = await journey.staff('officer.housing_construction');
        item = await newItem(officer);
    });

    await journey.does('pastes a long text from Word; clutter goes, list and merged cells stay', async () => {
        await fillCard(officer, { title });
        await writeBody(officer, clipboard);
        await officer.waitForSelector('[data-paste-note]:not([hidden])');
        const written = await officer.inputValue('#body');
        const count = await officer.locator('[data-counter-of=body]').textContent();
        check(Number(count.replace(/\D/g, '')) >= 3000, `the counter shows ${count} characters`);
        check(!/mso|style=|<span|MsoNormal|o:p|批1|口头意见/i.test(written), `clutter is left: ${/.{40}(mso|style=|<span|o:p|批1).{40}/is.exec(written)?.[0]}`);
        check(/rowspan="2"/.test(written) && /colspan="3"/.test(written), 'merged cells are lost');
        same((written.match(/<ol>.*?<\/ol>/s)?.[0].match(/<li>/g) ?? []).length, 4, 'the numbered list');
        same((written.match(/<h2>/g) ?? []).length, headings, 'the number of headings');
        return `${count} characters`;
    });

    await journey.does('sees the draft saved by itself', async () => {
        await officer.waitForFunction(() => /^已保存 \d\d:\d\d$/.test(document.querySelector('#saved').textContent.trim()));
    });

    await journey.does('adds a picture with a description and an attachment', async () => {
        const [chooser] = await Promise.all([officer.waitForEvent('filechooser'), officer.click('#file')]);
        await chooser.setFiles([picture(), attachment()]);
        await officer.locator('[data-file-id]').nth(1).waitFor();
        await officer.locator('[data-picture-alt]').fill('秋天山坡上的枫树');
        await officer.locator('input[name=picture]').check();
    });

    await journey.does('saves a version, reloads, and finds everything', async () => {
        await press(officer, 'save');
        await officer.goto(`/desk/editorial/items/${item}/draft`);
        await officer.waitForSelector('.writing');
        same(await officer.inputValue('#title'), title, 'the title');
        same(await officer.locator('[data-picture-alt]').inputValue(), '秋天山坡上的枫树', 'the description');
        check(await officer.locator('input[name=picture]').isChecked(), 'the picture is no longer chosen');
        same(await officer.locator('.writing td[colspan="3"]').count(), 1, 'the merged cell');
        check((await officer.locator('.writing').textContent()).includes(lastChapter), 'the last chapter is lost');
        same(await officer.locator('#local-copy').isVisible(), false, 'a copy of this computer offered after saving');
    });

    await journey.does('sends it for review', async () => {
        await press(officer, 'submit');
        same(await officer.locator('.page-head .tag').first().textContent(), '待审查', 'the state');
        same(officer.complaints.join('; '), '', 'what the browser complains of');
    });

    const openTask = async (person, act) => {
        await person.goto('/desk/');
        await person.click(`.row-title a:has-text("${title}")`);
        await person.waitForURL(new RegExp(`/items/${item}(/${act})?$`));
        if (!person.url().endsWith(act)) await person.click(`main a[href$="/${act}"]`);
        await person.waitForURL(`**/items/${item}/${act}`);
    };
    const seesFindings = async () => {
        const findings = await reviewer.locator('.finding-quote q').allTextContents();
        check(findings.some((quote) => quote.includes(mobile)), `the mobile number is not among the findings: ${findings}`);
        check(findings.some((quote) => quote.includes(secrecyTerm)), `the secrecy term is not among the findings: ${findings}`);
        return `${findings.length} findings`;
    };
    const cannotPassYet = async () => {
        await answerQuestions(reviewer);
        await choose(reviewer.locator('#verdict-pass'));
        await Promise.all([reviewer.waitForNavigation(), reviewer.click('.verdict-go')]);
        check((await reviewer.locator('.errors').textContent()).includes('必须处理'), 'the refusal does not say why');
        same(await reviewer.locator('.question input[value=no]:checked').count(), 4, 'the answers kept');
    };

    await journey.does('the reviewer finds it among the tasks, with what the check found', async () => {
        reviewer = await journey.staff('reviewer.housing_construction');
        await openTask(reviewer, 'review');
        return seesFindings();
    });

    await journey.does('cannot pass it while findings are open, and loses no answer', cannotPassYet);

    await journey.does('dismisses each with a reason, on the spot, and passes it', async () => {
        const address = reviewer.url();
        const count = await dismissFindings(reviewer, '公开的办公电话，已核对');
        same(reviewer.url(), address, 'where the reviewer stands');
        check((await reviewer.locator('.finding.is-dismissed').first().textContent()).includes('公开的办公电话，已核对'), 'the reason is not shown');
        same(await reviewer.locator('.question input[value=no]:checked').count(), 4, 'the answers kept');
        await pass(reviewer);
        same(reviewer.complaints.filter((one) => !one.includes('422')).join('; '), '', 'what the browser complains of');
        return `${count} dismissed`;
    });

    await journey.does('the head signs with immediate release', async () => {
        head = await journey.staff('head.housing_construction');
        await openTask(head, 'sign-off');
        await pass(head, { releaseNow: true });
        same(head.complaints.join('; '), '', 'what the browser complains of');
    });

    await journey.does('a reader finds it on the home page, in channel and column, and by searching', async () => {
        const reader = await journey.visitor();
        const link = `main a[href="/article/${item}"]`;
        for (const path of ['/', '/news/', '/news/notices/']) {
            await reader.goto(path);
            check((await reader.locator(link).first().textContent()).includes(title), `${path} does not name it`);
        }
        for (const words of [title, '电梯', '任务分解表']) {
            await reader.fill('#q', words);
            await reader.keyboard.press('Enter');
            await reader.waitForURL((url) => url.searchParams.get('q') === words);
            check((await reader.locator(link).count()) > 0, `searching ${words} does not find it`);
        }
        await reader.locator(link).first().click();
        await reader.waitForURL(`**/article/${item}`);
        same(await reader.locator('h1').textContent(), title, 'the heading');
        check((await reader.locator('.body').textContent()).includes(lastChapter) && (await reader.locator('.body').textContent()).includes(mobile), 'the text is not whole');
        same(await reader.locator('.body td[colspan="3"]').count(), 1, 'the merged cell');
        same(await reader.locator('.body th[rowspan="2"]').count(), 2, 'the merged headings');
        const image = reader.getByAltText('秋天山坡上的枫树');
        await image.scrollIntoViewIfNeeded();
        same(await image.evaluate((one) => one.decode().then(() => one.naturalWidth)), 400, 'the width of the picture');
        const [download] = await Promise.all([reader.waitForEvent('download'), reader.getByText('老旧小区改造任务分解表').first().click()]);
        same(download.suggestedFilename(), '老旧小区改造任务分解表.pdf', 'the name of the attachment');
        same(reader.complaints.join('; '), '', 'what the browser complains of');
    });

    await journey.does('feeds, the map for search engines and the interface for machines name it too', async () => {
        const places = {
            '/feed.xml': title, '/news/notices/feed.xml': title, '/api/v1/documents': title,
            [`/sitemap.xml?month=${new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 7)}`]: `/article/${item}<`,
            [`/en/article/${item}`]: title, '/en/': title, '/en/news/notices/': title,
        };
        for (const [path, text] of Object.entries(places)) {
            const answer = await city.get(path);
            check(answer.status === 200 && answer.text.includes(text), `${path} (${answer.status}) does not show ${text}`);
        }
        const { text } = await city.get(`/article/${item}`);
        check(!/mso-|<script(?! type="application\/ld\+json")/.test(text), 'the article holds what it must not');
        return `${Object.keys(places).length} places`;
    });

    await journey.does('a correction beside the published page changes nothing for readers', async () => {
        await officer.goto(`/desk/editorial/items/${item}`);
        await officer.click('form[action$="/correction"] button');
        await officer.waitForURL(/\/draft$/);
        await officer.waitForSelector('.writing');
        await officer.fill('#title', correctedTitle);
        await officer.fill('#correction', '更正了标题');
        await press(officer, 'submit');
        const { text } = await city.get(`/article/${item}`);
        check(text.includes(title) && !text.includes('（修订）'), 'readers see an unsigned correction');
    });

    await journey.does('the reviewer, now without JavaScript, sees the findings anew and cannot pass them over', async () => {
        reviewer = await journey.staff('reviewer.housing_construction', noScript);
        await openTask(reviewer, 'review');
        const found = await seesFindings();
        await cannotPassYet();
        return found;
    });

    await journey.does('dismisses each and passes it', async () => {
        await dismissFindings(reviewer, '同上一稿');
        await answerQuestions(reviewer);
        await pass(reviewer);
    });

    await journey.does('the head, without JavaScript, signs; readers see the correction and what changed', async () => {
        head = await journey.staff('head.housing_construction', noScript);
        await openTask(head, 'sign-off');
        await pass(head, { releaseNow: true });
        const { text } = await city.get(`/article/${item}`);
        check(text.includes('（修订）') && text.includes('更正了标题'), 'the correction is not shown');
        for (const path of ['/', '/news/', '/news/notices/', '/feed.xml', '/news/notices/feed.xml', `/search?q=${encodeURIComponent(title)}`]) {
            check((await city.get(path)).text.includes('（修订）'), `${path} shows the old title`);
        }
    });

    await journey.does('withdrawn, it answers 410 with the reason and leaves every list', async () => {
        await withdraw(head, item, 'incorrect', '任务数有误，另行发布');
        const gone = await city.get(`/article/${item}`);
        same(gone.status, 410, 'the withdrawn article');
        for (const wanted of ['内容有误', '任务数有误，另行发布', title]) check(gone.text.includes(wanted), `the page of the withdrawn article lacks ${wanted}`);
        check(!gone.text.includes('总体要求'), 'the withdrawn text is still shown');
        for (const path of ['/', '/news/', '/news/notices/', '/feed.xml', '/news/notices/feed.xml', `/search?q=${encodeURIComponent('老旧小区改造的通知')}`]) {
            check(!(await city.get(path)).text.includes(`/article/${item}"`), `${decodeURIComponent(path)} still names it`);
        }
    });
}
