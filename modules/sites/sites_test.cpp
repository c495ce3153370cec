#include "modules/sites/sites_test.hpp"

namespace fengye::sites {

namespace {

// Loading every template takes longer than most tests; nothing in them changes.
struct Shown {
    Words words;
    html::Renderer renderer{words};
    Shown() { renderer.be_strict(); }
};
Shown const& shown()
{
    static Shown const shown;
    return shown;
}

front::Placement place(TestArticle const& article)
{
    RowCard card{
        .path = "/article/" + article.id.text(),
        .title = article.title,
        .summary = {},
        .unit = article.unit,
        .picture = article.picture,
        .picture_width = 800,
        .picture_height = 600,
        .at = article.at};
    front::Placement placement{
        .path = card.path,
        .title = article.title,
        .lists = {std::string{everything}, list_of_unit(article.unit)},
        .at = article.at,
        .unit = article.unit,
        .text = article.text};
    for (auto const id : article.columns) {
        placement.lists.push_back(list_of(id));
        placement.facets.push_back(front::facet("column", id.text()));
    }
    auto const day = to_text(day_of(article.at));
    placement.facets.push_back(front::facet("unit", article.unit));
    placement.facets.push_back(front::facet("channel", article.channel));
    placement.facets.push_back(front::facet("year", day.substr(0, 4)));
    placement.facets.push_back(front::facet("month", day.substr(0, 7)));
    placement.card = encode(card);
    if (!article.file_name.empty())
        placement.files.push_back(
            {article.id.number, article.file_name, article.file_type, article.file_hash, 1});
    if (!article.link.empty())
        placement.links.push_back(article.link);
    return placement;
}

Result<FrontAnswer> show_article(http::Request const&, Public& page, TestArticle const& article)
{
    return View{
        .main =
            {"sites/leaving", {{"HOST", article.title}, {"TARGET_URL", page.to("/")}, {"HAS_BACK", false}}},
        .head = {.title = article.title, .description = article.title}};
}

Answer read_answer(std::string const& wire, int status)
{
    auto const end = wire.find("\r\n\r\n");
    Answer answer{status, {}, wire.substr(end + 4), wire.substr(0, end + 2)};
    answer.type = answer.header("Content-Type");
    return answer;
}

} // namespace

std::string Answer::header(std::string const& name) const
{
    auto const at = head.find(name + ": ");
    if (at == std::string::npos)
        return {};
    auto const begin = at + name.size() + 2;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

TestSite::TestSite(db::Engine engine)
    : city{engine}, m_files{m_folder / "files"}, m_key{crypto::Key::load_or_make(m_folder / "key")}
{
    Module module{m_portal};
    people::declare(module);
    sites::declare(module);
    module.publishes<TestArticle>(place, show_article);
    m_portal.recognise = [this](http::Request&, Platform&) { return m_actor; };
    m_front = std::make_unique<front::Store>(m_folder / "front.db", m_portal.types);
    m_cache = std::make_unique<http::PageCache>(m_front->tags(), 16u << 20);
    m_counter = std::make_unique<Counter>(*city.store, city.works, city.clock);
    m_front_door.reset(new FrontDoor{
        {m_portal, m_settings, city.clock, city.calendar, shown().words, shown().renderer, *m_front, m_files,
         *m_counter, m_limits, *m_cache}});
    m_platform.reset(new Platform{
        m_settings, city.clock, city.calendar, m_key, shown().words, shown().renderer, *city.store,
        city.works, *m_front, m_files, m_portal});
    accepted(city.run([](Work& work) { return people::load_units(work); }));
    accepted(city.run([](Work& work) { return load_columns(work); }));
    accepted(city.run([](Work& work) { return save_site_record(work, demo_site(), 0); }));
    show();
}

Id<TestArticle>
TestSite::has(std::vector<std::string_view> const& codes, std::string const& title, std::string const& unit)
{
    return has_article({.title = title, .unit = unit, .text = title}, codes);
}

Id<TestArticle> TestSite::has_article(TestArticle article, std::vector<std::string_view> const& codes)
{
    article.id = Id<TestArticle>{++m_last_article};
    if (article.unit.empty())
        article.unit = "municipal_office";
    if (article.at == Moment{})
        article.at = m_next_at += std::chrono::hours{1};
    for (auto const code : codes) {
        auto const column = find_column(city.reader(), code).value();
        article.columns.push_back(column.id);
        article.channel = column.path.substr(1, column.path.find('/', 1) - 1);
    }
    accepted(run([&](Work& work) -> Result<void> {
        work.publish(article);
        return {};
    }));
    return article.id;
}

void TestSite::withdraws(Id<TestArticle> id, Withdrawal const& withdrawal)
{
    accepted(run([&](Work& work) -> Result<void> {
        work.withdraw(TestArticle::kind, id.number, withdrawal);
        return {};
    }));
}

void TestSite::rebuild()
{
    auto const reader = city.reader();
    m_front->rebuild([&](std::int64_t number) { return gazette::after(reader, number, 1000); });
}

http::Request TestSite::request(http::Method method, std::string const& target, http::Pairs headers) const
{
    auto const read = http::read_target(target).value();
    headers.emplace_back("host", "localhost:8080");
    http::Request request;
    request.method = method;
    request.target = target;
    request.path = read.path;
    request.query = read.query;
    request.headers = std::move(headers);
    request.address = "192.0.2.1";
    request.session = "session";
    return request;
}

Answer TestSite::answer(http::Request& request)
{
    auto const outcome = m_front_door->answer(request);
    if (outcome.page)
        return read_answer(outcome.page->wire(http::Coding::identity)->bytes, outcome.page->status());
    return read_answer(http::head_and_body_of(outcome.response), outcome.response.status);
}

Answer TestSite::get(std::string const& target, http::Pairs headers)
{
    auto asked = request(http::Method::get, target, std::move(headers));
    return answer(asked);
}

Answer TestSite::post(std::string const& target, std::string const& form, http::Pairs headers)
{
    headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    auto asked = request(http::Method::post, target, std::move(headers));
    asked.body = form;
    return answer(asked);
}

Answer TestSite::desk(std::string const& target, Actor const& actor)
{
    m_actor = actor;
    auto asked = request(http::Method::get, target, {});
    auto const response = DeskDoor{*m_platform}.answer(asked);
    return read_answer(http::head_and_body_of(response), response.status);
}

Answer TestSite::desk_post(std::string const& target, std::string const& form, Actor const& actor)
{
    m_actor = actor;
    auto asked = request(
        http::Method::post, target,
        {{"content-type", "application/x-www-form-urlencoded"}, {"sec-fetch-site", "same-origin"}});
    asked.body = form + "&csrf=" + form_token(m_key, asked.session);
    auto const response = DeskDoor{*m_platform}.answer(asked);
    show();
    return read_answer(http::head_and_body_of(response), response.status);
}

} // namespace fengye::sites
