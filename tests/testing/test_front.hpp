#pragma once

#include <memory>

#include "platform/front/overlay.hpp"
#include "platform/front/store.hpp"
#include "platform/work/work.hpp"
#include "tests/testing/temporary_folder.hpp"
#include "tests/testing/test_works.hpp"

// What the tests of the front publish: a document with every kind of place.
namespace fengye::front {

struct Note {
    static constexpr std::string_view kind = "note";
    Id<Note> id;
    std::string path, title, text, unit;
    std::vector<std::string> lists;
    Moment at{test_morning};
    std::vector<std::string> links{};
    std::int64_t file{0};
    std::string moved_to{};
    std::vector<std::string> facets{};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Note::id),        field("path", &Note::path),
                          field("title", &Note::title),  field("text", &Note::text),
                          field("unit", &Note::unit),    field("lists", &Note::lists),
                          field("at", &Note::at),        field("links", &Note::links),
                          field("file", &Note::file),    field("moved_to", &Note::moved_to),
                          field("facets", &Note::facets)};
    }
};

inline Placement place_note(std::string_view document)
{
    auto const note = decode<Note>(document);
    Placement placement{
        .path = note.path,
        .moved_to = note.moved_to,
        .title = note.title,
        .card = "{\"id\":" + note.id.text() + "}",
        .lists = note.lists,
        .at = note.at,
        .unit = note.unit,
        .text = note.text,
        .facets = note.facets,
        .links = note.links,
        .tags = {"seen-by-all"}};
    if (note.file)
        placement.files.push_back({note.file, "表.pdf", "application/pdf", std::string(64, 'a'), 12});
    return placement;
}

inline gazette::Publication put(Note const& note)
{
    return {gazette::Action::put, "note", note.id.number, encode(note)};
}
inline gazette::Publication withdrawn(std::int64_t id, std::string reason = "incorrect")
{
    return {
        gazette::Action::withdraw, "note", id,
        encode(Withdrawal{.reason = std::move(reason), .at = test_morning})};
}
inline gazette::Publication erased(std::int64_t id, std::string path)
{
    return {
        gazette::Action::erased, "note", id,
        encode(Withdrawal{.reason = "must_not_be_public", .at = test_morning, .path = std::move(path)})};
}

// A gazette and a front that follows it when it is told to.
class TestFront {
public:
    TestStore desk;
    TemporaryFolder folder;
    Types const types{{"note", place_note}};
    Store store{folder / "front.db", types};

    // In one transaction of the desk; not followed yet.
    std::int64_t append(std::vector<gazette::Publication> const& publications)
    {
        auto tx = desk->begin();
        auto const head = gazette::append(tx, test_morning, publications);
        tx.commit();
        return head.number;
    }
    std::vector<gazette::Entry> entries_after(std::int64_t number, int limit = 100)
    {
        auto const reader = desk->reader();
        return gazette::after(reader, number, limit);
    }
    void follow()
    {
        for (auto entries = entries_after(store.applied()); !entries.empty();
             entries = entries_after(store.applied()))
            store.apply(entries);
    }
    std::int64_t publish(std::vector<gazette::Publication> const& publications)
    {
        auto const number = append(publications);
        follow();
        return number;
    }
    void rebuild()
    {
        store.rebuild([this](std::int64_t after) { return entries_after(after); });
    }
    // What another front makes of the same gazette.
    std::string replayed(int limit = 100)
    {
        Store other{folder / "other.db", types};
        for (auto entries = entries_after(0, limit); !entries.empty();
             entries = entries_after(entries.back().number, limit))
            other.apply(entries);
        auto text = other.dump();
        for (auto const* end : {"", "-wal", "-shm"})
            std::filesystem::remove((folder / "other.db").string() + end);
        return text;
    }
};

} // namespace fengye::front
