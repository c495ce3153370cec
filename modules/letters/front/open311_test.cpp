#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "modules/letters/post_portal_test.hpp"

namespace fengye::letters {
namespace {

namespace json = boost::json;

constexpr char const* key = "a-key-of-a-partner-2026";

Settings with_key()
{
    Settings settings;
    settings.open311_key = key;
    return settings;
}

class Open311 : public testing::Test {
protected:
    PostPortal portal{with_key()};

    void SetUp() override { portal.wait_until_shown(); }

    static http::Pairs request()
    {
        return {
            {"api_key", key},
            {"service_code", "A01"},
            {"description", "站前路与解放路口的人行道地砖松动，雨后溅水，有人滑倒。"},
            {"address_string", "平山区站前路与解放路口"},
            {"first_name", "小枫"},
            {"last_name", "欧阳"},
            {"phone", "13800138000"}};
    }
    static http::Pairs with(std::string const& name, std::string const& value)
    {
        auto fields = request();
        for (auto& [field, old] : fields)
            if (field == name)
                old = value;
        return fields;
    }
    static WebPage send(TestPortal const& to, http::Pairs const& fields, http::Pairs headers = {})
    {
        headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        return to.visitor().send("POST", "/open311/v2/requests.json", headers, form_text(fields));
    }
    WebPage send(http::Pairs const& fields, http::Pairs const& headers = {})
    {
        return send(portal, fields, headers);
    }
    static json::object first(WebPage const& page)
    {
        return json::parse(page.body).as_array().at(0).as_object();
    }
};

TEST_F(Open311, describes_where_it_is)
{
    auto const page = portal.visitor().get("/open311/v2/discovery.json");
    ASSERT_EQ(page.status, 200);
    auto const endpoint = json::parse(page.body).at("endpoints").as_array().at(0).as_object();
    EXPECT_EQ(endpoint.at("url").as_string(), "http://" + portal.visitor().host() + "/open311/v2");
    EXPECT_EQ(endpoint.at("type").as_string(), "test");
    EXPECT_EQ(endpoint.at("formats").as_array(), (json::array{"application/json"}));
}

TEST_F(Open311, offers_the_categories_of_appeals_that_are_answered)
{
    auto const page = portal.visitor().get("/open311/v2/services.json");
    std::vector<std::string> codes;
    auto const services = json::parse(page.body);
    for (auto const& service : services.as_array())
        codes.emplace_back(service.at("service_code").as_string());
    EXPECT_EQ(codes.front(), "A01");
    EXPECT_EQ(std::count(codes.begin(), codes.end(), "A19"), 0) << "accusations are only passed on";
    EXPECT_EQ(std::count(codes.begin(), codes.end(), "S01"), 0) << "a suggestion is no request";
    EXPECT_EQ(std::count(codes.begin(), codes.end(), "A99"), 1);
}

TEST_F(Open311, takes_a_request_and_gives_its_number_and_code)
{
    auto const page = send(request());
    ASSERT_EQ(page.status, 201) << page.body;
    auto const receipt = first(page);
    EXPECT_EQ(receipt.at("service_request_id").as_string(), "SQ-20261123-0001");
    EXPECT_EQ(receipt.at("query_code").as_string().size(), 19u);
    auto const record = casework::find_case(portal.reader(), "SQ-20261123-0001").value();
    auto const letter = store::find_letter(portal.reader(), record.id).value();
    EXPECT_EQ(letter.way, Way::open311);
    EXPECT_FALSE(letter.may_publish);
    EXPECT_EQ(portal.unit_of(record.id), "pingshan") << "by its place";
    auto const contact =
        casework::contact_of(portal.reader(), casework::Vault{portal.platform().key}, record.id).value();
    EXPECT_EQ(contact.name, "欧阳小枫");
}

TEST_F(Open311, makes_a_title_that_names_nobody)
{
    auto const page =
        send(with("description", "我叫欧阳小枫，电话13800138000，小区门口的路灯坏了两个星期。"));
    ASSERT_EQ(page.status, 201) << page.body;
    auto const record = casework::find_case(portal.reader(), "SQ-20261123-0001").value();
    auto const title = store::find_letter(portal.reader(), record.id).value().title;
    EXPECT_EQ(title.find("小枫"), std::string::npos) << title;
    EXPECT_EQ(title.find("13800138000"), std::string::npos) << title;
    EXPECT_NE(title.find("路灯"), std::string::npos) << title;
}

TEST_F(Open311, the_same_request_on_the_same_day_is_one_letter)
{
    auto const page = send(request());
    EXPECT_EQ(send(request()).status, 200);
    EXPECT_EQ(first(send(request())), first(page));
    portal.advance(1);
    EXPECT_EQ(send(request()).status, 201) << "the next day the paving may still be loose";
    auto const keyed = first(send(request(), {{"Idempotency-Key", "report-81"}}));
    portal.advance(1);
    EXPECT_EQ(first(send(request(), {{"Idempotency-Key", "report-81"}})), keyed);
}

TEST_F(Open311, takes_requests_only_with_the_key_the_city_gave)
{
    EXPECT_EQ(send(with("api_key", "guessed-guessed-guessed")).status, 403);
    PostPortal closed;
    auto const page = send(closed, with("api_key", ""));
    EXPECT_EQ(page.status, 403);
    EXPECT_EQ(first(page).at("code").as_int64(), 403);
}

TEST_F(Open311, tells_what_is_wrong_in_the_form_of_the_standard)
{
    auto const page = send(with("service_code", "A19"));
    EXPECT_EQ(page.status, 400);
    EXPECT_TRUE(first(page).at("description").as_string().starts_with("service_code: "));
    auto const short_one = send(with("description", "地砖松"));
    EXPECT_EQ(short_one.status, 400);
    EXPECT_TRUE(first(short_one).at("description").as_string().starts_with("description: "));
    EXPECT_EQ(send(with("phone", "")).status, 400) << "somebody must be there to ask";
}

TEST_F(Open311, shows_published_letters_and_says_of_others_that_there_are_none)
{
    portal.staffed("housing_construction");
    auto const id = portal.published();
    auto const hidden = portal.sent();
    auto const page = portal.visitor().get("/open311/v2/requests/" + portal.number(id) + ".json");
    ASSERT_EQ(page.status, 200);
    auto const shown = first(page);
    EXPECT_EQ(shown.at("status").as_string(), "closed");
    EXPECT_EQ(shown.at("service_code").as_string(), "A02");
    EXPECT_EQ(shown.at("agency_responsible").as_string(), "市住房和城乡建设局");
    EXPECT_EQ(page.body.find("欧阳"), std::string::npos);
    auto const other = portal.visitor().get("/open311/v2/requests/" + portal.number(hidden) + ".json");
    auto const none = portal.visitor().get("/open311/v2/requests/SQ-20200101-0001.json");
    EXPECT_EQ(other.status, 404);
    EXPECT_EQ(other.body, none.body);
}

TEST_F(Open311, does_not_speak_xml)
{
    for (auto const* path :
         {"/open311/v2/services.xml", "/open311/v2/discovery.xml", "/open311/v2/requests/1.xml"})
        EXPECT_EQ(portal.visitor().get(path).status, 406) << path;
    EXPECT_EQ(portal.visitor().send("POST", "/open311/v2/requests.xml", {}, "a=b").status, 406);
    EXPECT_EQ(portal.visitor().get("/open311/v2/nowhere.json").status, 404);
}

} // namespace
} // namespace fengye::letters
