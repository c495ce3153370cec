// What a journey is written with: steps, people with browsers of their own, and a sentence when something does not hold.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { password } from './city.mjs';

// However slow the machine: what has not come after this long does not come.
export const patience = 60_000;

export function check(holds, sentence) {
    if (!holds) throw new Error(sentence);
}

export function same(found, wanted, what) {
    check(found === wanted, `${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

export const chromiumPath = process.env.CHROMIUM || '/usr/bin/chromium';

export function launchBrowser() {
    check(existsSync(chromiumPath), `there is no ${chromiumPath}: bin/setup --tests installs it, CHROMIUM names another`);
    return chromium.launch({
        executablePath: chromiumPath,
        args: ['--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
            ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
    });
}

export class Journey {
    constructor(browser, city) {
        Object.assign(this, { browser, city, step: 'begun', pages: [], report: [] });
    }

    says(line) {
        this.report.push(line);
    }

    // One line of the report for each.
    async does(step, act) {
        this.step = step;
        const started = Date.now();
        const said = await act();
        this.says(`  ${String(Date.now() - started).padStart(6)} ms  ${step}${said ? `: ${said}` : ''}`);
    }

    // A page of a browser of one's own; { javaScriptEnabled: false } and whatever else Playwright offers.
    async visitor(options = {}) {
        const context = await this.browser.newContext({ baseURL: this.city.site, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1280, height: 900 }, ...options });
        context.setDefaultTimeout(patience);
        const page = await context.newPage();
        page.hasScript = options.javaScriptEnabled !== false;
        page.complaints = [];
        page.on('console', (message) => { if (message.type() === 'error') page.complaints.push(message.text()); });
        page.on('pageerror', (error) => page.complaints.push(error.message));
        this.pages.push(page);
        return page;
    }

    async staff(account, options) {
        const page = await this.visitor(options);
        await page.goto('/desk/sign-in');
        await page.fill('#name', account);
        await page.fill('#password', password);
        await page.click('button[type=submit]');
        await page.waitForURL('**/desk/');
        return page;
    }

    async photograph(path) {
        const made = [];
        for (const [number, page] of this.pages.entries()) {
            if (page.isClosed() || page.url() === 'about:blank') continue;
            const picture = `${path}-${number + 1}.png`;
            await page.screenshot({ path: picture, fullPage: true, timeout: 5_000 }).then(() => made.push(`${picture} (${page.url()})`), () => {});
        }
        return made;
    }

    async end() {
        for (const page of this.pages) await page.context().close().catch(() => {});
        await this.city.stop();
    }
}
