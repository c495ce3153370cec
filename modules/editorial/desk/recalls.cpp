#include "modules/editorial/desk/recalls.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "modules/editorial/desk/views.hpp"
#include "modules/editorial/store/attachment_texts.hpp"
#include "modules/editorial/store/recalls.hpp"
#include "modules/media/media.hpp"
#include "platform/gazette/gazette.hpp"
#include "platform/html/sanitiser.hpp"

namespace fengye::editorial {

namespace {

constexpr std::size_t sentences_searched = 6;
constexpr int rows_looked_at = 1000, hits_looked_at = 20;
constexpr std::size_t traces_max = 50;

// A line of the list: where, how many places were looked at, and in which of them something is left.
struct Checked {
    std::string_view what;
    std::size_t places;
    std::vector<std::string> left;
};

Checked check_files(front::Reader const& front, RecallEvidence const& evidence)
{
    Checked checked{"files", evidence.files.size(), {}};
    for (auto const id : evidence.files)
        if (front.file(id.number))
            checked.left.push_back("/files/" + id.text());
    return checked;
}

Checked check_bytes(Platform const& platform, RecallEvidence const& evidence)
{
    Checked checked{"bytes", evidence.hashes.size(), {}};
    for (auto const& hash : evidence.hashes)
        if (platform.files.read(hash))
            checked.left.push_back(short_hash_text(hash));
    return checked;
}

Checked check_attachments(front::Reader const& front, RecallEvidence const& evidence)
{
    Checked checked{"attachments", evidence.attachments.size(), {}};
    for (auto const id : evidence.attachments)
        if (front.document(PublishedAttachment::kind, id))
            checked.left.push_back(std::to_string(id));
    return checked;
}

Checked check_lists(front::Reader const& front, ItemId item, RecallEvidence const& evidence)
{
    Checked checked{"lists", evidence.lists.size(), {}};
    for (auto const& list : evidence.lists)
        for (auto const& card : front.list({.list = list, .limit = rows_looked_at}))
            if (card.kind == PublishedArticle::kind && card.id == item.number)
                checked.left.push_back(list);
    return checked;
}

Checked check_gazette(db::Reader const& reader, ItemId item, RecallEvidence const& evidence)
{
    Checked checked{"gazette", 1 + evidence.attachments.size(), {}};
    if (gazette::count_texts(reader, PublishedArticle::kind, item.number) > 0)
        checked.left.emplace_back(PublishedArticle::kind);
    for (auto const id : evidence.attachments)
        if (gazette::count_texts(reader, PublishedAttachment::kind, id) > 0)
            checked.left.push_back(fmt::format("{} {}", PublishedAttachment::kind, id));
    return checked;
}

Checked check_desk(db::Reader const& reader, ItemId item)
{
    Checked checked{"desk", 3, {}};
    if (!store::drafts_of(reader, item).empty())
        checked.left.emplace_back("drafts");
    for (auto const& edition : store::list_editions(reader, item))
        if (auto const whole = store::find_edition(reader, item, edition.number);
            whole && !(whole->content.title.empty() && whole->content.body.empty()))
            checked.left.push_back(fmt::format("edition {}", edition.number));
    if (auto const kept = store::find_item(reader, item); kept && !kept->title.empty())
        checked.left.emplace_back("title");
    return checked;
}

std::vector<Checked>
check_all(Platform const& platform, db::Reader const& reader, ItemId item, RecallEvidence const& evidence)
{
    auto const front = platform.front.reader();
    auto const address = front->at(path_of(item));
    bool const is_gone = address && address->state == front::Address::State::gone &&
                         decode<Withdrawal>(address->target).title.empty();
    return {
        {"page", 1, is_gone ? std::vector<std::string>{} : std::vector{path_of(item)}},
        check_lists(*front, item, evidence),
        {"search", 1,
         evidence.is_found_by_title ? std::vector<std::string>{path_of(item)} : std::vector<std::string>{}},
        check_attachments(*front, evidence),
        check_files(*front, evidence),
        check_bytes(platform, evidence),
        check_gazette(reader, item, evidence),
        check_desk(reader, item)};
}

std::vector<html::Values> check_rows(Desk const& desk, std::vector<Checked> const& all)
{
    std::vector<html::Values> rows;
    for (auto const& [what, places, left] : all)
        rows.push_back(
            {{"CHECK_NAME", desk.say(fmt::format("editorial.recall_{}", what))},
             {"CHECK_PLACES", static_cast<std::int64_t>(places)},
             {"IS_CLEAR", left.empty()},
             {"IS_LEFT", !left.empty()},
             {"LEFT", fmt::format("{}", fmt::join(left, "、"))}});
    return rows;
}

std::vector<html::Values> trace_rows(Desk const& desk, std::vector<Trace> const& traces)
{
    std::vector<html::Values> rows;
    for (auto const& trace : traces)
        rows.push_back(
            {{"TRACE_URL", trace.path},
             {"TRACE_TITLE", trace.title},
             {"TRACE_TEXT",
              trace.sentences == 0
                  ? desk.say("editorial.recall_links")
                  : desk.say("editorial.recall_sentences", {{"n", std::to_string(trace.sentences)}})}});
    return rows;
}

} // namespace

ToRecall look_before_recall(db::Reader const& reader, Item const& item)
{
    ToRecall found;
    for (auto const id : store::files_of(reader, item.id)) {
        found.evidence.files.push_back(id);
        auto const file = media::find_file(reader, id);
        if (!file)
            continue;
        found.evidence.hashes.push_back(file->hash);
        for (auto const& made : media::renditions_of(reader, file->hash)) {
            found.evidence.files.push_back(made.id);
            found.evidence.hashes.push_back(made.hash);
        }
    }
    for (auto const& row : store::attachment_texts_of(reader, item.id))
        found.evidence.attachments.push_back(row.id.number);
    found.evidence.lists = {
        std::string{sites::everything}, sites::list_of_unit(people::unit_code(reader, item.unit))};
    for (auto const& edition : store::list_editions(reader, item.id))
        if (auto const whole = store::find_edition(reader, item.id, edition.number)) {
            auto columns = whole->content.also_columns;
            columns.push_back(whole->content.home_column);
            for (auto const column : columns)
                if (auto list = sites::list_of(column);
                    std::find(found.evidence.lists.begin(), found.evidence.lists.end(), list) ==
                    found.evidence.lists.end())
                    found.evidence.lists.push_back(std::move(list));
            if (found.text.empty()) { // of the newest
                found.title = whole->content.title;
                found.text = html::Sanitiser::present(whole->content.body, "").text;
            }
        }
    return found;
}

RecallEvidence look_after_recall(Platform& platform, ItemId item, ToRecall found)
{
    auto evidence = std::move(found.evidence);
    auto const front = platform.front.reader();
    for (auto const& hit :
         front->search({.question = search::read_question(found.title), .limit = hits_looked_at}).rows)
        evidence.is_found_by_title = evidence.is_found_by_title || hit.card.path.starts_with(path_of(item));
    std::map<std::string, Trace> traces;
    for (auto const& sentence : telling_sentences(found.text, sentences_searched))
        for (auto const& hit :
             front->search({.question = search::read_question(sentence), .limit = hits_looked_at}).rows) {
            auto& trace = traces[hit.card.path];
            trace.path = hit.card.path;
            trace.title = hit.card.title;
            ++trace.sentences;
        }
    for (auto const& [path, trace] : traces)
        evidence.traces.push_back(trace);
    auto const reader = platform.desk.reader();
    for (auto const id : store::items_linking_to(reader, path_of(item)))
        if (auto const other = store::find_item(reader, id))
            evidence.traces.push_back({path_of(id), other->public_title, 0});
    if (evidence.traces.size() > traces_max)
        evidence.traces.resize(traces_max);
    return evidence;
}

Result<http::Response> show_recall(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const id = request.id<ItemId>("id");
    auto const item = id ? store::find_item(reader, *id) : std::nullopt;
    auto const recall = id ? store::find_recall(reader, *id) : std::nullopt;
    if (!item || !recall || !request.actor().may("editorial.withdraw", item->unit))
        return refuse(Because::not_found, "platform.not_found");
    auto const checks = check_all(platform, reader, *id, recall->evidence);
    bool const is_clear =
        std::all_of(checks.begin(), checks.end(), [](Checked const& one) { return one.left.empty(); });
    return screen(
        request, platform, desk.say("editorial.recall_title"),
        {"editorial/recall",
         {{"ITEM", *id},
          {"ADDRESS", path_of(*id)},
          {"RECALLED_BY", people::shown_name(reader, recall->person)},
          {"RECALLED_AT", to_iso(recall->recalled_at)},
          {"RECALLED_AT_TEXT", to_text(recall->recalled_at)},
          {"CHECKED_AT", to_iso(platform.clock.now())},
          {"CHECKED_AT_TEXT", to_text(platform.clock.now())},
          {"IS_CLEAR", is_clear},
          {"IS_LEFT", !is_clear},
          {"CHECKS", check_rows(desk, checks)},
          {"HAS_TRACES", !recall->evidence.traces.empty()},
          {"NO_TRACES", recall->evidence.traces.empty()},
          {"TRACES", trace_rows(desk, recall->evidence.traces)}}});
}

} // namespace fengye::editorial
