// Script in every field and in what is pasted, with the page's policy switched off in the browser so that only our own
// escaping and cleaning stand between the text and its reader.

import { picture } from './fixtures/files.mjs';
import { check, same } from './journey.mjs';
import { answerQuestions, choose, decide, fillCard, newItem, press, withdraw, writeBody } from './desk.mjs';

const mark = 'window.ranHere=(window.ranHere||0)+1';
const shapes = [
    `<script>${mark}</script>`, `"><script>${mark}</script>`, `<img src=x onerror="${mark}">`, `"><img src=x onerror=${mark}>`, `' onfocus='${mark}' autofocus='`,
    `<svg onload="${mark}"></svg>`, `<svg><animate onbegin="${mark}" attributeName=x dur=1s></svg>`, `<a href="javascript:${mark}">x</a>`, `<a href="java\tscript:${mark}">x</a>`,
    `<iframe srcdoc="<script>parent.${mark}</script>"></iframe>`, `<math><mtext><table><mglyph><style><img src=x onerror="${mark}">`, `<noscript><p title="</noscript><img src=x onerror=${mark}>">`,
    `</title><script>${mark}</script>`, `</textarea><script>${mark}</script>`, `{{constructor.constructor("${mark}")()}}`, `[[platform.search]]{{CSRF}}`, `<form action="javascript:${mark}"><button>x</button></form>`,
    `<details open ontoggle="${mark}">x</details>`, `<object data="javascript:${mark}"></object>`, `<base href="https://elsewhere.example/">`, `<meta http-equiv=refresh content="0;url=javascript:${mark}">`, `<p style="background:url(javascript:${mark})">x</p>`,
    `<div hx-on:load="${mark}" hx-get="/" hx-trigger="load">x</div>`, `<p data-behaviour="print" id="main" name="body">x</p>`,
];
const options = { bypassCSP: true };

export default async function (journey) {
    const { city } = journey;
    const alarms = [];
    const watch = (page) => {
        page.on('dialog', (dialog) => { alarms.push(`${page.url()} opens a dialog`); void dialog.dismiss(); });
        page.on('request', (request) => { if (!request.url().startsWith(city.site) && !/^(data|blob|about):/.test(request.url())) alarms.push(`${page.url()} asks for ${request.url()}`); });
        return page;
    };
    const look = async (page, where) => {
        await page.waitForTimeout(150);
        for (const frame of page.frames()) if (await frame.evaluate(() => globalThis.ranHere)) alarms.push(`script ran on ${where}`);
        const active = await page.evaluate(() => [...document.querySelectorAll('main *')].flatMap((element) => [...element.attributes].filter(({ name, value }) => /^on/i.test(name) || (/^(href|src|action|data)$/i.test(name) && /^\s*j\s*a\s*v\s*a\s*script:/i.test(value))).map(({ name }) => `${element.tagName} ${name}`)));
        if (active.length > 0) alarms.push(`${where} holds ${active[0]}`);
        check(alarms.length === 0, alarms.join('\n'));
    };
    const items = [];
    let officer, reviewer, head;

    await journey.does('the policy is off for these visitors: a planted script does run', async () => {
        officer = watch(await journey.staff('officer.housing_construction', options));
        await officer.evaluate(() => { const script = document.createElement('script'); script.textContent = 'window.planted = true'; document.body.append(script); });
        check(await officer.evaluate(() => globalThis.planted), 'the policy is still on: this journey would prove nothing');
    });

    await journey.does('every shape in every field of an item, saved, shown again, previewed, listed', async () => {
        for (let i = 0; i < shapes.length; i += 6) {
            const some = shapes.slice(i, i + 6);
            const item = await newItem(officer);
            await officer.waitForSelector('.writing');
            await fillCard(officer, { title: some[0].slice(0, 40), source: some[1] ?? some[0] });
            await officer.fill('#summary', (some[2] ?? some[0]).slice(0, 110));
            await officer.fill('#keywords', some.join('，').slice(0, 200));
            await officer.fill('#interprets', some[3] ?? some[0]);
            await officer.fill('#legal_basis', some[4] ?? some[0]);
            await officer.evaluate(() => { for (const details of document.querySelectorAll('details.group')) details.open = true; });
            await officer.fill('#document_number', some[5] ?? some[0]);
            await writeBody(officer, `<p>正文</p>${some.join('')}`);
            await look(officer, `the editor of item ${item} after pasting`);
            await officer.setInputFiles('#file', picture(`"><img src=x onerror=${mark.slice(0, 12)}>${i}.png`));
            await officer.waitForSelector('[data-picture-alt]');
            await officer.locator('[data-picture-alt]').fill(some[0]);
            await press(officer, 'save');
            await look(officer, `item ${item} after saving`);
            for (const path of ['', '/draft', '/preview', '/chain']) {
                await officer.goto(`/desk/editorial/items/${item}${path}`);
                await look(officer, `/desk/editorial/items/${item}${path}`);
            }
            items.push(item);
        }
        await officer.goto(`/desk/editorial/items?keyword=${encodeURIComponent(shapes[1])}&state=${encodeURIComponent(shapes[2])}`);
        await look(officer, 'the list of items, searched');
    });

    await journey.does('as raw text of the field, past the editor, sent for review', async () => {
        const plain = watch(await journey.staff('officer.housing_construction', { ...options, javaScriptEnabled: false }));
        for (const item of items) {
            await plain.goto(`/desk/editorial/items/${item}/draft`);
            await plain.fill('#body', `<p>正文</p>${shapes.join('\n')}`);
            await plain.fill('#interprets', '');
            await press(plain, 'submit');
            check(!plain.url().endsWith('/draft'), `item ${item} was not sent: ${await plain.locator('.errors').allTextContents()}`);
        }
    });

    await journey.does('reviewed, passed, signed, with the same in each opinion', async () => {
        reviewer = watch(await journey.staff('reviewer.housing_construction', options));
        head = watch(await journey.staff('head.housing_construction', options));
        for (const [i, item] of items.entries()) {
            await reviewer.goto(`/desk/editorial/items/${item}/review`);
            await look(reviewer, `the review of item ${item}`);
            await answerQuestions(reviewer);
            await choose(reviewer.locator('#verdict-pass'));
            await reviewer.locator('#note').fill(shapes[i], { force: true });
            await Promise.all([reviewer.waitForNavigation(), reviewer.click('.verdict-go')]);
            await head.goto(`/desk/editorial/items/${item}/sign-off`);
            await look(head, `the sign-off of item ${item}`);
            await decide(head, item, 'sign-off', { releaseNow: true });
            await head.goto(`/desk/editorial/items/${item}`);
            await look(head, `item ${item}, signed`);
        }
    });

    await journey.does('on every public page that shows it', async () => {
        const reader = watch(await journey.visitor(options));
        const paths = ['/', '/news/', '/news/notices/', '/search?q=script', '/search?q=onerror', ...items.map((item) => `/article/${item}`), ...items.map((item) => `/en/article/${item}`)];
        for (const path of paths) {
            same((await reader.goto(path)).status(), 200, path);
            await look(reader, path);
        }
        return `${paths.length} pages`;
    });

    await journey.does('in what readers ask: search, filters, settings, addresses', async () => {
        const reader = watch(await journey.visitor(options));
        for (const shape of shapes) {
            const text = encodeURIComponent(shape);
            for (const path of [`/search?q=${text}`, `/search?q=x&unit=${text}&sort=${text}&time=${text}`, `/news/notices/?year=${text}`, `/prefs?saved=on&back=${text}`, `/${text}`, `/desk/sign-in?back=${text}`]) {
                await reader.goto(path);
                await look(reader, path);
            }
        }
    });

    await journey.does('in the reason of a withdrawal, on its public page', async () => {
        await withdraw(head, items[0], 'incorrect', shapes[3]);
        const reader = watch(await journey.visitor(options));
        same((await reader.goto(`/article/${items[0]}`)).status(), 410, 'the withdrawn article');
        await look(reader, 'the page of the withdrawn article');
    });

    await journey.does('feeds and the interface for machines stay well-formed', async () => {
        const reader = await journey.visitor();
        for (const path of ['/feed.xml', '/news/notices/feed.xml', '/sitemap.xml']) {
            const { text } = await city.get(path);
            await reader.goto('/');
            check(await reader.evaluate((xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror') === null, text), `${path} is not well-formed`);
        }
        JSON.parse((await city.get('/api/v1/documents')).text);
    });
}
