// A city of one's own for a fault: a copy of the demo city, the program that serves it, and people who use it over
// HTTP as a browser would.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { FENGYE: program, FENGYE_CITY: model } = process.env;
if (!program || !model) {
    console.error('FENGYE names the program, FENGYE_CITY a folder made by "fengye demo --data DIR"');
    process.exit(2);
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
export const argument = (name, otherwise) => {
    const found = process.argv.find((word) => word.startsWith(`--${name}=`));
    return found ? Number(found.slice(name.length + 3)) : otherwise;
};

export function check(holds, words) {
    if (!holds) throw new Error(words);
}

export function freePort() {
    return new Promise((done) => {
        const server = net.createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => done(port));
        });
    });
}

const unescaped = (text) => text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

// One request; never throws for a status, only for a connection that broke.
export function request(port, method, path, { headers = {}, body, agent, host = '127.0.0.1' } = {}) {
    return new Promise((done, failed) => {
        const asked = http.request({ host, port, method, path, agent, headers: { host: `localhost:${port}`, ...headers }, timeout: 30_000 }, (answer) => {
            const parts = [];
            answer.on('data', (part) => parts.push(part));
            answer.on('error', failed);
            answer.on('aborted', () => failed(new Error('aborted')));
            answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts), get text() { return this.bytes.toString(); } }));
        });
        asked.on('timeout', () => asked.destroy(new Error('timeout')));
        asked.on('error', failed);
        asked.end(body);
    });
}

const started = new Set();
process.on('exit', () => started.forEach((child) => child.kill('SIGKILL'))); // whatever a test fails with

export class City {
    constructor({ folder, settings } = {}) {
        this.folder = folder ?? mkdtempSync(join(tmpdir(), 'fengye-fault-'));
        cpSync(model, this.folder, { recursive: true });
        this.password = readFileSync(join(this.folder, 'demo-password'), 'utf8').trim();
        // Rendering the demo's pictures would keep the processor busy for minutes.
        writeFileSync(join(this.folder, 'fengye.toml'), `${settings ?? ''}\nrenditions = false\n`);
    }

    async start(environment = {}) {
        this.port ??= await freePort();
        this.process = spawn(program, ['serve', '--data', this.folder, '--port', String(this.port), '--loopback'], { env: { ...process.env, ...environment } });
        started.add(this.process);
        this.said = '';
        this.process.stdout.on('data', (part) => (this.said += part));
        this.process.stderr.on('data', (part) => (this.said += part));
        const child = this.process;
        this.ended = new Promise((done) => child.on('exit', (code, signal) => (started.delete(child), done({ code, signal }))));
        for (let i = 0; i < 600; ++i) {
            if (this.process.exitCode !== null) throw new Error(`the program ended: ${this.said.slice(-2000)}`);
            try {
                if ((await this.get('/readyz')).status === 200) return this;
            } catch {
                // not listening yet
            }
            await sleep(20);
        }
        throw new Error(`not ready: ${this.said.slice(-2000)}`);
    }
    async kill() {
        this.process.kill('SIGKILL');
        return this.ended;
    }
    async stop() {
        this.process.kill('SIGTERM');
        return this.ended;
    }
    get(path, options) {
        return request(this.port, 'GET', path, options);
    }
    // Memory of its own: pages of files the system can take back are not counted.
    ownBytes() {
        return Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))[1]) * 1024;
    }

    command(...words) {
        const ran = spawnSync(program, [...words, '--data', this.folder], { encoding: 'utf8', maxBuffer: 1 << 26 });
        return { code: ran.status, text: ran.stdout + ran.stderr };
    }
    // The same while this thread goes on.
    run(...words) {
        return new Promise((done) => {
            const child = spawn(program, [...words, '--data', this.folder]);
            let text = '';
            child.stdout.on('data', (part) => (text += part));
            child.stderr.on('data', (part) => (text += part));
            child.on('close', (code) => done({ code, text }));
        });
    }
    // Which files of the data folder hold these words.
    traces(words) {
        const bytes = Buffer.from(words);
        return readdirSync(this.folder, { recursive: true, withFileTypes: true })
            .filter((file) => file.isFile())
            .map((file) => join(file.path, file.name))
            .filter((path) => {
                try {
                    return readFileSync(path).includes(bytes);
                } catch (error) {
                    if (error.code === 'ENOENT') return false; // gone meanwhile
                    throw error;
                }
            })
            .map((path) => path.slice(this.folder.length + 1));
    }
    verify() {
        const { code, text } = this.command('verify');
        check(code === 0, `verify says: ${text}`);
    }
    remove() {
        if (existsSync(this.folder)) rmSync(this.folder, { recursive: true, force: true });
    }
}

// Somebody at the desk. Sessions stand in the database, so they outlive a restart of the program.
export class Person {
    constructor(city, account) {
        this.city = city;
        this.account = account;
        this.agent = new http.Agent({ keepAlive: true });
    }
    async send(method, path, fields) {
        const headers = { 'sec-fetch-site': 'same-origin' };
        if (this.cookie) headers.cookie = this.cookie;
        let body;
        if (fields) {
            headers['content-type'] = 'application/x-www-form-urlencoded';
            body = new URLSearchParams(fields).toString();
            headers['content-length'] = Buffer.byteLength(body);
        }
        return request(this.city.port, method, path, { headers, body, agent: this.agent });
    }
    get(path) {
        return this.send('GET', path);
    }
    post(path, fields) {
        return this.send('POST', path, { csrf: this.token, ...fields });
    }
    async signIn() {
        const answer = await this.send('POST', '/desk/sign-in', { name: this.account, password: this.city.password, next: '/desk/' });
        check(answer.status === 303, `${this.account} cannot sign in: ${answer.status}`);
        this.cookie = answer.headers['set-cookie'][0].split(';')[0];
        this.token = fieldIn((await this.get('/desk/editorial/items')).text, 'csrf');
        return this;
    }
    async newItem() {
        const answer = await this.post('/desk/editorial/items/new');
        check(answer.status === 303, `no new item: ${answer.status}`);
        return Number(/items\/(\d+)/.exec(answer.headers.location)[1]);
    }
    // The first column this unit writes for.
    async column() {
        if (!this.firstColumn) {
            const select = /<select id="column".*?<\/select>/s.exec((await this.get('/desk/editorial/items')).text)[0];
            this.firstColumn = /<option value="(\d+)"/.exec(select)[1];
        }
        return this.firstColumn;
    }
    // Reviewing and signing are bound to the edition the form shows.
    async decide(item, act, extra = {}) {
        const page = await this.get(`/desk/editorial/items/${item}/${act}`);
        if (page.status !== 200) return page;
        const fields = { edition: fieldIn(page.text, 'edition'), hash: fieldIn(page.text, 'hash'), verdict: 'pass', ...extra };
        for (const [, question] of page.text.matchAll(/type="radio" name="([a-z_0-9]+)" value="no"/g)) fields[question] = 'no';
        return this.post(`/desk/editorial/items/${item}/${act}`, fields);
    }
}

export function fieldIn(page, name) {
    const found = new RegExp(`name="${name}" value="([^"]*)"`).exec(page);
    return found ? unescaped(found[1]) : '';
}

export const units = ['housing_construction', 'municipal_office', 'education', 'emergency_management', 'market_regulation'];

// Officer, reviewer and head of one unit.
export async function staffOf(city, unit) {
    const staff = {};
    for (const post of ['officer', 'reviewer', 'head']) staff[post] = await new Person(city, `${post}.${unit}`).signIn();
    return staff;
}

export async function content(officer, title, body) {
    return { title, body, home_column: await officer.column(), kind: 'work_arrangement', attribute: 'proactive', source: '某局', based_on: '0' };
}

// From an empty page to the public, in six requests.
export async function publish({ officer, reviewer, head }, title, body) {
    const item = await officer.newItem();
    const sent = await officer.post(`/desk/editorial/items/${item}/draft`, { ...(await content(officer, title, body)), then: 'submit' });
    check(sent.status === 303, `not submitted: ${sent.status}`);
    const reviewed = await reviewer.decide(item, 'review');
    check(reviewed.status === 303, `not reviewed: ${reviewed.status}`);
    const signed = await head.decide(item, 'sign-off', { release_now: '1' });
    check(signed.status === 303, `not signed: ${signed.status}`);
    return item;
}

// Every address the city itself names for search engines.
export async function sitemapPaths(city) {
    const pathsIn = (text) => [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => unescaped(url).replace(/^https?:\/\/[^/]+/, ''));
    const parts = pathsIn((await city.get('/sitemap.xml')).text);
    const paths = [];
    for (const part of parts) paths.push(...pathsIn((await city.get(part)).text));
    return [...new Set(paths)];
}
