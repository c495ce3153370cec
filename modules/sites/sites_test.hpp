#pragma once

#include <stdexcept>

#include "modules/people/actions/load_units.hpp"
#include "modules/people/module.hpp"
#include "modules/sites/actions/load_columns.hpp"
#include "modules/sites/actions/save_site_record.hpp"
#include "modules/sites/domain/fixtures.hpp"
#include "modules/sites/module.hpp"
#include "modules/sites/sites.hpp"
#include "platform/front/follower.hpp"
#include "platform/module/desk_door.hpp"
#include "platform/module/forgery.hpp"
#include "platform/module/front_door.hpp"
#include "platform/module/module.hpp"
#include "tests/testing/engines.hpp"
#include "tests/testing/test_works.hpp"

// A city with its units and columns, its public site over a front store of its own, and its desk.
namespace fengye::sites {

// What an act returned; a refusal fails the test with its words.
template <class T>
T accepted(Result<T> result)
{
    if (!result)
        throw std::runtime_error{"refused: " + result.error().words};
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

// Stands for whatever modules above publish in columns.
struct TestArticle {
    static constexpr std::string_view kind = "article";

    Id<TestArticle> id;
    std::string title;
    std::string unit;
    std::string text;
    std::vector<ColumnId> columns;
    std::string channel;
    std::string picture;
    std::string file_name, file_type, file_hash;
    std::string link;
    Moment at{};

    static constexpr auto fields()
    {
        using A = TestArticle;
        return std::tuple{
            field("id", &A::id),
            field("title", &A::title),
            field("unit", &A::unit),
            field("text", &A::text),
            field("columns", &A::columns),
            field("channel", &A::channel),
            field("picture", &A::picture),
            field("file_name", &A::file_name),
            field("file_type", &A::file_type),
            field("file_hash", &A::file_hash),
            field("link", &A::link),
            field("at", &A::at)};
    }
};

struct Answer {
    int status;
    std::string type, body, head;

    bool shows(std::string_view text) const { return body.find(text) != std::string::npos; }
    std::string header(std::string const& name) const; // empty when absent
};

class TestSite {
public:
    explicit TestSite(db::Engine = db::Engine::sqlite);

    // Publishes an article in the columns of these codes, one hour after the one before; shows it at once.
    Id<TestArticle>
    has(std::vector<std::string_view> const& codes, std::string const& title,
        std::string const& unit = "municipal_office");
    Id<TestArticle> has_article(TestArticle, std::vector<std::string_view> const& codes);
    void withdraws(Id<TestArticle>, Withdrawal const&);
    std::string keeps(std::string_view bytes) { return m_files.keep(bytes); }

    template <class Act>
    auto run(Act&& act)
    {
        auto result = city.run(std::forward<Act>(act));
        show();
        return result;
    }

    Answer get(std::string const& target, http::Pairs headers = {});
    // Whether the page is kept as it was last read, and nothing it shows has moved since.
    bool is_fresh(std::string const& target) const
    {
        return m_front_door->ready_page(target, "localhost:8080") != nullptr;
    }
    Answer post(std::string const& target, std::string const& form, http::Pairs headers = {});
    // As somebody who may change the structure, or with other rights.
    Answer desk(std::string const& target, Actor const& actor = an_actor().who_may("sites.structure"));
    Answer desk_post(
        std::string const& target, std::string const& form,
        Actor const& actor = an_actor().who_may("sites.structure"));

    ColumnId column(std::string_view code) { return find_column(city.reader(), code).value().id; }
    std::string dump() const { return m_front->dump(); }
    void rebuild();
    Portal& portal() { return m_portal; }

    TestWorks city;

private:
    Answer answer(http::Request&);
    void show() { front::catch_up(*city.store, *m_front); }
    http::Request request(http::Method, std::string const& target, http::Pairs headers) const;

    Settings m_settings;
    TemporaryFolder m_folder;
    Portal m_portal;
    files::Files m_files;
    crypto::Key m_key;
    std::unique_ptr<front::Store> m_front;
    std::unique_ptr<http::PageCache> m_cache;
    std::unique_ptr<Counter> m_counter;
    Limits m_limits;
    std::unique_ptr<FrontDoor> m_front_door;
    std::unique_ptr<Platform> m_platform;
    std::optional<Actor> m_actor;
    Moment m_next_at{test_morning - std::chrono::hours{24 * 30}};
    std::int64_t m_last_article{0};
};

} // namespace fengye::sites
