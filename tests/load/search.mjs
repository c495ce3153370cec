// Search over HTTP, one client, rendering included: random words drawn from the texts themselves.
import { Served, fieldIn, median, ms, part, publish, row, sleep, staffOf, wanted } from './city.mjs';

const count = wanted('questions', 200), titles = wanted('titles', 500), rounds = 5;
const city = await new Served(process.env.CITY, 18421).start();
const chance = (below) => Math.floor(Math.random() * below);

const newest = Number(/\/article\/(\d+)/.exec((await city.get('/api/v1/documents?kind=article')).text)?.[1] ?? 1);
const documents = wanted('documents', 100_000);
const runs = [], named = [];
while (named.length < titles) {
    const id = 1 + chance(Math.max(documents, newest));
    const page = await city.get(`/article/${id}`);
    if (page.status !== 200) continue;
    const title = /<meta name="ArticleTitle" content="([^"]*)"/.exec(page.text)?.[1];
    if (title) named.push([id, title]);
    runs.push(...page.text.slice(page.text.indexOf('<h1')).replace(/<[^>]*>/g, ' ').match(/[\u4e00-\u9fff]{4,}/g));
}
const piece = (length) => {
    const run = runs[chance(runs.length)];
    const at = chance(run.length - length + 1);
    return run.slice(at, at + length);
};
const kinds = { 'two characters': () => piece(2), 'four characters': () => piece(4), 'two words': () => `${piece(2)} ${piece(2)}` };
const orders = { relevance: '', newest: '&sort=newest' };
const cells = Object.keys(orders).flatMap((order) => Object.keys(kinds).map((kind) => ({ order, kind, p50: [], p99: [], most: [] })));
for (let round = 0; round < rounds; ++round)
    for (const cell of cells) {
        const took = [];
        for (let i = 0; i < count; ++i) {
            const { answer, ms: time } = await city.timed(`/search?q=${encodeURIComponent(kinds[cell.kind]())}${orders[cell.order]}`);
            if (answer.status !== 200) throw new Error(`search answers ${answer.status}`);
            took.push(time);
        }
        cell.p50.push(part(took, 0.5));
        cell.p99.push(part(took, 0.99));
        cell.most.push(Math.max(...took));
    }
row(`${rounds} rounds of ${count} questions (p50 2, p99 20 ms)`, 'p50', 'p99', 'most');
for (const { order, kind, p50, p99, most } of cells) row(`${kind}, by ${order}`, ms(median(p50)), ms(median(p99)), ms(median(most)));

let onPageOne = 0, notFound = [];
for (const [id, title] of named) {
    const unescaped = title.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
    const { answer } = await city.timed(`/search?q=${encodeURIComponent(unescaped)}`);
    if (new RegExp(`href="/article/${id}"`).test(answer.text)) ++onPageOne;
    else notFound.push(`${id} ${unescaped}`);
}
row('exact titles on page one', `${onPageOne} of ${named.length}`);
for (const words of notFound.slice(0, 5)) console.log('  not on page one:', words);

const staff = await staffOf(city, 'education');
const delays = [];
for (let i = 0; i < 20; ++i) {
    const word = [...String(process.pid * 100 + i)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[digit]).join('') + '璀璨';
    const item = await publish(staff, `新稿件${word}`, `<p>正文${word}</p>`);
    const answered = performance.now();
    for (;;) {
        const { answer } = await city.timed(`/search?q=${encodeURIComponent(word)}`);
        if (answer.text.includes(`/article/${item}`)) break;
        await sleep(1);
    }
    delays.push(performance.now() - answered);
}
row('a new item is found after its publication', ms(median(delays)), '', ms(Math.max(...delays)));
await city.stop();
