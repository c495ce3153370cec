// Somebody who reads all the while, in a thread of his own: what a test does with its own thread holds him up no more
// than any other reader. `await reading(city)` begins; `end()` tells how it went.
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

const defaultPaths = ['/', '/map', '/search?q=' + encodeURIComponent('公告'), '/article/1'];

export function reading(city, paths = defaultPaths) {
    const worker = new Worker(new URL(import.meta.url), { workerData: { port: city.port, paths } });
    const ended = new Promise((done, failed) => {
        worker.on('message', done);
        worker.on('error', failed);
    });
    return {
        async end() {
            worker.postMessage('end');
            return ended;
        },
    };
}

async function readUntilTold({ port, paths }) {
    const http = await import('node:http');
    const agent = new http.Agent({ keepAlive: true });
    const get = (path) => new Promise((done) => {
        const asked = http.get({ host: '127.0.0.1', port, path, agent, timeout: 30_000 }, (answer) => {
            answer.resume();
            answer.on('end', () => done(answer.statusCode));
            answer.on('error', (error) => done(error.message));
        });
        asked.on('timeout', () => asked.destroy(new Error('timeout')));
        asked.on('error', (error) => done(error.code ?? error.message));
    });
    let isOver = false;
    parentPort.once('message', () => (isOver = true));
    const times = [], wrong = new Map();
    for (let i = 0; !isOver; ++i) {
        const path = paths[i % paths.length];
        const begun = performance.now();
        const status = await get(path);
        times.push(performance.now() - begun);
        if (status !== 200) wrong.set(path, status);
        await new Promise((done) => setTimeout(done, 10));
    }
    times.sort((a, b) => a - b);
    parentPort.postMessage({
        served: times.length,
        median: Math.round(times[times.length >> 1]),
        longest: Math.round(times[times.length - 1]),
        wrong: [...wrong].map(([path, status]) => `${path}: ${status}`),
    });
    agent.destroy();
}

if (!isMainThread) await readUntilTold(workerData);
