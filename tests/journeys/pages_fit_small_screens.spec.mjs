// Every page on a narrow phone, and enlarged to twice its size: nothing lies outside the screen. And the desk's daily
// work is done on one.

import { chooseMode } from './axe.mjs';
import { check, same } from './journey.mjs';
import { publish } from './desk.mjs';
import { deskScreens, publicPages } from './pages.mjs';

const narrow = { viewport: { width: 320, height: 640 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

export default async function (journey) {
    const staysInside = async (page, path) => {
        const wide = await page.evaluate(() => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return '';
            const widest = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest('.table-scroll')).at(-1);
            return `${document.documentElement.scrollWidth} px: ${widest?.outerHTML.slice(0, 140)}`;
        });
        check(!wide, `${path} scrolls sideways: ${wide}`);
    };
    const fits = async (options, mode = 'std') => {
        const page = await journey.visitor(options);
        await chooseMode(page, mode);
        for (const prefix of ['', '/en']) {
            for (const [, path] of publicPages) {
                await page.goto(prefix + path);
                await staysInside(page, prefix + path);
            }
        }
        await page.context().close();
        return `${publicPages.length} pages in both languages`;
    };

    await journey.does('at 320 px nothing scrolls sideways', () => fits(narrow));
    await journey.does('at 320 px in elder mode neither', () => fits(narrow, 'elder'));
    // Zoom halves the page's pixels and doubles those of the screen.
    await journey.does('at 200 % zoom neither', () => fits({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }));

    await journey.does('at 320 px no screen of the desk does', async () => {
        let count = 0;
        for (const [account, screens] of Object.entries(deskScreens)) {
            const page = await journey.staff(account, narrow);
            for (const language of ['zh-CN', 'en']) {
                await page.context().addCookies([{ name: 'desk_language', value: language, url: `${journey.city.site}/desk` }]);
                for (const [, path] of screens) {
                    await page.goto(path);
                    await staysInside(page, `${account} ${path} in ${language}`);
                    count += 1;
                }
            }
            await page.context().close();
        }
        return `${count} screens`;
    });

    await journey.does('three people write, review and sign an item on their phones', async () => {
        const staff = {};
        for (const post of ['officer', 'reviewer', 'head']) staff[post] = await journey.staff(`${post}.housing_construction`, phone);
        const item = await publish(staff, { title: '在手机上写的通知', body: '<p>正文</p><table><tr><th>区</th><th>电话</th></tr><tr><td>平山</td><td>1</td></tr></table>' });
        const reader = await journey.visitor(phone);
        await reader.goto(`/article/${item}`);
        same(await reader.locator('h1').textContent(), '在手机上写的通知', 'the heading');
        await staysInside(reader, 'the article');
    });
}
