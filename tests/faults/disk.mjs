// A disk that is full, and a sync that fails, under a running city. Reading goes on; writing says so; what was
// acknowledged is there. With --tmpfs (as root) the disk is a small one, really full.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { City, check, content, publish, staffOf } from './city.mjs';

const isReallyFull = process.argv.includes('--tmpfs');
const shim = process.env.FENGYE_BROKEN_DISK;

async function reads(city, paths) {
    for (const path of paths) {
        const answer = await city.get(path);
        check(answer.status === 200, `${path} answers ${answer.status} while the disk is broken`);
    }
}
// Saves until it is told that it cannot, at most `limit` times; what was acknowledged last, and the refusal.
async function saveUntilRefused(officer, item, limit, size) {
    let kept;
    for (let i = 0; i < limit; ++i) {
        const mark = `第${i}遍`;
        const answer = await officer.post(`/desk/editorial/items/${item}/autosave`, await content(officer, mark, `<p>${mark}${'长'.repeat(size)}</p>`));
        if (answer.status !== 200) return { kept, refusal: answer };
        kept = mark;
    }
    return { kept };
}
const saysSo = (answer, words) => check(answer.status === 503 && words.test(answer.text), `writing answers ${answer.status}: ${answer.text.replace(/<[^>]*>|\s+/g, ' ').slice(0, 300)}`);
async function isKept(officer, item, mark) {
    const page = await officer.get(`/desk/editorial/items/${item}/preview`);
    check(page.status === 200 && page.text.includes(mark), `what was acknowledged last (${mark}) is not there: ${page.status}`);
}
const pages = ['/', '/map', '/sitemap.xml', '/search?q=' + encodeURIComponent('公告'), '/article/1', '/desk/sign-in'];

async function fullDisk() {
    let folder, disk, mend, fill;
    const environment = {};
    if (isReallyFull) {
        folder = mkdtempSync(join(tmpdir(), 'fengye-full-'));
        const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { encoding: 'utf8' });
        check(mounted.status === 0, `cannot mount a small disk: ${mounted.stderr}`);
        const ballast = join(folder, 'ballast');
        fill = () => {
            const { bavail, bsize } = statfsSync(folder);
            writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - (256 << 10))));
        };
        mend = () => rmSync(ballast);
    } else {
        disk = join(mkdtempSync(join(tmpdir(), 'fengye-disk-')), 'state');
        Object.assign(environment, { LD_PRELOAD: shim, FENGYE_DISK: disk });
        fill = () => writeFileSync(disk, 'full');
        mend = () => rmSync(disk);
    }
    const city = new City({ folder });
    await city.start(environment);
    const staff = await staffOf(city, 'education');
    const { officer } = staff;
    const item = await officer.newItem();
    await reads(city, pages);
    fill();
    const { kept, refusal } = await saveUntilRefused(officer, item, 400, 20_000);
    check(refusal, 'the disk never was full');
    saysSo(refusal, /写|保存/);
    for (let i = 0; i < 5; ++i) {
        const again = await officer.post('/desk/editorial/items/new');
        check(again.status === 503 || again.status === 303, `a new item on a full disk: ${again.status}`);
    }
    await reads(city, pages);
    check((await officer.get('/desk/editorial/items')).status === 200, 'the desk cannot be read');
    if (kept) await isKept(officer, item, kept);
    mend();
    const after = await saveUntilRefused(officer, item, 3, 10);
    check(!after.refusal, `with space again: ${after.refusal?.status}`);
    const shown = await publish(staff, '有了空间以后', '<p>正文</p>');
    check((await city.get(`/article/${shown}`)).status === 200, 'published with space again, but not shown');
    await city.kill();
    city.verify();
    await city.start();
    await isKept(officer, item, after.kept);
    check((await city.get(`/article/${shown}`)).status === 200, 'published, but gone after the next start');
    await city.stop();
    if (isReallyFull) spawnSync('umount', [folder]);
    city.remove();
    console.log('full disk: reading went on, writing said so and went on when there was space again, nothing acknowledged was lost');
}

async function failedSync() {
    const disk = join(mkdtempSync(join(tmpdir(), 'fengye-disk-')), 'state');
    const city = new City();
    await city.start({ LD_PRELOAD: shim, FENGYE_DISK: disk });
    const staff = await staffOf(city, 'education');
    const { officer } = staff;
    const item = await officer.newItem();
    const before = await saveUntilRefused(officer, item, 5, 10);
    const shown = await publish(staff, '同步出错以前', '<p>正文</p>');
    writeFileSync(disk, 'no-sync');
    const { kept = before.kept, refusal } = await saveUntilRefused(officer, item, 50, 10);
    check(refusal, 'no sync failed');
    saysSo(refusal, /写|保存/);
    for (let i = 0; i < 20; ++i) {
        const answer = await officer.post(i % 2 ? '/desk/editorial/items/new' : `/desk/editorial/items/${item}/autosave`, await content(officer, '此后', '<p>此后</p>'));
        check(answer.status === 503, `after a failed sync an act was acknowledged: ${answer.status}`);
    }
    await reads(city, [...pages, `/article/${shown}`]);
    check((await officer.get('/desk/editorial/items')).status === 200, 'the desk cannot be read');
    await city.kill();
    city.verify();
    await city.start();
    const preview = await officer.get(`/desk/editorial/items/${item}/preview`);
    check(preview.status === 200 && (preview.text.includes(kept) || /第\d+遍/.test(preview.text)), 'what was acknowledged is not there after the restart');
    check((await city.get(`/article/${shown}`)).status === 200, 'a published article is gone after the restart');
    check(!(await saveUntilRefused(officer, item, 3, 10)).refusal, 'writing does not go on after the restart');
    await city.stop();
    city.verify();
    city.remove();
    console.log('failed sync: nothing was acknowledged after it, reading went on, the next start had all that was');
}

await fullDisk();
if (!isReallyFull) await failedSync();
