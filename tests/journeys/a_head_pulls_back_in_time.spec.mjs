// With the delay as it is delivered: what was signed waits a minute, and can be pulled back.

import { check, same } from './journey.mjs';
import { decide } from './desk.mjs';

export const settings = '';
const waiting = 279; // reviewed, waits for signature

export default async function (journey) {
    const { city } = journey;
    let head;

    await journey.does('the head signs; nothing is public yet', async () => {
        head = await journey.staff('head.housing_construction');
        await decide(head, waiting, 'sign-off');
        same((await city.get(`/article/${waiting}`)).status, 404, 'the article that waits');
        await head.goto(`/desk/editorial/items/${waiting}`);
        same((await head.locator('.page-head .tag').first().textContent()).trim(), '待发出', 'the state');
    });

    await journey.does('sees how long it still waits', async () => {
        const left = await head.locator('[data-countdown-of]').textContent();
        check(/\d/.test(left), `the countdown shows ${JSON.stringify(left)}`);
        return left.trim();
    });

    await journey.does('pulls it back: it waits for signature again, and stays unseen', async () => {
        await Promise.all([head.waitForNavigation(), head.click('form[action$="/pull-back"] button')]);
        await head.goto(`/desk/editorial/items/${waiting}`);
        same((await head.locator('.page-head .tag').first().textContent()).trim(), '待签发', 'the state');
        same((await city.get(`/article/${waiting}`)).status, 404, 'the article pulled back');
    });

    await journey.does('signs again and releases at once', async () => {
        await decide(head, waiting, 'sign-off');
        await head.goto(`/desk/editorial/items/${waiting}`);
        await Promise.all([head.waitForNavigation(), head.click('form[action$="/release"] button')]);
        same((await city.get(`/article/${waiting}`)).status, 200, 'the article');
    });
}
