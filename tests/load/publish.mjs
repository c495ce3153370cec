// From the head's signature to the public, over HTTP: when the answer has come and article, column, channel, home
// page and feed all show it. Against one durable append of 4 KiB and five cold pages with brotli, in the same run.
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Served, fieldIn, median, ms, part, row, scratch, sleep, staffOf, wanted } from './city.mjs';

const each = wanted('publications', 12), rounds = 5;
const brotli = { 'accept-encoding': 'br' };
const room = scratch();
const append = openSync(join(room, 'append'), 'a');

async function prepare(city) {
    const staff = await staffOf(city, 'municipal_office');
    // Notices stand on their column, their channel and the home page.
    const list = (await staff.officer.get('/desk/editorial/items')).text;
    staff.officer.firstColumn = /<option value="(\d+)">通知公告</.exec(list)[1];
    return { city, staff, pages: null };
}
let serial = Date.now();
const marked = () => [...String(++serial)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[digit]).join('');

// An item ready to be signed; only the last step is measured.
async function ready({ staff }, word) {
    const item = await staff.officer.newItem();
    const fields = { title: `量时${word}`, body: `<p>${'正文一段。'.repeat(200)}${word}</p>`, home_column: await staff.officer.column(), kind: 'work_arrangement', attribute: 'proactive', source: '某局', based_on: '0', then: 'submit' };
    await staff.officer.post(`/desk/editorial/items/${item}/draft`, fields);
    await staff.reviewer.decide(item, 'review');
    const page = await staff.head.get(`/desk/editorial/items/${item}/sign-off`);
    const form = { edition: fieldIn(page.text, 'edition'), hash: fieldIn(page.text, 'hash'), verdict: 'pass', release_now: '1' };
    for (const [, question] of page.text.matchAll(/type="radio" name="([a-z_0-9]+)" value="no"/g)) form[question] = 'no';
    return { item, form };
}
async function places(at) {
    const word = marked();
    const { item, form } = await ready(at, word);
    await at.staff.head.post(`/desk/editorial/items/${item}/sign-off`, form);
    const article = (await at.city.get(`/article/${item}`)).text;
    const trail = [...new Set([...article.matchAll(/href="(\/[a-z0-9-]+\/(?:[a-z0-9-]+\/)?)"/g)].map(([, path]) => path))];
    const found = ['/feed.xml'];
    for (const path of ['/', ...trail]) if (found.length < 4 && (await at.city.get(path)).text.includes(word)) found.push(path);
    return found;
}
async function publication(at) {
    const word = marked();
    const { item, form } = await ready(at, word);
    const begun = performance.now();
    const answer = await at.staff.head.post(`/desk/editorial/items/${item}/sign-off`, form);
    if (answer.status !== 303) throw new Error(`not signed: ${answer.status}`);
    for (const path of [`/article/${item}`, ...at.pages])
        for (;;) {
            const page = await at.city.get(path);
            if (page.status === 200 && page.text.includes(word)) break;
            await sleep(1);
        }
    return performance.now() - begun;
}
function durableAppend() {
    const begun = performance.now();
    writeSync(append, Buffer.alloc(4096, 'a'));
    fdatasyncSync(append);
    return performance.now() - begun;
}
async function fiveCold(cold, pages, article) {
    let sum = 0;
    for (const path of [article, ...pages].slice(0, 5)) sum += (await cold.timed(path, brotli)).ms;
    return (sum / Math.min(5, pages.length + 1)) * 5;
}

const [small, large] = [await prepare(await new Served(process.env.SMALL, 18431).start()), await prepare(await new Served(process.env.CITY, 18432).start())];
for (const at of [small, large]) at.pages = await places(at);
console.log('measured on the article and', large.pages.join(' '));
const seen = { small: [], large: [] }, yard = [], ratioToYard = [], ratioOfSizes = [];
for (let round = 0; round < rounds; ++round) {
    const now = { small: [], large: [], yard: [] };
    for (let i = 0; i < each; ++i) {
        now.small.push(await publication(small));
        now.large.push(await publication(large));
    }
    await large.city.stop();
    const cold = await new Served(process.env.CITY, 18433, 'page_cache = "0MB"\n').start();
    await fiveCold(cold, large.pages, '/article/1');
    for (let i = 0; i < each; ++i) now.yard.push(durableAppend() + (await fiveCold(cold, large.pages, `/article/${1 + ((round * each + i) % 200)}`)));
    await cold.stop();
    await large.city.start();
    seen.small.push(...now.small);
    seen.large.push(...now.large);
    yard.push(...now.yard);
    ratioToYard.push(median(now.large) / median(now.yard));
    ratioOfSizes.push(median(now.large) / median(now.small));
}
row(`${rounds} rounds of ${each} publications`, 'p50', 'p99');
row('publish to visible, the small city', ms(median(seen.small)), ms(part(seen.small, 0.99)));
row('publish to visible, the large city', ms(median(seen.large)), ms(part(seen.large, 0.99)));
row('a durable 4 KiB append and five cold pages', ms(median(yard)), ms(part(yard, 0.99)));
row('ratio to that (at most 2)', median(ratioToYard).toFixed(2));
row('ratio large to small (at most 1.2)', median(ratioOfSizes).toFixed(2));
closeSync(append);
rmSync(room, { recursive: true });
for (const at of [small, large]) await at.city.stop();
