#include "platform/html/template_source.hpp"

#include <gtest/gtest.h>

namespace fengye::html {
namespace {

class Template : public ::testing::Test {
protected:
    Words words;
    Templates templates;

    std::string prepared(std::string text, Language language = Language::en)
    {
        templates["test/page"] = std::move(text);
        auto const whole = prepare_template("test/page", language, words, templates);
        return whole.substr(whole.find("}}") + 2);
    }
    void expect_refused(std::string const& text)
    {
        EXPECT_THROW((void)prepared(text), std::runtime_error) << text;
    }
};

TEST_F(Template, has_its_words_filled_in_for_each_language)
{
    EXPECT_EQ(prepared("<h1>[[platform.search]]</h1>"), "<h1>Search</h1>");
    EXPECT_EQ(prepared("<h1>[[platform.search]]</h1>", Language::zh_cn), "<h1>搜索</h1>");
    EXPECT_EQ(prepared("[[platform.page_n n=NUMBER]]"), "Page {{NUMBER}}");
    EXPECT_EQ(prepared("[[platform.page_n n=NUMBER]]", Language::zh_cn), "第 {{NUMBER}} 页");
}

TEST_F(Template, has_its_parts_pasted)
{
    templates["test/part"] = "<b>{{NAME}}</b>[[>test/inner]]";
    templates["test/inner"] = "[[platform.more]]";
    EXPECT_EQ(prepared("a [[>test/part]] c"), "a <b>{{NAME}}</b>More c");
}

TEST_F(Template, has_its_parts_pasted_without_a_blank_after_them)
{
    templates["test/part"] = "<b>{{NAME}}</b>\n";
    EXPECT_EQ(prepared("[[>test/part]]，[[>test/part]]\n"), "<b>{{NAME}}</b>，<b>{{NAME}}</b>\n");
}

TEST_F(Template, marks_only_names_of_markup_as_markup)
{
    EXPECT_EQ(prepared("{{BODY_HTML}} {{TITLE}} {{HTML}}"), "{{BODY_HTML:none}} {{TITLE}} {{HTML}}");
}

TEST_F(Template, that_is_wrong_is_refused)
{
    expect_refused("[[platform.no_such_words]]");
    expect_refused("[[Platform.Search]]");
    expect_refused("[[platform.search");
    expect_refused("[[>test/missing]]");
    expect_refused("[[>test/page]]"); // pastes itself
}

TEST_F(Template, a_value_stands_nowhere_it_could_run)
{
    for (auto const* text : {
             R"(<a onclick="{{X}}">)",
             R"(<a ONCLICK="{{X}}">)",
             R"(<a onclick='{{X}}'>)",
             R"x(<a onclick = "f('{{X}}')">)x",
             R"(<a onclick={{X}}>)",
             R"(<a/onclick="{{X}}">)",
             "<a\nonclick=\"{{X}}\">",
             R"(<img srcset="{{X}} 2x">)",
             R"(<button formaction="{{X_URL}}">)",
             R"(<p style="color: {{X}}">)",
             R"(<div hx-get="{{X_URL}}">)",
             R"(<div data-hx-get="{{X_URL}}">)",
             R"(<div hx-vals='{"a": "{{X}}"}'>)",
             R"(<iframe srcdoc="{{X}}">)",
         })
        expect_refused(text);
}

TEST_F(Template, a_value_is_never_the_name_of_an_attribute_or_a_tag)
{
    expect_refused("<a {{X}}>");
    expect_refused("<a {{X}}=\"y\">");
    expect_refused("<a class=\"b\" {{X}}>");
    expect_refused("<a data-{{X}}=\"y\">");
    expect_refused("<{{X}}>");
    expect_refused("<a title=\"a > b\" {{X}}>");
}

TEST_F(Template, a_value_in_an_attribute_stands_in_quotes)
{
    expect_refused("<a href={{X_URL}}>");
    expect_refused("<input value=a{{X}}>");
}

TEST_F(Template, markup_stands_only_between_tags)
{
    expect_refused(R"(<a title="{{X_HTML}}">)");
    expect_refused(R"(<a title='{{X_HTML}}'>)");
    expect_refused(R"(<a title="a > {{X_HTML}}">)");
    expect_refused("<textarea>{{X_HTML}}</textarea>");
    expect_refused("<title>{{X_HTML}}</title>");
}

TEST_F(Template, nothing_stands_inside_a_script_or_a_style)
{
    expect_refused("<script>var x = \"{{X}}\"</script>");
    expect_refused("<script type=\"application/ld+json\">{{X_HTML}}</script>");
    expect_refused("<SCRIPT>{{X}}</SCRIPT>");
    expect_refused("<style>p { color: {{X}} }</style>");
    expect_refused("<!-- {{X}} -->");
}

TEST_F(Template, escaping_is_never_chosen_by_a_template)
{
    expect_refused("{{X:none}}");
    expect_refused("{{X:h}}");
    expect_refused("{{X_HTML:none}}");
    expect_refused("{{%AUTOESCAPE context=\"TEXT\"}}");
    expect_refused("{{>OTHER}}");
    expect_refused("{{=| |=}}");
    expect_refused("{{x}}");
    expect_refused("{{X");
}

TEST_F(Template, sections_open_and_close)
{
    expect_refused("{{#A}}x");
    expect_refused("x{{/A}}");
    expect_refused("{{#A}}{{#B}}{{/A}}{{/B}}");
    EXPECT_NO_THROW((void)prepared("{{#A}}{{#B}}x{{/B}}{{/A}}{{#A}}y{{/A}}"));
}

TEST_F(Template, what_is_harmless_is_let_through)
{
    for (auto const* text : {
             R"(<a href="{{X_URL}}" title='{{X}}'>{{X}}</a>)",
             R"(<a class="row {{STATE}}" {{#IS_OPEN}}aria-current="page"{{/IS_OPEN}}>)",
             R"(<option value="{{V}}"{{#IS_CHOSEN}} selected{{/IS_CHOSEN}}>{{V}}</option>)",
             R"(<p>on="{{X}}" a = {{X}} 5 < {{X}}</p>)",
             R"(<div hx-get="/desk/notes" data-count="{{N}}">{{X_HTML}}</div>)",
             R"(<meta name="description" content="{{X}}"><link rel="canonical" href="{{X_URL}}">)",
             R"(<textarea name="t">{{X}}</textarea><title>{{X}}</title>)",
             R"(<script src="{{X_URL}}" defer></script><p>{{X}}</p>)",
             R"(<!-- a comment -->{{X}}<!DOCTYPE html>{{! a note }})",
             R"(<svg viewBox="0 0 24 24"><path d="M0 0"/></svg>{{X}})",
         })
        EXPECT_NO_THROW((void)prepared(text)) << text;
}

TEST_F(Template, every_one_of_the_house_can_be_made_safe)
{
    auto const all = embedded_templates();
    EXPECT_FALSE(all.empty());
    for (auto const& [name, text] : all)
        for (auto const language : languages)
            EXPECT_NO_THROW((void)prepare_template(name, language, words, all)) << name;
}

TEST(ShownIn, a_template_is_its_values_and_sections)
{
    auto const shown = shown_in("{{%AUTOESCAPE "
                                "context=\"HTML\"}}{{A}}{{#LIST}}{{B:none}}{{#INNER}}{{C}}{{/INNER}}{{/"
                                "LIST}}{{D}}{{#LIST}}{{E}}{{/LIST}}");
    EXPECT_EQ(shown.values, (std::set<std::string>{"A", "D"}));
    ASSERT_TRUE(shown.sections.contains("LIST"));
    EXPECT_EQ(shown.sections.at("LIST").values, (std::set<std::string>{"B", "E"}));
    EXPECT_TRUE(shown.sections.at("LIST").sections.at("INNER").values.contains("C"));
}

} // namespace
} // namespace fengye::html
