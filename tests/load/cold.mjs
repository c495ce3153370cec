// A cold article page: query and rendering, without the cache and without compression. What is common to every
// request (socket, parsing, hand-over to a worker) is measured with a page that needs neither, and taken off.
import { Served, median, part, row, wanted } from './city.mjs';

const each = wanted('pages', 2000), rounds = 5;
const city = await new Served(process.env.CITY, 18461, 'page_cache = "0MB"\n').start();
const articles = [];
for (let id = 1; articles.length < 200; ++id) if ((await city.get(`/article/${id}`)).status === 200) articles.push(`/article/${id}`);
const cpu = async (path) => {
    const before = city.cpuMs();
    for (let i = 0; i < each; ++i) await city.get(path(i));
    return (city.cpuMs() - before) / each;
};
const whole = [], common = [], less = [];
for (let round = 0; round < rounds; ++round) {
    whole.push(await cpu((i) => articles[i % articles.length]));
    common.push(await cpu(() => '/healthz'));
    less.push(whole.at(-1) - common.at(-1));
}
row(`${rounds} rounds of ${each} pages, processor time each`, 'median', 'min', 'max');
const told = (name, values) => row(name, ...[median(values), Math.min(...values), Math.max(...values)].map((value) => `${value.toFixed(3)} ms`));
told('article page, whole request', whole);
told('/healthz, what every request costs', common);
told('query and rendering (at most 0.1 ms)', less);
await city.stop();
