// So many well-formed query codes guessed against a city with many letters, its limits off: none may open anything. The
// time wrong codes take is compared with that of right ones.
import http from 'node:http';
import { randomInt } from 'node:crypto';
import { Served, median, row, wanted } from './city.mjs';

const guesses = wanted('guesses', 1_000_000), connections = 64;
const city = await new Served(process.env.CITY, 18472, 'public_limits = false\n').start();
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
const next = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581', '5869720134', '8945362017', '9438617205', '2581436790'];
const withCheckDigit = (digits) => digits + [...digits].reduce((rest, digit) => next[rest][digit], '0');
const guess = () => withCheckDigit(Array.from({ length: 15 }, () => randomInt(10)).join(''));

function ask(path, body, type, extra = {}) {
    return new Promise((done, failed) => {
        const begun = performance.now();
        const asked = http.request({ host: '127.0.0.1', port: city.port, path, method: 'POST', agent, headers: { 'content-type': type, 'content-length': Buffer.byteLength(body), host: `localhost:${city.port}`, ...extra } }, (answer) => {
            let text = '';
            answer.on('data', (part) => (text += part));
            answer.on('end', () => done({ status: answer.statusCode, text, ms: performance.now() - begun }));
        });
        asked.on('error', failed);
        asked.end(body);
    });
}
const look = (code) => ask('/query', `code=${code}`, 'application/x-www-form-urlencoded', { 'sec-fetch-site': 'same-origin' });

const letter = JSON.stringify({ system: 'appeal', category: 'A02', title: '用来对照的一封来信', content: '内容写明时间、地点、经过和要求。', publish: 'no', contact: { name: '示例', phone: '13800138000' }, has_agreed: true });
const { code } = JSON.parse((await ask('/api/v1/letters', letter, 'application/json', { 'idempotency-key': `guess-${Date.now()}` })).text);
if ((await look(code)).status !== 200) throw new Error('a right code opens nothing: the test proves nothing');

const wrong = [], right = [];
for (let i = 0; i < 500; ++i) {
    wrong.push((await look(guess())).ms);
    right.push((await look(code)).ms);
}
let left = guesses, hits = 0, others = 0;
const begun = performance.now();
await Promise.all(Array.from({ length: connections }, async () => {
    while (left-- > 0) {
        const { status } = await look(guess());
        if (status === 200) ++hits;
        else if (status !== 422) ++others;
    }
}));
row(`${guesses} guesses in ${((performance.now() - begun) / 1000).toFixed(0)} s`, `${hits} hits`, `${others} other answers`);
row('one at a time, p50', `wrong ${median(wrong).toFixed(2)} ms`, `right ${median(right).toFixed(2)} ms (a whole page)`);
await city.stop();
process.exit(hits === 0 ? 0 : 1);
