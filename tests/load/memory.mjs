// Memory of the demo city once everything has been read, and of 10,000 idle connections more.
import net from 'node:net';
import { Served, row, sleep, wanted } from './city.mjs';
import { sitemapPaths } from '../faults/city.mjs';

const city = await new Served(process.env.CITY, 18441).start();
const started = city.residentMb();
const paths = await sitemapPaths(city);
for (const path of paths) await city.get(path, { 'accept-encoding': 'br' });
for (const word of ['通知', '公告', '教育']) for (let i = 0; i < 50; ++i) await city.get(`/search?q=${encodeURIComponent(word)}`);
const read = city.residentMb();
row('', 'MB');
row('the demo city, after the first page', started.toFixed(1));
row(`after ${paths.length} pages and 150 searches (at most 250)`, read.toFixed(1));

const count = wanted('connections', 10_000), sockets = [];
const open = () => new Promise((done, failed) => {
    const socket = net.connect(city.port, '127.0.0.1', () => socket.write(`GET / HTTP/1.1\r\nHost: localhost:${city.port}\r\n\r\n`));
    socket.once('data', () => done()); // each has asked once, as a browser's would
    socket.on('data', () => {});
    socket.once('error', failed);
    sockets.push(socket);
});
for (let i = 0; i < count; i += 200) await Promise.all(Array.from({ length: 200 }, open));
await sleep(1500);
row(`${count} idle connections more (at most 150)`, (city.residentMb() - read).toFixed(1));
const { ms } = await city.timed('/');
row('a page meanwhile', `${ms.toFixed(1)} ms`);
for (const socket of sockets) socket.destroy();
await city.stop();
