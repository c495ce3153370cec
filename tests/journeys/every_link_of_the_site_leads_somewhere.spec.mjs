// Every internal address from / and /en/, every address of the maps for search engines, and what each page owes its readers.

import { crawl, policy, sitemapPaths } from './crawl.mjs';
import { check, same } from './journey.mjs';

export default async function (journey) {
    const { city } = journey;
    const problems = [];
    const pages = new Set();
    const complain = (path, problem) => { if (problems.length < 40) problems.push(`${path} ${problem}`); };

    function judge(path, answer, namedBy) {
        if (answer.status >= 400) return complain(path, `answers ${answer.status}, named by ${namedBy}`);
        if (answer.headers['content-security-policy'] !== policy) complain(path, `has the policy ${answer.headers['content-security-policy']}`);
        if (answer.headers['x-content-type-options'] !== 'nosniff') complain(path, 'is not nosniff');
        if (answer.status === 200 && /^text\/html/.test(answer.headers['content-type'])) judgePage(path, answer.text);
    }
    function judgePage(path, text) {
        pages.add(path);
        const count = (pattern) => (text.match(pattern) ?? []).length;
        const language = path.startsWith('/en/') ? 'en' : 'zh-CN';
        if (count(/<h1[\s>]/g) !== 1) complain(path, `has ${count(/<h1[\s>]/g)} first headings`);
        if (!text.includes(`<html lang="${language}"`)) complain(path, `is not marked as ${language}`);
        if (!/<title>[^<]*\S[^<]*<\/title>/.test(text)) complain(path, 'has no title');
        if (count(/<main[\s>]/g) !== 1) complain(path, 'has not one main part');
        // Forms that citizens fill in have a small script of their own; what is read has none.
        const scripts = [...text.matchAll(/<script(?![^>]*type="application\/ld\+json")[^>]*>/g)].map(([script]) => script);
        if (scripts.some((script) => !/src="\/assets\/letters-[\w-]+\.js"/.test(script) || !/\/(appeal|suggestion|report)(\?|$)/.test(path))) complain(path, 'loads a script');
        if (/\sstyle="|\son[a-z]+="/.test(text)) complain(path, 'holds an inline style or handler');
        if (/\{\{|\[\[/.test(text)) complain(path, 'shows the template behind it');
        const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
        if (new Set(ids).size !== ids.length) complain(path, `uses an id twice: ${ids.find((id, i) => ids.indexOf(id) !== i)}`);
    }
    const settle = () => check(problems.length === 0, `${problems.length} problems:\n${problems.join('\n')}`);

    await journey.does('every link from / and /en/ leads to a page that is whole', async () => {
        const visited = await crawl(city, ['/', '/en/'], judge);
        settle();
        check(pages.size > 300, `only ${pages.size} pages were found`);
        return `${visited.size} addresses, ${pages.size} pages`;
    });

    await journey.does('every address in the maps for search engines answers 200', async () => {
        const paths = await sitemapPaths(city);
        same(new Set(paths).size, paths.length, 'the number of different addresses');
        for (const path of paths) {
            const answer = await city.get(path);
            if (answer.status !== 200) complain(path, `of the map answers ${answer.status}`);
            if (!pages.has(path)) judge(path, answer, 'the map');
        }
        settle();
        return `${paths.length} addresses`;
    });

    await journey.does('pages of errors keep the policy and their manners', async () => {
        for (const [path, status] of [['/nowhere', 404], ['/en/nowhere', 404], ['/article/13', 410], ['/en/article/13', 410], ['/article/999999', 404], ['/files/999999/x.pdf', 404], ['/out/none', 404], ['/news/notices/?page=9999', 404]]) {
            const answer = await city.get(path);
            same(answer.status, status, path);
            same(answer.headers['content-security-policy'], policy, `the policy of ${path}`);
            if (/^text\/html/.test(answer.headers['content-type'])) judgePage(path, answer.text);
        }
        settle();
    });

    await journey.does('the other slash form leads to the right one', async () => {
        for (const [path, right] of [['/news', '/news/'], ['/news/notices', '/news/notices/'], ['/en', '/en/'], ['/map/', '/map']]) {
            const answer = await city.get(path);
            same(answer.status, 301, path);
            same(new URL(answer.headers.location, city.site).pathname, right, `where ${path} leads`);
        }
    });

    await journey.does('desk pages carry the policy and are never stored', async () => {
        for (const path of ['/desk/sign-in', '/desk/', '/desk/nowhere']) {
            const answer = await city.get(path);
            check(answer.headers['content-security-policy'] === policy, `${path} has the policy ${answer.headers['content-security-policy']}`);
            check(/no-store/.test(answer.headers['cache-control'] ?? ''), `${path} may be stored: ${answer.headers['cache-control']}`);
        }
    });
}
