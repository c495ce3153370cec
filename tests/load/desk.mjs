// The desk's screens with many items, rights and tasks: how long the server takes to answer, one person at a time.
import { Person, Served, median, ms, part, row, wanted } from './city.mjs';

const each = wanted('requests', 40), rounds = 5;
const city = await new Served(process.env.CITY, 18471).start();
const signedIn = (account) => new Person(city, account).signIn();
const unit = process.env.UNIT ?? 'municipal_office'; // the one with most items
const [officer, reviewer, editor, centre, operator] = [await signedIn(`officer.${unit}`), await signedIn(`reviewer.${unit}`), await signedIn('editor'), await signedIn('centre'), await signedIn('operator')];

const totalIn = (page) => /共\s*(?:<[^>]*>)?\s*([\d,]+)/.exec(page)?.[1] ?? '?';
const list = (await officer.get('/desk/editorial/items?state=published')).text;
const items = [...new Set([...list.matchAll(/\/desk\/editorial\/items\/(\d+)"/g)].map(([, id]) => id))];
const own = await officer.newItem();
const words = (i) => `keyword=${encodeURIComponent(['公告', '通知', '公示', '第777号'][i % 4])}`;
const screens = [
    ['tasks', officer, () => '/desk/'],
    ["the unit's items", officer, () => '/desk/editorial/items'],
    ["the unit's items, page 50", officer, () => '/desk/editorial/items?page=50'],
    ["the unit's items of one state", officer, () => '/desk/editorial/items?state=published'],
    ["the unit's items of a state with few", officer, () => '/desk/editorial/items?state=returned'],
    ["the unit's items with a word", officer, (i) => `/desk/editorial/items?${words(i)}`],
    ["every unit's items", editor, () => '/desk/editorial/items'],
    ["every unit's items with a word", editor, (i) => `/desk/editorial/items?${words(i)}`],
    ['queue of reviews', reviewer, () => '/desk/editorial/queue'],
    ['an item', officer, (i) => `/desk/editorial/items/${items[i % items.length]}`],
    ['the editor', officer, () => `/desk/editorial/items/${own}/draft`],
    ['columns', centre, () => '/desk/sites/columns'],
    ['units', operator, () => '/desk/units/'],
    ['persons', operator, () => '/desk/persons/'],
].map(([name, person, address]) => ({ name, person, address, p50: [], p95: [], longest: [] }));
for (let round = 0; round < rounds; ++round)
    for (const { name, person, address, p50, p95, longest } of screens) {
        const took = [];
        for (let i = 0; i < each; ++i) {
            const begun = performance.now();
            const answer = await person.get(address(i));
            if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`);
            took.push(performance.now() - begun);
        }
        p50.push(median(took));
        p95.push(part(took, 0.95));
        longest.push(Math.max(...took));
    }
row(`${rounds} rounds of ${each}; ${totalIn((await editor.get('/desk/editorial/items')).text)} items, ${totalIn(list)} of them the unit's`, '', '', '');
row('(p95 at most 120 ms)', 'p50', 'p95', 'longest');
for (const { name, p50, p95, longest } of screens) row(name, ms(median(p50)), ms(median(p95)), ms(Math.max(...longest)));
await city.stop();
