// kill -9 at random moments while citizens hand in letters, by the form and over the API. Every letter that was
// acknowledged is there afterwards, once, under its number and code; and a form sent many times at once is one letter.
import http from 'node:http';
import { City, argument, check, fieldIn, request, sleep } from './city.mjs';

const kills = argument('kills', 15), crowd = argument('crowd', 200);
const city = new City({ settings: 'public_limits = false\n' });
const agent = new http.Agent({ keepAlive: true });
const known = []; // what was acknowledged: {number, code, key}
let serial = 0, isOver = false, isUp = false;
const isBroken = (error) => /ECONN|EPIPE|socket hang up|aborted|timeout/.test(`${error.code} ${error.message}`);

const letter = (mark) => ({
    category: 'A02', title: `断电时的第${mark}封来信`, content: `第${mark}封来信的内容，写明时间、地点和要求。`, place: '站前路', publish: 'no',
});

function send(key, mark) {
    const body = JSON.stringify({ ...letter(mark), system: 'appeal', contact: { name: '示例', phone: '13800138000' }, has_agreed: true });
    return request(city.port, 'POST', '/api/v1/letters', { agent, body, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': key } });
}

// A key is used again until its letter was acknowledged: once, whatever happened meanwhile.
async function write(writer) {
    while (!isOver) {
        const mark = ++serial, key = `writer-${writer}-letter-${mark}`;
        for (;;) {
            if (isOver) return;
            if (!isUp) {
                await sleep(5);
                continue;
            }
            try {
                const answer = await send(key, mark);
                check(answer.status === 201 || answer.status === 200, `a letter was refused: ${answer.status} ${answer.text}`);
                const { number, code } = JSON.parse(answer.text);
                known.push({ number, code, key, mark });
                break;
            } catch (error) {
                if (!isBroken(error)) throw error;
                await sleep(5);
            }
        }
    }
}

async function form(method, path, fields, cookie) {
    const body = fields && new URLSearchParams(fields).toString();
    const headers = { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) };
    if (body) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) });
    return request(city.port, method, path, { headers, body, agent });
}

async function state(code) {
    const page = await form('POST', '/query', { code });
    return page.status === 200 ? /class="code digits">([^<]*)</.exec(page.text)[1] : `${page.status}`;
}

await city.start();
isUp = true;
const writers = [1, 2, 3, 4, 5, 6].map(write);
const accident = Promise.all(writers);
let looked = 0;
for (let i = 0; i < kills; ++i) {
    await Promise.race([sleep(50 + Math.random() * 500), accident]);
    isUp = false;
    await city.kill();
    await city.start();
    const recent = known.slice(looked);
    looked = known.length;
    const earlier = known.slice(0, looked - recent.length).sort(() => Math.random() - 0.5).slice(0, 5);
    for (const one of [...recent.slice(-20), ...earlier]) check((await state(one.code)) === one.number, `${one.number} was acknowledged, and its code opens ${await state(one.code)}`);
    isUp = true;
}
isOver = true;
await accident;

const numbers = new Set(known.map(({ number }) => number));
check(numbers.size === known.length, `${known.length} letters were acknowledged under ${numbers.size} numbers`);
for (const one of known.slice(-20)) {
    const again = await send(one.key, one.mark);
    check(again.status === 200 && JSON.parse(again.text).number === one.number, `${one.key} became another letter when sent again`);
}

// The last page of one form, sent by a crowd at once.
const first = await form('POST', '/letters/mayor/appeal', { ...letter('众人'), go: 'next' });
const draft = /drafts\/(\d+)/.exec(first.headers.location)[1];
const cookie = first.headers['set-cookie'].map((one) => one.split(';')[0])[0];
await form('POST', `/letters/drafts/${draft}/contact`, { name: '示例', phone: '13800138000', go: 'next' }, cookie);
const before = JSON.parse((await send('the-number-before', '前')).text).number;
const answers = await Promise.all(Array.from({ length: crowd }, () => form('POST', `/letters/drafts/${draft}/check`, { agreed: 'yes' }, cookie).catch((error) => ({ status: isBroken(error) ? 503 : 500 }))));
const taken = answers.filter(({ status }) => status === 303).length;
check(answers.every(({ status }) => status === 303 || status === 503), `a form sent at once: ${[...new Set(answers.map(({ status }) => status))]}`);
const receipt = await form('GET', `/letters/drafts/${draft}/receipt`, undefined, cookie);
const number = /<dd class="code digits">([^<]*)</.exec(receipt.text)[1];
const after = JSON.parse((await send('the-number-after', '后')).text).number;
const serialOf = (text) => Number(text.slice(-4));
check(serialOf(after) === serialOf(before) + 2 && serialOf(number) === serialOf(before) + 1, `${crowd} sendings took the numbers from ${before} to ${after}`);

await city.stop();
city.verify();
check(known.length > kills, `only ${known.length} letters were acknowledged: the test proves nothing`);
console.log(`${kills} kills, ${known.length} letters acknowledged: all there, each once; ${taken} of ${crowd} sendings of one form answered: one letter`);
city.remove();
