// Follows every internal link of the public site from its two homes.

export const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; media-src 'self'; font-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

export const unescaped = (text) => text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16))).replace(/&amp;/g, '&');

// Addresses of this site a page names: links, pictures, sheets, forms that only ask.
export function addressesIn(html, from) {
    const found = [];
    for (const [, value] of html.matchAll(/\s(?:href|src|poster)="([^"]*)"/g)) {
        const url = new URL(unescaped(value), from);
        if (url.origin === new URL(from).origin && /^https?:$/.test(url.protocol)) found.push(url.pathname + url.search);
    }
    return found;
}

// Visits each address once; `look(path, answer, namedBy)` judges it.
export async function crawl(city, starts, look, { isLeftOut = () => false, atOnce = 8, most = 20_000 } = {}) {
    const namedBy = new Map(starts.map((path) => [path, 'the start']));
    const waiting = [...starts];
    const add = (path, by) => {
        if (namedBy.has(path) || isLeftOut(path)) return;
        namedBy.set(path, by);
        waiting.push(path);
    };
    const visit = async () => {
        while (waiting.length > 0 && namedBy.size < most) {
            const path = waiting.shift();
            const answer = await city.get(path);
            look(path, answer, namedBy.get(path));
            if (answer.headers.location) add(...[new URL(answer.headers.location, city.site + path)].filter((url) => url.origin === city.site).map((url) => url.pathname + url.search), path);
            if (/^text\/html/.test(answer.headers['content-type'] ?? '')) for (const found of addressesIn(answer.text, city.site + path)) add(found, path);
        }
    };
    // A visitor who finds the list empty may be early: others are still reading.
    for (let before = -1; before !== namedBy.size || waiting.length > 0;) {
        before = namedBy.size;
        await Promise.all(Array.from({ length: atOnce }, visit));
    }
    return namedBy;
}

export async function sitemapPaths(city) {
    const locations = (text) => [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => new URL(unescaped(url)));
    const paths = [];
    for (const part of locations((await city.get('/sitemap.xml')).text)) {
        for (const url of locations((await city.get(part.pathname + part.search)).text)) paths.push(url.pathname + url.search);
    }
    return paths;
}
