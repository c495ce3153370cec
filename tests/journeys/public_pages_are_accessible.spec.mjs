// axe on every public page in every mode of reading and both languages: nothing may be found.

import { cookiesOfModes, inEachMode, violations } from './axe.mjs';
import { check } from './journey.mjs';
import { publish, staffOf } from './desk.mjs';
import { forgottenViews, publicPages } from './pages.mjs';

export const isLong = true;

export default async function (journey) {
    const problems = [];
    let cookies, leaving;
    const judge = async (page, where) => { for (const problem of await violations(page)) problems.push(`${where}: ${problem}`); };

    await journey.does('every page has its place among those looked at', async () => {
        check(forgottenViews().length === 0, `no journey looks at ${forgottenViews().join(', ')}: pages.mjs should name it`);
    });

    await journey.does('an item that links to another host is published', async () => {
        const staff = await staffOf(journey, 'housing_construction');
        const item = await publish(staff, { title: '关于冬季供热的说明', body: '<p>详见<a href="https://elsewhere.example/heating">供热单位的网站</a>。</p>' });
        leaving = /href="(\/out\/[^"]+)"/.exec((await journey.city.get(`/article/${item}`)).text)?.[1];
        check(leaving, 'the link does not lead over the leaving page');
        cookies = await cookiesOfModes(journey);
    });

    for (const [language, prefix] of [['Chinese', ''], ['English', '/en']]) {
        await journey.does(`in ${language}, in each mode`, async () => {
            const page = await journey.visitor();
            const paths = [...publicPages.map(([, path]) => path), leaving];
            for (const path of paths) {
                await page.goto(prefix + path);
                await inEachMode(page, cookies, (mode) => judge(page, `${mode}, ${prefix}${path}`));
            }
            return `${paths.length} pages in ${Object.keys(cookies).length} modes`;
        });
    }
    await journey.does('on a phone, in Chinese under a system that is dark, in English under one that is light', async () => {
        for (const [prefix, colorScheme] of [['', 'dark'], ['/en', 'light']]) {
            const page = await journey.visitor({ viewport: { width: 360, height: 740 }, colorScheme });
            for (const [, path] of publicPages) {
                await page.goto(prefix + path);
                await judge(page, `phone, ${colorScheme}, ${prefix}${path}`);
            }
        }
    });
    check(problems.length === 0, `${problems.length} violations:\n${problems.slice(0, 60).join('\n')}`);
}
