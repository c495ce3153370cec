#include <array>
#include <set>

#include <gtest/gtest.h>

#include "tests/rights/rights_city.hpp"

// Each of five units has written something that holds a word of its own. Nobody of another unit finds that
// word anywhere at the desk, and the public nowhere at all.
namespace fengye {
namespace {

using people::Role;

std::vector<std::string> const units{
    "housing_construction", "civil_affairs", "municipal_office", "education", "finance"};

// What all words have in common: asked for, it is said back, and is no canary.
std::string const common = "枫鸟暗语";

struct Canary {
    std::string unit, word;
    Hands hands;
    std::vector<editorial::ItemId> items;
    std::vector<media::StoredFile> files;
};

class Canaries : public testing::Test {
protected:
    RightsCity city;
    std::vector<Canary> canaries;
    std::vector<std::pair<std::string, std::string>> accounts; // with the unit

    void SetUp() override
    {
        for (auto const& unit : units) {
            static constexpr std::array<char const*, 5> endings{"甲", "乙", "丙", "丁", "戊"};
            Canary canary{unit, common + endings.at(canaries.size()), city.staffed(unit)};
            hide(canary);
            for (auto const& account : {canary.hands.officer, canary.hands.reviewer, canary.hands.head})
                accounts.emplace_back(account, unit);
            canaries.push_back(canary);
        }
        for (auto const role :
             {Role::editor, Role::centre, Role::assessor, Role::operator_, Role::auditor, Role::handler}) {
            auto const account = std::string{name_of(role)};
            city.hired(account, "info_port_centre", {role});
            accounts.emplace_back(account, "info_port_centre");
        }
        city.wait_until_shown();
    }

    // In every place of everything that is not public: title, text, summary, file, note.
    void hide(Canary& canary)
    {
        auto const& [unit, word, hands, items, files] = canary;
        auto content = city.notice(word, word);
        content.summary = content.doc_no = content.legal_basis = word;
        content.keywords = {word};
        auto const file = city.file(hands, word + ".pdf", "%PDF-1.7 " + word);
        content.files = {
            {.id = file.id,
             .name = file.name,
             .type = file.type,
             .hash = file.hash,
             .size_bytes = file.size_bytes}};

        auto const draft = city.written(hands, content);
        auto const begun =
            accepted(city.as(hands.officer, [](Work& work) { return editorial::create_item(work); }));
        accepted(city.as(
            hands.officer, [&](Work& work) { return editorial::autosave_draft(work, begun, content, 0); }));
        auto const submitted = city.written(hands, content);
        city.submit(hands, submitted);
        auto const returned = city.written(hands, content);
        city.submit(hands, returned);
        auto decision = city.pass(returned);
        decision.verdict = editorial::Verdict::return_;
        decision.reason = editorial::ReturnReason::facts;
        decision.note = word;
        city.review(hands, returned, decision);
        auto const waiting = city.written(hands, content);
        city.submit(hands, waiting);
        city.review(hands, waiting, city.pass(waiting));
        city.sign(hands, waiting, std::chrono::hours{1});

        // Public, after an edition that was not and with a correction beside it.
        auto const published = city.written(hands, content);
        accepted(city.as(hands.officer, [&](Work& work) {
            return editorial::save_version(work, published, city.notice("公开的公告"), 1);
        }));
        city.submit(hands, published);
        auto passed = city.pass(published);
        passed.note = "审查意见" + word;
        city.review(hands, published, passed);
        city.sign(hands, published);
        city.correct(hands, published, content);
        canary.items = {draft, begun, submitted, returned, waiting, published};
        canary.files = {file};
    }

    // Every address of the desk that can be asked for, of everything there is.
    std::vector<std::string> desk_addresses()
    {
        std::vector<std::string> addresses;
        for (auto const& route : city.platform().portal.desk)
            if (route.method == http::Method::get)
                fill_in(route.pattern.text(), addresses);
        for (auto const& canary : canaries) {
            for (auto const id : canary.items) {
                auto const item = "/desk/editorial/items/" + id.text();
                for (auto const* edition : {"1", "2", "3"})
                    addresses.push_back(item + "/preview?edition=" + edition);
                addresses.push_back("/desk/journal?subject=item/" + id.text());
                addresses.push_back("/desk/editorial/items?keyword=" + id.text());
            }
            addresses.push_back("/desk/persons/?unit=" + canary.unit);
            addresses.push_back("/desk/?filter=" + canary.unit);
        }
        for (auto const* query :
             {"keyword", "mine=1&keyword", "state=draft&keyword", "state=submitted&keyword"})
            addresses.push_back(
                std::string{"/desk/editorial/items?"} + query + "=" + http::percent_encoded(common));
        for (auto const* kind : {"review", "sign"})
            addresses.push_back(std::string{"/desk/editorial/queue?kind="} + kind);
        return addresses;
    }

    void fill_in(std::string const& pattern, std::vector<std::string>& addresses)
    {
        auto const with = [&](std::string const& name, std::string const& value) {
            auto text = pattern;
            return text.replace(text.find(name), name.size(), value);
        };
        if (pattern.find('{') == std::string::npos)
            addresses.push_back(pattern);
        for (auto const& canary : canaries) {
            if (pattern.starts_with("/desk/editorial/items/{id}"))
                for (auto const id : canary.items)
                    addresses.push_back(with("{id}", id.text()));
            if (pattern == "/desk/media/{id}")
                for (auto const& file : canary.files)
                    addresses.push_back(with("{id}", file.id.text()));
            if (pattern == "/desk/media/{id}/{name}")
                for (auto const& file : canary.files)
                    addresses.push_back(media::desk_path_of(file.id, file.name));
            if (pattern.starts_with("/desk/units/{code}"))
                addresses.push_back(with("{code}", canary.unit));
            if (pattern.starts_with("/desk/persons/{id}"))
                addresses.push_back(with("{id}", city.actor(canary.hands.officer).person.text()));
        }
        if (pattern.starts_with("/desk/sites/columns/{id}"))
            addresses.push_back(with("{id}", "16"));
    }

    std::string foreign_word_in(std::string const& text, std::string const& unit)
    {
        for (auto const& canary : canaries)
            if (canary.unit != unit && text.find(canary.word) != std::string::npos)
                return canary.word;
        return {};
    }
};

TEST_F(Canaries, sing_at_home)
{
    for (auto const& canary : canaries) {
        auto officer = city.signed_in(canary.hands.officer);
        for (auto const id : canary.items)
            EXPECT_TRUE(officer.get("/desk/editorial/items/" + id.text() + "/preview").holds(canary.word))
                << canary.unit << ' ' << id.text();
        EXPECT_TRUE(officer.get("/desk/editorial/items").holds(canary.word));
        EXPECT_TRUE(
            officer.get(media::desk_path_of(canary.files[0].id, canary.files[0].name)).holds(canary.word));
        EXPECT_TRUE(city.signed_in(canary.hands.reviewer).get("/desk/").holds(canary.word)) << "a task";
    }
}

TEST_F(Canaries, are_not_heard_in_other_units)
{
    auto const addresses = desk_addresses();
    int answered = 0, granted = 0;
    for (auto const& [account, unit] : accounts) {
        auto browser = city.signed_in(account);
        for (auto const& address : addresses) {
            auto const page = browser.get(address);
            ++answered;
            granted += page.status == 200 ? 1 : 0;
            EXPECT_LT(page.status, 500) << account << ' ' << address;
            EXPECT_EQ(foreign_word_in(page.body, unit), "")
                << account << " of " << unit << " reads it at " << address;
        }
    }
    EXPECT_GT(answered, 3000);
    EXPECT_GT(granted, 500) << "answers that are all refusals prove nothing";
}

// The public's pages, by their links, and what machines read.
TEST_F(Canaries, are_not_heard_outside)
{
    auto browser = city.visitor();
    std::vector<std::string> waiting{
        "/",
        "/en/",
        "/map",
        "/search?q=" + http::percent_encoded(common),
        "/en/search?q=" + http::percent_encoded(common),
        "/feed.xml",
        "/sitemap.xml",
        "/robots.txt",
        "/api/v1/documents",
        "/api/v1/documents?kind=article",
        "/news/notices/",
        "/news/feed.xml",
        "/news/notices/feed.xml",
        "/healthz",
        "/readyz",
        "/metrics"};
    for (auto const& canary : canaries) {
        waiting.push_back("/api/v1/documents?unit=" + canary.unit);
        for (auto const id : canary.items)
            waiting.push_back("/article/" + id.text());
        for (auto const& file : canary.files) {
            waiting.push_back(
                media::path_of(file.id, "a.pdf")); // an error page says the words of its address back
            waiting.push_back(media::desk_path_of(file.id, "a.pdf"));
        }
    }
    std::set<std::string> seen{waiting.begin(), waiting.end()};
    std::size_t read = 0, articles = 0;
    for (; read < waiting.size() && read < 600; ++read) {
        auto const page = browser.get(waiting[read]);
        EXPECT_LT(page.status, 500) << waiting[read];
        articles += page.status == 200 && waiting[read].starts_with("/article/") ? 1 : 0;
        EXPECT_EQ(foreign_word_in(page.body, {}), "") << "at " << waiting[read];
        if (waiting[read].starts_with("/files/"))
            EXPECT_EQ(page.status, 404) << waiting[read];
        for (auto at = page.body.find("href=\"/"); at != std::string::npos;
             at = page.body.find("href=\"/", at + 1)) {
            auto const begin = at + 6;
            auto link = page.body.substr(begin, page.body.find('"', begin) - begin);
            link = link.substr(0, link.find('#'));
            bool const is_page = !link.starts_with("/assets/") && !link.starts_with("/desk");
            if (is_page && seen.insert(link).second)
                waiting.push_back(link);
        }
    }
    EXPECT_GT(read, 100u);
    EXPECT_EQ(articles, units.size()) << "what is public is read, and holds no canary";
}

} // namespace
} // namespace fengye
