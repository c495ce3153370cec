// Commands beside a program that serves. An erased text is nowhere any more when `fengye erase` ends, whatever the
// program was doing; it answers throughout. Two programs never write one front.
import { City, argument, check, content, publish, request, sleep, staffOf, units } from './city.mjs';
import { reading } from './reader.mjs';

const erasures = argument('erasures', 20);
const kills = argument('kills', 3);
const city = new City();
await city.start();
const staffs = [];
for (const unit of units) staffs.push(await staffOf(city, unit));

// A word of characters in no other text, of pairs in no other word of these.
const rare = [...'璀璨琉璃玳瑁翡翠蔷薇鹧鸪鸢鹭鹌鹑鸬鹚麒麟貔貅饕餮'];
const wordOf = (n) => [n % rare.length, Math.floor(n / rare.length), n % rare.length, (n * 7 + 5) % rare.length].map((i) => rare[i]).join('') + '镧铈镨'[n % 3];
const refuses = ({ code, text }, words) => check(code === 1 && words.test(text), `should be refused: ${code} ${text}`);
const gone = (word) => {
    const found = city.traces(word);
    check(found.length === 0, `${word} still stands in ${found.join(', ')}`);
};

// One of them with a file, whose bytes go too.
async function attach(officer, item, words) {
    const boundary = 'fault';
    const field = (name, value, head = '') => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${head}\r\n\r\n${value}\r\n`;
    const answer = await request(city.port, 'POST', `/desk/editorial/items/${item}/files`, {
        headers: { 'sec-fetch-site': 'same-origin', cookie: officer.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
        body: field('csrf', officer.token) + field('file', words, '; filename="a.txt"') + `--${boundary}--\r\n`,
    });
    check(answer.status === 303, `no file: ${answer.status}`);
}
async function publishSecret(staff, word, withFile) {
    const { officer, reviewer, head } = staff;
    if (!withFile) return publish(staff, `公告${word}`, `<p>正文${word}正文</p>`);
    const item = await officer.newItem();
    const fields = await content(officer, `公告${word}`, `<p>正文${word}正文</p>`);
    check((await officer.post(`/desk/editorial/items/${item}/autosave`, fields)).status === 200, 'not saved');
    await attach(officer, item, `${word}附件`);
    const page = await officer.get(`/desk/editorial/items/${item}/draft`);
    const based = /name="based_on" value="(\d+)"/.exec(page.text)?.[1] ?? '0';
    check((await officer.post(`/desk/editorial/items/${item}/draft`, { ...fields, based_on: based, then: 'submit' })).status === 303, 'not submitted');
    check((await reviewer.decide(item, 'review')).status === 303, 'not reviewed');
    check((await head.decide(item, 'sign-off', { release_now: '1' })).status === 303, 'not signed');
    return item;
}

const secrets = [];
for (let i = 0; i < erasures + kills; ++i) secrets.push({ word: wordOf(i), item: await publishSecret(staffs[i % staffs.length], wordOf(i), i % 5 === 0) });
for (const { word } of secrets) check(city.traces(word).length > 0, `${word} was never there: the test proves nothing`);
check(secrets.some(({ word }) => city.traces(`${word}附件`).some((path) => path.startsWith('files/'))), 'no file was kept: the test proves nothing');

// --- Who may run beside it.

const other = String(city.port + 1);
refuses(await city.run('serve', '--port', other, '--loopback'), /in use by another program \(fengye serve, process \d+\)/);
refuses(await city.run('serve', '--port', String(city.port), '--loopback'), /in use by another program/);
for (const command of ['replay', 'init', 'demo']) refuses(await city.run(command), /in use by another program \(fengye serve, process \d+\)/);
for (const command of ['verify', 'user']) check((await city.run(command)).code === 0, `${command} beside the program`);
const looked = await city.run('doctor');
check(/front\s+ok\s+0 entries behind/.test(looked.text), `doctor beside the program: ${looked.text}`);
const replayed = await city.run('replay', '--into', `${city.folder}/replayed.db`);
check(replayed.code === 0 && replayed.text.includes('the same rows'), `replay --into beside the program: ${replayed.text}`);
await city.run('erase', '999999').then((ran) => refuses(ran, /item 999999/));
for (const end of ['', '-wal', '-shm']) (await import('node:fs')).rmSync(`${city.folder}/replayed.db${end}`, { force: true });
console.log('beside the program: serve, replay, init and demo refuse; verify, user, doctor and replay --into work');

// --- Erased under load.

let isOver = false, acts = 0;
const writers = staffs.slice(0, 3).map(async (staff, who) => {
    const item = await staff.officer.newItem();
    for (let i = 0; !isOver; ++i) {
        if (i % 10 === 9) await publish(staff, `第${who}组第${i}条`, `<p>第${i}条</p>`);
        const saved = await staff.officer.post(`/desk/editorial/items/${item}/autosave`, await content(staff.officer, `第${i}遍`, `<p>${'文'.repeat(2000)}</p>`));
        check(saved.status === 200, `an autosave beside an erasure: ${saved.status}`);
        ++acts;
        await sleep(20);
    }
});
const load = Promise.all(writers);
const others = reading(city, ['/', '/map', '/feed.xml', '/search?q=' + encodeURIComponent('公告'), '/article/1', '/api/v1/documents']);
const times = [];
for (const { word, item } of secrets.slice(0, erasures)) {
    const begun = Date.now();
    const erased = await Promise.race([city.run('erase', String(item)), load]);
    check(erased?.code === 0, `erase: ${erased?.text}`);
    times.push(Date.now() - begun);
    gone(word);
    const page = await city.get(`/article/${item}`);
    check(page.status === 410 && !page.text.includes(word), `an erased article answers ${page.status}`);
    check(!(await city.get('/search?q=' + encodeURIComponent(word))).text.includes(`/article/${item}`), 'an erased article is found');
}
isOver = true;
await load;
const read = await others.end();
times.sort((a, b) => a - b);
console.log(`${erasures} erased beside the program, the median in ${times[times.length >> 1]} ms, the longest in ${times.at(-1)} ms; ${acts} acts; ` +
    `${read.served} pages read, the median in ${read.median} ms, the longest in ${read.longest} ms`);
check(read.wrong.length === 0, `a reader met ${read.wrong.join(', ')}`);
check(read.served > erasures && acts > erasures, `only ${read.served} pages and ${acts} acts: the test proves nothing`);
check(read.longest < 5000, `a reader waited ${read.longest} ms`);

// --- The program dies beside the command: the command, or the next start, finishes the work.

for (const { word, item } of secrets.slice(erasures)) {
    const erasing = city.run('erase', String(item));
    await sleep(Math.random() * 400);
    await city.kill();
    const [erased] = await Promise.all([erasing, sleep(Math.random() * 300).then(() => city.start().catch(() => {}))]);
    // The start may have met the command at work, which then owns the front; or the act was not done.
    if (city.process.exitCode !== null) {
        check(/in use by another program \(fengye erase, process \d+\)/.test(city.said), `the start ended: ${city.said}`);
        await city.start();
    }
    if (erased.code !== 0) check((await city.run('erase', String(item))).code === 0, `erase after a kill: ${erased.text}`);
    gone(word);
    check((await city.get(`/article/${item}`)).status === 410, 'an erased article is there after a kill');
}
await city.stop();
for (const { word } of secrets) for (const trace of [word, word.slice(0, 2), word.slice(1, 3), word.slice(2, 4)]) gone(trace);
check(!secrets.some(({ word }) => city.said.includes(word)), 'the log holds a text');
city.verify();
check(city.command('replay', '--into', `${city.folder}/replayed.db`).text.includes('the same rows'), 'a replay gives other rows');
await city.start();
check((await city.get('/article/1')).status === 200, 'the others answer no more');
await city.stop();
console.log(`${kills} more with the program killed meanwhile: no trace of any word in any file, both chains hold`);
city.remove();
