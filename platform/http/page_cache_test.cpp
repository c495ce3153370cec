#include "platform/http/page_cache.hpp"

#include <latch>

#include <gtest/gtest.h>

#include "platform/front/tag_names.hpp"
#include "tests/testing/test_front.hpp"

namespace fengye::http {
namespace {

using namespace std::chrono_literals;
using front::Tags;

constexpr Moment now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

Response page_of(
    std::string body, std::int64_t number, std::vector<std::string> const& tags,
    std::optional<Moment> good_until = {})
{
    Response response{.body = std::move(body)};
    std::vector<Tags::Place> places;
    for (auto const& tag : tags)
        places.push_back(Tags::place_of(tag));
    response.cache = CacheNote{number, std::move(places), good_until};
    return response;
}

// Until it is so; a test that waits for what never comes fails.
void await(std::function<bool()> const& is_so)
{
    for (int i = 0; i < 10'000 && !is_so(); ++i)
        std::this_thread::sleep_for(1ms);
    EXPECT_TRUE(is_so());
}

std::string body_of(PageHandle const& page)
{
    auto const& wire = page->make_wire(Coding::identity);
    return wire.bytes.substr(wire.head_size);
}
std::string body_of(PageCache::Outcome const& outcome)
{
    return outcome.page ? body_of(outcome.page) : outcome.response.body;
}

TEST(CodingFor, takes_the_best_that_is_allowed)
{
    EXPECT_EQ(coding_for("gzip, deflate, br, zstd"), Coding::br);
    EXPECT_EQ(coding_for("gzip"), Coding::gzip);
    EXPECT_EQ(coding_for(""), Coding::identity);
    EXPECT_EQ(coding_for("identity"), Coding::identity);
    EXPECT_EQ(coding_for("BR"), Coding::br);
    EXPECT_EQ(coding_for("deflate, gzip;q=1.0, *;q=0.5"), Coding::gzip);
}

TEST(CodingFor, takes_none_that_is_refused)
{
    EXPECT_EQ(coding_for("br;q=0, gzip"), Coding::gzip);
    EXPECT_EQ(coding_for("br;q=0.0, gzip;q=0.000"), Coding::identity);
    EXPECT_EQ(coding_for("br; q=0,gzip ;q=0"), Coding::identity);
    EXPECT_EQ(coding_for("br;q=0.1"), Coding::br);
    EXPECT_EQ(coding_for("x-gzip, brotli, vibrant"), Coding::identity); // other names
}

class Cached : public ::testing::Test {
protected:
    Tags tags;
    PageCache cache{tags, 64u << 20};

    void publish(std::int64_t number, std::string const& tag)
    {
        tags.raise(Tags::place_of(tag), number);
        tags.all_raised_to(number);
    }
    std::string ask(std::string const& key, Response response, Moment at = now)
    {
        return body_of(cache.find_or_render(key, at, [&](PageCache::Begun const& begun) {
            begun(response.cache ? response.cache->number : 0);
            return response;
        }));
    }
};

TEST_F(Cached, a_page_is_rendered_once_and_then_found)
{
    EXPECT_EQ(cache.find("/a", now), nullptr);
    EXPECT_EQ(ask("/a", page_of("first", 0, {"article/1"})), "first");
    EXPECT_EQ(ask("/a", page_of("second", 0, {"article/1"})), "first");
    EXPECT_EQ(body_of(cache.find("/a", now)), "first");
    EXPECT_EQ(cache.find("/b", now), nullptr);
}

TEST_F(Cached, a_page_is_stale_once_a_tag_of_its_has_moved)
{
    ask("/a", page_of("first", 0, {"article/1", "list/column/16"}));
    publish(1, "article/2");
    EXPECT_NE(cache.find("/a", now), nullptr);
    publish(2, "list/column/16");
    EXPECT_EQ(cache.find("/a", now), nullptr);
    EXPECT_EQ(ask("/a", page_of("second", 2, {"article/1", "list/column/16"})), "second");
    EXPECT_NE(cache.find("/a", now), nullptr);
}

TEST_F(Cached, a_page_of_an_older_state_never_takes_a_newer_ones_place)
{
    publish(4, "article/1");
    (void)cache.find_or_render("/a", now, [&](PageCache::Begun const& begun) {
        begun(4);
        publish(5, "article/2");
        EXPECT_EQ(ask("/a", page_of("new", 5, {"article/1"})), "new"); // begun later, finished sooner
        return page_of("old", 4, {"article/1"});
    });
    EXPECT_EQ(body_of(cache.find("/a", now)), "new");
}

TEST_F(Cached, a_page_that_rests_on_time_says_until_when)
{
    ask("/a", page_of("first", 0, {}, now + 60s));
    EXPECT_NE(cache.find("/a", now + 59s), nullptr);
    EXPECT_EQ(cache.find("/a", now + 60s), nullptr);
}

TEST_F(Cached, what_must_not_be_kept_is_not)
{
    EXPECT_EQ(ask("/a", Response{.body = "once"}), "once");
    EXPECT_EQ(cache.find("/a", now), nullptr);
    EXPECT_EQ(ask("/a", Response{.body = "twice"}), "twice");
}

TEST_F(Cached, a_page_has_all_its_codings_and_one_etag)
{
    ask("/a", page_of(std::string(5000, 'x'), 0, {}));
    auto const page = cache.find("/a", now);
    EXPECT_EQ(page->wire(Coding::br), nullptr); // not before somebody asks
    auto const& br = page->make_wire(Coding::br);
    EXPECT_EQ(page->wire(Coding::br), &br);
    EXPECT_LT(br.bytes.size(), 2000u);
    EXPECT_NE(br.bytes.find("Content-Encoding: br\r\n"), std::string::npos);
    EXPECT_NE(page->make_wire(Coding::gzip).bytes.find("Content-Encoding: gzip\r\n"), std::string::npos);
    auto const& plain = page->make_wire(Coding::identity);
    EXPECT_EQ(plain.bytes.find("Content-Encoding"), std::string::npos);
    for (auto const* wire : {&br, &plain, &page->not_modified()}) {
        EXPECT_NE(wire->bytes.find("ETag: " + page->etag() + "\r\n"), std::string::npos);
        EXPECT_NE(wire->bytes.find("Vary: Accept-Encoding\r\n"), std::string::npos);
        EXPECT_EQ(wire->bytes.substr(wire->head_size - 4, 4), "\r\n\r\n");
    }
    EXPECT_EQ(page->not_modified().bytes.size(), page->not_modified().head_size);
}

TEST_F(Cached, a_small_page_is_not_coded)
{
    ask("/a", page_of("small", 0, {}));
    EXPECT_EQ(cache.find("/a", now)->make_wire(Coding::br).bytes.find("Content-Encoding"), std::string::npos);
}

TEST(PageCache, stays_within_its_budget_and_lets_the_longest_unused_go)
{
    Tags const tags;
    constexpr std::size_t budget = 16u << 20;
    PageCache cache{tags, budget};
    auto const ask = [&](std::string const& key) {
        (void)cache.find_or_render(key, now, [&](PageCache::Begun const& begun) {
            begun(0);
            return page_of(std::string(10'000, 'x'), 0, {});
        });
    };
    ask("/often");
    for (int i = 0; i < 3000; ++i) {
        ask("/page/" + std::to_string(i));
        ask("/often");
    }
    EXPECT_LE(cache.size_bytes(), budget);
    EXPECT_GT(cache.size_bytes(), budget / 2);
    EXPECT_NE(cache.find("/often", now), nullptr);
    EXPECT_EQ(cache.find("/page/0", now), nullptr);
    cache.clear();
    EXPECT_EQ(cache.size_bytes(), 0u);
    EXPECT_EQ(cache.find("/often", now), nullptr);
}

TEST(PageCache, switched_off_keeps_nothing)
{
    Tags const tags;
    PageCache cache{tags, 1u << 20};
    cache.switch_off();
    (void)cache.find_or_render("/a", now, [](PageCache::Begun const& begun) {
        begun(0);
        return page_of("x", 0, {});
    });
    EXPECT_EQ(cache.find("/a", now), nullptr);
}

TEST_F(Cached, who_asks_while_a_page_is_made_waits_for_it)
{
    std::atomic<int> renders{0};
    std::latch begun_once{1}, go_on{1};
    std::vector<std::thread> threads;
    auto const ask_slowly = [&] {
        return body_of(cache.find_or_render("/a", now, [&](PageCache::Begun const& begun) {
            begun(0);
            ++renders;
            begun_once.count_down();
            go_on.wait();
            return page_of("one", 0, {"article/1"});
        }));
    };
    threads.emplace_back([&] { EXPECT_EQ(ask_slowly(), "one"); });
    begun_once.wait();
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            EXPECT_EQ(
                body_of(cache.find_or_render(
                    "/a", now,
                    [&](PageCache::Begun const& begun) {
                        begun(0);
                        ++renders;
                        return page_of("two", 0, {});
                    })),
                "one");
        });
    await([&] { return cache.waiting() == 8 || renders > 1; });
    go_on.count_down();
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(renders, 1);
    EXPECT_EQ(cache.waiting(), 0u);
}

TEST_F(Cached, who_waits_for_a_render_that_fails_renders_for_himself)
{
    std::latch begun_once{1}, go_on{1};
    std::thread fails{[&] {
        EXPECT_THROW(
            cache.find_or_render(
                "/a", now,
                [&](PageCache::Begun const& begun) -> Response {
                    begun(0);
                    begun_once.count_down();
                    go_on.wait();
                    throw std::runtime_error{"a bug"};
                }),
            std::runtime_error);
    }};
    begun_once.wait();
    std::thread waits{[&] { EXPECT_EQ(ask("/a", page_of("mine", 0, {})), "mine"); }};
    await([&] { return cache.waiting() == 1; });
    go_on.count_down();
    fails.join();
    waits.join();
    EXPECT_EQ(ask("/a", page_of("other", 0, {})), "mine"); // and nobody waits for it any more
}

// A publication takes three steps: the front's rows are committed (c), the tags raised (r), the end of the
// raising noted (n); only then its publisher is told. A render takes two: it takes its snapshot (s) and its
// page is kept (k). Whatever their order, nobody who asks after n may be shown the old page.
class Interleaved : public Cached, public ::testing::WithParamInterface<std::string> {};
INSTANTIATE_TEST_SUITE_P(
    Steps, Interleaved,
    ::testing::Values(
        "crnsk", "crsnk", "crskn", "csrnk", "csrkn", "cskrn", "scrnk", "scrkn", "sckrn", "skcrn"),
    [](auto const& info) { return info.param; });

TEST_P(Interleaved, nobody_is_shown_what_is_stale)
{
    std::int64_t committed = 1;
    publish(1, "article/1");
    auto const version = [](std::int64_t number) { return "version " + std::to_string(number); };
    auto const steps = GetParam();
    auto const publisher_until = [&](char render_step, std::size_t& at) {
        for (; at < steps.size() && steps[at] != render_step; ++at) {
            if (steps[at] == 'c')
                committed = 2;
            if (steps[at] == 'r')
                tags.raise(Tags::place_of("article/1"), 2);
            if (steps[at] == 'n')
                tags.all_raised_to(2);
        }
        ++at;
    };
    std::size_t at = 0;
    bool const told_before = steps.find('n') < steps.find('s');
    auto const shown = body_of(cache.find_or_render("/a", now, [&](PageCache::Begun const& begun) {
        publisher_until('s', at);
        auto const snapshot = committed;
        begun(snapshot);
        publisher_until('k', at);
        return page_of(version(snapshot), snapshot, {"article/1"});
    }));
    if (told_before)
        EXPECT_EQ(shown, version(2));
    publisher_until('.', at);
    EXPECT_EQ(tags.raised(), 2);
    auto const found = cache.find("/a", now);
    EXPECT_TRUE(!found || body_of(found) == version(2));
    EXPECT_EQ(ask("/a", page_of(version(2), 2, {"article/1"})), version(2));
    EXPECT_EQ(body_of(cache.find("/a", now)), version(2));
}

// The same with somebody who asks while the first render is under way: he may share its page only if that is
// the newest when he asks.
TEST_P(Interleaved, nobody_joins_a_render_of_what_is_stale)
{
    std::int64_t committed = 1;
    publish(1, "article/1");
    auto const steps = GetParam();
    std::size_t at = 0;
    std::atomic<bool> second_renders{false};
    bool told = false;
    std::thread second;
    std::string second_shown;
    bool second_was_told = false;
    auto const publisher_step = [&](char step) {
        if (step == 'c')
            committed = 2;
        if (step == 'r')
            tags.raise(Tags::place_of("article/1"), 2);
        if (step == 'n') {
            tags.all_raised_to(2);
            told = true;
        }
    };
    (void)cache.find_or_render("/a", now, [&](PageCache::Begun const& begun) {
        for (; steps[at] != 's'; ++at)
            publisher_step(steps[at]);
        auto const snapshot = committed;
        begun(snapshot);
        for (++at; steps[at] != 'k'; ++at)
            publisher_step(steps[at]);
        second_was_told = told;
        second = std::thread{[&] {
            second_shown = body_of(cache.find_or_render("/a", now, [&](PageCache::Begun const& begun_too) {
                second_renders = true;
                begun_too(committed);
                return page_of("version " + std::to_string(committed), committed, {"article/1"});
            }));
        }};
        // He has made up his mind before this page is kept.
        await([&] { return cache.waiting() == 1 || second_renders; });
        return page_of("version " + std::to_string(snapshot), snapshot, {"article/1"});
    });
    second.join();
    if (second_was_told)
        EXPECT_EQ(second_shown, "version 2");
    for (++at; at < steps.size(); ++at)
        publisher_step(steps[at]);
    auto const found = cache.find("/a", now);
    EXPECT_TRUE(!found || body_of(found) == "version 2");
}

// With a real front: rows are committed by one store on the file, tags raised in the other, so that a test
// can stand between the two.
class WithFront : public ::testing::Test {
protected:
    front::TestFront front;
    front::Store writer{front.folder / "front.db", front.types};
    PageCache cache{front.store.tags(), 64u << 20};

    static std::string titles(front::Reader const& reader)
    {
        std::string text;
        for (auto const& card : reader.list({.list = "column/16"}))
            text += card.title;
        return text;
    }
    void commit(std::string title) // without raising
    {
        front.append({put(front::Note{
            .id = {1}, .path = "/notes/1", .title = std::move(title), .text = "x", .lists = {"column/16"}})});
        writer.apply(front.entries_after(writer.applied()));
    }
    void raise()
    {
        auto const number = writer.applied();
        front.store.tags().raise(Tags::place_of(front::list_tag("column/16")), number);
        front.store.tags().all_raised_to(number);
    }
    Response render(PageCache::Begun const& begun, std::function<void()> const& meanwhile = {})
    {
        auto const reader = front.store.reader();
        begun(reader->number());
        auto body = *reader->memo("titles", titles);
        if (meanwhile)
            meanwhile();
        Response response{.body = std::move(body)};
        response.cache = CacheNote{reader->number(), reader->tags(), {}};
        return response;
    }
    std::string ask()
    {
        return body_of(
            cache.find_or_render("/a", now, [&](PageCache::Begun const& begun) { return render(begun); }));
    }
};

TEST_F(WithFront, a_page_with_a_remembered_part_is_stale_when_that_part_is)
{
    commit("甲");
    raise();
    EXPECT_EQ(ask(), "甲");
    commit("乙");
    cache.clear();
    EXPECT_EQ(ask(), "甲"); // new rows, but the remembered part is not known to be stale yet
    raise();
    EXPECT_EQ(ask(), "乙");
}

TEST_F(WithFront, nobody_joins_a_render_whose_remembered_part_is_stale)
{
    commit("甲");
    raise();
    EXPECT_EQ(ask(), "甲");
    commit("乙");
    cache.clear();
    std::thread second;
    std::string second_shown;
    std::atomic<bool> second_is_done{false};
    (void)cache.find_or_render("/a", now, [&](PageCache::Begun const& begun) {
        return render(begun, [&] {
            raise(); // the publisher is told now
            second = std::thread{[&] {
                second_shown = ask();
                second_is_done = true;
            }};
            await([&] { return cache.waiting() == 1 || second_is_done; });
        });
    });
    second.join();
    EXPECT_EQ(second_shown, "乙");
    EXPECT_EQ(ask(), "乙");
}

TEST_F(WithFront, under_many_readers_and_a_publisher_nobody_sees_an_older_page_than_was_promised)
{
    commit("0");
    raise();
    std::atomic<int> promised{0};
    std::atomic<bool> stop{false};
    std::atomic<int> stale{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 4; ++i)
        readers.emplace_back([&] {
            while (!stop) {
                int const before = promised;
                auto const page = cache.find("/a", now);
                auto const shown = std::stoi(page ? body_of(page) : ask());
                stale += shown < before ? 1 : 0;
            }
        });
    for (int n = 1; n <= 60; ++n) {
        commit(std::to_string(n));
        raise();
        promised = n;
    }
    stop = true;
    for (auto& reader : readers)
        reader.join();
    EXPECT_EQ(stale, 0);
}

} // namespace
} // namespace fengye::http
