// The picture of the house (docs/architecture.md, section 2) as rules. A house is a map from a file's path to its
// text; a rule yields a sentence for each thing out of place, and says what to do instead.

const lineOf = (text, at) => text.slice(0, at).split('\n').length;
const isCode = (path) => /\.(cpp|hpp)$/.test(path);
const isTest = (path) => /_test\.(cpp|hpp)$/.test(path);
const textsOf = (house, pattern) => [...house].filter(([path]) => pattern.test(path));

// The modules, ground floor first, with those each may use.
export function floorsOf(house) {
    const list = house.get('modules/CMakeLists.txt') ?? '';
    return new Map([...list.matchAll(/^portal_module\((\w+)(?:\s+USES\s+((?:(?!LINKS)[\w]+\s*)+))?(?:\s*LINKS\s+[\w:\s]+)?\)/gm)]
        .map(([, name, uses = '']) => [name, uses.split(/\s+/).filter(Boolean)]));
}

function* includesOf(house) {
    for (const [path, text] of house) {
        if (!isCode(path)) continue;
        for (const found of text.matchAll(/^#include "([^"]+)"/gm)) {
            yield { path, target: found[1], where: `${path}:${lineOf(text, found.index)}` };
        }
    }
}

const roomOf = (path) => /^modules\/\w+\/(\w+)\//.exec(path)?.[1];
const moduleOf = (path) => /^modules\/(\w+)\//.exec(path)?.[1];

export function* arrowsPointDown(house) {
    const floors = floorsOf(house);
    for (const { path, target, where } of includesOf(house)) {
        if (!house.has(target)) {
            if (!target.startsWith('build/')) yield `${where} includes ${target}, which is not there: write it from the root of the tree`;
            continue;
        }
        const [floor] = path.split('/'), [below] = target.split('/');
        if (below === 'tests' && floor !== 'tests' && !isTest(path)) yield `${where} includes a test: only tests may`;
        if (isTest(path) || floor === 'tests' || floor === 'app') continue;
        if (below === 'app') yield `${where} includes ${target}: nothing but tests stands on app/`;
        if (floor === 'platform' && below === 'modules') yield `${where} includes ${target}: the platform knows no module; what must go up travels as an event`;
        const own = moduleOf(path), other = moduleOf(target);
        if (floor !== 'modules' || below !== 'modules' || own === other) continue;
        if (!floors.get(own)?.includes(other)) yield `${where} includes ${target}, but modules/CMakeLists.txt does not say that ${own} uses ${other}`;
        else if (target !== `modules/${other}/${other}.hpp`) yield `${where} includes ${target}: another module is used through its face, modules/${other}/${other}.hpp`;
    }
}

// What a room may not look into: the rest of the way is open (docs/architecture.md, section 2).
const shut = {
    domain: /^modules\/\w+\/(actions|store|front|desk|jobs)\/|^platform\/(db|work\/works?\.|jobs|counter|module|front\/store|files|http\/(server|page_cache))/,
    store: /^modules\/\w+\/(actions|front|desk|jobs)\/|^platform\/(module|http|html|front|counter)\//,
    actions: /^modules\/\w+\/(front|desk)\/|^platform\/(module|counter|front)\//,
    front: /^modules\/\w+\/(actions|store|desk|jobs)\/|^platform\/(db|work\/works\.|jobs|journal)/,
    desk: /^platform\/db\//,
};

export function* roomsKeepTheirDoors(house) {
    for (const { path, target, where } of includesOf(house)) {
        const room = roomOf(path);
        if (isTest(path) || !shut[room]?.test(target)) continue;
        yield `${where} includes ${target}: ${room}/ may not; put the rule in domain/, the change in actions/, the SQL in store/`;
    }
}

export function* modulesHaveTheirRooms(house) {
    const known = new Set(['actions', 'browser', 'desk', 'domain', 'fixtures', 'front', 'jobs', 'migrations', 'store', 'views', 'words']);
    const floors = floorsOf(house);
    for (const name of floors.keys()) {
        for (const file of ['README.md', `${name}.hpp`, 'module.cpp', 'words/zh-CN.toml', 'words/en.toml']) {
            if (!house.has(`modules/${name}/${file}`)) yield `modules/${name}/${file} is missing: every module has one`;
        }
    }
    for (const path of house.keys()) {
        const name = moduleOf(path);
        if (name && !floors.has(name)) yield `${path} belongs to no module that modules/CMakeLists.txt declares`;
        if (roomOf(path) && !known.has(roomOf(path))) yield `${path} stands in no room of a module: ${[...known].join(', ')}`;
    }
    const wired = /std::array floors\{([^}]*)\}/.exec(house.get('app/portal.cpp') ?? '')?.[1].match(/\w+/g) ?? [];
    if (String(wired) !== String([...floors.keys()])) yield `app/portal.cpp builds ${wired.join(', ')}, modules/CMakeLists.txt declares ${[...floors.keys()].join(', ')}`;
}

export function* sqlStaysInItsRooms(house) {
    for (const [path, text] of textsOf(house, /^(app|modules)\//)) {
        if (path.endsWith('.sql') && !path.includes('/migrations/')) yield `${path}: SQL files stand in migrations/`;
        if (!isCode(path) || isTest(path) || roomOf(path) === 'store') continue;
        for (const found of text.matchAll(/\bdb::Sql\b|R"sql\(|"\s*(SELECT|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\s/g)) {
            yield `${path}:${lineOf(text, found.index)} holds SQL: move the statement to store/, beside the function that runs it`;
        }
    }
}

function keysOf(toml) {
    return [...toml.matchAll(/^([A-Za-z0-9_.-]+)\s*=/gm)].map((found) => found[1]);
}

function catalogues(house) {
    return textsOf(house, /^(modules\/\w+|platform)\/words\/zh-CN\.toml$/).map(([path, text]) => {
        return { path, prefix: moduleOf(path) ?? 'platform', keys: keysOf(text), english: house.get(path.replace('zh-CN', 'en')) };
    });
}

export function* wordsSpeakBothLanguages(house) {
    const known = new Map();
    for (const { path, prefix, keys, english } of catalogues(house)) {
        const other = new Set(keysOf(english ?? ''));
        for (const key of keys) if (!other.has(key)) yield `${path.replace('zh-CN', 'en')} has no ${key}: write it in both languages`;
        for (const key of other) if (!keys.includes(key)) yield `${path} has no ${key}: write it in both languages`;
        known.set(prefix, new Set([...(known.get(prefix) ?? []), ...keys]));
    }
    for (const [path, text] of textsOf(house, /\/views\/.*\.html$/)) {
        for (const found of text.matchAll(/\[\[(\w+)\.(\w+)[^\]]*\]\]/g)) {
            const [, prefix, key] = found;
            if (!known.get(prefix)?.has(key)) yield `${path}:${lineOf(text, found.index)} says [[${prefix}.${key}]], which no catalogue holds`;
        }
    }
    for (const [path, text] of textsOf(house, /^(app|modules|platform)\/.*\.(cpp|hpp)$/)) {
        if (isTest(path)) continue;
        for (const found of text.matchAll(/(?:say|get|refuse)\([^"();]*"(\w+)\.(\w+)"/g)) {
            const [, prefix, key] = found;
            // What ends in a line is the stem of a key that is put together.
            if (!key.endsWith('_') && known.has(prefix) && !known.get(prefix).has(key)) yield `${path}:${lineOf(text, found.index)} says "${prefix}.${key}", which no catalogue holds`;
        }
    }
}

// Words nobody says are weeds. A key may be put together from a stem: "editorial.state_{}", "role_".
export function* wordsAreSaid(house) {
    const texts = [...house].filter(([path]) => (isCode(path) && !isTest(path)) || /\.(html|toml|ts|css)$/.test(path) && !/\/words\//.test(path)).map(([, text]) => text);
    const all = texts.join('\n');
    const stems = new Set([...all.matchAll(/"(?:\{\}\.|\.)?((?:\w+\.)?[a-z]\w*_)(?:\{\}\w*)?"/g)].map((found) => found[1]));
    for (const { path, prefix, keys } of catalogues(house)) {
        for (const key of keys) {
            const whole = `${prefix}.${key}`;
            if (all.includes(whole) || all.includes(`"${key}"`)) continue;
            if ([...stems].some((stem) => whole.startsWith(stem) || key.startsWith(stem))) continue;
            yield `${path}: ${key} is said nowhere: delete it in both languages`;
        }
    }
}

export function* viewsHaveTheirFunction(house) {
    const code = textsOf(house, /^(app|modules|platform)\/.*\.(cpp|hpp)$/).filter(([path]) => !isTest(path)).map(([, text]) => text).join('\n');
    const views = textsOf(house, /^(modules|platform)\/\w+\/views\/[^/]+\.html$/);
    const pasted = new Set(views.flatMap(([, text]) => [...text.matchAll(/\[\[>(\w+\/\w+)\]\]/g)].map((found) => found[1])));
    const names = new Set(views.map(([path]) => path.replace(/^\w+\/(\w+)\/views\/(\w+)\.html$/, '$1/$2')));
    for (const name of names) {
        if (!pasted.has(name) && !code.includes(`"${name}"`)) yield `the view ${name} is shown by no function and pasted by no view: delete it, or write the function that lists what it shows`;
    }
    for (const name of pasted) if (!names.has(name)) yield `a view pastes [[>${name}]], which is not there`;
}

// g++ 12 forgets to destroy what was built before a TRY within an expression.
export function* tryStandsAlone(house) {
    for (const [path, text] of textsOf(house, /^(app|modules|platform|tests)\/.*\.(cpp|hpp)$/)) {
        const plain = text.replace(/\/\/.*$/gm, (comment) => ' '.repeat(comment.length));
        for (const found of plain.matchAll(/\bTRY\(/g)) {
            const begin = Math.max(...[...';{}'].map((mark) => plain.lastIndexOf(mark, found.index)), plain.lastIndexOf('\n#', found.index));
            const before = plain.slice(begin + 1, found.index);
            if (/^\n?#\s*define/.test(before)) continue;
            let end = found.index + 4;
            for (let depth = 1; depth > 0 && end < plain.length; ++end) depth += plain[end] === '(' ? 1 : plain[end] === ')' ? -1 : 0;
            // A statement under an if stands alone too; so does the body of a switch's case.
            const head = before.replace(/^\s*(?:else\s+)?(?:if|for|while)\s*\((?:[^()]|\([^()]*(?:\([^()]*\)[^()]*)*\))*\)/, '').replace(/^\s*(?:case [\w:]+|default):/, '').replace(/^\s*else\b/, '');
            const startsAlone = /^(?:[^()]*\))?\s*$/.test(head) || /^[^()]*[^=!<>]=\s*$/.test(head);
            if (!startsAlone || !/^\s*;/.test(plain.slice(end))) yield `${path}:${lineOf(plain, found.index)}: TRY stands inside an expression; give its value a name of its own first`;
        }
    }
}

const numbers = (version) => { const [a = 0, b = 0, c = 0] = version.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : 0)); return a * 1e6 + b * 1e3 + c; };

export function admitsNode(range, version) {
    const at = numbers(version);
    return range.split('||').some((all) => all.trim().replace(/(>=|<=|>|<|\^|~|=)\s+/g, '$1').split(/\s+/).every((part) => {
        const [, sign, wanted] = /^(>=|<=|>|<|\^|~|=)?v?(.*)$/.exec(part);
        if (wanted === '' || wanted === '*') return true;
        const from = numbers(wanted);
        if (sign === '>=') return at >= from;
        if (sign === '>') return at > from;
        if (sign === '<') return at < from;
        if (sign === '<=') return at <= from;
        const sameMajor = Math.floor(at / 1e6) === Math.floor(from / 1e6), sameMinor = Math.floor(at / 1e3) === Math.floor(from / 1e3);
        if (sign === '^') return sameMajor && at >= from;
        if (sign === '~') return sameMinor && at >= from;
        const given = wanted.split('.').filter((piece) => /^\d+$/.test(piece)).length;
        return given === 1 ? sameMajor : given === 2 ? sameMinor : at === from;
    }));
}

export function* packagesRunOnDebiansNode(house) {
    const { packages = {} } = JSON.parse(house.get('package-lock.json') ?? '{}');
    for (const [path, { engines }] of Object.entries(packages)) {
        if (engines?.node && !admitsNode(engines.node, '18.20.4')) yield `${path || 'package.json'} wants Node ${engines.node}; Debian 12 has 18.20`;
    }
}

export const rules = [arrowsPointDown, roomsKeepTheirDoors, modulesHaveTheirRooms, sqlStaysInItsRooms, wordsSpeakBothLanguages,
    wordsAreSaid, viewsHaveTheirFunction, tryStandsAlone, packagesRunOnDebiansNode];
