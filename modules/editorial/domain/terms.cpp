#include "modules/editorial/domain/terms.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include <toml++/toml.h>

#include "modules/editorial/domain/folded_text.hpp"
#include "platform/embed/embed.hpp"

namespace fengye::editorial {

namespace {

// One record; at moves behind it. A quote that is never closed ends with the text.
std::vector<std::string> read_record(std::string_view csv, std::size_t& at, std::size_t& line)
{
    std::vector<std::string> cells(1);
    bool is_quoted = false;
    for (; at < csv.size(); ++at) {
        char const c = csv[at];
        if (c == '\n')
            ++line;
        if (is_quoted) {
            if (c != '"')
                cells.back() += c;
            else if (at + 1 < csv.size() && csv[at + 1] == '"')
                cells.back() += csv[++at];
            else
                is_quoted = false;
        } else if (c == '"' && cells.back().empty())
            is_quoted = true;
        else if (c == ',')
            cells.emplace_back();
        else if (c == '\n') {
            ++at;
            break;
        } else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

using Cells = std::map<std::string, std::string>;

// Why a row is no term; empty when it is one.
std::string read_term(Cells const& cells, Term& term)
{
    auto const cell = [&](char const* name) {
        auto const found = cells.find(name);
        return found == cells.end() ? std::string{} : found->second;
    };
    term.text = cell("term");
    if (auto const name = cell("category"); !name.empty()) {
        auto const category = parse<TermCategory>(name);
        if (!category)
            return "no_category";
        term.category = *category;
    }
    if (auto const name = cell("level"); !name.empty()) {
        auto const level = parse<Level>(name);
        if (!level)
            return "no_level";
        term.level = *level;
    }
    term.replacement = cell("replacement");
    term.note = cell("note");
    term.is_on = cell("on") != "0" && cell("on") != "off" && cell("on") != "no";
    term.exceptions = parted(cell("exceptions"));
    return why_no_term(term);
}

std::string why_not(TermList const& list, std::set<std::string> const& known, Cells const& cells, Term& term)
{
    if (list.terms.size() >= terms_max)
        return "too_many";
    auto const why = read_term(cells, term);
    return why.empty() && known.contains(term.text) ? "known" : why;
}

} // namespace

std::string why_no_term(Term const& term)
{
    if (term.text.empty())
        return "empty";
    if (term.text.size() > term_bytes_max)
        return "too_long";
    if (FoldedText::of(term.text).text.empty())
        return "no_letters";
    if (std::max({term.replacement.size(), term.note.size(), joined(term.exceptions).size()}) >
        details_bytes_max)
        return "long_details";
    return {};
}

std::vector<std::string> parted(std::string_view phrases)
{
    std::vector<std::string> parts;
    while (!phrases.empty()) {
        auto const end = std::min(phrases.find('|'), phrases.size());
        if (end > 0)
            parts.emplace_back(phrases.substr(0, end));
        phrases.remove_prefix(std::min(end + 1, phrases.size()));
    }
    return parts;
}

std::string joined(std::vector<std::string> const& phrases)
{
    std::string line;
    for (auto const& phrase : phrases)
        line += (line.empty() ? "" : "|") + phrase;
    return line;
}

std::vector<ListedTerm> overlaid(std::vector<Term> starting, std::vector<Term> kept)
{
    std::map<std::string, ListedTerm> by_text;
    for (auto& term : starting) {
        auto const text = term.text;
        by_text[text] = {std::move(term), true, false};
    }
    for (auto& term : kept) {
        auto& listed = by_text[term.text];
        listed = {std::move(term), listed.is_starting, true};
    }
    std::vector<ListedTerm> list;
    for (auto& [text, listed] : by_text)
        list.push_back(std::move(listed));
    std::stable_sort(list.begin(), list.end(), [](ListedTerm const& a, ListedTerm const& b) {
        return a.term.category < b.term.category;
    });
    return list;
}

TermList read_terms(std::string_view csv, Canonical const& canonical)
{
    auto const name = [&](std::string const& cell) { return canonical ? canonical(cell) : cell; };
    if (csv.starts_with("\xef\xbb\xbf"))
        csv.remove_prefix(3);
    TermList list;
    std::set<std::string> known;
    std::size_t at = 0, next_line = 1;
    auto titles = read_record(csv, at, next_line);
    std::transform(titles.begin(), titles.end(), titles.begin(), name);
    if (std::find(titles.begin(), titles.end(), "term") == titles.end()) {
        list.rejected.push_back({1, "columns"});
        return list;
    }
    while (at < csv.size() && list.rejected.size() < terms_max) {
        auto const line = next_line;
        auto const row = read_record(csv, at, next_line);
        if (row.size() == 1 && row[0].empty())
            continue;
        Cells cells;
        for (std::size_t i = 0; i < std::min(row.size(), titles.size()); ++i)
            cells[titles[i]] =
                titles[i] == "category" || titles[i] == "level" || titles[i] == "on" ? name(row[i]) : row[i];
        Term term;
        if (auto const why = why_not(list, known, cells, term); !why.empty()) {
            list.rejected.push_back({line, why});
            continue;
        }
        known.insert(term.text);
        list.terms.push_back(std::move(term));
    }
    return list;
}

std::vector<Term> starting_terms()
{
    constexpr char const* path = "modules/editorial/fixtures/terms.toml";
    auto const table = toml::parse(embed::read(path), std::string_view{path});
    std::vector<Term> terms;
    for (auto const& entry : *table["term"].as_array()) {
        auto const& row = *entry.as_table();
        Cells cells;
        for (auto const* name : {"category", "level", "replacement", "note", "exceptions"})
            cells[name] = row[name].value_or(std::string{});
        cells["term"] = row["text"].value_or(std::string{});
        if (auto const why = read_term(cells, terms.emplace_back()); !why.empty())
            throw std::runtime_error{std::string{path} + ": " + cells["term"] + ": " + why};
    }
    return terms;
}

} // namespace fengye::editorial
