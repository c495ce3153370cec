// From the door to the published page with the keyboard alone, and what whoever uses one relies on everywhere.

import { password } from './city.mjs';
import { check, same } from './journey.mjs';
import { numberOf } from './desk.mjs';

export default async function (journey) {
    const { city } = journey;
    let officer, item;

    // Presses Tab until what has focus matches; says so when it never does, or cannot be seen when it does.
    const tabTo = async (page, selector, most = 160) => {
        for (let i = 0; i < most; ++i) {
            await page.keyboard.press('Tab');
            const found = await page.evaluate((wanted) => {
                const active = document.activeElement;
                if (!active || !active.matches(wanted)) return 'no';
                // A button drawn by its label shows the focus there, the writing area on its frame.
                const shown = [active, active.nextElementSibling, active.closest('label'), active.closest('[data-editor-frame]'), document.querySelector(`label[for="${active.id}"]`)].filter(Boolean);
                return shown.some((one) => { const style = getComputedStyle(one); return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'; }) ? 'seen' : 'unseen';
            }, selector);
            if (found === 'seen') return;
            check(found === 'no', `the focus on ${selector} cannot be seen`);
        }
        throw new Error(`${selector} is not reached by ${most} times Tab`);
    };
    const enter = async (page) => { await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]); };
    const signIn = async (account) => {
        const page = await journey.visitor();
        await page.goto('/desk/sign-in');
        await tabTo(page, '#name');
        await page.keyboard.type(account);
        await tabTo(page, '#password');
        await page.keyboard.type(password);
        await enter(page);
        check(page.url().endsWith('/desk/'), `${account} stands at ${page.url()}`);
        return page;
    };
    const chooseByKeys = async (page, selector) => {
        await tabTo(page, selector);
        await page.keyboard.press('Space');
    };

    await journey.does('the officer signs in, writes, and saves a version', async () => {
        officer = await signIn('officer.housing_construction');
        await tabTo(officer, 'nav a[href="/desk/editorial/items"]');
        await enter(officer);
        await tabTo(officer, '.page-actions button');
        await enter(officer);
        await officer.waitForSelector('.writing');
        item = numberOf(officer);
        await tabTo(officer, '#title');
        await officer.keyboard.type('用键盘写的公告');
        await tabTo(officer, '#home_column');
        await officer.keyboard.press('ArrowDown');
        await tabTo(officer, '.writing');
        await officer.keyboard.type('采暖期供热服务电话二十四小时有人接听。');
        await officer.keyboard.press('Enter');
        await officer.keyboard.type('室温不达标的，可以拨打。');
        await tabTo(officer, '.bar-actions button[value=save]', 400); // Past the end of the page and round again.
        await enter(officer);
        await officer.waitForSelector('.writing');
        check((await officer.inputValue('#body')).includes('室温不达标的，可以拨打。'), 'the text is not saved');
    });

    await journey.does('and sends it on with one shortcut, from within the text', async () => {
        await tabTo(officer, '.writing');
        await Promise.all([officer.waitForNavigation(), officer.keyboard.press('Control+Enter')]);
        check(new URL(officer.url()).pathname.endsWith(`/${item}`), `not sent: ${await officer.locator('.errors').allTextContents()}`);
    });

    await journey.does('the reviewer answers four questions and passes', async () => {
        const page = await signIn('reviewer.housing_construction');
        await tabTo(page, `.row-title a[href*="/${item}"]`);
        await enter(page);
        if (!page.url().endsWith('/review')) {
            await tabTo(page, 'a[href$="/review"]');
            await enter(page);
        }
        for (const question of await page.locator('.question').evaluateAll((all) => all.map((one) => one.id))) await chooseByKeys(page, `input[name="${question}"]`);
        await chooseByKeys(page, 'input[name=verdict]');
        await tabTo(page, '.verdict-go');
        await enter(page);
        check(!page.url().endsWith('/review'), `not passed: ${await page.locator('.errors').allTextContents()}`);
    });

    await journey.does('the head signs with immediate release', async () => {
        const page = await signIn('head.housing_construction');
        await tabTo(page, `.row-title a[href*="/${item}"]`);
        await enter(page);
        if (!page.url().endsWith('/sign-off')) {
            await tabTo(page, 'a[href$="/sign-off"]');
            await enter(page);
        }
        await chooseByKeys(page, 'input[name=verdict]');
        await chooseByKeys(page, 'input[name=release_now]');
        await tabTo(page, '.verdict-go');
        await enter(page);
        same((await city.get(`/article/${item}`)).status, 200, 'the article');
    });

    await journey.does('a citizen writes to the mayor, from the home page to the state of the letter', async () => {
        const page = await journey.visitor();
        await page.goto('/');
        await tabTo(page, 'main a[href="/letters/mayor/appeal"]');
        await enter(page);
        await tabTo(page, '#category');
        await page.keyboard.press('ArrowDown');
        await tabTo(page, '#title');
        await page.keyboard.type('用键盘写的诉求');
        await tabTo(page, '#content');
        await page.keyboard.type('三号门的路灯不亮，晚上出行不便，请派人修理。');
        await tabTo(page, '#place');
        await page.keyboard.type('火车站前');
        await chooseByKeys(page, 'input[name=publish]');
        await tabTo(page, '.form-go button[value=next]');
        await enter(page);
        await tabTo(page, '#name');
        await page.keyboard.type('示例');
        await tabTo(page, '#phone');
        await page.keyboard.type('13800138000');
        await tabTo(page, '.form-go button[value=next]');
        await enter(page);
        await chooseByKeys(page, '#agreed');
        await tabTo(page, '.form-go button');
        await enter(page);
        check(page.url().endsWith('/receipt'), `not handed in: ${await page.locator('.errors').allTextContents()}`);
        const code = (await page.textContent('.receipt-code')).trim(), number = (await page.textContent('.receipt dd')).trim();
        await page.goto('/query');
        await tabTo(page, '#code');
        await page.keyboard.type(code);
        await enter(page);
        check((await page.textContent('main')).includes(number), 'the code typed does not open the letter');
    });

    await journey.does('skip links come first, are seen, and lead where they say', async () => {
        for (const [page, path] of [[await journey.visitor(), '/'], [await journey.visitor(), '/article/233'], [await journey.staff('officer.education'), '/desk/editorial/items']]) {
            await page.goto(path);
            const links = await page.locator('a.skip').count();
            for (let i = 0; i < links; ++i) {
                await page.goto(path);
                for (let k = 0; k <= i; ++k) await page.keyboard.press('Tab');
                const box = await page.locator('a.skip').nth(i).boundingBox();
                check(box && box.x >= 0 && box.y >= 0 && box.height >= 24, `skip link ${i + 1} on ${path} is not seen with focus: ${JSON.stringify(box)}`);
                const target = await page.locator('a.skip').nth(i).getAttribute('href');
                await page.keyboard.press('Enter');
                check(await page.evaluate((id) => document.activeElement === document.getElementById(id), target.slice(1)), `the skip link to ${target} on ${path} moves no focus`);
            }
        }
    });

    await journey.does('focus is seen on everything one can reach on the home page, and never hidden behind a bar', async () => {
        const page = await journey.visitor();
        await page.goto('/');
        let count = 0;
        for (; count < 250; ++count) {
            await page.keyboard.press('Tab');
            const bad = await page.evaluate(() => {
                const active = document.activeElement;
                if (active === document.body) return 'end';
                const box = active.getBoundingClientRect();
                // A link that fills its row shows the focus around the row.
                const isSeen = [undefined, '::after'].some((part) => { const style = getComputedStyle(active, part); return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none'; });
                if (!isSeen) return `${active.outerHTML.slice(0, 120)} shows no focus`;
                const middle = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 10));
                return !middle || active.contains(middle) || middle.contains(active) ? '' : `${active.outerHTML.slice(0, 120)} lies behind ${middle.outerHTML.slice(0, 80)}`;
            });
            if (bad === 'end') break;
            check(!bad, bad);
        }
        return `${count} stops`;
    });
}
