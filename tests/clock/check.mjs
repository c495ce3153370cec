// node check.mjs [FILE]          counts every case from its first columns and says which expected cell differs
// node check.mjs --write [FILE]  writes the expected cells instead
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { count } from './count.mjs';

const casesFewest = 220;
const given = ['id', 'days', 'day_kind', 'extension_max', 'article', 'events', 'today'];
const expected = ['due', 'left', 'late', 'account', 'articles'];
const isWriting = process.argv[2] === '--write';
const file = process.argv[isWriting ? 3 : 2] ?? fileURLToPath(new URL('cases.csv', import.meta.url));

const [heading, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
if (heading !== [...given, ...expected].join(',')) throw new Error(`${file}: the columns are ${heading}`);
const rows = lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== given.length + expected.length) throw new Error(`${file}: ${cells.length} cells in ${line.slice(0, 60)}`);
    return Object.fromEntries([...given, ...expected].map((column, i) => [column, cells[i]]));
});

if (isWriting) {
    const filled = rows.map((row) => ({ ...row, ...count(row) }));
    writeFileSync(file, [heading, ...filled.map((row) => [...given, ...expected].map((column) => row[column]).join(','))].join('\n') + '\n');
    console.log(`${filled.length} cases written`);
} else {
    const differences = rows.flatMap((row) => {
        const found = count(row);
        return expected.filter((column) => row[column] !== found[column]).map((column) => `${row.id} ${column}\n  expected ${row[column]}\n  found    ${found[column]}`);
    });
    if (new Set(rows.map(({ id }) => id)).size !== rows.length) differences.push('two cases have one id');
    if (rows.length < casesFewest) differences.push(`${rows.length} cases, and there should be ${casesFewest} at least`);
    differences.forEach((difference) => console.log(difference));
    console.log(`${rows.length} cases, ${differences.length ? `${differences.length} differences` : 'all as expected'}`);
    process.exitCode = differences.length ? 2 : 0;
}
