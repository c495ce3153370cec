#include "modules/editorial/desk/term_table.hpp"

#include <map>

#include "modules/editorial/actions/keep_terms.hpp"
#include "modules/editorial/desk/terms.hpp"
#include "platform/module/sent_sheet.hpp"

namespace fengye::editorial {

namespace {

// A column's name, and the key of its words.
constexpr std::pair<char const*, char const*> columns[] = {
    {"term", "editorial.term_text"},
    {"category", "editorial.term_category"},
    {"level", "editorial.term_level"},
    {"replacement", "editorial.term_replacement"},
    {"note", "editorial.term_note"},
    {"on", "editorial.term_on"},
    {"exceptions", "editorial.term_exceptions"}};

Result<http::Response> send(http::Request const& request, Platform& platform, SheetFile file)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    sheet::Sheet sheet{desk.say("editorial.terms"), {}, {}};
    for (auto const& [name, words] : columns)
        sheet.columns.push_back({desk.say(words)});
    for (auto const& [term, is_starting, is_kept] : listed_terms(reader))
        sheet.rows.push_back(
            {term.text, desk.said("editorial.term_", term.category),
             desk.said("editorial.level_", term.level), term.replacement, term.note,
             desk.say(term.is_on ? "editorial.term_yes" : "editorial.term_no"), joined(term.exceptions)});
    return send_sheet(desk, file, std::move(sheet), {"editorial.terms_exported", "terms"});
}

} // namespace

Canonical names_in_table(Words const& words)
{
    std::map<std::string, std::string> names;
    for (auto const language : languages) {
        for (auto const& [name, key] : columns)
            names[words.get(language, key)] = name;
        for (auto const name : names_of(TermCategory{}))
            names[words.get(language, "editorial.term_" + std::string{name})] = name;
        for (auto const name : names_of(Level{}))
            names[words.get(language, "editorial.level_" + std::string{name})] = name;
        names[words.get(language, "editorial.term_yes")] = "1";
        names[words.get(language, "editorial.term_no")] = "0";
    }
    return [names = std::move(names)](std::string const& cell) {
        auto const known = names.find(cell);
        return known == names.end() ? cell : known->second;
    };
}

Result<http::Response> send_terms_xlsx(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::xlsx);
}

Result<http::Response> send_terms_csv(http::Request const& request, Platform& platform)
{
    return send(request, platform, SheetFile::csv);
}

} // namespace fengye::editorial
