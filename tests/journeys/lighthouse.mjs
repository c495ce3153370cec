// Scores of Lighthouse for the home page, a column and an article of a city that is no demo. By hand only; see README.md.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { City, password } from './city.mjs';
import { publish } from './desk.mjs';
import { check, chromiumPath, Journey, launchBrowser } from './journey.mjs';

const [program] = process.argv.slice(2);
if (!program) {
    console.error('lighthouse.mjs: which program? node tests/journeys/lighthouse.mjs build/release/app/fengye');
    process.exit(64);
}
const lighthouse = 'lighthouse@12.8.2';
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const flags = ['--headless=new', '--disable-gpu', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])];

const folder = mkdtempSync(join(tmpdir(), 'fengye-lighthouse-'));
const data = join(folder, 'city');
const fengye = (...words) => {
    const ran = spawnSync(resolve(program), [...words, '--data', data], { encoding: 'utf8' });
    check(ran.status === 0, `fengye ${words[0]} failed: ${ran.stderr}`);
    return ran.stdout;
};

const link = /\/desk\/setup\/\S+/.exec(fengye('init'))[0];
writeFileSync(join(data, 'fengye.toml'), 'release_delay = "0s"\n');
const city = new City(resolve(program), data);
await city.start();
const browser = await launchBrowser();
const journey = new Journey(browser, city);
try {
    const item = await firstItem();
    await browser.close();
    for (const path of ['/', '/news/notices/', `/article/${item}`]) {
        for (const preset of [[], ['--preset=desktop']]) {
            const { line, isWhole } = score(path, preset);
            console.log(`${path.padEnd(16)} ${preset.length ? 'desktop' : 'phone  '} ${line}`);
            if (!isWhole) process.exitCode = 1;
        }
    }
} finally {
    await browser.close().catch(() => {});
    await city.stop();
    rmSync(folder, { recursive: true, force: true });
}

// The operator's link opens everything else: persons, roles, accounts, and with them the first item.
async function firstItem() {
    const setUp = async (path) => {
        const page = await journey.visitor();
        await page.goto(path);
        await page.fill('#password', password);
        await page.fill('#again', password);
        await Promise.all([page.waitForNavigation(), page.click('button[type=submit]')]);
        if (page.url().includes('sign-in')) {
            await page.fill('#name', accountOf.get(path));
            await page.fill('#password', password);
            await page.click('button[type=submit]');
        }
        await page.waitForURL((url) => url.pathname === '/desk/');
        return page;
    };
    const accountOf = new Map([[link, 'operator']]);
    const operator = await setUp(link);
    const staff = {};
    for (const [post, role] of [['officer', 'officer'], ['reviewer', 'reviewer'], ['head', 'disclosure_head']]) {
        const path = await hire(operator, post, role);
        accountOf.set(path, `${post}.office`);
        staff[post] = await setUp(path);
    }
    const text = '<h2>怎样反映</h2><p>采暖期内，供热服务电话二十四小时有人接听。室温不达标的，先联系供热单位，再拨打服务电话。</p>'.repeat(6);
    return publish(staff, { title: '关于冬季供热服务电话的公告', source: '市政府办公室', body: text });
}

async function hire(operator, post, role) {
    await operator.goto('/desk/persons/');
    await operator.fill('#person_name', `市政府办公室${post}`);
    await operator.fill('#account', `${post}.office`);
    await operator.selectOption('#new_unit', 'municipal_office');
    await operator.selectOption('#new_role', role);
    await Promise.all([operator.waitForNavigation(), operator.click('#add button[type=submit]')]);
    const made = operator.locator('.copy input');
    check(await made.count() === 1, `${post} was not hired: ${await operator.locator('.errors').allTextContents()}`);
    return new URL(await made.inputValue(), city.site).pathname;
}

function score(path, preset) {
    const report = join(folder, 'report.json');
    const ran = spawnSync('npx', ['--yes', lighthouse, city.site + path, '--output=json', `--output-path=${report}`, '--quiet', `--only-categories=${categories}`, `--chrome-flags=${flags.join(' ')}`, ...preset], {
        encoding: 'utf8', cwd: folder, env: { ...process.env, CHROME_PATH: chromiumPath },
    });
    check(ran.status === 0, `Lighthouse failed: ${ran.stderr.slice(-2000)}`);
    const { categories: scores, audits } = JSON.parse(readFileSync(report, 'utf8'));
    const lost = Object.values(audits).filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === 'binary').map((audit) => audit.id);
    const isWhole = categories.filter((name) => name !== 'performance').every((name) => scores[name].score === 1); // Speed depends on the machine.
    const line = `${categories.map((name) => `${name} ${Math.round(scores[name].score * 100)}`).join(', ')}; LCP ${audits['largest-contentful-paint'].displayValue}, CLS ${audits['cumulative-layout-shift'].displayValue}${lost.length ? `; not met: ${lost.join(', ')}` : ''}`;
    return { line, isWhole };
}
