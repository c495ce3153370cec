// From "fengye serve" to the first page answered.
import { Served, median, ms, row } from './city.mjs';

const took = [];
for (let i = 0; i < 5; ++i) {
    const city = await new Served(process.env.CITY, 18451).start();
    took.push(city.firstPage);
    await city.stop();
}
row('5 rounds', 'median', 'longest');
row('start to first page (at most 2,000 ms)', ms(median(took)), ms(Math.max(...took)));
