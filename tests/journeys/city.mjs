// A demo city made once, copied for each journey, and the program that serves it.

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const password = 'maple-river-in-autumn-26';

export class DemoCity {
    constructor(program) {
        this.program = program;
        this.folder = mkdtempSync(join(tmpdir(), 'fengye-journeys-'));
        this.running = new Set();
    }

    make() {
        const made = spawnSync(this.program, ['demo', '--data', join(this.folder, 'model')], {
            encoding: 'utf8', env: { ...process.env, FENGYE_DEMO_PASSWORD: password },
        });
        if (made.status !== 0) throw new Error(`no demo city: ${made.error?.message ?? made.stderr}`);
    }

    async open(settings) {
        const folder = mkdtempSync(join(this.folder, 'city-'));
        cpSync(join(this.folder, 'model'), folder, { recursive: true });
        // Rendering the demo's pictures would keep every journey's processor busy for minutes.
        writeFileSync(join(folder, 'fengye.toml'), settings.includes('renditions') ? settings : `${settings}renditions = false\n`);
        const city = new City(this.program, folder, () => this.running.delete(city));
        this.running.add(city);
        await city.start();
        return city;
    }

    async end() {
        await Promise.all([...this.running].map((city) => city.stop()));
        rmSync(this.folder, { recursive: true, force: true });
    }

    // Where nothing can be waited for any more.
    killAll() {
        for (const city of this.running) city.process?.kill('SIGKILL');
        rmSync(this.folder, { recursive: true, force: true });
    }
}

export class City {
    constructor(program, folder, stopped = () => {}) {
        Object.assign(this, { program, folder, stopped });
    }

    // Again at the same address, when it ran before: a browser keeps what it holds by address.
    async start() {
        this.port ??= await freePort();
        this.site = `http://localhost:${this.port}`;
        this.process = spawn(this.program, ['serve', '--data', this.folder, '--port', String(this.port), '--loopback'], { stdio: ['ignore', 'pipe', 'pipe'] });
        this.said = '';
        for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', (part) => { this.said = (this.said + part).slice(-20_000); });
        this.ended = new Promise((done) => this.process.on('exit', done));
        for (const begun = Date.now(); Date.now() - begun < 60_000; await sleep(50)) {
            if (this.process.exitCode !== null) throw new Error(`the program ended: ${this.said}`);
            const status = await this.get('/readyz').then((answer) => answer.status, () => 0);
            if (status === 200) return;
        }
        throw new Error(`the program was not ready within 60 s: ${this.said}`);
    }

    // As a power cut would.
    async kill() {
        this.process.kill('SIGKILL');
        await this.ended;
    }

    async stop() {
        const patience = setTimeout(() => this.process.kill('SIGKILL'), 20_000);
        this.process.kill('SIGTERM');
        await this.ended;
        clearTimeout(patience);
        this.stopped();
        rmSync(this.folder, { recursive: true, force: true });
    }

    // A plain request that follows nothing and keeps no cookies: what any reader gets.
    get(path, headers = {}) {
        return new Promise((done, failed) => {
            const request = http.get({ host: '127.0.0.1', port: this.port, path, headers: { host: `localhost:${this.port}`, ...headers } }, (answer) => {
                const parts = [];
                answer.on('data', (part) => parts.push(part));
                answer.on('error', failed);
                answer.on('end', () => {
                    const bytes = Buffer.concat(parts);
                    done({ status: answer.statusCode, headers: answer.headers, bytes, text: bytes.toString() });
                });
            });
            request.setTimeout(60_000, () => request.destroy(new Error(`${path} was not answered within 60 s`)));
            request.on('error', failed);
        });
    }
}

function freePort() {
    return new Promise((done) => {
        const server = net.createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => done(port));
        });
    });
}
