// Memory of the demo city once everything has been read, and of 10,000 idle connections more.
import net from 'node:net';
import { Served, median, row, sleep, wanted } from './city.mjs';
import { sitemapPaths } from '../faults/city.mjs';

const count = wanted('connections', 10_000), rounds = 5;
const seen = { started: [], read: [], more: [], page: [] };
let pages = 0;
async function round(port) {
    const city = await new Served(process.env.CITY, port).start();
    seen.started.push(city.residentMb());
    const paths = await sitemapPaths(city);
    pages = paths.length;
    for (const path of paths) await city.get(path, { 'accept-encoding': 'br' });
    for (const word of ['通知', '公告', '教育']) for (let i = 0; i < 50; ++i) await city.get(`/search?q=${encodeURIComponent(word)}`);
    const read = city.residentMb();
    seen.read.push(read);

    const sockets = [];
    const open = () => new Promise((done, failed) => {
        const socket = net.connect(city.port, '127.0.0.1', () => socket.write(`GET / HTTP/1.1\r\nHost: localhost:${city.port}\r\n\r\n`));
        socket.once('data', () => done()); // each has asked once, as a browser's would
        socket.on('data', () => {});
        socket.once('error', failed);
        sockets.push(socket);
    });
    for (let i = 0; i < count; i += 200) await Promise.all(Array.from({ length: 200 }, open));
    await sleep(1500);
    seen.more.push(city.residentMb() - read);
    seen.page.push((await city.timed('/')).ms);
    for (const socket of sockets) socket.destroy();
    await city.stop();
}
for (let i = 0; i < rounds; ++i) await round(18441 + i);
const told = (name, values, unit) => row(name, ...[median(values), Math.min(...values), Math.max(...values)].map((value) => `${value.toFixed(1)} ${unit}`));
row(`${rounds} rounds`, 'median', 'min', 'max');
told('the demo city, after the first page', seen.started, 'MB');
told(`after ${pages} pages, 150 searches (at most 250)`, seen.read, 'MB');
told(`${count} idle connections more (at most 150)`, seen.more, 'MB');
told('a page meanwhile', seen.page, 'ms');
