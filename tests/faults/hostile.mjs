// Slow and hostile clients against a running city: they are refused or closed, other readers are served meanwhile,
// and memory stays within bounds.
import net from 'node:net';
import { City, Person, argument, request, sleep } from './city.mjs';

const trickling = argument('trickling', 200);
const growthMax = 50 << 20;
const city = await new City().start();
const officer = await new Person(city, 'officer.education').signIn();
for (let i = 0; i < 50; ++i) await city.get('/search?q=' + encodeURIComponent('通知'));
const memoryBefore = city.residentBytes();
let memoryMax = memoryBefore;

// All that is wrong is told at the end, together.
const wrong = [];
const check = (holds, words) => holds || wrong.push(words);

// Others read all the while; how long the longest of them waited.
let isOver = false, served = 0, longest = 0;
const reader = (async () => {
    while (!isOver) {
        for (const path of ['/', '/map', '/search?q=' + encodeURIComponent('公告')]) {
            const begun = Date.now();
            const answer = await city.get(path);
            check(answer.status === 200, `${path}: ${answer.status} for another reader`);
            longest = Math.max(longest, Date.now() - begun);
            ++served;
        }
        memoryMax = Math.max(memoryMax, city.residentBytes());
        await sleep(20);
    }
})();

// Sends bytes as they are; what came back, and whether the other side closed.
function raw(bytes, { wait = 3000 } = {}) {
    return new Promise((done) => {
        const socket = net.connect(city.port, '127.0.0.1');
        let text = '', isClosed = false;
        const end = () => {
            clearTimeout(timer);
            socket.destroy();
            done({ text, isClosed, statuses: [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status)) });
        };
        const timer = setTimeout(end, wait);
        socket.on('data', (part) => (text += part.toString('latin1')));
        socket.on('close', () => ((isClosed = true), end()));
        socket.on('error', () => ((isClosed = true), end()));
        socket.on('connect', () => socket.write(bytes));
    });
}
const host = `Host: localhost:${city.port}\r\n`;
const refused = (name, answer, statuses = [400]) => check(answer.statuses.length === 1 && statuses.includes(answer.statuses[0]) && answer.isClosed,
    `${name}: ${answer.statuses.join(', ') || 'no answer'}, ${answer.isClosed ? 'closed' : 'left open'}`);

// Bytes that trickle in, and answers nobody reads. They go on while the rest is tried.
const slow = Array.from({ length: trickling }, (_, i) => new Promise((done) => {
    const socket = net.connect(city.port, '127.0.0.1');
    const begun = Date.now();
    const kinds = ['GET / HTTP/1.1\r\nX-', `POST /prefs HTTP/1.1\r\n${host}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n`, ''];
    socket.on('connect', () => socket.write(kinds[i % kinds.length]));
    const drip = setInterval(() => socket.write('a'), 500 + Math.random() * 500);
    socket.on('error', () => {});
    socket.on('close', () => {
        clearInterval(drip);
        done(Date.now() - begun);
    });
    setTimeout(() => {
        clearInterval(drip);
        socket.destroy();
        done(Infinity);
    }, 45_000).unref();
}));

const mebibytes = (count, letter = 'a') => letter.repeat(count << 20);
const form = (path, body, extra = '') => `POST ${path} HTTP/1.1\r\n${host}Sec-Fetch-Site: same-origin\r\n${extra}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

// 10 MB fields.
refused('10 MB in a public form', await raw(form('/prefs', 'font=' + mebibytes(10))), [413]);
refused('10 MB at the sign-in', await raw(form('/desk/sign-in', 'name=' + mebibytes(10))), [413]);
refused('10 MB in chunks', await raw(Buffer.concat([Buffer.from(`POST /prefs HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n`), ...Array(160).fill(Buffer.from('10000\r\n' + 'a'.repeat(65536) + '\r\n'))])), [413]);
const item = await officer.newItem();
for (const fields of [{ title: mebibytes(10) }, { title: 'a', body: mebibytes(10) }]) {
    const answer = await officer.post(`/desk/editorial/items/${item}/autosave`, fields);
    check(answer.status >= 400 && answer.status < 500, `10 MB in a field of the editor: ${answer.status}`);
}

// Bytes that are not UTF-8, and zero bytes.
for (const bytes of ['%FF%FE', '%C3%28', '%ED%A0%80', '%F8%A1%A1%A1%A1', 'a%00b', '%']) {
    const question = await city.get(`/search?q=${bytes}`);
    check(question.status === 200 || question.status === 400, `q=${bytes}: ${question.status}`);
    check(Buffer.from(question.text).equals(question.bytes), `q=${bytes} comes back as bytes that are not UTF-8`);
    const path = await city.get(`/article/${bytes}`);
    check(path.status === 400 || path.status === 404, `/article/${bytes}: ${path.status}`);
    const signIn = await request(city.port, 'POST', '/desk/sign-in', { headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, body: `name=${bytes}&password=${bytes}` });
    check(signIn.status >= 400 && signIn.status < 500, `sign-in as ${bytes}: ${signIn.status}`);
    const saved = await officer.send('POST', `/desk/editorial/items/${item}/autosave?x=${bytes}`, { csrf: officer.token, title: 'a' });
    check(saved.status < 500, `a query of ${bytes} at the desk: ${saved.status}`);
    const typed = await request(city.port, 'POST', `/desk/editorial/items/${item}/autosave`, { headers: { 'sec-fetch-site': 'same-origin', cookie: officer.cookie, 'content-type': 'application/x-www-form-urlencoded' }, body: `csrf=${officer.token}&title=${bytes}&body=%3Cp%3E${bytes}%3C/p%3E&based_on=0` });
    check(typed.status < 500, `${bytes} in a field of the editor: ${typed.status}`);
    const item_page = await officer.get(`/desk/editorial/items?keyword=${bytes}`);
    check(item_page.status < 500, `keyword=${bytes}: ${item_page.status}`);
    check(Buffer.from(item_page.text).equals(item_page.bytes), `keyword=${bytes} comes back as bytes that are not UTF-8`);
}
for (const body of ['--x\r\nContent-Disposition: form-data; name="file"; filename="\0.pdf"\r\n\r\n%PDF\r\n--x--\r\n', '--x', '--x\r\n\r\n', '--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--', '', '--y--']) {
    const answer = await request(city.port, 'POST', `/desk/editorial/items/${item}/files`, { headers: { 'sec-fetch-site': 'same-origin', cookie: officer.cookie, 'content-type': 'multipart/form-data; boundary=x' }, body });
    check(answer.status >= 400 && answer.status < 500, `a broken upload: ${answer.status}`);
}

// Lengths that lie, two readings of one request, and heads without end.
const shapes = {
    'two lengths': `POST /prefs HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`,
    'length and chunks': `POST /prefs HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /map HTTP/1.1\r\n${host}\r\n`,
    'chunks and length': `POST /prefs HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\nGET /map HTTP/1.1\r\n${host}\r\n`,
    'a negative length': `POST /prefs HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`,
    'a length with a sign': `POST /prefs HTTP/1.1\r\n${host}Content-Length: +5\r\n\r\nhello`,
    'a list of lengths that differ': `POST /prefs HTTP/1.1\r\n${host}Content-Length: 5, 6\r\n\r\nhello!`,
    'a length too large to count': `POST /prefs HTTP/1.1\r\n${host}Content-Length: 99999999999999999999999\r\n\r\n`,
    'a chunk size that is none': `POST /prefs HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n`,
    'a space before the colon': `GET / HTTP/1.1\r\n${host}Content-Length : 5\r\n\r\nhello`,
    'a folded header': `GET / HTTP/1.1\r\n${host}X-A: b\r\n c\r\n\r\n`,
    'two hosts': `GET / HTTP/1.1\r\n${host}Host: other.example\r\n\r\n`,
    'no host': 'GET / HTTP/1.1\r\n\r\n',
    'a zero byte in the target': `GET /\0 HTTP/1.1\r\n${host}\r\n`,
    'a zero byte in a header': `GET / HTTP/1.1\r\n${host}X-A: \0\r\n\r\n`,
    'a bare line feed': `GET / HTTP/1.1\n${host}\n\n`,
    'no request at all': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
};
for (const [name, bytes] of Object.entries(shapes)) refused(name, await raw(bytes), [400, 413]);
for (const encoding of ['gzip, chunked', 'chunked, identity', 'xchunked', 'identity', '\x0bchunked']) {
    const answer = await raw(`POST /prefs HTTP/1.1\r\n${host}Transfer-Encoding: ${encoding}\r\nContent-Length: 3\r\n\r\n0\r\n\r\nGET /map HTTP/1.1\r\n${host}\r\n`);
    check(answer.statuses.length === 1 && answer.statuses[0] >= 400, `Transfer-Encoding: ${encoding}: ${answer.statuses.join(', ')}`);
}
refused('a header of 1 MB', await raw(`GET / HTTP/1.1\r\n${host}X-A: ${mebibytes(1)}\r\n\r\n`), [400, 431]);
refused('a target of 1 MB', await raw(`GET /${mebibytes(1)} HTTP/1.1\r\n${host}\r\n`), [400, 414, 431]);
refused('1,000 headers', await raw(`GET / HTTP/1.1\r\n${host}${'X-A: b\r\n'.repeat(1000)}\r\n`), [400, 431]);
refused('200,000 headers', await raw(`GET / HTTP/1.1\r\n${host}${'X-A: b\r\n'.repeat(200_000)}\r\n`), [400, 431]);
const many = await request(city.port, 'GET', '/search?' + 'q=a&'.repeat(3000));
check(many.status < 500, `3,000 query fields: ${many.status}`);
const fields = await request(city.port, 'POST', '/desk/sign-in', { headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b&'.repeat(200_000) });
check(fields.status >= 400 && fields.status < 500, `200,000 fields: ${fields.status}`);

// Nobody has signed in here, so nobody may make the server hold large bodies.
const uploads = Array.from({ length: 40 }, () => {
    const socket = net.connect(city.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.on('data', () => {});
    socket.write(`POST /desk/editorial/items/1/files HTTP/1.1\r\n${host}Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${24 << 20}\r\n\r\n`);
    socket.write(Buffer.alloc(20 << 20, 'a'));
    return socket;
});
await sleep(3000);
memoryMax = Math.max(memoryMax, city.residentBytes());
const held = city.residentBytes() - memoryBefore;
for (const socket of uploads) socket.destroy();
await sleep(1500);

const closedAfter = await Promise.all(slow);
isOver = true;
await reader;
const last = Math.max(...closedAfter);
console.log(`${trickling} slow connections closed, the last after ${(last / 1000).toFixed(1)} s; ${served} other requests served, the longest in ${longest} ms; memory grew by at most ${Math.round((memoryMax - memoryBefore) / (1 << 20))} MB, 40 uploads of nobody held ${Math.round(held / (1 << 20))} MB`);
check(Number.isFinite(last), 'a slow connection stayed open for 45 s');
check(longest < 2000, `another reader waited ${longest} ms`);
check(memoryMax - memoryBefore < growthMax, `memory grew by ${Math.round((memoryMax - memoryBefore) / (1 << 20))} MB`);
await city.stop();
city.verify();
city.remove();
for (const words of wrong) console.error(words);
process.exit(wrong.length ? 1 : 0);
