// One citizen's words go every way a letter can go: form, file, draft, code, rating, e-mail, short message, API,
// Open311, the desk. Afterwards they stand in no line of the log, no address, no page another may see or a cache may
// keep, no search; and on the disk only sealed. The log must have spoken of what happened, or it proves nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { City, Person, check, fieldIn, request, sitemapPaths, sleep } from './city.mjs';

const words = {
    title: '金丝雀题目路灯不亮', content: '金丝雀正文：三号门的路灯坏了，晚上出行不便。', place: '站前路金丝雀巷', name: '欧阳鸣雀', phone: '13911112222',
    email: 'canary-mail@example.org', address: '金丝雀住址502室', file: '金丝雀附件', inFile: 'canary words within a file', note: '金丝雀内部意见', reason: '金丝雀理由',
};
const secrets = Object.values(words);

// A mail server that refuses every recipient and says his address while doing so.
const letterbox = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 mail.example.org\r\n');
    let rest = '';
    socket.on('data', (part) => {
        rest += part;
        for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
            const line = rest.slice(0, end);
            rest = rest.slice(end + 2);
            if (/^RCPT/i.test(line)) socket.write(`550 5.1.1 ${line.slice(8)} is unknown here\r\n`);
            else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
            else socket.write('250 mail.example.org\r\n');
        }
    });
});
await new Promise((done) => letterbox.listen(0, '127.0.0.1', done));

const beside = mkdtempSync(join(tmpdir(), 'fengye-gateway-'));
const city = new City({
    settings: `public_limits = false\nmail_server = "smtp://127.0.0.1:${letterbox.address().port}"\nmail_from = "portal@example.gov.cn"\n`
        + `sms_file = "${join(beside, 'sms.jsonl')}"\nopen311_key = "key-of-another-program"\n`,
});
await city.start();

const addresses = [], kept = [];
let cookie;
async function send(method, path, { fields, files, json } = {}) {
    const headers = { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) };
    let body;
    if (files) {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields)) form.append(name, value);
        for (const [name, bytes] of Object.entries(files)) form.append('file', new Blob([bytes]), name);
        const made = new Response(form);
        headers['content-type'] = made.headers.get('content-type');
        body = Buffer.from(await made.arrayBuffer());
    } else if (fields) {
        headers['content-type'] = 'application/x-www-form-urlencoded';
        body = new URLSearchParams(fields).toString();
    } else if (json !== undefined) {
        headers['content-type'] = 'application/json';
        headers['idempotency-key'] = `traces-${addresses.length}`.padEnd(12, '-');
        body = json;
    }
    if (body) headers['content-length'] = Buffer.byteLength(body);
    const answer = await request(city.port, method, path, { headers, body });
    addresses.push(path, answer.headers.location ?? '');
    // What was answered to the writer himself, and may still be kept by somebody on the way.
    if (answer.headers['cache-control'] !== 'no-store') kept.push([path, answer.text]);
    return answer;
}

const letter = { category: 'A02', title: words.title, content: words.content, place: words.place, publish: 'yes' };
const contact = { name: words.name, phone: words.phone, email: words.email, address: words.address };
const begun = await send('POST', '/letters/mayor/appeal', { fields: { ...letter, go: 'next' }, files: { [`${words.file}.txt`]: words.inFile } });
check(begun.status === 303, `the first page: ${begun.status}`);
cookie = begun.headers['set-cookie'][0].split(';')[0];
const draft = begun.headers.location.replace(/\/contact.*/, '');
await send('GET', draft);
await send('POST', '/letters/similar', { fields: { title: words.title } });
await send('POST', `${draft}/contact`, { fields: { ...contact, phone: `${words.phone}x`, go: 'next' } }); // wrong first
check((await send('POST', `${draft}/contact`, { fields: { ...contact, go: 'next' } })).status === 303, 'the second page');
await send('GET', `${draft}/check`);
check((await send('POST', `${draft}/check`, { fields: { agreed: 'yes' } })).status === 303, 'the third page');
const receipt = (await send('GET', `${draft}/receipt`)).text;
const [number, code] = [...receipt.matchAll(/<dd class="code digits[^"]*">([^<]*)</g)].map(([, text]) => text.trim());
check(/^SQ-/.test(number) && code.replace(/\D/g, '').length === 16, `no number and code on the receipt: ${number} ${code}`);
await send('GET', `${draft}/receipt.ics`);
await send('GET', `${draft}/receipt.pdf`);
cookie = undefined;
secrets.push(code, code.replace(/\D/g, ''));

await send('POST', '/query', { fields: { code } });
await send('POST', '/query', { fields: { code: code.replace(/\d$/, (digit) => (Number(digit) + 1) % 10) } });
await send('POST', '/query/rating', { fields: { code, rating: 'dissatisfied', reason: words.reason } });
await send('POST', '/query/contact', { fields: { code, digits: '000000' } });
await send('POST', '/query/code', { fields: { number, contact: words.email } });

const wanted = { ...letter, system: 'appeal', contact, has_agreed: true };
const taken = await send('POST', '/api/v1/letters', { json: JSON.stringify(wanted) });
check(taken.status === 201, `the API: ${taken.status} ${taken.text}`);
secrets.push(JSON.parse(taken.text).code);
await send('POST', '/api/v1/letters', { json: JSON.stringify({ ...wanted, system: 'no such system' }) });
await send('POST', '/api/v1/letters', { json: JSON.stringify(wanted).slice(0, -9) });
const reported = await send('POST', '/open311/v2/requests.json', {
    fields: { api_key: 'key-of-another-program', service_code: 'A02', description: `${words.name}，电话${words.phone}，反映小区门口的路灯已经坏了两个星期，夜里走路很不方便。${words.content}`, address_string: words.place, first_name: words.name, phone: words.phone, email: words.email },
});
check(reported.status < 300, `Open311: ${reported.status} ${reported.text}`);
await send('POST', '/open311/v2/requests.json', { fields: { api_key: 'wrong', description: words.content, email: words.email } });

const handler = await new Person(city, 'handler.housing_construction').signIn();
const list = await handler.get(`/desk/letters/?tab=all&keyword=${number}`);
const path = /href="(\/desk\/letters\/\d+)"/.exec(list.text)?.[1];
check(path, 'the handler does not find the letter');
const shown = await handler.get(path);
check(shown.text.includes(words.content), 'the desk does not show the words: nothing is proved');
check(shown.headers['cache-control'] === 'no-store', 'the desk page may be kept');
const file = new RegExp(`${path}/files/[^"]+`).exec(shown.text)[0];
check((await handler.get(file)).text === words.inFile, 'the file is not what was sent');
const acted = async (act, fields) => {
    const version = fieldIn((await handler.get(path)).text, 'version');
    const answer = await handler.post(`${path}/${act}`, { version, ...fields });
    addresses.push(answer.headers.location ?? '');
    return answer.status;
};
check((await acted('contact', {})) < 400, 'the contact is not shown');
check((await acted('note', { text: words.note, note: words.note })) < 400, 'no note');
check((await acted('refusal', { reason: '', explanation: words.reason })) >= 400, 'a refusal without a ground went through');
check((await acted('acceptance', {})) === 303, 'not accepted');

for (let i = 0; i < 400 && !/mail_failed/.test(city.said); ++i) await sleep(25);
check(/mail_failed/.test(city.said), `the log does not speak of the mail that was refused: ${city.said}`);

// Everybody else's pages, after the writer's own.
const open = ['/letters/', '/letters/mayor/', '/letters/units/', '/letters/statistics', '/query', '/api/v1/letters', '/api/v1/items', `/letters/${number}`,
    `/open311/v2/requests/${number}.json`, ...secrets.slice(0, 4).map((word) => `/search?q=${encodeURIComponent(word)}`), ...(await sitemapPaths(city)).slice(0, 60)];
for (const address of open) {
    const asked = decodeURIComponent(address.split('?q=')[1] ?? '');
    const { text } = await city.get(address);
    const beside = asked ? text.replaceAll(asked, '') : text; // a search says what was asked
    for (const word of secrets) check(!beside.includes(word), `${address} shows ${word}`);
}
for (const word of secrets) {
    check(!city.said.includes(word), `the log holds ${word}`);
    check(!addresses.some((address) => decodeURIComponent(address).includes(word)), `an address holds ${word}`);
    for (const [address, text] of kept) check(!text.includes(word), `${address} may be kept and shows ${word}`);
}
await city.stop();
check(!secrets.some((word) => city.said.includes(word)), 'the log of the end holds a secret');
// A title stays readable at the desk, where handlers look for it; all else is sealed.
for (const word of secrets) {
    const found = city.traces(word).filter((path) => word !== words.title || !path.startsWith('desk.db'));
    check(found.length === 0, `${word} stands in ${found}`);
}
check(city.traces(words.title).length > 0, 'the title is nowhere: the search on the disk proves nothing');
city.verify();
console.log(`${secrets.length} secrets, ${addresses.length} addresses, ${open.length} public pages, ${city.said.split('\n').length} lines of the log: none shows any`);
city.remove();
letterbox.close();
rmSync(beside, { recursive: true });
