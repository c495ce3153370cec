// Runs the journeys one after another, each in a demo city of its own.
//     node tests/journeys/run.mjs build/release/app/fengye             all
//     node tests/journeys/run.mjs build/release/app/fengye keyboard    those whose name holds the word
// Pictures of what failed go to ./journeys/.

import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { DemoCity } from './city.mjs';
import { Journey } from './journey.mjs';

const [program, word = ''] = process.argv.slice(2);
if (!program) {
    console.error('run.mjs: which program? node tests/journeys/run.mjs build/release/app/fengye [word]');
    process.exit(64);
}
const here = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(here).filter((name) => name.endsWith('.spec.mjs') && name.includes(word)).sort();
const pictures = resolve('journeys');

const demo = new DemoCity(resolve(program));
let browser;
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

try {
    demo.make();
    browser = await chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        args: ['--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
            ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
    });
    for (const name of names) await run(name);
} catch (error) {
    failures += 1;
    console.error(error.stack);
} finally {
    await end();
}
console.log(failures ? `${failures} failed` : `all ${names.length} journeys arrived`);
process.exit(failures ? 1 : 0);

async function run(name) {
    const title = name.replace('.spec.mjs', '').replaceAll('_', ' ');
    const spec = await import(`./${name}`);
    console.log(title);
    const journey = new Journey(browser, await demo.open(spec.settings ?? 'release_delay = "0s"\n'));
    const started = Date.now();
    try {
        await spec.default(journey);
        console.log(`  arrived after ${((Date.now() - started) / 1000).toFixed(1)} s`);
    } catch (error) {
        failures += 1;
        mkdirSync(pictures, { recursive: true });
        console.log(`  NOT ${journey.step}\n    ${String(error.stack).replaceAll('\n', '\n    ')}`);
        for (const picture of await journey.photograph(join(pictures, name.replace('.spec.mjs', '')))) console.log(`    picture: ${picture}`);
    } finally {
        await journey.end();
    }
}

async function end() {
    await browser?.close().catch(() => {});
    await demo.end();
}
