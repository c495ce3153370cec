// Runs the journeys, two at a time, each in a demo city of its own.
//     node tests/journeys/run.mjs build/release/app/fengye             all
//     node tests/journeys/run.mjs build/release/app/fengye keyboard    those whose name holds the word
// Pictures of what failed go to build/journeys/.

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DemoCity } from './city.mjs';
import { Journey, launchBrowser } from './journey.mjs';

const [program, word = ''] = process.argv.slice(2);
if (!program || !existsSync(program)) {
    console.error('run.mjs: which program? node tests/journeys/run.mjs build/release/app/fengye [word]');
    process.exit(64);
}
const here = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(here).filter((name) => name.endsWith('.spec.mjs') && name.includes(word)).sort();
const pictures = resolve(here, '../../build/journeys');

const demo = new DemoCity(resolve(program));
const browsers = [];
let failures = names.length === 0 ? 1 : 0;
let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, async () => {
        if (isEnding) return;
        isEnding = true;
        await end();
        process.exit(130);
    });
}
process.on('exit', () => demo.killAll());

const begun = Date.now();
try {
    demo.make();
    const waiting = await longFirst(names);
    await Promise.all(Array.from({ length: Math.min(2, cpus().length) }, () => walk(waiting)));
} catch (error) {
    failures += 1;
    console.error(error.stack);
} finally {
    await end();
}
console.log(`${failures ? `${failures} failed` : `all ${names.length} journeys arrived`} after ${((Date.now() - begun) / 1000).toFixed(0)} s`);
process.exit(failures ? 1 : 0);

// So that nobody walks alone at the end.
async function longFirst(all) {
    const journeys = await Promise.all(all.map(async (name) => ({ name, spec: await import(`./${name}`) })));
    return journeys.sort((a, b) => (b.spec.isLong ?? false) - (a.spec.isLong ?? false));
}

// Each walker has a browser of their own, and with it a clipboard.
async function walk(waiting) {
    const browser = await launchBrowser();
    browsers.push(browser);
    while (waiting.length > 0 && !isEnding) await run(browser, waiting.shift());
}

async function run(browser, { name, spec }) {
    const title = name.replace('.spec.mjs', '');
    const journey = new Journey(browser, await demo.open(spec.settings ?? 'release_delay = "0s"\n'));
    const started = Date.now();
    try {
        await spec.default(journey);
        journey.says(`  arrived after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    } catch (error) {
        failures += 1;
        mkdirSync(pictures, { recursive: true });
        journey.says(`  NOT ${journey.step}\n    ${String(error.stack).replaceAll('\n', '\n    ')}`);
        for (const picture of await journey.photograph(join(pictures, title))) journey.says(`    picture: ${picture}`);
    } finally {
        await journey.end();
    }
    console.log([title.replaceAll('_', ' '), ...journey.report].join('\n')); // At once: two are under way.
}

async function end() {
    await Promise.all(browsers.map((browser) => browser.close().catch(() => {})));
    await demo.end();
}
