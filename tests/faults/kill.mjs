// kill -9 at random moments while five units write, save, submit, review and sign, and readers follow every link.
// What was acknowledged must be there after the next start, nothing twice, and both chains must hold.
import { City, argument, check, content, request, sleep, staffOf, units } from './city.mjs';

const kills = argument('kills', 15);
const city = new City({ settings: 'release_delay = "60s"\n' });
const lost = [];
const wrong = new Map(); // what readers met that they must not: address → status
const known = []; // items and the furthest that was acknowledged of each
let acknowledged = 0, opened = 0, isOver = false, isUp = false, marks = 0;

const isBroken = (error) => /ECONN|EPIPE|socket hang up|aborted|timeout/.test(`${error.code} ${error.message}`);

// A whole number in Chinese characters: one word, found by search, in no other item.
const inCharacters = (number) => [...number.toString(16).padStart(6, '0')].map((digit) => '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳'[parseInt(digit, 16)]).join('');

// Goes on with a new item whenever the server goes away. An act counts when its answer was seen.
async function write(staff) {
    const { officer, reviewer, head } = staff;
    while (!isOver) {
        try {
            if (!isUp) {
                await sleep(5);
                continue;
            }
            const mark = inCharacters(++marks);
            const noted = { staff, mark, id: await officer.newItem(), saved: 0 };
            known.push(noted);
            const done = (what) => {
                noted[what] = true;
                ++acknowledged;
            };
            done('created');
            const path = `/desk/editorial/items/${noted.id}`;
            const fields = await content(officer, `断电${mark}公告`, `<p>正文${mark}第一稿</p>`);
            if ((await officer.post(`${path}/autosave`, fields)).status === 200) done('autosaved');
            if ((await officer.post(`${path}/draft`, { ...fields, then: 'save' })).status === 303) {
                done('versioned');
                noted.saved = 1;
            }
            if ((await officer.post(`${path}/submission`)).status === 303) done('submitted');
            if ((await reviewer.decide(noted.id, 'review')).status === 303) done('reviewed');
            if ((await head.decide(noted.id, 'sign-off', { release_now: '1' })).status === 303) done('published');
        } catch (error) {
            if (!isBroken(error)) throw error;
            await sleep(5);
        }
    }
}

// Every article that any list, feed, sitemap or search names opens.
async function read(start) {
    let turn = start;
    let pages = ['/'];
    while (!isOver) {
        if (!isUp) {
            await sleep(5);
            continue;
        }
        const page = pages[turn++ % pages.length];
        try {
            const answer = await city.get(page);
            if (answer.status !== 200 && !(page.includes('/feed.xml') && answer.status === 404)) wrong.set(page, answer.status);
            if (page === '/') {
                const menu = [...answer.text.matchAll(/href="(\/[a-z0-9-]+\/)"/g)].map(([, path]) => path).filter((path) => path !== '/en/' && path !== '/desk/');
                pages = ['/', '/feed.xml', '/sitemap.xml', '/map', '/api/v1/documents', '/search?q=' + encodeURIComponent('断电'), '/search?sort=newest&q=' + encodeURIComponent('断电'), ...new Set(menu)];
                const columns = [...(await city.get(menu[start % menu.length] ?? '/')).text.matchAll(/href="(\/[a-z0-9-]+\/[a-z0-9-]+\/)"/g)].map(([, path]) => path);
                pages.push(...new Set(columns.slice(0, 8)));
                pages.push(...[...(await city.get('/sitemap.xml')).text.matchAll(/\/sitemap\.xml\?month=[\d-]+/g)].map(([path]) => path).slice(0, 2));
            }
            const articles = [...new Set([...answer.text.matchAll(/\/article\/\d+/g)].map(([path]) => path))];
            for (const path of articles.slice(0, 12)) {
                const article = await city.get(path);
                ++opened;
                if (article.status !== 200) wrong.set(`${path} on ${page}`, article.status);
            }
        } catch (error) {
            if (!isBroken(error)) throw error;
            await sleep(5);
        }
    }
}

// Whether the desk and the public see what was acknowledged of one item.
async function look(noted) {
    const { officer } = noted.staff;
    const path = `/desk/editorial/items/${noted.id}`;
    const miss = (what) => lost.push(`item ${noted.id}: ${what}`);
    const item = await officer.get(path);
    if (item.status !== 200) return miss(`created, but ${item.status}`);
    if (noted.autosaved && !noted.submitted && !noted.isLate) {
        const draft = await officer.get(`${path}/draft`);
        if (draft.status === 200 && !draft.text.includes(noted.mark)) {
            const preview = await officer.get(`${path}/preview`); // the same line, as the public would see it
            if (!preview.text.includes(noted.mark)) miss('autosaved text is gone');
        }
    }
    if (noted.saved && (await officer.get(`${path}/preview?edition=1`)).status !== 200) miss('saved version is gone');
    const list = await officer.get(`/desk/editorial/items?keyword=${encodeURIComponent(noted.mark)}`);
    const rows = new Set([...list.text.matchAll(/\/desk\/editorial\/items\/(\d+)"/g)].map(([, id]) => id));
    if (noted.autosaved && (rows.size !== 1 || !rows.has(String(noted.id)))) miss(`${rows.size} items bear its title`);
    if (noted.submitted && (await officer.post(`${path}/submission`)).status === 303) miss('submitted, but could be submitted again');
    if (noted.reviewed && (await noted.staff.reviewer.decide(noted.id, 'review')).status === 303) miss('reviewed, but could be reviewed again');
    if (noted.published) {
        const page = await city.get(`/article/${noted.id}`);
        if (page.status !== 200 || !page.text.includes(noted.mark)) miss(`published, but ${page.status}`);
        const found = new Set([...(await city.get(`/search?q=${encodeURIComponent(noted.mark)}`)).text.matchAll(/href="(\/article\/\d+)/g)].map(([, address]) => address));
        if (found.size !== 1) miss(`search finds it ${found.size} times`);
    }
}

await city.start();
isUp = true;
const staffs = [];
for (const unit of units) staffs.push(await staffOf(city, unit));
const people = [...staffs.map(write), ...[0, 1, 2].map(read)];
const accident = Promise.all(people); // an error of ours ends the test at once
let looked = 0;
for (let i = 0; i < kills; ++i) {
    await Promise.race([sleep(100 + Math.random() * 700), accident]);
    isUp = false;
    await city.kill();
    city.verify();
    await city.start();
    // All of the last, and a few of those before: once there, an act stays.
    const recent = known.slice(looked);
    looked = known.length;
    for (const noted of [...recent, ...known.slice(0, recent.length && -recent.length).sort(() => Math.random() - 0.5).slice(0, 5)]) await look(noted);
    isUp = true;
}
isUp = false;
isOver = true;
await accident;
for (const noted of known.slice(-50)) await look(noted);
const addresses = [...(await city.get('/api/v1/documents')).text.matchAll(/"path":"([^"]*)"/g)].map(([, path]) => path);
check(new Set(addresses).size === addresses.length, 'the API names a document twice');
const published = known.filter((noted) => noted.published).length;
await city.stop();
city.verify();
const replayed = city.command('replay', '--into', `${city.folder}/replayed.db`);
check(replayed.code === 0, `replay: ${replayed.text}`);
check(acknowledged > kills, `only ${acknowledged} acts were acknowledged: the test proves nothing`);
check(published > 0 && opened > kills, `${published} published, ${opened} opened: the test proves nothing`);
check(lost.length === 0, `lost: ${lost.slice(0, 10).join('; ')}`);
check(wrong.size === 0, `readers met: ${[...wrong].slice(0, 10).join('; ')}`);
console.log(`${kills} kills, ${known.length} items, ${acknowledged} acts acknowledged, ${published} published, ${opened} articles opened: nothing lost, nothing twice`);
city.remove();
