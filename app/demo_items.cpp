#include "app/demo_items.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "app/staff.hpp"
#include "modules/editorial/actions/decide_item.hpp"
#include "modules/editorial/actions/publish_item.hpp"
#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/store/editions.hpp"
#include "modules/media/media.hpp"
#include "platform/embed/embed.hpp"
#include "platform/html/sanitiser.hpp"

namespace fengye {

namespace {

using namespace editorial;

constexpr std::string_view folder = "modules/editorial/fixtures/demo/";

// One entry of the fixtures, as README.md there describes it.
struct DemoItem {
    std::string key, unit, state;
    std::vector<std::string> columns;
    Moment at;
    toml::table table;

    std::string text(char const* name) const { return table[name].value_or(std::string{}); }
};

std::vector<std::string> texts_in(toml::table const& table, char const* name)
{
    std::vector<std::string> texts;
    if (auto const* list = table[name].as_array())
        for (auto const& element : *list)
            texts.push_back(element.value_or(std::string{}));
    return texts;
}

std::vector<DemoItem> read_items()
{
    std::vector<DemoItem> items;
    for (auto const path : embed::list(folder, ".toml")) {
        auto const table = toml::parse(embed::read(path), path);
        for (auto const& element : *table["item"].as_array()) {
            auto const& entry = *element.as_table();
            DemoItem item{
                .key = entry["key"].value_or(std::string{}),
                .unit = entry["unit"].value_or(std::string{}),
                .state = entry["state"].value_or(std::string{"published"}),
                .columns = texts_in(entry, "columns"),
                .table = entry};
            auto const at = moment_from(item.text("published"));
            if (!at)
                throw std::runtime_error{fmt::format("{}: {} has no time", path, item.key)};
            item.at = *at;
            items.push_back(std::move(item));
        }
    }
    std::stable_sort(items.begin(), items.end(), [](auto const& a, auto const& b) { return a.at < b.at; });
    return items;
}

template <class T>
T expect(std::string const& key, Result<T> result)
{
    if (!result)
        throw std::runtime_error{fmt::format(
            "demo item {}: {} {}", key, result.error().words,
            result.error().fields.empty() ? "" : result.error().fields.front().field)};
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

// Writes one item's life, as its unit's staff would.
class Writing {
    template <class Act>
    auto run(Actor const& actor, Act act)
    {
        return m_city.platform().works.run(actor, act);
    }

public:
    Writing(City& city, StillClock& clock) : m_city{city}, m_clock{clock} {}

    void write(DemoItem const& demo)
    {
        bool const is_scheduled = demo.state == "scheduled";
        auto const at = is_scheduled ? moment_of(day(2026, 11, 20), std::chrono::hours{10}) : demo.at;
        m_clock.set(at - std::chrono::hours{2});
        auto const officer = staff_actor(m_city, demo.unit, people::Role::officer);
        auto const id = expect(demo.key, run(officer, [](Work& work) { return create_item(work); }));
        m_ids.emplace(demo.key, id);
        auto content = content_of(demo, officer);
        if (is_scheduled)
            content.publish_at = demo.at;
        expect(demo.key, run(officer, [&](Work& work) { return save_version(work, id, content, 0); }));
        if (demo.state == "draft")
            return;
        expect(demo.key, run(officer, [&](Work& work) { return submit_item(work, id); }));
        if (demo.state != "submitted")
            decide(demo, id, content, at);
    }

private:
    void decide(DemoItem const& demo, ItemId id, Content const& content, Moment at)
    {
        m_clock.set(at - std::chrono::hours{1});
        Decision decision{.edition = 1, .hash = hash_of(content), .verdict = Verdict::pass};
        for (auto const question : questions)
            decision.answers.emplace(question, Answer::no);
        if (demo.state == "returned") {
            decision.verdict = Verdict::return_;
            decision.reason = parse<ReturnReason>(demo.text("return_reason"));
            decision.note = demo.text("return_note");
        }
        auto const reviewer = staff_actor(m_city, demo.unit, people::Role::reviewer);
        for (auto const& noted : store::findings_of(m_city.desk().reader(), id, 1))
            expect(demo.key, run(reviewer, [&](Work& work) {
                       return dismiss_finding(work, id, noted.number, "公开文件中的通用表述，不涉密");
                   }));
        expect(demo.key, run(reviewer, [&](Work& work) { return review_item(work, id, decision); }));
        if (demo.state == "reviewed" || demo.state == "returned")
            return;
        m_clock.set(at);
        auto const head = staff_actor(m_city, demo.unit, people::Role::disclosure_head);
        expect(demo.key, run(head, [&](Work& work) {
                   return sign_item(work, id, decision, std::chrono::seconds{0});
               }));
        if (demo.state == "withdrawn") {
            m_clock.set(at + std::chrono::hours{50});
            WithdrawalOrder order{
                *parse<WithdrawReason>(demo.text("withdraw_reason")), demo.text("withdraw_note"), {}};
            if (order.reason == WithdrawReason::superseded)
                order.replacement = last_published(demo.unit, id);
            expect(demo.key, run(head, [&](Work& work) { return withdraw_item(work, id, order); }));
        } else if (demo.state == "published") {
            m_published[demo.unit] = id;
        }
    }

    std::string last_published(std::string const& unit, ItemId but)
    {
        auto const found = m_published.find(unit);
        return found == m_published.end() ? but.text() : found->second.text();
    }

    ItemFile keep_file(Actor const& actor, std::string const& path, std::string const& name)
    {
        http::Upload const upload{"file", name, std::string{embed::read(path)}};
        auto const examined = expect(path, media::examine(upload));
        auto const& platform = m_city.platform();
        auto const kept = media::keep_bytes(platform.desk, platform.files, examined, upload.bytes);
        return editorial::item_file(expect(path, run(actor, [&](Work& work) -> Result<media::StoredFile> {
                                               return media::add_file(work, actor.unit, kept);
                                           })));
    }

    // demo:NAME in a text is a picture of ours.
    std::string place_pictures(std::string body, Actor const& actor, Content& content)
    {
        constexpr std::string_view mark = "\"demo:";
        for (auto at = body.find(mark); at != std::string::npos; at = body.find(mark, at)) {
            auto const end = body.find('"', at + mark.size());
            auto const name = body.substr(at + mark.size(), end - at - mark.size());
            auto file = keep_file(actor, fmt::format("{}pictures/{}.jpg", folder, name), name + ".jpg");
            file.is_decorative = true; // its words stand in the text
            auto const address = fmt::format(
                "\"{}\" width=\"{}\" height=\"{}\"", media::path_of(file.id, file.name), file.width,
                file.height);
            body.replace(at, end - at + 1, address);
            at += address.size();
            content.files.push_back(std::move(file));
        }
        return body;
    }

    Content content_of(DemoItem const& demo, Actor const& officer)
    {
        auto const reader = m_city.desk().reader();
        auto const unit = people::find_unit(reader, demo.unit);
        Content content;
        content.title = demo.text("title");
        for (auto const& code : demo.columns) {
            auto const column = sites::find_column(reader, code);
            if (!column || !sites::answers_for(*unit, *column))
                continue;
            if (!content.home_column)
                content.home_column = column->id;
            else
                content.also_columns.push_back(column->id);
        }
        content.summary = demo.text("summary");
        content.item_kind = parse<ItemKind>(demo.text("kind")).value_or(ItemKind::work_arrangement);
        content.legal_basis = demo.text("legal_basis");
        content.event_on = day_from(demo.text("event"));
        content.doc_no = demo.text("doc_no");
        content.made_on = day_from(demo.text("made"));
        content.genre = demo.text("genre");
        content.subject = demo.text("subject");
        content.validity = demo.text("validity");
        content.source = unit->name_zh;
        content.keywords = texts_in(demo.table, "keywords");
        if (auto const explained = m_ids.find(demo.text("interprets")); explained != m_ids.end())
            content.interprets = explained->second;
        if (auto const picture = demo.text("picture"); !picture.empty()) {
            auto file =
                keep_file(officer, fmt::format("{}pictures/{}.jpg", folder, picture), picture + ".jpg");
            file.is_cover = true;
            file.alt = demo.text("picture_alt");
            file.is_decorative = file.alt.empty();
            content.files.push_back(std::move(file));
        }
        for (auto const& name : texts_in(demo.table, "attachments"))
            content.files.push_back(keep_file(officer, fmt::format("{}attachments/{}", folder, name), name));
        content.body =
            expect(demo.key, html::Sanitiser::clean(place_pictures(demo.text("body"), officer, content)))
                .html;
        return content;
    }

    City& m_city;
    StillClock& m_clock;
    std::map<std::string, ItemId> m_ids;
    std::map<std::string, ItemId> m_published; // the last of each unit
};

// Paragraphs of the demo's texts, to compose others from.
std::vector<std::string> all_paragraphs(std::vector<DemoItem> const& items)
{
    std::vector<std::string> paragraphs;
    for (auto const& item : items) {
        auto const body = item.text("body");
        for (auto at = body.find("<p>"); at != std::string::npos; at = body.find("<p>", at + 3)) {
            auto const end = body.find("</p>", at);
            auto const paragraph = body.substr(at, end + 4 - at);
            if (paragraph.size() > 150 && paragraph.find("demo:") == std::string::npos)
                paragraphs.push_back(paragraph);
        }
    }
    return paragraphs;
}

} // namespace

void write_demo_items(City& city, StillClock& clock)
{
    Writing writing{city, clock};
    for (auto const& item : read_items())
        writing.write(item);
}

void write_generated_documents(City& city, StillClock& clock, int count)
{
    constexpr int at_once = 500;
    auto const items = read_items();
    auto const paragraphs = all_paragraphs(items);
    std::vector<DemoItem const*> models;
    for (auto const& item : items)
        if (item.state == "published")
            models.push_back(&item);
    auto const actor = Actor::program("demo");
    auto const first = moment_of(day(2015, 1, 5), std::chrono::hours{9});
    auto const step = (moment_of(day(2024, 11, 20)) - first) / std::max(count, 1);
    for (int begin = 0; begin < count; begin += at_once) {
        clock.set(first + step * begin);
        expect("generated", city.platform().works.run(actor, [&](Work& work) -> Result<void> {
            for (int i = begin; i < std::min(begin + at_once, count); ++i) {
                auto const& model = *models[static_cast<std::size_t>(i) % models.size()];
                auto const unit = people::find_unit(work.tx, model.unit);
                auto const column = sites::find_column(work.tx, model.columns.front());
                Content content;
                content.title = fmt::format("{}（{}第{}号）", model.text("title"), 2015 + i % 10, i + 1);
                content.home_column = column->id;
                content.summary = model.text("summary");
                content.item_kind = parse<ItemKind>(model.text("kind")).value_or(ItemKind::progress);
                content.source = unit->name_zh;
                content.genre = model.text("genre");
                std::string body;
                for (int paragraph = 0; paragraph < 6; ++paragraph)
                    body += paragraphs
                        [static_cast<std::size_t>(i * 7 + paragraph * 131 + i / 13) % paragraphs.size()];
                auto const cleaned = TRY(html::Sanitiser::clean(body));
                content.body = cleaned.html;
                TRY(import_published(work, *unit, content, first + step * i));
            }
            return {};
        }));
    }
}

} // namespace fengye
