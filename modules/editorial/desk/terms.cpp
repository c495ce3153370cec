#include "modules/editorial/desk/terms.hpp"

#include <algorithm>

#include "modules/editorial/actions/keep_terms.hpp"
#include "modules/editorial/desk/term_table.hpp"
#include "platform/module/desk.hpp"
#include "platform/module/pager.hpp"
#include "platform/utf8/from_bytes.hpp"

namespace fengye::editorial {

namespace {

constexpr char const* path = "/desk/editorial/terms";
constexpr int terms_per_page = 50;
constexpr std::size_t table_bytes_max = 4 << 20;
constexpr std::size_t rejected_shown = 100;

// What the screen shows beside the list: a term as it was typed, and what became of a table.
struct Shown {
    ListedTerm entry;
    Refusal const* refusal = nullptr;
    TermList const* table = nullptr;
};

std::string encoded(std::string const& text)
{
    return http::query_text({{"edit", text}}) + "#entry";
}

std::vector<ListedTerm> chosen(Desk const& desk, std::vector<ListedTerm> const& all)
{
    auto const category = parse<TermCategory>(desk.request.argument("category"));
    auto const keyword = desk.request.argument("keyword").substr(0, 200);
    std::vector<ListedTerm> chosen;
    for (auto const& listed : all) {
        auto const& term = listed.term;
        bool const holds_keyword =
            term.text.find(keyword) != term.text.npos || term.note.find(keyword) != term.note.npos;
        if ((!category || term.category == *category) && holds_keyword)
            chosen.push_back(listed);
    }
    return chosen;
}

html::Values row_of(Desk const& desk, ListedTerm const& listed)
{
    auto const& term = listed.term;
    auto const* origin = !listed.is_kept      ? "editorial.term_from_program"
                         : listed.is_starting ? "editorial.term_from_both"
                                              : "editorial.term_from_city";
    return {
        {"TERM", term.text},
        {"NOTE", term.note},
        {"HAS_NOTE", !term.note.empty()},
        {"CATEGORY_TEXT", desk.said("editorial.term_", term.category)},
        {"LEVEL", name_of(term.level)},
        {"LEVEL_TEXT", desk.said("editorial.level_", term.level)},
        {"REPLACEMENT", term.replacement.empty() ? "—" : term.replacement},
        {"IS_ON", term.is_on},
        {"IS_OFF", !term.is_on},
        {"ORIGIN", desk.say(origin)},
        {"EDIT_URL", path + encoded(term.text)}};
}

template <Named Enum>
std::vector<html::Values> options(Desk const& desk, std::string_view stem, std::optional<Enum> chosen)
{
    std::vector<html::Values> rows;
    for (auto const name : names_of(Enum{}))
        rows.push_back(
            {{"VALUE", std::string{name}},
             {"NAME", desk.say(std::string{stem} + std::string{name})},
             {"IS_CHOSEN", chosen && name_of(*chosen) == name}});
    return rows;
}

html::Values entry_values(Desk const& desk, ListedTerm const& entry)
{
    std::string exceptions;
    for (auto const& phrase : entry.term.exceptions)
        exceptions += phrase + "\n";
    bool const is_there = entry.is_kept || entry.is_starting;
    return {
        {"IS_NEW_TERM", !is_there},
        {"IS_KNOWN_TERM", is_there},
        {"ENTRY_TERM", entry.term.text},
        {"ENTRY_CATEGORIES", options<TermCategory>(desk, "editorial.term_", entry.term.category)},
        {"ENTRY_LEVELS", options<Level>(desk, "editorial.level_", entry.term.level)},
        {"ENTRY_REPLACEMENT", entry.term.replacement},
        {"ENTRY_NOTE", entry.term.note},
        {"ENTRY_EXCEPTIONS", exceptions},
        {"ENTRY_IS_ON", entry.term.is_on},
        {"MAY_REMOVE", entry.is_kept},
        {"REMOVE_TEXT", desk.say(entry.is_starting ? "editorial.term_restore" : "editorial.term_remove")}};
}

html::Values table_values(Desk const& desk, TermList const* table)
{
    std::vector<html::Values> rows;
    if (table)
        for (auto const& [line, why] : table->rejected)
            if (rows.size() < rejected_shown)
                rows.push_back(
                    {{"LINE", std::to_string(line)}, {"WHY", desk.say("editorial.no_term_" + why)}});
    return {
        {"HAS_IMPORTED", table && !table->terms.empty()},
        {"IMPORTED", table ? std::to_string(table->terms.size()) : ""},
        {"HAS_REJECTED", !rows.empty()},
        {"REJECTED_COUNT", table ? std::to_string(table->rejected.size()) : ""},
        {"REJECTED", std::move(rows)}};
}

// Shown by views/terms.html.
http::Response terms_screen(Desk const& desk, Shown const& shown, int status = 200)
{
    auto const list = chosen(desk, listed_terms(desk.reader));
    auto const first = std::min<std::size_t>(
        static_cast<std::size_t>(page_asked_for(desk.request) - 1) * terms_per_page, list.size());
    auto const last = std::min(first + terms_per_page, list.size());
    std::vector<html::Values> rows;
    for (auto i = first; i < last; ++i)
        rows.push_back(row_of(desk, list[i]));
    bool const has_rows = !rows.empty();
    return desk.screen(
        desk.say("editorial.terms"),
        {"editorial/terms",
         desk.errors(shown.refusal, {"term", "replacement", "file"}) + entry_values(desk, shown.entry) +
             table_values(desk, shown.table) +
             pager_values(desk.request, static_cast<std::int64_t>(list.size()), terms_per_page) +
             html::Values{
                 {"CSRF", desk.csrf()},
                 {"TOTAL", std::to_string(list.size())},
                 {"KEYWORD", desk.request.argument("keyword").substr(0, 200)},
                 {"CATEGORIES",
                  options(desk, "editorial.term_", parse<TermCategory>(desk.request.argument("category")))},
                 {"HAS_TERMS", has_rows},
                 {"NO_TERMS", !has_rows},
                 {"TERMS", std::move(rows)}}},
        status);
}

ListedTerm find_listed(db::Reader const& reader, std::string const& text)
{
    for (auto& listed : listed_terms(reader))
        if (listed.term.text == text)
            return std::move(listed);
    return {};
}

Term read_entry(http::Form const& form)
{
    Term term;
    term.text = form.text("term");
    term.category = parse<TermCategory>(form.text("category")).value_or(TermCategory::sensitive);
    term.level = parse<Level>(form.text("level")).value_or(Level::please_confirm);
    term.replacement = form.text("replacement");
    term.note = form.text("note");
    term.is_on = form.ticked("on");
    auto lines = form.text("exceptions");
    std::erase(lines, '\r');
    std::replace(lines.begin(), lines.end(), '\n', '|');
    term.exceptions = parted(lines);
    return term;
}

} // namespace

Result<http::Response> show_terms(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    return terms_screen({request, platform, reader}, {find_listed(reader, request.argument("edit"))});
}

Result<http::Response> create_term(http::Request const& request, Platform& platform)
{
    auto const term = read_entry(*request.form());
    auto const done = platform.works.run(request.actor(), [&](Work& work) { return save_term(work, term); });
    if (done)
        return http::see_other(std::string{path} + "?done=editorial.toast_term_saved");
    if (done.error().because != Because::not_valid)
        return tl::unexpected{done.error()};
    auto const reader = platform.desk.reader();
    auto entry = find_listed(reader, term.text);
    entry.term = term;
    return terms_screen({request, platform, reader}, {entry, &done.error()}, 422);
}

Result<http::Response> create_term_removal(http::Request const& request, Platform& platform)
{
    auto const text = request.form()->text("term");
    TRY(platform.works.run(request.actor(), [&](Work& work) { return remove_term(work, text); }));
    return http::see_other(std::string{path} + "?done=editorial.toast_term_removed");
}

Result<http::Response> create_term_import(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const& uploads = request.form()->uploads;
    auto const refused = [&](Refusal const& refusal, TermList const* table = nullptr) {
        return terms_screen(desk, {{}, &refusal, table}, 422);
    };
    bool const has_file =
        !uploads.empty() && !uploads[0].bytes.empty() && uploads[0].bytes.size() <= table_bytes_max;
    auto const text = has_file ? utf8::from_bytes(uploads[0].bytes) : std::nullopt;
    if (!text)
        return refused(refuse(Because::not_valid, "editorial.error_terms_file", "file").value());
    auto const table = read_terms(text->text, names_in_table(platform.words));
    if (table.terms.empty())
        return refused(refuse(Because::not_valid, "editorial.error_terms_nothing", "file").value(), &table);
    auto const done =
        platform.works.run(request.actor(), [&](Work& work) { return import_terms(work, table.terms); });
    if (!done && done.error().because == Because::not_valid)
        return refused(done.error());
    TRY(done);
    auto const fresh = platform.desk.reader();
    return terms_screen({request, platform, fresh}, {{}, nullptr, &table});
}

} // namespace fengye::editorial
