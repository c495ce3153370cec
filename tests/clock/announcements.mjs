// What the State Council's General Office announced of each year, written down from its notices as they read: the
// name of the break, from, to, how many days it says they are; and the weekend days on which people work. Nothing
// here is shared with the program, which has plans of its own.
//
// For 2027 no notice is out. The holidays are those of the law (HOL art. 2) with the weekends they touch; weekends to
// be worked are not known, so every day of that year may still change.
export const announcements = {
    2025: {
        isAnnounced: true,
        breaks: [
            ['元旦', '01-01', '01-01', 1],
            ['春节', '01-28', '02-04', 8],
            ['清明节', '04-04', '04-06', 3],
            ['劳动节', '05-01', '05-05', 5],
            ['端午节', '05-31', '06-02', 3],
            ['国庆节、中秋节', '10-01', '10-08', 8],
        ],
        worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
        workingDays: 248,
    },
    2026: {
        isAnnounced: true,
        breaks: [
            ['元旦', '01-01', '01-03', 3],
            ['春节', '02-15', '02-23', 9],
            ['清明节', '04-04', '04-06', 3],
            ['劳动节', '05-01', '05-05', 5],
            ['端午节', '06-19', '06-21', 3],
            ['中秋节', '09-25', '09-27', 3],
            ['国庆节', '10-01', '10-07', 7],
        ],
        worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
        workingDays: 248,
    },
    2027: {
        isAnnounced: false,
        breaks: [
            ['元旦', '01-01', '01-03', 3],
            ['春节', '02-05', '02-08', 4],
            ['清明节', '04-03', '04-05', 3],
            ['劳动节', '05-01', '05-02', 2],
            ['端午节', '06-09', '06-09', 1],
            ['中秋节', '09-15', '09-15', 1],
            ['国庆节', '10-01', '10-03', 3],
        ],
        worked: [],
    },
};

const dayLength = 86400000;
export const plus = (day, count) => new Date(Date.parse(day) + count * dayLength).toISOString().slice(0, 10);
export const distance = (from, to) => (Date.parse(to) - Date.parse(from)) / dayLength;
export function range(from, to) {
    return Array.from({ length: Math.max(0, distance(from, to) + 1) }, (_, i) => plus(from, i));
}
const isWeekend = (day) => [0, 6].includes(new Date(day).getUTCDay());

export const holidays = new Set();
const worked = new Set();
for (const [year, plan] of Object.entries(announcements)) {
    for (const [name, from, to, length] of plan.breaks) {
        const days = range(`${year}-${from}`, `${year}-${to}`);
        if (days.length !== length) throw new Error(`${name} ${year} has ${days.length} days, and was announced with ${length}`);
        days.forEach((day) => holidays.add(day));
    }
    for (const day of plan.worked) {
        if (!isWeekend(`${year}-${day}`)) throw new Error(`${year}-${day} is no weekend day, and needs no announcement to be worked`);
        worked.add(`${year}-${day}`);
    }
    const count = range(`${year}-01-01`, `${year}-12-31`).filter(isWorking).length;
    if (plan.workingDays && count !== plan.workingDays) throw new Error(`${year} has ${count} working days, and everybody counts ${plan.workingDays}`);
}

export function isWorking(day) {
    return worked.has(day) || (!isWeekend(day) && !holidays.has(day));
}
export const isShifted = (day) => worked.has(day);
export const isAnnounced = (day) => Boolean(announcements[day.slice(0, 4)]?.isAnnounced);
