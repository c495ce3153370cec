#include "platform/html/renderer.hpp"

#include <gtest/gtest.h>

namespace fengye::html {
namespace {

constexpr auto* attack = "\"><script>alert('x')</script>&";

std::string rendered(std::string text, Values values, bool is_strict = true)
{
    static Words const words;
    Renderer renderer{words, {{"test/page", std::move(text)}}};
    if (is_strict)
        renderer.be_strict();
    return renderer.render({"test/page", std::move(values)}, Language::en).text();
}

TEST(Renderer, escapes_a_value_for_the_place_it_stands_in)
{
    EXPECT_EQ(rendered("<p>{{X}}</p>", {{"X", "a < b & c"}}), "<p>a &lt; b &amp; c</p>");
    for (auto const* text :
         {"<p>{{X}}</p>", "<p title=\"{{X}}\">", "<p title='{{X}}'>", "<textarea>{{X}}</textarea>",
          "<title>{{X}}</title>", "<input value=\"{{X}}\">", "<meta content=\"{{X}}\">"}) {
        auto const shown = rendered(text, {{"X", attack}});
        EXPECT_EQ(shown.find("<script"), std::string::npos) << shown;
        EXPECT_EQ(shown.find("\"><"), std::string::npos) << shown;
        EXPECT_EQ(shown.find("'x'"), std::string::npos) << shown;
    }
}

TEST(Renderer, keeps_the_lines_of_a_text_that_is_edited)
{
    EXPECT_EQ(
        rendered("<textarea rows=\"3\">{{X}}</textarea>", {{"X", "one\ntwo < </textarea>"}}),
        "<textarea rows=\"3\">one\ntwo &lt; &lt;/textarea&gt;</textarea>");
}

TEST(Renderer, lets_no_script_into_an_address)
{
    for (auto const* address :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
          "data:text/html,<script>", "vbscript:x"})
        for (auto const* text :
             {"<a href=\"{{X_URL}}\">", "<img src=\"{{X_URL}}\">", "<form action=\"{{X_URL}}\">"}) {
            auto const shown = rendered(text, {{"X_URL", address}});
            EXPECT_EQ(shown.find("script:"), std::string::npos) << shown;
            EXPECT_EQ(shown.find("data:"), std::string::npos) << shown;
        }
    EXPECT_EQ(
        rendered("<a href=\"{{X_URL}}\">", {{"X_URL", "/news/?page=2&year=2026"}}),
        "<a href=\"/news/?page=2&amp;year=2026\">");
}

TEST(Renderer, lets_markup_through_under_its_name_alone)
{
    EXPECT_EQ(rendered("<div>{{BODY_HTML}}</div>", {{"BODY_HTML", escaped("a < b")}}), "<div>a &lt; b</div>");
    EXPECT_THROW(
        rendered("<div>{{BODY_HTML}}</div>", {{"BODY_HTML", "<b>text</b>"}}, false), std::logic_error);
    EXPECT_THROW(rendered("<div>{{BODY}}</div>", {{"BODY", escaped("x")}}, false), std::logic_error);
    EXPECT_THROW(
        rendered(
            "{{#L}}<div>{{BODY_HTML}}</div>{{/L}}", {{"L", std::vector<Values>{{{"BODY_HTML", "<b>"}}}}},
            false),
        std::logic_error);
}

TEST(Renderer, shows_sections_and_repeats_lists)
{
    EXPECT_EQ(rendered("{{#A}}yes{{/A}}{{#B}}no{{/B}}", {{"A", true}, {"B", false}}), "yes");
    EXPECT_EQ(
        rendered(
            "{{#L}}[{{N}}{{OUTER}}]{{/L}}",
            {{"OUTER", "o"}, {"L", std::vector<Values>{{{"N", 1}}, {{"N", 2}, {"OUTER", "i"}}}}}),
        "[1o][2i]");
    EXPECT_EQ(rendered("{{#S}}{{N}}{{/S}}", {{"S", Values{{"N", 5}}}}), "5");
    EXPECT_EQ(rendered("{{#L}}x{{/L}}", {{"L", std::vector<Values>{}}}), "");
}

enum class State { awaiting_reply };
constexpr Names<1> names_of(State)
{
    return {"awaiting_reply"};
}

TEST(Renderer, shows_every_kind_of_value)
{
    EXPECT_EQ(
        rendered(
            "{{A}} {{B}} {{C}} {{D}} {{E}} {{F}} {{G}}",
            {{"A", -5},
             {"B", day(2026, 2, 3)},
             {"C", moment_of(day(2026, 2, 3), std::chrono::hours{9})},
             {"D", UnitId{7}},
             {"E", State::awaiting_reply},
             {"F", std::optional<std::string>{}},
             {"G", std::optional<int>{3}}}),
        "-5 2026-02-03 2026-02-03 09:00 7 awaiting_reply  3");
}

TEST(Renderer, is_strict_in_tests)
{
    EXPECT_THROW(rendered("{{A}}", {{"A", "x"}, {"B", "y"}}), std::logic_error); // shown by nothing
    EXPECT_THROW(rendered("{{A}}{{B}}", {{"A", "x"}}), std::logic_error);        // told by nobody
    EXPECT_THROW(
        rendered("{{#L}}{{A}}{{/L}}", {{"L", std::vector<Values>{{}}}}), std::logic_error); // in one element
    EXPECT_THROW(rendered("{{#L}}{{A}}{{/L}}", {}), std::logic_error);                      // a section too
    EXPECT_THROW(rendered("{{#L}}x{{/L}}", {{"L", "text"}}), std::logic_error);
    EXPECT_NO_THROW(rendered("{{#L}}{{A}}{{/L}}", {{"L", std::vector<Values>{}}}));
    EXPECT_NO_THROW(rendered("{{#L}}{{A}}{{/L}}", {{"L", false}}));
    EXPECT_NO_THROW(rendered("{{A}}{{B}}", {{"A", "x"}}, false));
}

TEST(Renderer, throws_for_a_template_that_is_not_there)
{
    static Words const words;
    Renderer const renderer{words, {}};
    EXPECT_ANY_THROW((void)renderer.render({"test/page", {}}, Language::en));
}

TEST(Renderer, many_threads_share_it)
{
    static Words const words;
    Renderer const renderer{words, {{"test/page", "<p>{{X}}</p>"}}};
    std::vector<std::thread> threads;
    std::atomic<int> wrong{0};
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&, i] {
            for (int n = 0; n < 200; ++n)
                wrong += renderer.render({"test/page", {{"X", i}}}, Language::en).text() !=
                         "<p>" + std::to_string(i) + "</p>";
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(wrong, 0);
}

} // namespace
} // namespace fengye::html
