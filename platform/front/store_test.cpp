#include "platform/front/store.hpp"

#include <gtest/gtest.h>

#include "platform/front/tag_names.hpp"
#include "tests/testing/test_front.hpp"

namespace fengye::front {
namespace {

class Front : public ::testing::Test {
protected:
    TestFront front;

    std::vector<std::int64_t> ids(ListQuery const& query)
    {
        std::vector<std::int64_t> found;
        for (auto const& card : front.store.reader()->list(query))
            found.push_back(card.id);
        return found;
    }
    std::int64_t count(ListQuery const& query) { return front.store.reader()->count(query); }
    Address at(std::string const& path)
    {
        auto const address = front.store.reader()->at(path);
        return address ? *address : Address{Address::State::gone, "nothing", 0, "nothing"};
    }
    // Whether a page that rests on this would be rendered anew.
    bool moved_since(std::int64_t number, std::string const& tag)
    {
        return front.store.tags().newest(Tags::place_of(tag)) > number;
    }

    using Ids = std::vector<std::int64_t>;
    using State = Address::State;
};

Note note(std::int64_t id, std::string title = "标题")
{
    return {
        .id = {id},
        .path = "/notes/" + std::to_string(id),
        .title = std::move(title),
        .text = "正文",
        .unit = "housing",
        .lists = {"column/16"}};
}

TEST_F(Front, shows_what_was_published)
{
    auto given = note(81, "枫叶");
    given.file = 5;
    given.links = {"https://example.org/a"};
    front.publish({put(given)});
    auto const reader = front.store.reader();
    EXPECT_EQ(reader->number(), 1);
    EXPECT_EQ(reader->find<Note>(81)->title, "枫叶");
    EXPECT_EQ(reader->find<Note>(82), std::nullopt);
    EXPECT_EQ(reader->at("/notes/81")->state, State::here);
    EXPECT_EQ(reader->at("/notes/81")->kind, "note");
    EXPECT_EQ(reader->at("/notes/81")->id, 81);
    EXPECT_EQ(reader->at("/notes/82"), std::nullopt);
    auto const card = reader->list({.list = "column/16"}).at(0);
    EXPECT_EQ(card.title, "枫叶");
    EXPECT_EQ(card.path, "/notes/81");
    EXPECT_EQ(card.data, "{\"id\":81}");
    EXPECT_EQ(card.at, test_morning);
    EXPECT_EQ(reader->file(5)->name, "表.pdf");
    EXPECT_EQ(reader->link(link_key("https://example.org/a")), "https://example.org/a");
}

TEST_F(Front, a_reader_sees_one_moment)
{
    front.publish({put(note(1, "old"))});
    auto const before = front.store.reader();
    EXPECT_EQ(before->number(), 1); // the moment of the first question
    front.publish({put(note(1, "new")), put(note(2))});
    EXPECT_EQ(before->find<Note>(1)->title, "old");
    EXPECT_EQ(before->find<Note>(2), std::nullopt);
    EXPECT_EQ(before->number(), 1);
    EXPECT_EQ(front.store.reader()->find<Note>(1)->title, "new");
    EXPECT_EQ(front.store.reader()->number(), 3);
}

TEST_F(Front, an_address_left_leads_to_the_new_one)
{
    front.publish({put(note(81))});
    auto moved = note(81);
    moved.path = "/elsewhere/81";
    front.publish({put(moved)});
    EXPECT_EQ(at("/notes/81").state, State::moved);
    EXPECT_EQ(at("/notes/81").target, "/elsewhere/81");
    EXPECT_EQ(at("/elsewhere/81").state, State::here);
    front.publish({put(note(81))}); // and back
    EXPECT_EQ(at("/notes/81").state, State::here);
    EXPECT_EQ(at("/elsewhere/81").target, "/notes/81");
}

TEST_F(Front, a_redirect_is_a_document_that_stands_elsewhere)
{
    auto redirect = note(9);
    redirect.moved_to = "/notes/81";
    front.publish({put(redirect)});
    EXPECT_EQ(at("/notes/9").state, State::moved);
    EXPECT_EQ(at("/notes/9").target, "/notes/81");
}

TEST_F(Front, what_was_withdrawn_says_so_at_its_address)
{
    front.publish({put(note(81)), put(note(82))});
    front.publish({withdrawn(81)});
    EXPECT_EQ(at("/notes/81").state, State::gone);
    EXPECT_EQ(decode<Withdrawal>(at("/notes/81").target).reason, "incorrect");
    EXPECT_EQ(front.store.reader()->find<Note>(81), std::nullopt);
    EXPECT_EQ(ids({.list = "column/16"}), Ids{82});
    EXPECT_EQ(count({.list = "column/16"}), 1);
    front.publish({put(note(81))}); // put right, and published again
    EXPECT_EQ(at("/notes/81").state, State::here);
    EXPECT_EQ(count({.list = "column/16"}), 2);
}

TEST_F(Front, withdrawing_what_was_never_there_changes_nothing)
{
    front.publish({withdrawn(81)});
    EXPECT_EQ(front.store.reader()->at("/notes/81"), std::nullopt);
    EXPECT_EQ(front.store.applied(), 1);
}

// A revamp may give two columns each other's address in one transaction.
TEST_F(Front, two_documents_may_change_places)
{
    auto one = note(1), two = note(2);
    front.publish({put(one), put(two)});
    std::swap(one.path, two.path);
    front.publish({put(one), put(two)});
    EXPECT_EQ(at(one.path).state, State::here);
    EXPECT_EQ(at(one.path).id, 1);
    EXPECT_EQ(at(two.path).state, State::here);
    EXPECT_EQ(at(two.path).id, 2);
}

TEST_F(Front, an_address_another_took_over_stays_with_the_other)
{
    auto other = note(2);
    other.path = "/notes/1";
    front.publish({put(note(1))});
    front.publish({put(other)});
    front.publish({withdrawn(1)});
    EXPECT_EQ(at("/notes/1").state, State::here);
    EXPECT_EQ(at("/notes/1").id, 2);
}

TEST_F(Front, lists_go_by_time_and_take_filters)
{
    std::vector<gazette::Publication> all;
    for (std::int64_t id = 1; id <= 6; ++id) {
        auto some = note(id);
        some.at = moment_of(day(id <= 3 ? 2025 : 2026, 6, static_cast<unsigned>(id)));
        some.unit = id % 2 ? "housing" : "education";
        some.lists = id == 6 ? std::vector<std::string>{"column/17"}
                             : std::vector<std::string>{"column/16", "column/16", "home"};
        all.push_back(put(some));
    }
    front.publish(all);
    EXPECT_EQ(ids({.list = "column/16"}), (Ids{5, 4, 3, 2, 1}));
    EXPECT_EQ(ids({.list = "column/16", .offset = 1, .limit = 2}), (Ids{4, 3}));
    EXPECT_EQ(ids({.list = "column/16", .year = 2025}), (Ids{3, 2, 1}));
    EXPECT_EQ(ids({.list = "column/16", .unit = "housing"}), (Ids{5, 3, 1}));
    EXPECT_EQ(ids({.list = "column/16", .year = 2025, .unit = "education"}), Ids{2});
    EXPECT_EQ(ids({.list = "column/16", .year = 2024}), Ids{});
    EXPECT_EQ(count({.list = "column/16"}), 5);
    EXPECT_EQ(count({.list = "column/16", .year = 2026}), 2);
    EXPECT_EQ(count({.list = "column/16", .unit = "housing", .offset = 4, .limit = 1}), 3);
    EXPECT_EQ(count({.list = "column/99"}), 0);
    auto const reader = front.store.reader();
    auto const years = reader->years("column/16");
    ASSERT_EQ(years.size(), 2u);
    EXPECT_EQ(years[0].name, "2026");
    EXPECT_EQ(years[0].count, 2);
    EXPECT_EQ(years[1].count, 3);
    auto const units = reader->units("column/16");
    ASSERT_EQ(units.size(), 2u);
    EXPECT_EQ(units[0].name, "housing");
    EXPECT_EQ(units[0].count, 3);
}

TEST_F(Front, counts_follow_what_moves_between_lists)
{
    front.publish({put(note(1)), put(note(2))});
    auto moved = note(1);
    moved.lists = {"column/17"};
    moved.unit = "education";
    moved.at = moment_of(day(2025, 1, 1));
    front.publish({put(moved)});
    EXPECT_EQ(count({.list = "column/16"}), 1);
    EXPECT_EQ(count({.list = "column/17", .year = 2025, .unit = "education"}), 1);
    front.publish({withdrawn(1), withdrawn(2)});
    EXPECT_EQ(count({.list = "column/16"}) + count({.list = "column/17"}), 0);
    EXPECT_TRUE(front.store.reader()->years("column/17").empty());
}

TEST_F(Front, a_thousand_of_one_second_keep_apart)
{
    std::vector<gazette::Publication> all;
    for (std::int64_t id = 1; id <= 1000; ++id)
        all.push_back(put(note(id)));
    front.publish(all);
    EXPECT_EQ(count({.list = "column/16"}), 1000);
    EXPECT_EQ(ids({.list = "column/16", .limit = 2000}).size(), 1000u);
}

TEST_F(Front, days_before_1970_have_their_place)
{
    auto old = note(1), older = note(2);
    old.at = moment_of(day(1949, 10, 1));
    older.at = moment_of(day(1948, 11, 1));
    front.publish({put(old), put(older), put(note(3))});
    EXPECT_EQ(ids({.list = "column/16"}), (Ids{3, 1, 2}));
    EXPECT_EQ(ids({.list = "column/16", .year = 1949}), Ids{1});
}

TEST_F(Front, raises_the_tags_of_what_was_and_of_what_becomes)
{
    auto was = note(81);
    was.file = 5;
    was.links = {"https://example.org/"};
    auto const number = front.publish({put(was)});
    auto becomes = note(81);
    becomes.path = "/elsewhere";
    becomes.lists = {"column/17"};
    front.publish({put(becomes)});
    for (auto const& tag :
         {document_tag("note", 81), list_tag("column/16"), list_tag("column/17"), path_tag("/notes/81"),
          path_tag("/elsewhere"), std::string{"seen-by-all"}, file_tag(5),
          link_tag(link_key("https://example.org/"))})
        EXPECT_TRUE(moved_since(number, tag)) << tag;
    for (auto const& tag : {document_tag("note", 82), list_tag("column/18"), path_tag("/notes/82")})
        EXPECT_FALSE(moved_since(0, tag)) << tag;
}

TEST_F(Front, tells_when_a_list_is_filled_or_emptied_and_not_what_happens_between)
{
    auto const filled = filled_tag("column/16");
    EXPECT_EQ(filled, filled_tag("column/17")); // one for all lists of a kind
    auto const first = front.publish({put(note(81))});
    EXPECT_TRUE(moved_since(first - 1, filled));
    EXPECT_TRUE(front.store.reader()->is_filled("column/16"));
    auto changed = note(81);
    changed.at = test_morning + std::chrono::hours{1};
    front.publish({put(note(82)), put(changed), withdrawn(82)});
    EXPECT_TRUE(moved_since(first, list_tag("column/16")));
    EXPECT_FALSE(moved_since(first, filled));
    auto const last = front.publish({withdrawn(81)});
    EXPECT_TRUE(moved_since(last - 1, filled));
    EXPECT_FALSE(front.store.reader()->is_filled("column/16"));
    front.publish({put(note(83)), withdrawn(83)}); // within one transaction
    EXPECT_FALSE(moved_since(last, filled));
}

TEST_F(Front, notes_what_a_page_rests_on_even_where_it_finds_nothing)
{
    auto const reader = front.store.reader();
    (void)reader->find<Note>(81);
    (void)reader->at("/notes/81");
    (void)reader->list({.list = "column/16"});
    (void)reader->count({.list = "home"});
    (void)reader->years("by-year");
    (void)reader->units("by-unit");
    (void)reader->is_filled("unit/housing");
    (void)reader->file(5);
    (void)reader->link("key");
    auto const& tags = reader->tags();
    for (auto const& tag :
         {document_tag("note", 81), path_tag("/notes/81"), list_tag("column/16"), list_tag("home"),
          list_tag("by-year"), list_tag("by-unit"), filled_tag("unit/x"), file_tag(5), link_tag("key")})
        EXPECT_NE(std::find(tags.begin(), tags.end(), Tags::place_of(tag)), tags.end()) << tag;
}

TEST_F(Front, passes_over_documents_it_does_not_know)
{
    front.publish({{gazette::Action::put, "poem", 1, "{}"}, put(note(1))});
    EXPECT_EQ(front.store.applied(), 2);
    EXPECT_TRUE(front.store.reader()->find<Note>(1));
}

TEST_F(Front, a_replay_gives_the_same_rows_however_it_is_cut)
{
    for (std::int64_t id = 1; id <= 40; ++id) {
        front.publish({put(note(id, "第一版"))});
        if (id % 3 == 0)
            front.publish({put(note(id / 3, "第二版")), withdrawn(id - 1)});
        if (id % 7 == 0) {
            auto moved = note(id);
            moved.path = "/moved/" + std::to_string(id);
            moved.lists = {"column/17", "home"};
            front.publish({put(moved)});
        }
    }
    auto const rows = front.store.dump();
    EXPECT_GT(rows.size(), 1000u);
    EXPECT_EQ(front.replayed(1), rows);
    EXPECT_EQ(front.replayed(7), rows);
    EXPECT_EQ(front.replayed(1000), rows);
    front.rebuild();
    EXPECT_EQ(front.store.dump(), rows);
    EXPECT_EQ(front.store.applied(), gazette::last_number(front.desk->reader()));
}

TEST_F(Front, an_erased_document_is_gone_for_every_front)
{
    auto secret = note(81, "不该公开");
    secret.text = "身份证号";
    front.publish({put(secret)});
    front.publish({put(note(82))});
    front.publish({erased(81, secret.path)});
    EXPECT_EQ(at("/notes/81").state, State::gone);
    front.rebuild();
    EXPECT_EQ(at("/notes/81").state, State::gone);
    EXPECT_EQ(decode<Withdrawal>(at("/notes/81").target).reason, "must_not_be_public");
    EXPECT_EQ(at("/notes/82").state, State::here);
    EXPECT_EQ(front.store.dump().find("不该公开"), std::string::npos);
    EXPECT_EQ(front.replayed(), front.store.dump());
}

TEST_F(Front, an_erasure_leaves_an_address_another_took_over_alone)
{
    front.publish({put(note(81))});
    front.publish({withdrawn(81)});
    auto other = note(82);
    other.path = "/notes/81";
    front.publish({put(other)});
    front.publish({erased(81, "/notes/81")});
    EXPECT_EQ(at("/notes/81").id, 82);
    front.rebuild();
    EXPECT_EQ(at("/notes/81").id, 82);
    EXPECT_EQ(at("/notes/81").state, State::here);
}

// Between the last look at the gazette and the rebuild somebody may publish: pages kept from before are stale
// then.
TEST_F(Front, a_rebuild_raises_what_only_it_has_applied)
{
    auto const number = front.publish({put(note(81, "old"))});
    front.append({put(note(81, "new")), put(note(83))});
    front.rebuild();
    EXPECT_EQ(front.store.reader()->find<Note>(81)->title, "new");
    EXPECT_TRUE(moved_since(number, document_tag("note", 81)));
    EXPECT_TRUE(moved_since(number, list_tag("column/16")));
    EXPECT_EQ(front.store.tags().raised(), 3);
    front.publish({put(note(84))});
    EXPECT_EQ(count({.list = "column/16"}), 3);
}

TEST_F(Front, readers_at_work_live_through_a_rebuild)
{
    for (std::int64_t id = 1; id <= 30; ++id)
        front.publish({put(note(id))});
    std::atomic<bool> stop{false};
    std::atomic<int> wrong{0}, read{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            while (!stop) {
                try {
                    auto const reader = front.store.reader();
                    auto const before = reader->count({.list = "column/16"});
                    std::this_thread::yield();
                    wrong += reader->list({.list = "column/16", .limit = 1000}).size() ==
                                     static_cast<std::size_t>(before)
                                 ? 0
                                 : 1;
                    ++read;
                } catch (std::exception const&) {
                    ++wrong;
                }
            }
        });
    for (std::int64_t turn = 0; turn < 12; ++turn) {
        front.publish({put(note(100 + turn)), withdrawn(99 + turn)});
        front.rebuild();
    }
    stop = true;
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(wrong, 0);
    EXPECT_GT(read, 20);
    EXPECT_EQ(front.store.dump(), front.replayed());
}

TEST_F(Front, opened_again_goes_on_where_it_stood)
{
    front.publish({put(note(1))});
    Store again{front.folder / "front.db", front.types};
    EXPECT_EQ(again.applied(), 1);
    EXPECT_EQ(again.tags().raised(), 1);
    EXPECT_EQ(again.dump(), front.store.dump());
}

int titles_made = 0;
std::string all_titles(Reader const& reader)
{
    ++titles_made;
    std::string text;
    for (auto const& card : reader.list({.list = "column/16"}))
        text += card.title;
    return text;
}

TEST_F(Front, remembers_a_value_until_what_it_rests_on_moves)
{
    titles_made = 0;
    front.publish({put(note(1, "甲"))});
    auto const say = [&] { return *front.store.reader()->memo("titles", all_titles); };
    EXPECT_EQ(say(), "甲");
    EXPECT_EQ(say(), "甲");
    EXPECT_EQ(titles_made, 1);
    auto elsewhere = note(2);
    elsewhere.lists = {"column/17"};
    elsewhere.path = "/somewhere";
    front.publish({put(elsewhere)});
    EXPECT_EQ(say(), "甲");
    EXPECT_EQ(titles_made, 1);
    front.publish({put(note(1, "乙"))});
    EXPECT_EQ(say(), "乙");
    EXPECT_EQ(titles_made, 2);
}

TEST_F(Front, a_page_rests_on_what_its_remembered_values_rest_on)
{
    front.publish({put(note(1))});
    for (int turn = 0; turn < 2; ++turn) { // made now, then remembered
        auto const reader = front.store.reader();
        reader->rests_on("own");
        (void)reader->memo("titles", all_titles);
        auto const& tags = reader->tags();
        EXPECT_NE(std::find(tags.begin(), tags.end(), Tags::place_of(list_tag("column/16"))), tags.end());
        EXPECT_NE(std::find(tags.begin(), tags.end(), Tags::place_of("own")), tags.end());
    }
}

// The front's rows are committed before tags are raised. A reader of the new rows that uses a value
// remembered from the old ones must not say that it shows the new entry.
TEST_F(Front, a_page_is_no_newer_than_the_values_it_remembers)
{
    front.publish({put(note(1, "甲"))});
    (void)front.store.reader()->memo("titles", all_titles);
    auto const before = front.store.reader();
    auto const early = front.store.reader();
    EXPECT_EQ(before->number(), 1);
    EXPECT_EQ(*early->memo("titles", all_titles), "甲"); // before it asked anything else
    front.publish({put(note(1, "乙"))});
    (void)before->memo("titles", all_titles);
    EXPECT_LE(before->number(), 1); // made anew from its own old snapshot
    EXPECT_LE(early->number(), 1) << "its snapshot is newer than what it holds";
    EXPECT_EQ(*front.store.reader()->memo("titles", all_titles), "乙");
}

} // namespace
} // namespace fengye::front
