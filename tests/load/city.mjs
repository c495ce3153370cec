// What the measuring scripts share with the faults: a city, its people, and numbers told as a table.
export { Person, fieldIn, publish, request, sleep, staffOf } from '../faults/city.mjs';
import { request, sleep } from '../faults/city.mjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A city served where it lies: the large ones are not copied.
export class Served {
    constructor(folder, port, settings = '') {
        Object.assign(this, { folder, port, agent: new http.Agent({ keepAlive: true }) });
        this.password = readFileSync(join(folder, 'demo-password'), 'utf8').trim();
        this.settings = join(folder, 'fengye.toml');
        if (existsSync(this.settings)) throw new Error(`${this.settings} is there already`);
        if (settings) writeFileSync(this.settings, settings);
    }
    async start() {
        this.begun = performance.now();
        this.process = spawn(process.env.FENGYE, ['serve', '--data', this.folder, '--port', String(this.port), '--loopback'], { stdio: 'ignore' });
        this.ended = new Promise((done) => this.process.on('exit', done));
        for (;;) {
            try {
                if ((await this.get('/')).status === 200) break;
            } catch {
                if (this.process.exitCode !== null) throw new Error('the program ended');
            }
            await sleep(5);
        }
        this.firstPage = performance.now() - this.begun;
        return this;
    }
    async stop() {
        this.process.kill('SIGTERM');
        await this.ended;
        rmSync(this.settings, { force: true });
    }
    get(path, headers = {}) {
        return request(this.port, 'GET', path, { agent: this.agent, headers });
    }
    async timed(path, headers) {
        const begun = performance.now();
        const answer = await this.get(path, headers);
        return { answer, ms: performance.now() - begun };
    }
    residentMb() {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))[1]) / 1024;
    }
    // All its threads' time on a processor: the first number of schedstat, in nanoseconds.
    cpuMs() {
        const tasks = `/proc/${this.process.pid}/task`;
        return readdirSync(tasks).reduce((sum, task) => sum + Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]), 0) / 1e6;
    }
}

export const part = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
export const median = (values) => part(values, 0.5);
export const row = (...cells) => console.log(cells.map((cell, i) => String(cell).padEnd(i ? 14 : 44)).join(''));
export const ms = (value) => `${value.toFixed(2)} ms`;
export const wanted = (name, otherwise) => Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
export const scratch = () => mkdtempSync(join(tmpdir(), 'fengye-load-'));
