// The desk's screens with many items: how long the server takes to answer, one person at a time.
import { Person, Served, median, ms, part, row, wanted } from './city.mjs';

const each = wanted('requests', 60), rounds = 5;
const city = await new Served(process.env.CITY, 18471).start();
const screens = {
    'tasks': () => '/desk/',
    'list': () => '/desk/editorial/items',
    'list, page 50': () => '/desk/editorial/items?page=50',
    'list, one state': () => '/desk/editorial/items?state=published',
    'list, a keyword': (i) => `/desk/editorial/items?keyword=${encodeURIComponent(['公告', '通知', '公示', '第777号'][i % 4])}`,
    'queue': () => '/desk/editorial/queue',
    'an item': (i, items) => `/desk/editorial/items/${items[i % items.length]}`,
    'the editor': (i, items, own) => `/desk/editorial/items/${own}/draft`,
};
const officer = await new Person(city, `officer.${process.env.UNIT ?? 'housing_construction'}`).signIn();
const list = (await officer.get('/desk/editorial/items?state=published')).text;
const items = [...new Set([...list.matchAll(/\/desk\/editorial\/items\/(\d+)"/g)].map(([, id]) => id))];
const total = /共\s*([\d,]+)/.exec(list)?.[1];
const own = await officer.newItem();
row(`${rounds} rounds of ${each}; ${total ?? '?'} items of the unit`, 'p50', 'p95', 'longest');
for (const [name, address] of Object.entries(screens)) {
    const p50 = [], p95 = [], longest = [];
    for (let round = 0; round < rounds; ++round) {
        const took = [];
        for (let i = 0; i < each; ++i) {
            const begun = performance.now();
            const answer = await officer.get(address(i, items, own));
            if (answer.status >= 400) throw new Error(`${name}: ${answer.status}`);
            took.push(performance.now() - begun);
        }
        p50.push(median(took));
        p95.push(part(took, 0.95));
        longest.push(Math.max(...took));
    }
    row(`${name} (p95 at most 120 ms)`, ms(median(p50)), ms(median(p95)), ms(Math.max(...longest)));
}
await city.stop();
