// axe on every public template in every mode of reading: nothing may be found.

import { chooseMode, modes, violations } from './axe.mjs';
import { check } from './journey.mjs';

export const templates = {
    home: '/', channel: '/news/', 'article list': '/news/notices/', 'filtered list': '/news/notices/?year=2026', 'document list': '/policy/gov-documents/',
    gallery: '/about/tourism/', videos: '/news/videos/', topic: '/topics/safety-month/', topics: '/topics/', 'single page': '/about/city-profile/', 'empty column': '/about/history/',
    statistics: '/openness/statistics/', article: '/article/233', 'article with a table': '/article/106', 'official document': '/article/92', 'article with a video': '/article/240',
    'search, begun': '/search', 'search, found': '/search?q=%E4%BE%9B%E7%83%AD', 'search, filtered': '/search?q=%E4%BE%9B%E7%83%AD&unit=housing_construction&sort=date', 'search, nothing': '/search?q=zzzzqqq',
    map: '/map', prefs: '/prefs', 'prefs saved': '/prefs?saved=on&back=%2Fnews%2F', accessibility: '/help/wza', privacy: '/help/privacy', 'not found': '/nowhere', gone: '/article/13',
    'home in English': '/en/', 'channel in English': '/en/news/', 'list in English': '/en/news/notices/', 'article in English': '/en/article/233', 'search in English': '/en/search?q=%E4%BE%9B%E7%83%AD',
    'map in English': '/en/map', 'prefs in English': '/en/prefs', 'accessibility in English': '/en/help/wza', 'not found in English': '/en/nowhere', 'gone in English': '/en/article/13',
};

export default async function (journey) {
    const problems = [];
    for (const mode of Object.keys(modes)) {
        await journey.does(`in the mode ${mode}`, async () => {
            const page = await journey.visitor();
            await chooseMode(page, mode);
            for (const [name, path] of Object.entries(templates)) {
                await page.goto(path);
                for (const problem of await violations(page)) problems.push(`${mode}, ${name} ${path}: ${problem}`);
            }
            return `${Object.keys(templates).length} pages, ${problems.length} violations`;
        });
    }
    await journey.does('in the dark scheme of the system, and on a phone', async () => {
        for (const options of [{ colorScheme: 'dark' }, { viewport: { width: 360, height: 740 } }]) {
            const page = await journey.visitor(options);
            for (const [name, path] of Object.entries(templates)) {
                await page.goto(path);
                for (const problem of await violations(page)) problems.push(`${JSON.stringify(options)}, ${name} ${path}: ${problem}`);
            }
        }
    });
    check(problems.length === 0, `${problems.length} violations:\n${problems.slice(0, 60).join('\n')}`);
}
