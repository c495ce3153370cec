// The legal clock counted another way than the program counts it: not day after day, but by listing the days that can
// count and taking the one at the limit's place.
import { distance, holidays, isAnnounced, isShifted, isWorking, plus, range } from './announcements.mjs';

const daysToldMost = 1000;

function eventsOf(text) {
    return text.split(';').map((part) => {
        const [act, on, ...rest] = part.trim().split(/\s+/);
        const days = act === 'extended' ? Number(rest.shift()) : 0;
        return { act, on, days, article: rest.join(' ') };
    });
}

// The events of the last start, with what they come to.
function periodOf({ days, day_kind: kind, article, events: text }) {
    const all = eventsOf(text);
    const first = all.map(({ act }) => act.endsWith('started')).lastIndexOf(true);
    const events = all.slice(first);
    if (events[0].act === 'started') events[0].article = article;
    const heldUp = [];
    for (const { act, on } of events) {
        if (act === 'paused') heldUp.push({ after: on, until: '9999-12-31' });
        if (act === 'resumed') heldUp.at(-1).until = on;
    }
    return {
        events,
        start: events[0].on,
        isWorkingKind: kind === 'working',
        limit: Number(days) + events.reduce((sum, event) => sum + event.days, 0),
        isHeldUp: (day) => heldUp.some(({ after, until }) => after < day && day <= until),
        stopped: events.find(({ act }) => act === 'stopped')?.on,
    };
}

// Which days carry a number, and the last of them; `moved` are those that would have been the last.
function placesOf({ start, isWorkingKind, limit, isHeldUp }, horizon) {
    const able = range(plus(start, 1), horizon).filter((day) => !isHeldUp(day) && (!isWorkingKind || isWorking(day)));
    if (limit === 0) return { numbered: [], moved: [], due: start };
    if (isWorkingKind) return { numbered: able.slice(0, limit), moved: [], due: able[limit - 1] };
    const tail = able.slice(limit - 1);
    const place = tail.findIndex(isWorking);
    return {
        numbered: [...able.slice(0, limit - 1), ...(place < 0 ? [] : [tail[place]])],
        moved: place < 0 ? tail : tail.slice(0, place),
        due: tail[place],
    };
}

export function count(row) {
    const period = periodOf(row);
    const { start, limit, isWorkingKind, isHeldUp, stopped, events } = period;
    const { numbered, moved, due } = placesOf(period, plus(row.today, 500));
    const now = stopped ?? row.today;
    const end = [now, due ?? now].sort()[1];
    const number = new Map(numbered.map((day, i) => [day, i + 1]));
    const afterDue = due ? range(plus(due, 1), end).filter((day) => !isWorkingKind || isWorking(day)) : [];
    afterDue.forEach((day, i) => number.set(day, limit + i + 1));

    const meaning = (day) => {
        if (day === start) return 'start';
        if ((!due || day <= due) && isHeldUp(day)) return 'paused';
        if (number.has(day)) return number.get(day) + (isWorkingKind && isShifted(day) ? 'worked' : '');
        if (moved.includes(day)) return 'moved';
        return holidays.has(day) ? 'holiday' : 'weekend';
    };
    const left = () => {
        if (!due) return limit - numbered.length;
        const [from, to] = [now, due].sort();
        const between = isWorkingKind ? range(plus(from, 1), to).filter(isWorking).length : distance(from, to);
        return now > due ? -Math.max(1, between) : between;
    };
    return {
        due: due ?? '-',
        left: String(left()),
        late: due && now > due ? 'yes' : 'no',
        account: range(start, end).slice(0, daysToldMost).map((day) => `${day}=${meaning(day)}${isAnnounced(day) ? '' : '?'}`).join(' '),
        articles: events.map(({ act, on, article }) => `${on} ${act} ${article || '-'}`).join('; '),
    };
}
