// node --test tests/house: the house as it stands, and each rule against a small house that breaks it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as house from './rules.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

function standing() {
    const files = new Map();
    const enter = (folder) => {
        for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
            const path = folder ? `${folder}/${entry.name}` : entry.name;
            if (entry.isDirectory()) enter(path);
            else if (/\.(cpp|hpp|toml|html|sql|ts|css|mjs|txt|md|json)$/.test(entry.name)) files.set(path, readFileSync(join(root, path), 'utf8'));
        }
    };
    for (const folder of ['app', 'modules', 'platform', 'tests']) enter(folder);
    files.set('package-lock.json', readFileSync(join(root, 'package-lock.json'), 'utf8'));
    return files;
}

const real = standing();
for (const rule of house.rules) test(`the house: ${rule.name}`, () => assert.deepEqual([...rule(real)], []));

test('the house has modules, views and words to look at', () => {
    assert.ok(house.floorsOf(real).size >= 4);
    assert.ok([...real.keys()].filter((path) => path.endsWith('.html')).length > 40);
});

const floors = ['modules/CMakeLists.txt', 'portal_module(people)\nportal_module(sites USES people)\n'];
const complaints = (rule, ...files) => [...rule(new Map([floors, ...files]))].length;

test('arrows: an include that points up, past a face, to what is not used, or nowhere', () => {
    const face = ['modules/people/people.hpp', ''], inner = ['modules/people/store/persons.hpp', ''], site = ['modules/sites/sites.hpp', ''];
    const looks = (path, target) => complaints(house.arrowsPointDown, face, inner, site, ['app/city.hpp', ''], ['tests/testing/store.hpp', ''], [path, `#include "${target}"\n`]);
    assert.equal(looks('modules/sites/desk/a.cpp', 'modules/people/people.hpp'), 0);
    assert.equal(looks('modules/sites/desk/a.cpp', 'modules/people/store/persons.hpp'), 1);
    assert.equal(looks('modules/people/desk/a.cpp', 'modules/sites/sites.hpp'), 1);
    assert.equal(looks('platform/db/a.cpp', 'modules/people/people.hpp'), 1);
    assert.equal(looks('modules/people/desk/a.cpp', 'app/city.hpp'), 1);
    assert.equal(looks('platform/db/a.cpp', 'tests/testing/store.hpp'), 1);
    assert.equal(looks('platform/db/a_test.cpp', 'tests/testing/store.hpp'), 0);
    assert.equal(looks('platform/db/a.cpp', 'platform/db/gone.hpp'), 1);
});

test('rooms: a door that is shut', () => {
    const looks = (path, target) => complaints(house.roomsKeepTheirDoors, [path, `#include "${target}"\n`]);
    assert.equal(looks('modules/sites/front/a.cpp', 'modules/sites/store/columns.hpp'), 1);
    assert.equal(looks('modules/sites/front/a.cpp', 'modules/sites/domain/column.hpp'), 0);
    assert.equal(looks('modules/sites/domain/a.hpp', 'platform/db/db.hpp'), 1);
    assert.equal(looks('modules/sites/store/a.cpp', 'modules/sites/actions/b.hpp'), 1);
    assert.equal(looks('modules/sites/actions/a.cpp', 'platform/module/module.hpp'), 1);
    assert.equal(looks('modules/sites/desk/a.cpp', 'platform/db/db.hpp'), 1);
});

test('rooms: a module without its files, an unknown room, a floor that is not wired', () => {
    const files = (name) => ['README.md', `${name}.hpp`, 'module.cpp', 'words/zh-CN.toml', 'words/en.toml'].map((file) => [`modules/${name}/${file}`, '']);
    const wired = ['app/portal.cpp', 'constexpr std::array floors{"people", "sites"};'];
    assert.equal(complaints(house.modulesHaveTheirRooms, ...files('people'), ...files('sites'), wired), 0);
    assert.equal(complaints(house.modulesHaveTheirRooms, ...files('people'), ...files('sites').slice(1), wired), 1);
    assert.equal(complaints(house.modulesHaveTheirRooms, ...files('people'), ...files('sites'), wired, ['modules/sites/utils/a.cpp', '']), 1);
    assert.equal(complaints(house.modulesHaveTheirRooms, ...files('people'), ...files('sites'), ['app/portal.cpp', 'constexpr std::array floors{"people"};']), 1);
});

test('SQL: a statement outside its rooms', () => {
    const holds = (path, text) => complaints(house.sqlStaysInItsRooms, [path, text]);
    assert.equal(holds('modules/people/store/a.cpp', 'constexpr db::Sql a{"people.a", "SELECT 1"};'), 0);
    assert.ok(holds('modules/people/actions/a.cpp', 'constexpr db::Sql a{"people.a", "SELECT 1"};') > 0);
    assert.equal(holds('app/a.cpp', 'run("DELETE FROM persons");'), 1);
    assert.equal(holds('modules/people/store/0001_a.sql', ''), 1);
});

test('words: one language only, or said and never written', () => {
    const speaks = (zh, en, ...files) => complaints(house.wordsSpeakBothLanguages, ['modules/people/words/zh-CN.toml', zh], ['modules/people/words/en.toml', en], ...files);
    assert.equal(speaks('a = "甲"\n', 'a = "A"\n'), 0);
    assert.equal(speaks('a = "甲"\nb = "乙"\n', 'a = "A"\n'), 1);
    assert.equal(speaks('a = "甲"\n', 'a = "A"\nb = "B"\n'), 1);
    assert.equal(speaks('a = "甲"\n', 'a = "A"\n', ['modules/people/views/a.html', '[[people.a]] [[people.b n=N]]']), 1);
    assert.equal(speaks('a = "甲"\n', 'a = "A"\n', ['modules/people/desk/a.cpp', 'desk.say("people.b")']), 1);
});

test('words: written and never said', () => {
    const weeds = (code) => complaints(house.wordsAreSaid, ['modules/people/words/zh-CN.toml', 'state_on = "开"\n'], ['modules/people/words/en.toml', 'state_on = "on"\n'], ['modules/people/desk/a.cpp', code]);
    assert.equal(weeds('say("people.state_on")'), 0);
    assert.equal(weeds('say(fmt::format("people.state_{}", name))'), 0);
    assert.equal(weeds('say("people.state_" + name)'), 0);
    assert.equal(weeds('say("people.other")'), 1);
});

test('views: shown by nobody, or pasted and not there', () => {
    const shown = (...files) => complaints(house.viewsHaveTheirFunction, ['modules/people/views/a.html', '<p>'], ...files);
    assert.equal(shown(), 1);
    assert.equal(shown(['modules/people/desk/a.cpp', 'return {"people/a", {}};']), 0);
    assert.equal(shown(['modules/people/desk/b.cpp', 'return {"people/b", {}};'], ['modules/people/views/b.html', '[[>people/a]]']), 0);
    assert.equal(shown(['modules/people/desk/a.cpp', 'return {"people/a", {}};'], ['modules/people/desk/b.cpp', '"people/b"'], ['modules/people/views/b.html', '[[>people/c]]']), 1);
});

test('TRY: inside an expression', () => {
    const tries = (statement) => complaints(house.tryStandsAlone, ['modules/people/actions/a.cpp', `void f()\n{\n    ${statement}\n}\n`]);
    for (const alone of ['TRY(f());', 'auto const x = TRY(f(a, (b)));', 'x.y = TRY(f());', 'auto& [a, b] = TRY(f());', 'if (a(b) && c)\n        TRY(f());', 'else\n        x = TRY(f());', 'for (auto const& a : b())\n        TRY(f(a));', 'for (int i = 0; i < 3; ++i)\n        TRY(f(i));', 'TRY(work.run([&] { return 1; }));'])
        assert.equal(tries(alone), 0, alone);
    for (const within of ['g(TRY(f()));', 'auto x = TRY(f()).y;', 'return TRY(f());', 'auto x = 1 + TRY(f());', 'X x{TRY(f())};', 'if (a == TRY(f())) {}', 'auto x = g(1, TRY(f()));'])
        assert.equal(tries(within), 1, within);
});

test('Node: ranges that leave 18.20 out', () => {
    for (const range of ['>=18', '^18.0.0 || ^20.0.0 || >=22.0.0', '18 || 20', '>=10.13.0', '*', '>= 14.21.3 < 19', '^18.18.0', '~18.20.0', '18.x'])
        assert.ok(house.admitsNode(range, '18.20.4'), range);
    for (const range of ['>=20', '^20.19.0 || >=22.12.0', '^16.0.0', '>=18.20.5', '>=14 <18', '20.x'])
        assert.ok(!house.admitsNode(range, '18.20.4'), range);
    assert.equal(complaints(house.packagesRunOnDebiansNode, ['package-lock.json', '{"packages":{"node_modules/a":{"engines":{"node":">=20"}}}}']), 1);
});
