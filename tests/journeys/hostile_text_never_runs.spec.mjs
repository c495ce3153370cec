// Script in every field and in what is pasted, with the page's policy switched off in the browser so that only our own
// escaping and cleaning stand between the text and its reader.

import { picture } from './fixtures/files.mjs';
import { shapes, shortShapes } from './fixtures/hostile_shapes.mjs';
import { check, same } from './journey.mjs';
import { answerQuestions, choose, dismissFindings, fillCard, newItem, pass, press, withdraw, writeBody } from './desk.mjs';
import { deskScreens } from './pages.mjs';

export const isLong = true;
const options = { bypassCSP: true };
const perItem = 9;

export default async function (journey) {
    const { city } = journey;
    const alarms = [];
    const watch = (page) => {
        page.on('dialog', (dialog) => { alarms.push(`${page.url()} opens a dialog`); void dialog.dismiss(); });
        page.on('request', (request) => { if (!request.url().startsWith(city.site) && !/^(data|blob|about):/.test(request.url())) alarms.push(`${page.url()} asks for ${request.url()}`); });
        return page;
    };
    const look = async (page, where) => {
        await everythingHadItsChance(page);
        for (const frame of page.frames()) if (await frame.evaluate(() => globalThis.ran)) alarms.push(`script ran on ${where}`);
        const active = await page.evaluate(() => [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]
            .filter(({ name, value }) => /^on/i.test(name) || (/^(href|xlink:href|src|action|formaction|data)$/i.test(name) && /^\s*j\s*a\s*v\s*a\s*script:/i.test(value)))
            .map(({ name }) => `${element.tagName} ${name}`)));
        if (active.length > 0) alarms.push(`${where} holds ${active[0]}`);
        check(alarms.length === 0, alarms.join('\n'));
    };
    const send = (page, button) => Promise.all([page.waitForNavigation(), page.click(button)]);
    const items = [];
    let next = 0;
    const shape = () => shortShapes[next++ % shortShapes.length];
    let officer, reviewer, head, reader;

    await journey.does('every shape in every field of an item, saved, shown again, previewed, listed', async () => {
        officer = watch(await journey.staff('officer.housing_construction', options));
        for (let i = 0; i < shapes.length; i += perItem) {
            const some = Array.from({ length: perItem }, (_, k) => shapes[(i + k) % shapes.length]);
            const item = await newItem(officer);
            await fillCard(officer, { title: shape(), source: some[1] });
            await officer.fill('#summary', some[2].slice(0, 120));
            await officer.fill('#keywords', some.join('，').slice(0, 200));
            await officer.fill('#interprets', some[3]);
            await officer.fill('#legal_basis', some[4]);
            await officer.evaluate(() => { for (const details of document.querySelectorAll('details.group')) details.open = true; });
            await officer.fill('#document_number', some[5]);
            await writeBody(officer, `<p>正文</p>${some.join('')}`);
            await look(officer, `the editor of item ${item} after pasting`);
            await officer.setInputFiles('#file', picture(`${some[6].replaceAll('/', '')}${i}.png`));
            await officer.waitForSelector('[data-picture-alt]');
            await officer.locator('[data-picture-alt]').fill(some[7]);
            await officer.check('input[name=picture]');
            await press(officer, 'save');
            await look(officer, `item ${item} after saving`);
            for (const path of ['', '/draft', '/preview', '/chain']) {
                await officer.goto(`/desk/editorial/items/${item}${path}`);
                await look(officer, `/desk/editorial/items/${item}${path}`);
            }
            items.push(item);
        }
        await officer.goto('/desk/editorial/items');
        await look(officer, 'the list of items');
        return `${items.length} items`;
    });

    await journey.does('as raw text of the field, past the editor, sent for review', async () => {
        const plain = watch(await journey.staff('officer.housing_construction', { ...options, javaScriptEnabled: false }));
        for (const item of items) {
            await plain.goto(`/desk/editorial/items/${item}/draft`);
            await plain.fill('#body', `<p>正文</p>${shapes.join('\n')}<p>电话13800138000</p>`);
            await plain.fill('#interprets', '');
            await press(plain, 'submit');
            check(!plain.url().endsWith('/draft'), `item ${item} was not sent: ${await plain.locator('.errors').allTextContents()}`);
        }
    });

    await journey.does('in the note of a return and a correction, in reasons and opinions', async () => {
        reviewer = watch(await journey.staff('reviewer.housing_construction', options));
        head = watch(await journey.staff('head.housing_construction', options));
        await reviewer.goto(`/desk/editorial/items/${items[0]}/review`);
        await answerQuestions(reviewer);
        await choose(reviewer.locator('#verdict-return'));
        await reviewer.selectOption('#reason', { index: 1 });
        await reviewer.locator('#note').fill(shape());
        await send(reviewer, '.verdict-go');
        await look(reviewer, 'the item returned');
        for (const path of ['', '/draft']) {
            await officer.goto(`/desk/editorial/items/${items[0]}${path}`);
            await look(officer, `the item returned, ${path}`);
        }
        await officer.waitForSelector('.writing');
        await press(officer, 'submit');

        for (const item of items) {
            await reviewer.goto(`/desk/editorial/items/${item}/review`);
            await look(reviewer, `the review of item ${item}`);
            await dismissFindings(reviewer, shape());
            await look(reviewer, `the review of item ${item}, findings dismissed`);
            await answerQuestions(reviewer);
            await reviewer.locator('#note').fill(shape(), { force: true });
            await pass(reviewer);
            await head.goto(`/desk/editorial/items/${item}/sign-off`);
            await look(head, `the sign-off of item ${item}`);
            await pass(head, { releaseNow: true });
            await head.goto(`/desk/editorial/items/${item}`);
            await look(head, `item ${item}, signed`);
        }

        await officer.goto(`/desk/editorial/items/${items[1]}`);
        await send(officer, 'form[action$="/correction"] button');
        await officer.waitForSelector('.writing');
        await officer.fill('#correction', shape());
        await press(officer, 'submit');
        await reviewer.goto(`/desk/editorial/items/${items[1]}/review`);
        await look(reviewer, 'the review of a correction, with what differs');
        await dismissFindings(reviewer, shape());
        await answerQuestions(reviewer);
        await pass(reviewer);
        await head.goto(`/desk/editorial/items/${items[1]}/sign-off`);
        await pass(head, { releaseNow: true });
    });

    await journey.does('as the name of a person, a unit\'s reason, a column and the site', async () => {
        const operator = watch(await journey.staff('operator', options));
        for (const [number, name] of shortShapes.entries()) {
            await operator.goto('/desk/persons/');
            await operator.fill('#person_name', name);
            await operator.fill('#account', `person.${number}`);
            await operator.selectOption('#new_unit', 'municipal_office');
            await operator.selectOption('#new_role', 'officer');
            await send(operator, '#add button[type=submit]');
            same(await operator.locator('.copy input').count(), 1, `the link for ${name}`);
            await look(operator, `a person called ${name}`);
        }
        for (const path of ['/desk/persons/?unit=municipal_office', '/desk/units/', '/desk/units/municipal_office']) {
            await operator.goto(path);
            await look(operator, path);
        }
        await head.goto('/desk/units/housing_construction');
        await head.check('input[name=one_reviewer]');
        await head.fill('#reason', shape());
        await head.fill('#until', new Date(Date.now() + 20 * 864e5).toISOString().slice(0, 10));
        await send(head, 'form[action$="/settings"] button[type=submit]');
        await look(head, 'a unit with one reviewer');

        const centre = watch(await journey.staff('centre', options));
        await centre.goto('/desk/sites/columns?unit=housing_construction');
        await send(centre, '.ledger th a');
        await centre.fill('#name_zh', shape());
        await centre.fill('#name_en', shape());
        await send(centre, 'main form .actions button[type=submit]');
        await look(centre, 'a column');
        await centre.goto('/desk/sites/site');
        for (const field of ['name_zh', 'name_en', 'icp', 'police_record', 'certificate_number', 'sponsor', 'operator', 'contact_phone']) await centre.fill(`#${field}`, shape());
        await send(centre, 'main form .actions button[type=submit]');
        same(await centre.locator('.errors').count(), 0, 'the errors of the site record');
        await look(centre, 'the site record');
        await centre.goto('/desk/sites/columns');
        await look(centre, 'the ledger of columns');
    });

    await journey.does('on every public page that shows it, in both languages', async () => {
        reader = watch(await journey.visitor(options));
        const paths = ['/', '/news/', '/news/notices/', '/map', '/nowhere', '/help/wza', '/help/privacy', '/search?q=script', '/search?q=onerror', ...items.map((item) => `/article/${item}`)];
        for (const path of paths.flatMap((one) => [one, `/en${one}`])) {
            await reader.goto(path);
            await look(reader, path);
        }
        return `${paths.length} pages`;
    });

    await journey.does('in the reason of a withdrawal, on its public page, in the journal', async () => {
        await withdraw(head, items[0], 'incorrect', shortShapes[3]);
        same((await reader.goto(`/article/${items[0]}`)).status(), 410, 'the withdrawn article');
        await look(reader, 'the page of the withdrawn article');
        const auditor = watch(await journey.staff('auditor', options));
        for (const query of ['', '?act=people.', '?act=sites.']) {
            await auditor.goto(`/desk/journal${query}`);
            await look(auditor, `the journal ${query}`);
        }
    });

    await journey.does('in every control of every form of the desk, whatever its kind', async () => {
        let count = 0;
        for (const [account, screens] of Object.entries(deskScreens)) {
            const page = watch(await journey.staff(account, options));
            for (const [, path] of screens) {
                for (let i = 0; ; ++i) {
                    await page.goto(path);
                    const form = page.locator('main form').nth(i); // One that was sent may have gone.
                    if ((await form.count()) === 0) break;
                    await Promise.all([page.waitForNavigation(), forge(form, shape())]);
                    await look(page, `form ${i + 1} of ${path}, forged`);
                    count += 1;
                }
            }
            await page.context().close();
        }
        check(count > 25, `only ${count} forms were found`);
        return `${count} forms`;
    });

    await journey.does('in what readers ask: search, filters, settings, addresses', async () => {
        const addresses = [...shortShapes, 'javascript:ran=1', '//elsewhere.example/', '/\\elsewhere.example/'];
        const paths = [
            ...shapes.map(encodeURIComponent).flatMap((text) => [`/search?q=${text}&unit=${text}&sort=${text}&time=${text}`, `/news/notices/?year=${text}&unit=${text}&q=${text}`]),
            ...addresses.map(encodeURIComponent).flatMap((text) => [`/prefs?saved=on&back=${text}`, `/${text}`, `/desk/sign-in?back=${text}`]),
        ];
        for (const path of paths) {
            await reader.goto(path);
            await look(reader, path);
        }
        return `${paths.length} addresses`;
    });

    await journey.does('feeds and the interface for machines stay well-formed', async () => {
        for (const path of ['/feed.xml', '/news/notices/feed.xml', '/sitemap.xml']) {
            const { text } = await city.get(path);
            await reader.goto('/map');
            check(await reader.evaluate((xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror') === null, text), `${path} is not well-formed`);
        }
        JSON.parse((await city.get('/api/v1/documents')).text);
    });
}

// Plants what would run and waits until it has: whatever the page held of the same kind had its chance before. Says at
// the same time that nothing in the browser stood in its way.
async function everythingHadItsChance(page) {
    await page.waitForLoadState();
    await page.evaluate(() => {
        globalThis.chances = {};
        const planted = document.createElement('div');
        planted.id = 'planted';
        planted.innerHTML = '<img src="/no-such-picture.png" onerror="chances.picture=1"><details open ontoggle="chances.details=1"></details><svg><animate onbegin="chances.drawing=1" attributeName="x" dur="1s"></animate></svg>';
        document.body.append(planted);
        const script = document.createElement('script');
        script.textContent = 'chances.script=1';
        planted.append(script);
    });
    await page.waitForFunction(() => Object.keys(globalThis.chances).length === 4);
    await page.evaluate(() => document.getElementById('planted').remove());
}

// A hidden field in the place of each control but the token, and sent without asking the page.
function forge(form, text) {
    return form.evaluate((element, value) => {
        for (const control of [...element.elements]) {
            const { name } = control;
            control.removeAttribute('name');
            if (!name || name === 'csrf' || control.type === 'file') {
                if (name === 'csrf') control.setAttribute('name', name);
                continue;
            }
            const hidden = element.appendChild(document.createElement('input'));
            Object.assign(hidden, { type: 'hidden', name, value });
        }
        HTMLFormElement.prototype.submit.call(element);
    }, text);
}
