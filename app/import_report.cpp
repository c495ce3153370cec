#include "app/import_report.hpp"

#include <algorithm>
#include <array>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "platform/gazette/document.hpp"

namespace fengye {

namespace {

using namespace imports;

constexpr std::size_t lines_max = 50; // of each kind, in text

// These were not public, or no articles, or the operator said so.
bool is_expected(SkipReason reason)
{
    static constexpr std::array expected{SkipReason::draft,          SkipReason::awaiting_review,
                                         SkipReason::kept_private,   SkipReason::trashed,
                                         SkipReason::locked,         SkipReason::scheduled,
                                         SkipReason::not_made,       SkipReason::another_kind,
                                         SkipReason::not_an_article, SkipReason::left_out};
    return std::find(expected.begin(), expected.end(), reason) != expected.end();
}

class Writing {
public:
    Writing(ImportOutcome const& outcome, Words const& words, Language language)
        : m_outcome{outcome}, m_words{words}, m_language{language}
    {}

    std::string text()
    {
        auto const& counts = m_outcome.report.counts;
        if (m_outcome.is_trial)
            add(say("imports.trial"));
        if (auto const& earlier = m_outcome.earlier)
            add(
                say(earlier->ended_at ? "imports.earlier" : "imports.earlier_cut_off",
                    {{"at", to_text(earlier->begun_at)}, {"taken", std::to_string(earlier->counts.taken)}}));
        count("imports.count_read", counts.read);
        count("imports.count_taken", counts.taken);
        count("imports.count_already_there", counts.already_there);
        count("imports.count_changed", counts.changed);
        count("imports.count_withheld", counts.withheld);
        count("imports.count_skipped", counts.skipped);
        for (auto const& [reason, pages] : counts.skipped_by_reason)
            add(fmt::format("  {}: {}", say(fmt::format("imports.skip_{}", name_of(reason))), pages));
        add(
            say("imports.count_media", {{"taken", std::to_string(counts.media_taken)},
                                        {"missing", std::to_string(counts.media_missing)},
                                        {"refused", std::to_string(counts.media_refused)}}));
        count("imports.count_redirects", counts.redirects);
        for (std::size_t kind = 0; kind < names_of(LineKind{}).size(); ++kind)
            lines_of(static_cast<LineKind>(kind));
        if (m_outcome.is_trial)
            m_text += "\n" + skeleton_of(m_outcome.categories);
        return std::move(m_text);
    }

private:
    std::string say(std::string const& key, Fillings const& fillings = {}) const
    {
        return m_words.get(m_language, key, fillings);
    }
    void add(std::string line)
    {
        std::replace(line.begin(), line.end(), '\n', ' ');
        m_text += (m_outcome.is_trial ? "# " : "") + line + "\n";
    }
    void count(std::string const& key, int number) { add(say(key, {{"n", std::to_string(number)}})); }

    void lines_of(LineKind kind)
    {
        std::size_t shown = 0, all = 0;
        for (auto const& line : m_outcome.report.lines) {
            auto const reason = kind == LineKind::skipped ? parse<SkipReason>(line.detail) : std::nullopt;
            if (line.kind != kind || (reason && is_expected(*reason)) || ++all > lines_max)
                continue;
            ++shown;
            add(fmt::format(
                "{}: {} {} ({})", say(fmt::format("imports.line_{}", name_of(kind))), line.page, line.title,
                detail_of(line, reason)));
        }
        if (all > shown)
            add(say("imports.lines_more", {{"n", std::to_string(all - shown)}}));
    }

    std::string detail_of(Line const& line, std::optional<SkipReason> reason) const
    {
        if (reason)
            return say(fmt::format("imports.skip_{}", name_of(*reason)));
        auto const mark = line.detail.find(" · ");
        if (mark == std::string::npos)
            return line.detail;
        auto const first = line.detail.substr(0, mark), rest = line.detail.substr(mark + 4);
        if (line.kind == LineKind::withheld && m_words.has("editorial.rule_" + first))
            return say("editorial.rule_" + first) + ": " + rest;
        return line.kind == LineKind::media_refused && m_words.has(rest) ? first + ": " + say(rest)
                                                                         : line.detail;
    }

    ImportOutcome const& m_outcome;
    Words const& m_words;
    Language m_language;
    std::string m_text;
};

} // namespace

std::string as_text(ImportOutcome const& outcome, Words const& words, Language language)
{
    return Writing{outcome, words, language}.text();
}

std::string as_json(ImportOutcome const& outcome)
{
    boost::json::array lines, categories;
    for (auto const& line : outcome.report.lines)
        lines.push_back(boost::json::parse(encode(line)));
    for (auto const& [name, pages, column, unit] : outcome.categories)
        categories.push_back(
            boost::json::object{{"old", name}, {"pages", pages}, {"column", column}, {"unit", unit}});
    boost::json::object answer{
        {"source", outcome.source},
        {"dry_run", outcome.is_trial},
        {"counts", boost::json::parse(encode(outcome.report.counts))},
        {"categories", std::move(categories)},
        {"lines", std::move(lines)}};
    if (auto const& earlier = outcome.earlier)
        answer["earlier"] = boost::json::object{
            {"begun_at", to_iso(earlier->begun_at)},
            {"is_whole", earlier->ended_at.has_value()},
            {"taken", earlier->counts.taken}};
    if (outcome.is_trial)
        answer["mapping"] = skeleton_of(outcome.categories);
    return boost::json::serialize(answer) + "\n";
}

bool asks_for_a_person(Counts const& counts)
{
    return counts.withheld > 0 || std::any_of(
                                      counts.skipped_by_reason.begin(), counts.skipped_by_reason.end(),
                                      [](SkipCount const& skipped) { return !is_expected(skipped.reason); });
}

} // namespace fengye
