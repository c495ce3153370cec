// What the checker and the probe say when a table is wrong. The tables as they stand are checked by tests of their own.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = process.env.FENGYE;
assert.ok(program, 'FENGYE names the program');
const checker = fileURLToPath(new URL('check.mjs', import.meta.url));
const table = readFileSync(new URL('cases.csv', import.meta.url), 'utf8');
const heading = table.slice(0, table.indexOf('\n'));
const columns = heading.split(',');
const folder = mkdtempSync(join(tmpdir(), 'clock-'));
after(() => rmSync(folder, { recursive: true }));

const written = (text) => {
    const file = join(folder, 'cases.csv');
    writeFileSync(file, text);
    return file;
};
const probe = (text, ...options) => spawnSync(program, ['probe', 'clock', '--cases', written(text), ...options], { encoding: 'utf8' });
const check = (text) => spawnSync(process.execPath, [checker, written(text)], { encoding: 'utf8' });
const row = 'mine,5,working,20,REG 33,started 2026-02-10 REG 33; paused 2026-02-12 REG 33; resumed 2026-03-02,2026-03-03,,,,,';

// The table with one cell of one case written otherwise.
function broken(id, column, change) {
    const lines = table.trimEnd().split('\n').map((line) => {
        if (!line.startsWith(`${id},`)) return line;
        const cells = line.split(',');
        const at = columns.indexOf(column);
        cells[at] = change(cells[at]);
        return cells.join(',');
    });
    return `${lines.join('\n')}\n`;
}

const damage = {
    due: () => '2026-03-31',
    left: (cell) => String(Number(cell) + 1),
    late: () => 'yes',
    account: (cell) => cell.replace('=holiday', '=weekend'),
    articles: (cell) => cell.replace('paused REG 33', 'paused REG 32'),
};
for (const [column, change] of Object.entries(damage)) {
    test(`one wrong cell of ${column} is found by both`, () => {
        const text = broken('open_over_a_holiday', column, change);
        assert.notEqual(text, table);
        for (const found of [check(text), probe(text)]) {
            assert.equal(found.status, 2, found.stdout + found.stderr);
            assert.match(found.stdout, new RegExp(`^open_over_a_holiday ${column}\n  expected .*\n  found    `));
        }
    });
}

test('one emptied cell is found by both', () => {
    const text = broken('stopped_early', 'left', () => '');
    for (const found of [check(text), probe(text)]) assert.equal(found.status, 2);
});

test('a case without its expected cells is filled in, and then agrees', () => {
    const filled = probe(`${heading}\n${row}\n`);
    assert.equal(filled.status, 0, filled.stderr);
    assert.match(filled.stdout, /,2026-03-05,2,no,2026-02-10=start 2026-02-11=1 2026-02-12=2 2026-02-13=paused /);
    assert.match(probe(filled.stdout).stdout, /^1 cases, all as expected\n$/);
});

test('a table that a spreadsheet wrote is read', () => {
    const quoted = row.replace(/started[^,]*/, (cell) => `"${cell}"`);
    assert.equal(probe(`\ufeff${heading}\r\n${quoted}\r\n\r\n`).stdout, probe(`${heading}\n${row}\n`).stdout);
});

test('the answer in JSON says the same', () => {
    const right = JSON.parse(probe(`${heading}\n${row}\n`, '--json').stdout);
    assert.equal(right.cases, 1);
    assert.deepEqual(right.differences, []);
    assert.equal(right.filled[0].due, '2026-03-05');
    const wrong = probe(broken('stopped_early', 'due', () => '2026-03-31'), '--json');
    assert.equal(wrong.status, 2);
    assert.deepEqual(JSON.parse(wrong.stdout).differences, [{ id: 'stopped_early', column: 'due', expected: '2026-03-31', found: '2026-03-30' }]);
});

const malformed = [
    ['another heading', `id,days\n${row}\n`, /line 1: \d+ cells where there should be 12/],
    ['columns in another order', `${heading.replace('id,days', 'days,id')}\n${row}\n`, /line 1: the columns should be id,days/],
    ['a cell too few', `${heading}\n${row}\nother,5\n`, /line 3: 2 cells/],
    ['a quotation mark left open', `${heading}\n"${row}\n`, /line 2: a quotation mark/],
    ['no id', `${heading}\n${row.replace('mine', '')}\n`, /line 2: a case needs an id/],
    ['an id twice', `${heading}\n${row}\n${row}\n`, /line 3: there is a case mine already/],
    ['days that are none', `${heading}\n${row.replace(',5,', ',five,')}\n`, /line 2: days is 'five'/],
    ['days below zero', `${heading}\n${row.replace(',5,', ',-5,')}\n`, /line 2: days is '-5'/],
    ['another kind of day', `${heading}\n${row.replace('working', 'lunar')}\n`, /line 2: day_kind is 'lunar'/],
    ['a day that is none', `${heading}\n${row.replace('2026-02-12', '2026-02-30')}\n`, /line 2: .*'2026-02-30'/],
    ['an event that is none', `${heading}\n${row.replace('resumed', 'awakened')}\n`, /line 2: an event is none of/],
    ['no start', `${heading}\n${row.replace('started', 'restarted')}\n`, /line 2: the first event should be started/],
    ['two starts', `${heading}\n${row.replace('resumed', 'started')}\n`, /line 2: only the first event is started/],
    ['a pause of what is paused', `${heading}\n${row.replace('resumed', 'paused')}\n`, /line 2: paused on 2026-03-02: The clock is paused already/],
    ['a today before the last event', `${heading}\n${row.replace('2026-03-03', '2026-03-01')}\n`, /line 2: today is before/],
    ['no case', `${heading}\n`, /there is no case/],
    ['nothing', '', /there is no case/],
];
for (const [what, text, sentence] of malformed) {
    test(`${what} is refused, naming the line`, () => {
        const refused = probe(text);
        assert.equal(refused.status, 1, refused.stdout);
        assert.match(refused.stderr, sentence);
        assert.equal(refused.stdout, '');
    });
}

test('a file that is not there, or no text, is refused', () => {
    assert.equal(spawnSync(program, ['probe', 'clock', '--cases', join(folder, 'none.csv')]).status, 1);
    assert.match(probe(Buffer.from([0xff, 0xfe, 0x00])).stderr, /is not UTF-8/);
});

test('the checker shares nothing with the program', () => {
    for (const file of ['announcements.mjs', 'count.mjs', 'check.mjs']) {
        const imports = [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from);
        for (const from of imports) assert.match(from, /^(node:|\.\/(announcements|count)\.mjs$)/);
    }
    const alone = execFileSync(process.execPath, [checker], { encoding: 'utf8', env: {}, cwd: folder });
    assert.match(alone, /cases, all as expected/);
});
