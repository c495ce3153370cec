// Slow, lying and enormous clients against a running city: each is refused or closed, others are served meanwhile, and
// memory stays within its bound.
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { City, Person, argument, content, request, sleep } from './city.mjs';
import { reading } from './reader.mjs';

const trickling = argument('trickling', 200);
const uploading = argument('uploads', 12);
// What requests (64 MB) and answers (64 MB) may hold together, and what handlers at work need beside it.
const growthMax = 192 << 20;
const city = await new City().start();
const officer = await new Person(city, 'officer.education').signIn();
const key = readFileSync(join(city.folder, 'key'));
for (let i = 0; i < 50; ++i) await city.get('/search?q=' + encodeURIComponent('通知'));

// All that is wrong is told at the end, together.
const wrong = [];
const check = (holds, words) => holds || wrong.push(words);

const memoryBefore = city.ownBytes();
let memoryMax = memoryBefore;
const watching = setInterval(() => (memoryMax = Math.max(memoryMax, city.ownBytes())), 50);
const others = reading(city);

// An officer goes on writing: nobody's flood may cost him more than time.
const item = await officer.newItem();
let isOver = false, saved = 0;
const work = async () => {
    while (!isOver) {
        const answer = await officer.post(`/desk/editorial/items/${item}/autosave`, await content(officer, `第${saved}遍`, `<p>${'字'.repeat(5000)}</p>`));
        check(answer.status === 200, `an officer's autosave was answered ${answer.status}`);
        ++saved;
        await sleep(200);
    }
};
const working = work();

const host = `Host: localhost:${city.port}\r\n`;
const policy = /\r\ncontent-security-policy: default-src 'none'; script-src 'self'; /i;

// Sends bytes as they are; what came back, and whether the other side closed.
function raw(bytes, { wait = 5000 } = {}) {
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
// One answer, a refusal that bears the policy, and the end; or the end alone, where the answer may be lost because the
// client was still sending.
function refused(name, { statuses, text, isClosed }, { allowed = [400], mayBeLost = false } = {}) {
    const isLost = mayBeLost && statuses.length === 0;
    check(isClosed && (isLost || (statuses.length === 1 && allowed.includes(statuses[0]))), `${name}: ${statuses.join(', ') || 'no answer'}, ${isClosed ? 'closed' : 'left open'}`);
    check(isLost || policy.test(text), `${name}: refused without the policy`);
}
// An ordinary answer to a strange question.
function answered(name, answer, isRight) {
    check(isRight(answer.status), `${name}: ${answer.status}`);
    check(answer.headers['content-security-policy']?.startsWith("default-src 'none'; script-src 'self'; "), `${name}: ${answer.status} without the policy`);
    check(answer.headers['x-content-type-options'] === 'nosniff', `${name}: ${answer.status} without nosniff`);
    check(!answer.bytes.includes(key) && !answer.text.includes('root:') && !/sqlite|syntax error/i.test(answer.text), `${name}: tells what it must not`);
    if (/^text|json|xml/.test(answer.headers['content-type']) && !answer.headers['content-encoding']) check(Buffer.from(answer.text).equals(answer.bytes), `${name}: bytes that are not UTF-8`);
    if (process.env.STAGES) console.error(name, Math.round(city.ownBytes()/1048576));
}
const isFine = (status) => status < 500;
const isRefusal = (status) => status >= 400 && status < 500;
const post = (path, type, body, extra = {}) => request(city.port, 'POST', path, { headers: { 'sec-fetch-site': 'same-origin', 'content-type': type, ...extra }, body });
const urlencoded = 'application/x-www-form-urlencoded';
const mebibytes = (count, letter = 'a') => letter.repeat(count << 20);

const measures = async () => Object.fromEntries([...(await city.get('/metrics')).text.matchAll(/^(fengye_\w+) (\d+)$/gm)].map(([, name, value]) => [name, Number(value)]));

// --- Slow ones. They go on while the rest is tried.

const closedAfter = (socket, begun = Date.now()) => new Promise((done) => {
    socket.on('error', () => {});
    socket.on('close', () => done(Date.now() - begun));
    setTimeout(() => (socket.destroy(), done(Infinity)), 60_000).unref();
});
const kinds = {
    'a head that trickles': 'GET / HTTP/1.1\r\nX-',
    'a body that trickles': `POST /prefs HTTP/1.1\r\n${host}Content-Type: ${urlencoded}\r\nContent-Length: 100000\r\n\r\n`,
    'chunks that trickle': `POST /prefs HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n1000\r\n`,
    'half a head': `GET / HTTP/1.1\r\n${host}`,
    'half a body': `POST /prefs HTTP/1.1\r\n${host}Content-Type: ${urlencoded}\r\nContent-Length: 100000\r\n\r\n${'a'.repeat(50_000)}`,
};
const slow = Array.from({ length: trickling }, (_, i) => {
    const [name, bytes] = Object.entries(kinds)[i % 5];
    const socket = net.connect(city.port, '127.0.0.1');
    socket.on('connect', () => socket.write(bytes));
    const drip = name.startsWith('half') ? undefined : setInterval(() => socket.write('a'), 500 + Math.random() * 500);
    return closedAfter(socket).then((time) => (clearInterval(drip), { name, time }));
});
// Answers nobody reads: files and pages, many on each connection.
const picture = /\/files\/\d+\/[^"]+/.exec((await city.get('/')).text)[0];
const unread = [];
for (let i = 0; i < trickling / 4; ++i) {
    const socket = net.connect(city.port, '127.0.0.1');
    socket.pause();
    const path = i % 2 ? picture : '/search?q=' + encodeURIComponent('的');
    socket.on('connect', () => socket.write(`GET ${path} HTTP/1.1\r\n${host}\r\n`.repeat(200)));
    socket.on('error', () => {});
    unread.push(socket); // whoever does not read does not hear of the end either: the city counts its connections
}

// --- SQL and path shapes.

for (const text of ["' OR '1'='1", "'; DROP TABLE items; --", '" UNION SELECT password_hash FROM people_accounts --', "1' AND SLEEP(5)#", '%_%', '*', 'NEAR(a b)', '"', 'a" OR title:"b', 'title:', '-', '^', '(', 'AND', '{a b} : c', '\\', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', "javascript:alert('1')"]) {
    const word = encodeURIComponent(text);
    answered(`search for ${text}`, await city.get(`/search?q=${word}`), isFine);
    answered(`a column's year ${text}`, await city.get(`/search?q=a&sort=${word}&page=${word}&unit=${word}&year=${word}`), isFine);
    answered(`an article named ${text}`, await city.get(`/article/${word}`), (status) => status === 404);
    answered(`a document list after ${text}`, await city.get(`/api/v1/documents?cursor=${word}`), isFine);
    answered(`items with ${text}`, await officer.get(`/desk/editorial/items?keyword=${word}&state=${word}&column=${word}`), isFine);
    answered(`sign-in as ${text}`, await post('/desk/sign-in', urlencoded, `name=${word}&password=${word}&next=${word}`), isRefusal);
    answered(`a cookie of ${text}`, await city.get('/desk/', { headers: { cookie: `__Host-desk=${word}; prefs=${word}` } }), isFine);
}
for (const path of ['/../../../etc/passwd', '/..%2f..%2f..%2fetc/passwd', '/%2e%2e/%2e%2e/key', '/assets/../key', '/assets/..%2f..%2fkey', '/assets/%2e%2e%5ckey', '/files/../key', '/files/1/..%2f..%2fkey', `${picture}/../../../key`, '/files/-1/a', '/files/99999999999999999999/a', '/files/1e1/a', '/data/desk.db', '/desk.db', '/front.db', '/.git/config', '/.env', '/fengye.toml', '/article/1/../../key', '/article/1;a=b', '/article/1%20', '/article/01', '/article/-1', '/article/9223372036854775808', '/article/0x1', '/%2f%2fevil.example/', '/\\evil.example', '/con', '/a/'.repeat(500), '/' + '%41'.repeat(3000)])
    answered(path.slice(0, 60), await city.get(path), (status) => status === 301 || isRefusal(status));
for (const path of ['//evil.example/', '/a/../..//evil.example', '/%0d%0aSet-Cookie:%20a=b', '/desk/sign-in?back=//evil.example', '/desk/sign-in?back=https://evil.example', '/leave?url=https://evil.example']) {
    const answer = await city.get(path);
    answered(path, answer, isFine);
    check(!/evil\.example/.test(answer.headers.location ?? '') && !answer.headers['set-cookie']?.some((cookie) => cookie.startsWith('a=')), `${path} leads away: ${answer.headers.location}`);
}

// --- Header shapes.

for (const [name, value] of [['host', 'evil.example'], ['host', '"><script>'], ['host', 'localhost:99999'], ['host', 'a'.repeat(3000)], ['x-forwarded-for', '1.2.3.4, '.repeat(300)], ['x-forwarded-for', "'; --"], ['x-forwarded-host', 'evil.example'], ['cookie', 'a=b; '.repeat(1500)], ['cookie', '='], ['range', 'bytes=0-0,'.repeat(500)], ['range', 'bytes=99999999999999999999-'], ['range', 'bytes=-0'], ['range', 'lines=1-2'], ['if-none-match', '"a", '.repeat(1000)], ['accept-encoding', 'br;q=abc, '.repeat(500)], ['accept-language', '*'.repeat(3000)], ['content-length', '0'], ['expect', 'something'], ['upgrade', 'h2c'], ['sec-fetch-site', 'cross-site'], ['origin', 'null'], ['referer', 'javascript:alert(1)']]) {
    for (const path of ['/', picture, '/desk/sign-in']) answered(`${name}: ${value.slice(0, 30)} for ${path}`, await city.get(path, { headers: { [name]: value } }), isFine);
}

// --- 10 MB fields.

const form = (path, body) => `POST ${path} HTTP/1.1\r\n${host}Sec-Fetch-Site: same-origin\r\nContent-Type: ${urlencoded}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const tooLarge = { allowed: [413], mayBeLost: true };
refused('10 MB in a public form', await raw(form('/prefs', 'font=' + mebibytes(10))), tooLarge);
refused('10 MB at the sign-in', await raw(form('/desk/sign-in', 'name=' + mebibytes(10))), tooLarge);
refused('10 MB in chunks', await raw(Buffer.concat([Buffer.from(`POST /prefs HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n`), ...Array(160).fill(Buffer.from('10000\r\n' + 'a'.repeat(65536) + '\r\n'))])), tooLarge);
const second = await officer.newItem();
const autosave = `/desk/editorial/items/${second}/autosave`;
for (const fields of [{ title: mebibytes(10) }, { title: 'a', body: mebibytes(10) }]) answered('10 MB in a field of the editor', await officer.post(autosave, fields), isRefusal);
answered('100,000 elements in one another', await officer.post(autosave, { title: 'a', body: '<div>'.repeat(100_000) }), isFine);
answered('100,000 open attributes', await officer.post(autosave, { title: 'a', body: '<a '.repeat(100_000) }), isFine);

// --- Bytes that are not UTF-8, and zero bytes.

const cookie = { cookie: officer.cookie };
for (const bytes of ['%FF%FE', '%C3%28', '%ED%A0%80', '%F8%A1%A1%A1%A1', 'a%00b', '%']) {
    answered(`q=${bytes}`, await city.get(`/search?q=${bytes}`), (status) => status === 200 || status === 400);
    answered(`/article/${bytes}`, await city.get(`/article/${bytes}`), isRefusal);
    answered(`sign-in as ${bytes}`, await post('/desk/sign-in', urlencoded, `name=${bytes}&password=${bytes}`), isRefusal);
    answered(`a query of ${bytes} at the desk`, await officer.send('POST', `${autosave}?x=${bytes}`, { csrf: officer.token, title: 'a' }), isFine);
    answered(`${bytes} in a field of the editor`, await post(autosave, urlencoded, `csrf=${officer.token}&title=${bytes}&body=%3Cp%3E${bytes}%3C/p%3E&based_on=0`, cookie), isFine);
    answered(`keyword=${bytes}`, await officer.get(`/desk/editorial/items?keyword=${bytes}`), isFine);
}

// --- Many parts, deep parts, broken parts.

const files = `/desk/editorial/items/${second}/files`;
const part = (name, body, head = '') => `--x\r\nContent-Disposition: form-data; name="${name}"${head}\r\n\r\n${body}\r\n`;
const token = part('csrf', officer.token);
let nested = 'a';
for (let i = 0; i < 300; ++i) nested = `--b${i}\r\nContent-Disposition: form-data; name="f"\r\nContent-Type: multipart/form-data; boundary=b${i - 1}\r\n\r\n${nested}\r\n--b${i}--\r\n`;
for (const [name, body] of Object.entries({
    'a zero in a file name': token + '--x\r\nContent-Disposition: form-data; name="file"; filename="\0.pdf"\r\n\r\n%PDF\r\n--x--\r\n',
    'half a boundary': '--x', 'a boundary alone': '--x\r\n\r\n', 'a part without a name': '--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--', nothing: '', 'another boundary': '--y--',
    'a part that does not end': token + '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\na',
    '5,000 parts': token + part('a', 'b').repeat(5000) + '--x--\r\n',
    '5,000 files': token + part('file', '%PDF-1.7', '; filename="a.pdf"').repeat(5000) + '--x--\r\n',
    '300 parts in one another': token + part('file', nested, '; filename="a.pdf"\r\nContent-Type: multipart/form-data; boundary=b299') + '--x--\r\n',
    'a part with a head of 500 KB': token + `--x\r\nContent-Disposition: form-data; name="${'a'.repeat(500_000)}"\r\n\r\na\r\n--x--\r\n`,
    'line ends only': '\r\n'.repeat(100_000),
    'almost boundaries': token + part('a', '\r\n--'.repeat(200_000)),
})) answered(name, await post(files, 'multipart/form-data; boundary=x', body, cookie), isRefusal);
for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', `multipart/form-data; boundary=${'x'.repeat(5000)}`, 'multipart/mixed; boundary=x', 'text/plain', 'application/json', '']) answered(`a form of type "${type.slice(0, 40)}"`, await post(files, type, token + '--x--\r\n', cookie), isRefusal);

// --- Two readings of one request, lengths that lie, and heads without end.

const chunked = (body) => `POST /prefs HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n${body}`;
const smuggled = `GET /map HTTP/1.1\r\n${host}\r\n`;
for (const [name, bytes] of Object.entries({
    'two lengths': `POST /prefs HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`,
    'two equal lengths, and another': `POST /prefs HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 5\r\nContent-Length: 0\r\n\r\nhello`,
    'length and chunks': `POST /prefs HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    'chunks and length': `POST /prefs HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`,
    'a negative length': `POST /prefs HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n`,
    'a length with a sign': `POST /prefs HTTP/1.1\r\n${host}Content-Length: +5\r\n\r\nhello`,
    'a list of lengths that differ': `POST /prefs HTTP/1.1\r\n${host}Content-Length: 5, 6\r\n\r\nhello!`,
    'a length too large to count': `POST /prefs HTTP/1.1\r\n${host}Content-Length: 99999999999999999999999\r\n\r\n`,
    'the largest length there is': `POST /prefs HTTP/1.1\r\n${host}Content-Length: 18446744073709551615\r\n\r\n`,
    'a chunk size that is none': chunked('zz\r\n\r\n'),
    'a chunk size with a sign': chunked('+5\r\nhello\r\n0\r\n\r\n'),
    'a chunk size in C': chunked('0x5\r\nhello\r\n0\r\n\r\n'),
    'a chunk size that wraps': chunked('10000000000000005\r\nhello\r\n0\r\n\r\n'),
    'a chunk size with a space': chunked('5 \r\nhello\r\n0\r\n\r\n'),
    'a chunk longer than it says': chunked('5\r\nhello!\r\n0\r\n\r\n'),
    'a chunk ended by a line feed': chunked('5\nhello\n0\n\n'),
    'an extension that hides a line': chunked(`5;\n${smuggled}hello\r\n0\r\n\r\n`),
    'an extension without end': chunked(`5;${'a'.repeat(1 << 20)}`),
    'trailers without end': chunked(`0\r\n${'X-A: b\r\n'.repeat(50_000)}`),
    'a space before the colon': `GET / HTTP/1.1\r\n${host}Content-Length : 5\r\n\r\nhello`,
    'a folded header': `GET / HTTP/1.1\r\n${host}X-A: b\r\n c\r\n\r\n`,
    'a folded length': `POST /prefs HTTP/1.1\r\n${host}Content-Length:\r\n 5\r\n\r\nhello`,
    'two hosts': `GET / HTTP/1.1\r\n${host}Host: other.example\r\n\r\n`,
    'no host': 'GET / HTTP/1.1\r\n\r\n',
    'a zero byte in the target': `GET /\0 HTTP/1.1\r\n${host}\r\n`,
    'a zero byte in a header': `GET / HTTP/1.1\r\n${host}X-A: \0\r\n\r\n`,
    'a bare line feed': `GET / HTTP/1.1\n${host}\n\n`,
    'a bare line feed after a header': `GET / HTTP/1.1\r\n${host}X-A: b\nX-B: c\r\n\r\n`,
    'a bare carriage return': `GET / HTTP/1.1\r\n${host}X-A: b\rX-B: c\r\n\r\n`,
    'another protocol': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    'another version': `GET / HTTP/2.0\r\n${host}\r\n`,
    'a whole address': `GET http://localhost/ HTTP/1.1\r\n${host}\r\n`,
    'a tunnel': `CONNECT localhost:22 HTTP/1.1\r\n${host}\r\n`,
})) refused(name, await raw(bytes + smuggled), { allowed: [400, 413, 431], mayBeLost: bytes.length > 100_000 });
for (const coding of ['gzip, chunked', 'chunked, identity', 'chunked, chunked', 'xchunked', 'chunkedx', 'identity', '\x0bchunked', 'chunked\x0b', ',chunked', 'chunked;q=1', '"chunked"'])
    refused(`Transfer-Encoding: ${JSON.stringify(coding)}`, await raw(`POST /prefs HTTP/1.1\r\n${host}Transfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n${smuggled}`));
const huge = { allowed: [400, 431], mayBeLost: true };
refused('a header of 1 MB', await raw(`GET / HTTP/1.1\r\n${host}X-A: ${mebibytes(1)}\r\n\r\n`), huge);
refused('a target of 1 MB', await raw(`GET /${mebibytes(1)} HTTP/1.1\r\n${host}\r\n`), huge);
refused('1,000 headers', await raw(`GET / HTTP/1.1\r\n${host}${'X-A: b\r\n'.repeat(1000)}\r\n`), huge);
refused('200,000 headers', await raw(`GET / HTTP/1.1\r\n${host}${'X-A: b\r\n'.repeat(200_000)}\r\n`), huge);
answered('3,000 query fields', await city.get('/search?' + 'q=a&'.repeat(3000)), isFine);
answered('20,000 fields', await post('/desk/sign-in', urlencoded, 'a=b&'.repeat(20_000)), isRefusal);
answered('a method of its own', await request(city.port, 'PROPFIND', '/'), isRefusal);
answered('no page', await city.get('/no-page'), (status) => status === 404);
answered('a POST where there is none', await post('/map', urlencoded, 'a=b'), (status) => status === 405);
answered('a form from elsewhere', await post('/prefs', urlencoded, 'a=b', { 'sec-fetch-site': 'cross-site' }), (status) => status === 403);

// --- Many requests at once on one connection, all answered in their order.

const pipelined = await raw(`GET /map HTTP/1.1\r\n${host}\r\n`.repeat(300) + `GET /no-page HTTP/1.1\r\n${host}Connection: close\r\n\r\n`, { wait: 20_000 });
check(pipelined.statuses.length === 301 && pipelined.statuses.slice(0, 300).every((status) => status === 200) && pipelined.statuses[300] === 404, `301 pipelined requests: ${pipelined.statuses.length} answers, the last ${pipelined.statuses.at(-1)}`);

// --- Floods: bodies of nobody, uploads of somebody, and sign-ins, none of which ends.

const flood = [];
function send(head, size, piece = Buffer.alloc(64 << 10, 'a')) {
    const socket = net.connect(city.port, '127.0.0.1');
    const state = { socket, status: 0 };
    socket.on('error', () => {});
    socket.on('data', (bytes) => (state.status ||= Number(/HTTP\/1\.1 (\d{3})/.exec(bytes.toString('latin1'))?.[1])));
    let left = size - 1; // the last byte never comes
    const more = () => {
        while (left > 0 && !socket.destroyed) {
            const bytes = piece.subarray(0, Math.min(piece.length, left));
            left -= bytes.length;
            if (!socket.write(bytes)) return void socket.once('drain', more);
        }
    };
    socket.on('connect', () => (socket.write(`POST ${head} HTTP/1.1\r\n${host}Sec-Fetch-Site: same-origin\r\n${size ? `Content-Length: ${size}\r\n` : ''}`), socket.write('\r\n'), more()));
    flood.push(state);
    return state;
}
const nobodys = Array.from({ length: trickling * 3 }, () => send('/prefs', 128 << 10));
const withoutLeave = Array.from({ length: 40 }, () => send('/desk/editorial/items/1/files', 24 << 20));
await sleep(1000);
const allowed = Array.from({ length: uploading }, () => {
    const state = { socket: net.connect(city.port, '127.0.0.1'), status: 0 };
    const piece = Buffer.alloc(1 << 20, 'a');
    let left = 20;
    state.socket.on('error', () => {});
    state.socket.on('data', (bytes) => (state.status ||= Number(/HTTP\/1\.1 (\d{3})/.exec(bytes.toString('latin1'))?.[1])));
    const more = () => {
        while (left-- > 0 && !state.socket.destroyed) if (!state.socket.write(piece)) return void state.socket.once('drain', more);
    };
    state.socket.on('connect', () => (state.socket.write(`POST ${files} HTTP/1.1\r\n${host}Sec-Fetch-Site: same-origin\r\nCookie: ${officer.cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${21 << 20}\r\n\r\n`), more()));
    flood.push(state);
    return state;
});
const signIns = await Promise.all(Array.from({ length: 60 }, (_, i) => post('/desk/sign-in', urlencoded, `name=nobody${i}&password=${'x'.repeat(50)}`)));
check(signIns.every(({ status }) => status < 500), `a flood of sign-ins: ${signIns.map(({ status }) => status)}`);
await sleep(2000);
const counts = await measures();
check(withoutLeave.every(({ status }) => status === 413), 'nobody may send 24 MB');
check(nobodys.every(({ status }) => status === 0 || status === 503), `nobody's bodies: ${[...new Set(nobodys.map(({ status }) => status))]}`);
check(allowed.filter(({ status }) => status === 0).length >= Math.min(uploading, 24), `uploads under way were answered ${allowed.map(({ status }) => status)}`);
check(counts.fengye_requests_bytes <= 64 << 20 && counts.fengye_answers_bytes <= 64 << 20 && counts.fengye_bodies_bytes <= 1 << 30, `more is held than may be: ${JSON.stringify(counts)}`);
check(counts.fengye_bodies_bytes >= Math.min(uploading, 24) * 19 << 20, `uploads are not in files: ${JSON.stringify(counts)}`);
answered('an upload meanwhile', await post(files, 'multipart/form-data; boundary=x', token + part('file', '%PDF-1.7\n' + 'a'.repeat(300_000), '; filename="a.pdf"') + '--x--\r\n', cookie), (status) => status === 303);
for (const { socket } of flood) socket.destroy();

// --- The end.

const ends = await Promise.all(slow);
const left = (await measures()).fengye_connections;
check(left < 20, `${left} connections are left of ${trickling} slow ones and ${unread.length} that did not read`);
for (const socket of unread) socket.destroy();
isOver = true;
await working;
const read = await others.end();
clearInterval(watching);
await sleep(1500);
const after = await measures();
for (const name of ['requests', 'bodies', 'answers']) check(after[`fengye_${name}_bytes`] < 1 << 20, `${name} are still held: ${after[`fengye_${name}_bytes`]}`);
for (const { name, time } of ends) check(Number.isFinite(time), `${name} stayed open for 60 s`);
const mb = (bytes) => Math.round(bytes / (1 << 20));
console.log(`${ends.length} slow connections closed, the last after ${(Math.max(...ends.map(({ time }) => time)) / 1000).toFixed(1)} s; ` +
    `${read.served} other requests served, the median in ${read.median} ms, the longest in ${read.longest} ms; ${saved} autosaves; ` +
    `requests held ${mb(counts.fengye_requests_bytes)} MB, bodies in files ${mb(counts.fengye_bodies_bytes)} MB; memory grew by at most ${mb(memoryMax - memoryBefore)} MB`);
check(read.wrong.length === 0, `another reader met ${read.wrong.join(', ')}`);
check(read.served > 100 && saved > 10, `only ${read.served} other requests and ${saved} autosaves: the test proves nothing`);
check(read.longest < 5000, `another reader waited ${read.longest} ms`);
check(memoryMax - memoryBefore < growthMax, `memory grew by ${mb(memoryMax - memoryBefore)} MB`);
await city.stop();
city.verify();
city.remove();
for (const words of [...new Set(wrong)]) console.error(words);
process.exit(wrong.length ? 1 : 0);
