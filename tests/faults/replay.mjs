// The front is a pure function of the gazette: built anew it holds the same rows and answers every address byte for
// byte as before. An erased text is nowhere any more.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { City, check, publish, sitemapPaths, staffOf } from './city.mjs';

const city = new City();
const ends = ['', '-wal', '-shm'];

const withoutDate = ({ date, ...headers }) => JSON.stringify(headers);
async function pages(paths) {
    const seen = new Map();
    for (const path of paths) {
        const answer = await city.get(path);
        check(answer.status === 200, `${path}: ${answer.status}`);
        seen.set(path, withoutDate(answer.headers) + answer.bytes.toString('latin1'));
    }
    return seen;
}
await city.start();
const staff = await staffOf(city, 'education');
const words = '璀璨琉璃盏玳瑁匣翡翠钏'; // in no other text
const title = '鸢尾蔷薇鹧鸪鸢尾公告';
const item = await publish(staff, title, `<p>${words}</p>`);
const paths = [...new Set(['/', '/map', '/feed.xml', ...(await sitemapPaths(city))])];
const before = await pages(paths);
await city.stop();

const into = join(city.folder, 'replayed.db');
const replayed = city.command('replay', '--into', into);
check(replayed.code === 0 && replayed.text.includes('the same rows'), `replay: ${replayed.text}`);
for (const end of ends) {
    rmSync(join(city.folder, `front.db${end}`), { force: true });
    if (existsSync(into + end)) renameSync(into + end, join(city.folder, `front.db${end}`));
}
await city.start();
const after = await pages(paths);
for (const [path, bytes] of before) check(after.get(path) === bytes, `${path} differs after the replay`);
console.log(`${paths.length} addresses answer byte for byte as before`);

// With the program at work, as in life, and again with it stopped.
const second = await publish(staff, `${title}二`, `<p>${words}二</p>`);
check(city.traces(words).length > 0, 'the text was never there: the test proves nothing');
for (const [number, isServing] of [[item, true], [second, false]]) {
    if (!isServing) await city.stop();
    const erased = city.command('erase', String(number));
    check(erased.code === 0, `erase: ${erased.text}`);
    if (isServing) {
        const answer = await city.get(`/article/${number}`); // the command has waited for the program at work
        check(answer.status === 410, `an erased article answers ${answer.status}`);
        check(!answer.text.includes(title), 'the 410 shows the title');
        await pages(paths.filter((path) => path !== `/article/${number}`)); // all others answer
    }
}
for (const text of [words, title, '蔷薇', '琉璃盏']) {
    const found = city.traces(text);
    check(found.length === 0, `${text} still stands in ${found.join(', ')}`);
}
city.verify();
await city.start();
check((await city.get(`/article/${second}`)).status === 410, 'the second one answers');
check((await city.get('/article/1')).status === 200, 'the others answer no more');
await city.stop();
console.log('two items erased, no trace of their words in any file, both chains hold');
city.remove();
