// Every page there is, by the view that draws it: what is looked at in each mode and language.

import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Each stands under /en too.
export const publicPages = [
    ['sites/home', '/'],
    ['sites/channel', '/news/'],
    ['sites/column', '/news/notices/?year=2026'], // with what is chosen
    ['sites/column', '/policy/gov-documents/'],
    ['sites/column', '/news/videos/'],
    ['sites/column', '/openness/statistics/'],
    ['sites/column', '/topics/'],
    ['sites/column', '/about/history/'], // empty
    ['sites/column_gallery', '/about/tourism/'],
    ['sites/column_single', '/about/city-profile/'],
    ['sites/column_topic', '/topics/safety-month/'],
    ['sites/search', '/search'],
    ['sites/search', '/search?q=%E4%BE%9B%E7%83%AD&unit=housing_construction&sort=date'],
    ['sites/search', '/search?q=zzzzqqq'],
    ['sites/map', '/map'],
    ['sites/prefs', '/prefs?saved=on&back=%2Fnews%2F'],
    ['sites/help_accessibility', '/help/wza'],
    ['sites/help_privacy', '/help/privacy'],
    ['sites/error_404', '/nowhere'],
    ['sites/error_410', '/article/13'],
    ['editorial/article', '/article/233'],
    ['editorial/attachment', '/article/43/attachments/10'],
    ['editorial/article', '/article/106'], // with a table
    ['editorial/article', '/article/92'], // an official document
    ['editorial/article', '/article/240'], // with a video
    ['letters/public_write', '/letters/mayor/appeal'],
    ['letters/public_write', '/report'],
    ['letters/public_query', '/query'],
    ['letters/public_resume', '/letters/drafts/'],
    ['letters/public_letters', '/letters/'],
    ['letters/public_letters', '/letters/?system=appeal&category=A03&q=%E6%9A%96%E6%B0%94'], // with what is chosen
    ['letters/public_letters', '/letters/mayor/?year=2026'],
    ['letters/public_mailboxes', '/letters/units/?kind=county'],
    ['letters/public_mailbox', '/letters/units/housing_construction'],
    ['letters/public_letter', '/letters/SQ-20261020-0001'], // handled twice
    ['letters/public_letter', '/letters/JY-20261012-0001'], // a suggestion, and what came of it
    ['letters/public_statistics', '/letters/statistics'],
];

// For the role that sees them.
export const deskScreens = {
    'officer.housing_construction': [
        ['people/tasks', '/desk/'],
        ['people/notes', '/desk/notes'],
        ['people/rights', '/desk/rights'],
        ['people/password', '/desk/password'],
        ['editorial/items', '/desk/editorial/items'],
        ['editorial/items', '/desk/editorial/items?keyword=zzzz&state=draft'], // none
        ['editorial/item', '/desk/editorial/items/233'],
        ['editorial/chain', '/desk/editorial/items/233/chain'],
        ['editorial/comparison', '/desk/editorial/items/233/comparison'], // one edition alone
        ['editorial/article', '/desk/editorial/items/233/preview'],
        ['media/library', '/desk/media'],
        ['media/library', '/desk/media?keyword=zzzz'], // none
        ['media/file', '/desk/media/1'], // others with the same bytes
        ['media/file', '/desk/media/71'], // no picture
        ['media/crop', '/desk/media/1/crop'],
        ['people/error_desk', '/desk/nowhere'],
    ],
    'officer.education': [
        ['editorial/item', '/desk/editorial/items/276'], // returned
        ['editorial/calls', '/desk/editorial/calls'],
        ['editorial/call', '/desk/editorial/calls/1'], // not answered
        ['editorial/editor', '/desk/editorial/items/276/draft'],
    ],
    'reviewer.housing_construction': [
        ['editorial/queue', '/desk/editorial/queue'],
        ['editorial/calls', '/desk/editorial/calls?page=9'], // none
        ['editorial/item', '/desk/editorial/items/289'],
        ['editorial/review', '/desk/editorial/items/289/review'],
    ],
    'head.housing_construction': [
        ['editorial/sign_off', '/desk/editorial/items/279/sign-off'],
        ['editorial/batch', '/desk/editorial/sign-offs?item=279'],
        ['editorial/withdraw', '/desk/editorial/items/233/withdrawal'],
        ['editorial/overview', '/desk/editorial/overview'],
        ['people/unit', '/desk/units/housing_construction'],
        ['letters/desk_release', '/desk/letters/19/release'],
        ['letters/desk_mailboxes', '/desk/letters/mailboxes'],
    ],
    'handler.housing_construction': [
        ['letters/desk_letters', '/desk/letters/?tab=all'],
        ['letters/desk_letters', '/desk/letters/?tab=all&keyword=zzzz'], // none
        ['letters/desk_letters', '/desk/letters/?tab=overdue'],
        ['letters/desk_letter', '/desk/letters/24'], // others go with it
        ['letters/desk_letter', '/desk/letters/9'], // late
        ['letters/desk_reply', '/desk/letters/24/reply'],
        ['letters/desk_slip', '/desk/letters/24/slip'],
        ['letters/desk_batch', '/desk/letters/batch?act=transfer'], // none
        ['letters/desk_batch', '/desk/letters/batch?act=transfer&letter=24&letter=9'],
        ['letters/desk_new', '/desk/letters/new'],
        ['letters/desk_templates', '/desk/letters/templates'],
    ],
    'handler.market_regulation': [
        ['letters/desk_letter', '/desk/letters/18'], // its clock stands still
    ],
    'head.market_regulation': [
        ['editorial/item', '/desk/editorial/items/293'], // signed, waits for its day
        ['editorial/item', '/desk/editorial/items/13'], // withdrawn
    ],
    editor: [
        ['letters/desk_overview', '/desk/letters/overview?sort=late'],
        ['letters/desk_brief', '/desk/letters/brief'],
        ['editorial/calls', '/desk/editorial/calls'],
        ['editorial/call', '/desk/editorial/calls/1'],
        ['editorial/call_form', '/desk/editorial/calls/new'],
        ['editorial/overview', '/desk/editorial/overview?span=year&sort=published'],
        ['editorial/dismissals', '/desk/editorial/overview/dismissals?span=year'],
        ['editorial/terms', '/desk/editorial/terms?category=work_secret'],
        ['editorial/terms', '/desk/editorial/terms?edit=%E5%86%85%E9%83%A8%E8%B5%84%E6%96%99'],
        ['editorial/terms', '/desk/editorial/terms?keyword=zzzz'], // none
    ],
    centre: [
        ['people/tasks', '/desk/'], // none
        ['sites/desk_columns', '/desk/sites/columns?unit=education'],
        ['sites/desk_column', '/desk/sites/columns/1'],
        ['sites/desk_site', '/desk/sites/site'],
    ],
    operator: [
        ['people/units', '/desk/units/?keyword=%E6%95%99%E8%82%B2'],
        ['people/units', '/desk/units/?alarm=1'], // none
        ['people/persons', '/desk/persons/?unit=education'],
        ['people/persons', '/desk/persons/?keyword=zzzz'], // none
        ['people/person', '/desk/persons/1'],
    ],
    auditor: [
        ['people/journal', '/desk/journal?subject=item%2F233'],
        ['people/journal', '/desk/journal?act=zzzz'], // none
    ],
};

// Reached by doing something: by the journeys over public pages, desk screens and pages of errors.
export const reachedByActing = ['editorial/recall', 'editorial/batch_done', 'sites/leaving', 'people/sign_in', 'people/setup', 'editorial/conflict', 'letters/desk_conflict', 'letters/public_contact', 'letters/public_check', 'letters/public_receipt', 'letters/public_status', 'letters/public_saved', 'letters/public_code_sent', 'letters/desk_registered', 'sites/error_page', 'sites/error_500', 'sites/error_503', 'people/error_door'];

const partsOfPages = [
    'editorial/review_form', // becomes Word and PDF
    'casework/clock',
    'letters/public_as_of', 'letters/public_bars', 'letters/public_figures', 'letters/public_hot', 'letters/public_list', 'letters/public_sums',
    'editorial/article_files', 'editorial/article_video', 'editorial/compared_line', 'editorial/data_card', 'editorial/edition_view', 'editorial/figure_cells', 'editorial/figures', 'editorial/findings', 'editorial/parts', 'editorial/reasons', 'editorial/single_page', 'editorial/steps',
    'casework/clock', 'letters/desk_acts', 'letters/draft_note', 'letters/puzzle', 'letters/similar', 'letters/steps',
    'letters/brief', 'letters/overview_figures', 'letters/receipt_print', // the last is seen on paper only
    'people/desk_frame', 'people/error_summary', 'people/pager',
    'sites/article_row', 'sites/column_empty', 'sites/column_filter', 'sites/column_foot', 'sites/column_head', 'sites/error_find', 'sites/error_links',
    'sites/frame', 'sites/leaf', 'sites/links_block', 'sites/pagination', 'sites/rows_block', 'sites/side', 'sites/tile_icon',
];

// What modules/*/views holds and no journey would look at.
export function forgottenViews() {
    const known = new Set([...publicPages, ...Object.values(deskScreens).flat()].map(([view]) => view).concat(reachedByActing, partsOfPages));
    const modules = fileURLToPath(new URL('../../modules/', import.meta.url));
    return readdirSync(modules, { withFileTypes: true }).filter((one) => one.isDirectory()).flatMap(({ name }) => viewsOf(modules, name)).filter((view) => !known.has(view));
}

function viewsOf(modules, name) {
    const folder = `${modules}${name}/views`;
    return existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.html')).map((file) => `${name}/${file.slice(0, -5)}`) : [];
}
