// Bytes and requests of a first view with an empty cache, gzip, before anything is touched.

import { check } from './journey.mjs';

// kB of HTML, CSS and JS, requests, kB of pictures.
const limits = {
    home: [30, 14, 0, 12, 250],
    article: [15, 14, 0, 8, 150],
    form: [12, 14, 4, 4, 0],
    desk: [25, 20, 45, 8, 60],
    editor: [30, 20, 220, 12, 60],
};
const kinds = ['HTML', 'CSS', 'JS', 'requests', 'pictures'];

export default async function (journey) {
    const { city } = journey;
    const measure = async (name, path, kind, { page, width = 1280 } = {}) => {
        const cookies = page ? (await page.context().cookies()).map(({ name: key, value }) => `${key}=${value}`).join('; ') : '';
        const visitor = await journey.visitor({ viewport: { width, height: 900 }, storageState: page ? await page.context().storageState() : undefined });
        const asked = [];
        // The browser asks for the icon once a visit, whenever it likes.
        visitor.on('request', (request) => { if (!/^data:|\/favicon\.svg$/.test(request.url())) asked.push([request.resourceType(), request.url()]); });
        await visitor.goto(path);
        if (kind === 'editor') await visitor.waitForSelector('.writing');
        // What the first view shows is there; pictures further down are asked for as the browser likes.
        await visitor.waitForFunction(() => [...document.images].every((one) => one.complete || one.getBoundingClientRect().top > innerHeight));
        await visitor.context().close();
        const spent = { HTML: 0, CSS: 0, JS: 0, requests: asked.length, pictures: 0 };
        for (const [type, url] of asked) {
            const { pathname, search, origin } = new URL(url);
            check(origin === city.site, `${path} loads ${url} from elsewhere`);
            const answer = await city.get(pathname + search, { 'accept-encoding': 'gzip', cookie: cookies });
            const part = { document: 'HTML', stylesheet: 'CSS', script: 'JS', image: 'pictures' }[type];
            check(part, `${path} loads a ${type}: ${url}`);
            spent[part] += answer.bytes.length;
        }
        const over = kinds.filter((what, i) => spent[what] > limits[kind][i] * (what === 'requests' ? 1 : 1000));
        const report = kinds.map((what, i) => `${what} ${what === 'requests' ? spent[what] : (spent[what] / 1000).toFixed(1)}/${limits[kind][i]}`).join(', ');
        check(over.length === 0, `${name} is over its budget: ${report}`);
        return report;
    };

    const pages = [
        ['the home page', '/', 'home'], ['the home page on a phone', '/', 'home', { width: 360 }], ['the English home page', '/en/', 'home'],
        ['an article', '/article/233', 'article'], ['an English article', '/en/article/233', 'article'], ['an English list', '/en/news/notices/', 'article'], ['a list', '/news/notices/', 'article'], ['a gallery', '/about/tourism/', 'article'],
        ['a topic', '/topics/safety-month/', 'article'], ['a channel', '/news/', 'article'], ['search results', '/search?q=%E4%BE%9B%E7%83%AD', 'article'],
        ['published letters', '/letters/', 'article'], ['a letter', '/letters/SQ-20261020-0001', 'article'], ['statistics of letters', '/letters/statistics', 'article'],
        ['the map of the site', '/map', 'article'], ['a page that is not there', '/nowhere', 'article'], ['reading settings', '/prefs', 'form'],
        ['writing a letter', '/letters/mayor/appeal', 'form'], ['looking a letter up', '/query', 'form'],
    ];
    for (const [name, path, kind, options] of pages) await journey.does(name, () => measure(name, path, kind, options));

    const officer = await journey.staff('officer.education');
    const reviewer = await journey.staff('reviewer.housing_construction');
    const head = await journey.staff('head.housing_construction');
    const centre = await journey.staff('centre');
    const desk = [
        ['the door', '/desk/sign-in', 'desk'], ['tasks', '/desk/', 'desk', officer], ['items', '/desk/editorial/items', 'desk', officer],
        ['the queue', '/desk/editorial/queue', 'desk', reviewer], ['a review', '/desk/editorial/items/289/review', 'desk', reviewer], ['a sign-off', '/desk/editorial/items/279/sign-off', 'desk', head],
        ['the ledger of columns', '/desk/sites/columns', 'desk', centre], ['the editor', '/desk/editorial/items/288/draft', 'editor', officer],
    ];
    for (const [name, path, kind, page] of desk) await journey.does(name, () => measure(name, path, kind, { page }));
}
