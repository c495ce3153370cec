// From an empty page to the public and off it again. The officer writes with JavaScript; whoever reviews and signs has none.

import { attachment, picture } from './fixtures/files.mjs';
import { clipboard, headings, lastChapter, mobile, secrecyTerm } from './fixtures/notice_from_word.mjs';
import { check, same } from './journey.mjs';
import { answerQuestions, choose, fillCard, newItem, press, withdraw, writeBody } from './desk.mjs';

const title = '关于2026年城镇老旧小区改造的通知';
const noScript = { javaScriptEnabled: false };

export default async function (journey) {
    const { city } = journey;
    let officer, reviewer, head, item;

    await journey.does('the officer signs in and opens an empty item', async () => {
        officer = await journey.staff('officer.housing_construction');
        item = await newItem(officer);
        await officer.waitForSelector('.writing');
    });

    await journey.does('pastes a long text from Word; clutter goes, list and merged cells stay', async () => {
        await fillCard(officer, { title });
        await writeBody(officer, clipboard);
        await officer.waitForSelector('[data-paste-note]:not([hidden])');
        const written = await officer.evaluate(async () => {
            await new Promise((done) => setTimeout(done, 500)); // The field is written after typing stops.
            return document.querySelector('#body').value;
        });
        const count = await officer.locator('[data-counter-of=body]').textContent();
        check(Number(count.replace(/\D/g, '')) >= 3000, `the counter shows ${count} characters`);
        check(!/mso|style=|<span|MsoNormal|o:p|批1|口头意见/i.test(written), `clutter is left: ${/.{40}(mso|style=|<span|o:p|批1).{40}/is.exec(written)?.[0]}`);
        check(/rowspan="2"/.test(written) && /colspan="3"/.test(written), 'merged cells are lost');
        same((written.match(/<ol>.*?<\/ol>/s)?.[0].match(/<li>/g) ?? []).length, 4, 'the numbered list');
        same((written.match(/<h2>/g) ?? []).length, headings, 'the number of headings');
        return `${count} characters`;
    });

    await journey.does('sees the draft saved by itself', async () => {
        await officer.waitForFunction(() => /^已保存 \d\d:\d\d$/.test(document.querySelector('#saved').textContent.trim()), undefined, { timeout: 20_000 });
    });

    await journey.does('adds a picture with a description and an attachment', async () => {
        await officer.setInputFiles('#file', [picture(), attachment()]);
        await officer.waitForFunction(() => document.querySelectorAll('[data-file-id]').length === 2);
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

    await journey.does('the reviewer, without JavaScript, finds it among the tasks', async () => {
        reviewer = await journey.staff('reviewer.housing_construction', noScript);
        await reviewer.click(`.row-title a:has-text("${title}")`);
        if (!reviewer.url().endsWith('/review')) await reviewer.click('a[href$="/review"]');
        const findings = await reviewer.locator('.finding-quote q').allTextContents();
        check(findings.some((quote) => quote.includes(mobile)), `the mobile number is not among the findings: ${findings}`);
        check(findings.some((quote) => quote.includes(secrecyTerm)), `the secrecy term is not among the findings: ${findings}`);
        return `${findings.length} findings`;
    });

    await journey.does('cannot pass it while findings are open, and loses no answer', async () => {
        await answerQuestions(reviewer);
        await choose(reviewer.locator('#verdict-pass'));
        await Promise.all([reviewer.waitForNavigation(), reviewer.click('.verdict-go')]);
        check((await reviewer.locator('.errors').textContent()).includes('必须处理'), 'the refusal does not say why');
        same(await reviewer.locator('.question input[value=no]:checked').count(), 4, 'the answers kept');
    });

    await journey.does('dismisses each with a reason and passes it', async () => {
        for (let i = 0; i < 20; ++i) {
            const open = reviewer.locator('.finding:not(.is-dismissed) details').first();
            if ((await open.count()) === 0) break;
            await open.locator('summary').click();
            await open.locator('input[name=reason]').fill('公开的办公电话，已核对');
            await Promise.all([reviewer.waitForNavigation(), open.locator('button').click()]);
        }
        check((await reviewer.locator('.finding.is-dismissed').first().textContent()).includes('公开的办公电话，已核对'), 'the reason is not shown');
        await answerQuestions(reviewer);
        await choose(reviewer.locator('#verdict-pass'));
        await Promise.all([reviewer.waitForNavigation(), reviewer.click('.verdict-go')]);
        check(!reviewer.url().endsWith('/review'), `not passed: ${await reviewer.locator('.errors').allTextContents()}`);
    });

    await journey.does('the head, without JavaScript, signs with immediate release', async () => {
        head = await journey.staff('head.housing_construction', noScript);
        await head.goto('/desk/editorial/queue');
        await head.click(`.row-title a:has-text("${title}")`);
        if (!head.url().endsWith('/sign-off')) await head.click('a[href$="/sign-off"]');
        await choose(head.locator('#verdict-pass'));
        await choose(head.locator('input[name=release_now]'));
        await Promise.all([head.waitForNavigation(), head.click('.verdict-go')]);
    });

    await journey.does('the public sees it at once: home, channel, column, feeds, map of addresses, search', async () => {
        const places = {
            '/': title, '/news/': title, '/news/notices/': title, '/feed.xml': title, '/news/notices/feed.xml': title,
            [`/search?q=${encodeURIComponent(title)}`]: `/article/${item}`,
            [`/search?q=${encodeURIComponent('电梯')}`]: `/article/${item}`,
            [`/search?q=${encodeURIComponent('任务分解表')}`]: `/article/${item}`,
            [`/sitemap.xml?month=${new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 7)}`]: `/article/${item}<`,
            '/api/v1/documents': title,
        };
        for (const [path, text] of Object.entries(places)) {
            const answer = await city.get(path);
            check(answer.status === 200 && answer.text.includes(text), `${decodeURIComponent(path)} (${answer.status}) does not show ${text}`);
        }
        return `${Object.keys(places).length} places`;
    });

    await journey.does('the article shows text, table, picture and attachment, and serves both files', async () => {
        const { status, text } = await city.get(`/article/${item}`);
        same(status, 200, 'the article');
        for (const wanted of [title, lastChapter, 'rowspan="2"', 'colspan="3"', 'alt="秋天山坡上的枫树"', '任务分解表', mobile]) check(text.includes(wanted), `the article lacks ${wanted}`);
        check(!/mso-|<script(?! type="application\/ld\+json")/.test(text), 'the article holds what it must not');
        const files = [...text.matchAll(/(?:href|src)="(\/files\/[^"]+)"/g)].map(([, path]) => path);
        check(new Set(files).size >= 2, `the article names ${files.length} files`);
        for (const path of new Set(files)) same((await city.get(path)).status, 200, path);
    });

    await journey.does('a correction beside the published page changes nothing for readers', async () => {
        await officer.goto(`/desk/editorial/items/${item}`);
        await officer.click('form[action$="/correction"] button');
        await officer.waitForURL(/\/draft$/);
        await officer.waitForSelector('.writing');
        await officer.fill('#title', `${title}（修订）`);
        await officer.fill('#correction', '更正了标题');
        await press(officer, 'submit');
        const { text } = await city.get(`/article/${item}`);
        check(text.includes(title) && !text.includes('（修订）'), 'readers see an unsigned correction');
    });

    await journey.does('once reviewed and signed the correction is shown, and says what changed', async () => {
        await reviewer.goto(`/desk/editorial/items/${item}/review`);
        while ((await reviewer.locator('.finding:not(.is-dismissed) details').count()) > 0) {
            const open = reviewer.locator('.finding:not(.is-dismissed) details').first();
            await open.locator('summary').click();
            await open.locator('input[name=reason]').fill('同上一稿');
            await Promise.all([reviewer.waitForNavigation(), open.locator('button').click()]);
        }
        await answerQuestions(reviewer);
        await choose(reviewer.locator('#verdict-pass'));
        await Promise.all([reviewer.waitForNavigation(), reviewer.click('.verdict-go')]);
        await head.goto(`/desk/editorial/items/${item}/sign-off`);
        await choose(head.locator('#verdict-pass'));
        await choose(head.locator('input[name=release_now]'));
        await Promise.all([head.waitForNavigation(), head.click('.verdict-go')]);
        const { text } = await city.get(`/article/${item}`);
        check(text.includes('（修订）') && text.includes('更正了标题'), 'the correction is not shown');
        check((await city.get('/news/notices/')).text.includes('（修订）'), 'the column shows the old title');
    });

    await journey.does('withdrawn, it answers 410 with the reason and leaves every list', async () => {
        await withdraw(head, item, 'incorrect', '任务数有误，另行发布');
        const gone = await city.get(`/article/${item}`);
        same(gone.status, 410, 'the withdrawn article');
        for (const wanted of ['内容有误', '任务数有误，另行发布', title]) check(gone.text.includes(wanted), `the page of the withdrawn article lacks ${wanted}`);
        check(!gone.text.includes('总体要求'), 'the withdrawn text is still shown');
        for (const path of ['/', '/news/', '/news/notices/', '/feed.xml', `/search?q=${encodeURIComponent('老旧小区改造的通知')}`]) {
            check(!(await city.get(path)).text.includes(`/article/${item}"`), `${decodeURIComponent(path)} still names it`);
        }
    });
}
