// Every public template on a narrow phone, and enlarged to twice its size: nothing lies outside the screen.

import { chooseMode } from './axe.mjs';
import { check } from './journey.mjs';
import { templates } from './public_pages_are_accessible.spec.mjs';

export default async function (journey) {
    const fits = async (options, mode = 'std') => {
        const page = await journey.visitor(options);
        await chooseMode(page, mode);
        for (const [name, path] of Object.entries(templates)) {
            await page.goto(path);
            const wide = await page.evaluate(() => {
                const width = document.documentElement.clientWidth;
                if (document.documentElement.scrollWidth <= width) return '';
                const widest = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > width + 1 && !one.closest('.table-scroll')).at(-1);
                return `${document.documentElement.scrollWidth} px: ${widest?.outerHTML.slice(0, 140)}`;
            });
            check(!wide, `${name} ${path} scrolls sideways: ${wide}`);
        }
        return `${Object.keys(templates).length} pages`;
    };

    await journey.does('at 320 px nothing scrolls sideways', () => fits({ viewport: { width: 320, height: 640 } }));
    await journey.does('at 320 px in elder mode neither', () => fits({ viewport: { width: 320, height: 640 } }, 'elder'));
    // Zoom halves the page's pixels and doubles those of the screen.
    await journey.does('at 200 % zoom neither', () => fits({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }));

    await journey.does('the desk reviews and signs on a phone', async () => {
        const narrow = { viewport: { width: 360, height: 740 } };
        for (const [account, paths] of [
            ['officer.housing_construction', ['/desk/', '/desk/editorial/items', '/desk/editorial/items/233', '/desk/notes']],
            ['reviewer.housing_construction', ['/desk/editorial/queue', '/desk/editorial/items/289/review']],
            ['head.housing_construction', ['/desk/editorial/items/279/sign-off', '/desk/units/housing_construction']],
        ]) {
            const page = await journey.staff(account, narrow);
            for (const path of paths) {
                await page.goto(path);
                const width = await page.evaluate(() => document.documentElement.scrollWidth);
                check(width <= 360, `${path} is ${width} px wide on a phone`);
            }
        }
    });
}
