#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "modules/letters/post_portal_test.hpp"

namespace fengye::letters {
namespace {

namespace json = boost::json;

class LettersApi : public testing::Test {
protected:
    PostPortal portal;

    static json::object letter()
    {
        return {
            {"system", "appeal"},
            {"category", "A02"},
            {"title", "小区电梯停运三天无人修理"},
            {"content", "小区电梯已经停运三天，老人上下楼不便，请督促物业修理。"},
            {"publish", "no"},
            {"contact", {{"name", "欧阳小枫"}, {"phone", "138 0013 8000"}}},
            {"has_agreed", true}};
    }
    WebPage send(
        json::value const& body, std::string const& key = "machine-key-0001",
        std::string const& type = "application/json")
    {
        http::Pairs headers{{"Content-Type", type}};
        if (!key.empty())
            headers.emplace_back("Idempotency-Key", key);
        return portal.visitor().send("POST", "/api/v1/letters", headers, json::serialize(body));
    }
    static json::object read(WebPage const& page) { return json::parse(page.body).as_object(); }
    std::string content_of(std::string const& number)
    {
        auto const id = casework::find_case(portal.reader(), number).value().id;
        return store::text_of(portal.reader(), casework::Vault{portal.platform().key}, id)->content;
    }
    static std::vector<std::string> fields_in(WebPage const& page)
    {
        std::vector<std::string> names;
        auto const answer = read(page);
        for (auto const& wrong : answer.at("fields").as_array())
            names.emplace_back(wrong.at("field").as_string());
        return names;
    }
};

TEST_F(LettersApi, takes_a_letter_and_answers_with_its_receipt)
{
    auto const page = send(letter());
    ASSERT_EQ(page.status, 201) << page.body;
    EXPECT_EQ(page.header("cache-control"), "no-store");
    auto const receipt = read(page);
    EXPECT_EQ(receipt.at("number").as_string(), "SQ-20261123-0001");
    EXPECT_EQ(receipt.at("code").as_string().size(), 19u);
    EXPECT_EQ(receipt.at("unit").as_string(), "housing_construction");
    EXPECT_EQ(receipt.at("accept_due").as_string(), "2026-11-30");
    EXPECT_EQ(receipt.at("reply_due").as_string(), "2026-12-14");
    auto const record = casework::find_case(portal.reader(), "SQ-20261123-0001").value();
    EXPECT_EQ(store::find_letter(portal.reader(), record.id)->way, Way::api);
}

TEST_F(LettersApi, the_same_key_is_one_letter_and_one_answer)
{
    auto const first = send(letter());
    auto const again = send(letter());
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(read(send(letter(), "another-key-0002")).at("number").as_string(), "SQ-20261123-0002");
}

TEST_F(LettersApi, who_guesses_a_key_does_not_get_the_code_of_the_other)
{
    auto const first = read(send(letter(), "12345678"));
    auto other = letter();
    other["content"] = "我想知道别人的查询码，所以用了一样的键。";
    auto const second = read(send(other, "12345678"));
    EXPECT_NE(second.at("code"), first.at("code"));
    EXPECT_NE(second.at("number"), first.at("number"));
}

TEST_F(LettersApi, without_a_key_takes_nothing)
{
    EXPECT_EQ(send(letter(), "").status, 400);
    EXPECT_EQ(send(letter(), "short").status, 400);
    EXPECT_EQ(send(letter(), std::string(101, 'k')).status, 400);
    EXPECT_EQ(send(letter(), std::string(100, 'k')).status, 201);
}

TEST_F(LettersApi, names_every_field_that_is_wrong)
{
    auto wrong = letter();
    wrong["title"] = "短";
    wrong["category"] = "Z99";
    auto const page = send(wrong);
    EXPECT_EQ(page.status, 422);
    EXPECT_EQ(page.header("content-type"), "application/problem+json");
    EXPECT_EQ(fields_in(page), (std::vector<std::string>{"category", "title"}));
    EXPECT_EQ(read(page).at("status").as_int64(), 422);

    auto anonymous = letter();
    anonymous["contact"] = json::object{{"name", "欧阳小枫"}};
    EXPECT_EQ(fields_in(send(anonymous)), std::vector<std::string>{"phone"});
    auto silent = letter();
    silent["has_agreed"] = false;
    EXPECT_EQ(fields_in(send(silent)), std::vector<std::string>{"agreed"});
}

TEST_F(LettersApi, refuses_what_is_no_letter)
{
    EXPECT_EQ(send(json::array{1, 2}).status, 400);
    EXPECT_EQ(send(letter(), "machine-key-0001", "text/plain").status, 415);
    auto wrong = letter();
    wrong["contact"] = "欧阳小枫";
    EXPECT_EQ(send(wrong).status, 400);
    auto const broken = portal.visitor().send(
        "POST", "/api/v1/letters",
        {{"Content-Type", "application/json"}, {"Idempotency-Key", "machine-key-0001"}}, "{\"title\":");
    EXPECT_EQ(broken.status, 400);
}

TEST_F(LettersApi, keeps_no_file_of_somebody_else_and_nothing_unseen)
{
    auto sly = letter();
    sly["files"] = json::array{json::object{
        {"hash", std::string(64, 'a')}, {"name", "x.pdf"}, {"type", "application/pdf"}, {"size_bytes", 3}}};
    sly["content"] = std::string("小区电梯已经停运三天") + '\0' + "老人上下楼不便";
    auto const page = send(sly);
    ASSERT_EQ(page.status, 201) << page.body;
    auto const number = std::string{read(page).at("number").as_string()};
    auto const id = casework::find_case(portal.reader(), number).value().id;
    auto const text = store::text_of(portal.reader(), casework::Vault{portal.platform().key}, id).value();
    EXPECT_TRUE(text.files.empty());
    EXPECT_EQ(text.content, "小区电梯已经停运三天老人上下楼不便");
}

TEST_F(LettersApi, takes_twenty_an_hour_from_one_address)
{
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(send(letter(), "machine-key-" + std::to_string(i)).status, 201) << i;
    auto const page = send(letter(), "machine-key-20");
    EXPECT_EQ(page.status, 429);
    EXPECT_EQ(page.header("retry-after"), "3600");
    EXPECT_EQ(page.header("content-type"), "application/problem+json");
    portal.clock.advance(std::chrono::hours{1} + std::chrono::seconds{1});
    EXPECT_EQ(send(letter(), "machine-key-21").status, 201);
}

TEST_F(LettersApi, lists_published_letters_alone)
{
    portal.staffed("housing_construction");
    auto const id = portal.published();
    portal.sent();
    auto const page = portal.visitor().get("/api/v1/letters?system=appeal&unit=housing_construction");
    ASSERT_EQ(page.status, 200);
    auto const answer = read(page);
    auto const& letters = answer.at("letters").as_array();
    ASSERT_EQ(letters.size(), 1u);
    EXPECT_EQ(letters[0].at("number").as_string(), portal.number(id));
    EXPECT_EQ(letters[0].at("path").as_string(), "/letters/" + portal.number(id));
    EXPECT_TRUE(answer.at("next").is_null());
    EXPECT_EQ(read(portal.visitor().get("/api/v1/letters?category=A01")).at("letters").as_array().size(), 0u);
    EXPECT_EQ(read(portal.visitor().get("/api/v1/letters?category=A02")).at("letters").as_array().size(), 1u);
    for (auto const* wrong :
         {"system=x", "category=Z1", "unit=nobody", "cursor=1.2", "cursor=a.b.c", "cursor=1.2.3.4"})
        EXPECT_EQ(portal.visitor().get(std::string{"/api/v1/letters?"} + wrong).status, 400) << wrong;
    EXPECT_EQ(portal.visitor().get("/api/v1/letters?cursor=0.1.1").status, 200);
}

TEST_F(LettersApi, is_described)
{
    auto const description = read(portal.visitor().get("/api/v1/openapi.json"));
    auto const& letters = description.at("paths").at("/api/v1/letters").as_object();
    EXPECT_TRUE(letters.contains("get"));
    EXPECT_TRUE(letters.contains("post"));
}

} // namespace
} // namespace fengye::letters
