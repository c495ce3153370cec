// The desk's screens of letters, and the public statistics, with very many letters in the store.
import { Person, Served, median, ms, part, row, wanted } from './city.mjs';

const each = wanted('requests', 40), rounds = 5;
const city = await new Served(process.env.CITY, 18473).start();
const handler = await new Person(city, 'handler.housing_construction').signIn();
const leader = await new Person(city, 'leader.municipal_office').signIn();
const list = (await handler.get('/desk/letters/')).text;
const letters = [...new Set([...list.matchAll(/\/desk\/letters\/(\d+)"/g)].map(([, id]) => id))];
if (!letters.length) throw new Error('the list shows no letter: the test proves nothing');
const screens = [
    ['letters of the unit', handler, () => '/desk/letters/'],
    ['letters, all states', handler, () => '/desk/letters/?tab=all'],
    ['letters, all states, page 20', handler, () => '/desk/letters/?tab=all&page=20'],
    ['letters, late', handler, () => '/desk/letters/?tab=overdue'],
    ['letters with a word', handler, () => `/desk/letters/?tab=all&keyword=${encodeURIComponent('第77')}`],
    ['a letter', handler, (i) => `/desk/letters/${letters[i % letters.length]}`],
    ['overview', leader, () => '/desk/letters/overview'],
    ['statistics (public)', null, () => '/letters/statistics'],
].map(([name, person, address]) => ({ name, person, address, p50: [], p95: [] }));
for (let round = 0; round < rounds; ++round)
    for (const { name, person, address, p50, p95 } of screens) {
        const took = [];
        for (let i = 0; i < each; ++i) {
            const begun = performance.now();
            // Under another name no page is kept: each is rendered anew.
            const answer = person ? await person.get(address(i)) : await city.get(address(i), { host: 'elsewhere.example' });
            if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`);
            took.push(performance.now() - begun);
        }
        p50.push(median(took));
        p95.push(part(took, 0.95));
    }
row(`${rounds} rounds of ${each} (desk p95 at most 120 ms, statistics 300 ms)`, 'p50', 'p95');
for (const { name, p50, p95 } of screens) row(name, ms(median(p50)), ms(median(p95)));
await city.stop();
