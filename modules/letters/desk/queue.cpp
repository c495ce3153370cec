#include "modules/letters/desk/queue.hpp"

#include <algorithm>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/name_filter.hpp"
#include "modules/letters/desk/views.hpp"
#include "modules/letters/store/filters.hpp"
#include "modules/letters/store/letters.hpp"
#include "modules/letters/store/queue.hpp"
#include "platform/module/pager.hpp"

namespace fengye::letters {

namespace {

constexpr int rows_per_page = 20;
constexpr std::string_view path = "/desk/letters/";

bool is_offered(Actor const& actor, Tab tab)
{
    switch (tab) {
    case Tab::mine:
    case Tab::to_accept:
    case Tab::helping:
        return actor.may("letters.handle", actor.unit);
    case Tab::to_release:
        return actor.may("letters.release", actor.unit);
    case Tab::to_mailbox:
        return actor.may("letters.instruct", actor.unit);
    default:
        return true;
    }
}

// The first list of this person, unless another was asked for.
QueueFilter filter_of(http::Request const& request)
{
    auto const& actor = request.actor();
    auto const first = is_offered(actor, Tab::mine)         ? Tab::mine
                       : is_offered(actor, Tab::to_release) ? Tab::to_release
                                                            : Tab::to_mailbox;
    auto const asked = parse<Tab>(request.argument("tab"));
    auto const system = parse<System>(request.argument("system"));
    auto const* category = find_category(request.argument("category"));
    return {
        .tab = asked && is_offered(actor, *asked) ? *asked : first,
        .system = std::string{system ? name_of(*system) : std::string_view{}},
        .category = category ? category->code : std::string{},
        .mailbox = request.argument("mailbox").substr(0, 60),
        .keyword = request.argument("keyword").substr(0, 200)};
}

QueueReader reader_of(Desk const& desk)
{
    auto const& actor = desk.actor();
    QueueReader who{.person = actor.person, .unit = actor.unit, .mailbox = {}};
    if (actor.may("letters.instruct", actor.unit))
        if (auto const unit = people::find_unit(desk.reader, actor.unit))
            who.mailbox = unit->code == general_office ? std::string{mayor} : unit->code;
    return who;
}

http::Pairs pairs_of(QueueFilter const& filter)
{
    return {
        {"tab", std::string{name_of(filter.tab)}},
        {"system", filter.system},
        {"category", filter.category},
        {"mailbox", filter.mailbox},
        {"keyword", filter.keyword}};
}

std::string url_of(QueueFilter const& filter)
{
    return std::string{path} + http::query_text(pairs_of(filter));
}

std::string count_text(int count)
{
    return count >= store::queue_max ? std::to_string(store::queue_max - 1) + "+" : std::to_string(count);
}

int count_of(QueueCounts const& counts, Tab tab)
{
    switch (tab) {
    case Tab::mine:
        return counts.mine;
    case Tab::to_accept:
        return counts.to_accept;
    case Tab::due_soon:
        return counts.due_soon;
    case Tab::overdue:
        return counts.overdue;
    case Tab::to_release:
        return counts.to_release;
    case Tab::helping:
        return counts.helping;
    case Tab::to_mailbox:
        return counts.to_mailbox;
    case Tab::all:
        break;
    }
    return -1; // nobody counts everything
}

std::vector<html::Values> tab_rows(Desk const& desk, QueueFilter const& filter, QueueCounts const& counts)
{
    std::vector<html::Values> rows;
    for (auto const name : names_of(Tab{})) {
        auto const tab = *parse<Tab>(name);
        if (!is_offered(desk.actor(), tab))
            continue;
        auto const count = count_of(counts, tab);
        rows.push_back(
            {{"TAB_URL", url_of({.tab = tab})},
             {"TAB_NAME", desk.said("letters.tab_", tab)},
             {"IS_CHOSEN", tab == filter.tab && !filter.is_narrowed()},
             {"HAS_TAB_COUNT", count >= 0},
             {"TAB_COUNT", count_text(count)}});
    }
    for (auto const& named : store::filters_of(desk.reader, desk.actor().person))
        rows.push_back(
            {{"TAB_URL", std::string{path} + named.query},
             {"TAB_NAME", named.name},
             {"IS_CHOSEN", filter.is_narrowed() && named.query == http::query_text(pairs_of(filter))},
             {"HAS_TAB_COUNT", false},
             {"TAB_COUNT", ""}});
    return rows;
}

// The filter as it stands can be named, or, when it has a name, be forgotten.
html::Values naming_values(Desk const& desk, QueueFilter const& filter)
{
    auto const query = http::query_text(pairs_of(filter));
    std::string known;
    for (auto const& named : store::filters_of(desk.reader, desk.actor().person))
        if (named.query == query)
            known = named.id.text();
    return {
        {"MAY_NAME", filter.is_narrowed() && known.empty()},
        {"QUERY", query},
        {"MAY_FORGET", filter.is_narrowed() && !known.empty()},
        {"FORGET_URL", "/desk/letters/filters/" + known + "/removal"}};
}

std::vector<html::Values> chosen_rows(Desk const& desk, QueueFilter const& filter)
{
    std::vector<html::Values> rows;
    auto const add = [&](std::string QueueFilter::* part, std::string const& shown) {
        if ((filter.*part).empty())
            return;
        auto rest = filter;
        (rest.*part).clear();
        rows.push_back({{"REMOVE_URL", url_of(rest)}, {"CHOSEN_NAME", shown}});
    };
    auto const system = parse<System>(filter.system);
    add(&QueueFilter::system, system ? desk.said("letters.system_", *system) : std::string{});
    add(&QueueFilter::category, category_name(desk.language, filter.category));
    add(&QueueFilter::mailbox, filter.mailbox.empty() ? "" : mailbox_name(desk, filter.mailbox));
    add(&QueueFilter::keyword, filter.keyword);
    return rows;
}

std::vector<html::Values> system_options(Desk const& desk, std::string const& chosen)
{
    std::vector<html::Values> rows;
    for (auto const name : names_of(System{}))
        rows.push_back(option(name, desk.said("letters.system_", *parse<System>(name)), chosen == name));
    return rows;
}

// 市住房和城乡建设局来信办理员 is 来信办理员 among her own.
std::string post_within(people::UnitRecord const& unit, std::string post)
{
    for (auto const& name : {unit.name_zh, unit.short_zh})
        if (post.size() > name.size() && post.starts_with(name))
            return post.substr(name.size());
    return post;
}

html::Values row_of(Desk const& desk, people::UnitRecord const& own, Letter const& letter)
{
    auto const handler = people::shown_name(desk.reader, letter.record.handler);
    bool const is_ours = letter.record.unit == own.id;
    return light_values(desk, letter) + mark_values(desk, letter) +
           html::Values{
               {"LETTER", letter.id()},
               {"LETTER_URL", letter_url(letter.id())},
               {"LETTER_TITLE", letter.title},
               {"NUMBER", letter.record.number},
               {"MAILBOX", mailbox_name(desk, letter.mailbox)},
               {"CATEGORY", category_name(desk.language, letter.category)},
               {"HANDLER", !is_ours          ? unit_name(desk, letter.record.unit)
                           : handler.empty() ? desk.say("letters.no_handler")
                                             : post_within(own, handler)},
               {"RECEIVED_AT", to_iso(letter.record.received_at)},
               {"RECEIVED_AT_TEXT", to_text(letter.record.received_at).substr(5, 5)}};
}

// The page of a list, without what this person may not see: of accusations nobody but who has them.
std::vector<html::Values> rows_of(Desk const& desk, std::vector<CaseId> const& ids)
{
    std::vector<html::Values> rows;
    auto const own = people::find_unit(desk.reader, desk.actor().unit).value_or(people::UnitRecord{});
    auto const last = std::max<std::size_t>(1, (ids.size() + rows_per_page - 1) / rows_per_page);
    auto const page = std::min<std::size_t>(static_cast<std::size_t>(page_asked_for(desk.request)), last);
    for (auto i = (page - 1) * rows_per_page; i < ids.size() && i < page * rows_per_page; ++i)
        if (auto const letter = store::find_letter(desk.reader, ids[i]);
            letter && may_see(desk.reader, desk.actor(), *letter))
            rows.push_back(row_of(desk, own, *letter));
    return rows;
}

// Shown by views/desk_letters.html.
http::Response queue_screen(Desk const& desk, Refusal const* refusal, int status)
{
    auto const filter = filter_of(desk.request);
    auto const who = reader_of(desk);
    auto const until = desk.platform.calendar.after(desk.today, soon);
    auto const queue = store::queue_of(desk.reader, who, filter, desk.today, until);
    auto const counts = store::count_queue(desk.reader, who, desk.today, until);
    auto rows = rows_of(desk, queue.ids);
    auto chosen = chosen_rows(desk, filter);
    bool const has_rows = !rows.empty(), handles = desk.actor().may("letters.handle", who.unit);
    auto const total = static_cast<int>(queue.ids.size());
    return desk.screen(
        desk.say("letters.desk_letters"),
        {"letters/desk_letters",
         desk.errors(refusal, {"name"}) + naming_values(desk, filter) +
             pager_values(desk.request, total, rows_per_page) +
             html::Values{
                 {"CSRF", desk.csrf()},
                 {"TOTAL", count_text(total)},
                 {"MAY_REGISTER", handles},
                 {"MAY_SET_MAILBOX", desk.actor().may("letters.release", who.unit)},
                 {"TABS", tab_rows(desk, filter, counts)},
                 {"TAB", filter.tab},
                 {"SYSTEMS", system_options(desk, filter.system)},
                 {"CATEGORIES", category_options(desk, std::nullopt, filter.category)},
                 {"MAILBOXES", mailbox_options(desk, filter.mailbox)},
                 {"KEYWORD", filter.keyword},
                 {"HAS_CHOSEN", !chosen.empty()},
                 {"CHOSEN", std::move(chosen)},
                 {"CLEAR_URL", url_of({.tab = filter.tab})},
                 {"IS_CUT", queue.is_cut},
                 {"HAS_LETTERS", has_rows},
                 {"NO_LETTERS", !has_rows},
                 {"IS_NARROWED", filter.is_narrowed()},
                 {"LETTERS", std::move(rows)},
                 {"MAY_TRANSFER", handles},
                 {"MAY_MERGE", handles},
                 {"MAY_ASSIGN", handles},
                 {"MAY_URGE", desk.actor().may("letters.release", who.unit) ||
                                  desk.actor().may("letters.instruct", who.unit)}}},
        status);
}

} // namespace

Result<http::Response> show_queue(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    return queue_screen(Desk{request, platform, reader}, nullptr, 200);
}

Result<http::Response> create_filter(http::Request const& request, Platform& platform)
{
    auto const& form = *request.form();
    auto const asked = http::read_target(std::string{path} + form.text("query"));
    // Only what the list itself would say: the address is put together anew.
    http::Request list;
    list.signed_in = request.signed_in;
    list.query = asked ? asked->query : http::Pairs{};
    auto const query = http::query_text(pairs_of(filter_of(list)));
    auto const named = platform.works.run(
        request.actor(), [&](Work& work) { return name_filter(work, form.text("name"), query); });
    if (named)
        return http::see_other(std::string{path} + query + "&done=letters.toast_filter_named");
    auto again = request;
    again.path = path;
    again.query = list.query;
    auto const reader = platform.desk.reader();
    return queue_screen(Desk{again, platform, reader}, &named.error(), 422);
}

Result<http::Response> delete_filter(http::Request const& request, Platform& platform)
{
    auto const id = request.id<NamedFilterId>("filter");
    if (!id)
        return refuse(Because::not_found, "platform.not_found");
    TRY(platform.works.run(request.actor(), [&](Work& work) { return forget_filter(work, *id); }));
    return http::see_other(std::string{path} + "?done=letters.toast_filter_gone");
}

std::int64_t count_waiting(db::Reader const& reader, Actor const& actor)
{
    auto const counts = store::count_waiting(reader, actor.person, actor.unit);
    std::int64_t const waiting =
        (actor.may("letters.handle", actor.unit) ? counts.to_accept + counts.to_answer : 0) +
        (actor.may("letters.release", actor.unit) ? counts.to_release : 0);
    return std::min<std::int64_t>(waiting, store::queue_max - 1);
}

} // namespace fengye::letters
