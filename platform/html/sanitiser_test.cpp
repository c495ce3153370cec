#include "platform/html/sanitiser.hpp"

#include <ctime>
#include <set>

#include <gtest/gtest.h>
#include <gumbo.h>

namespace fengye::html {
namespace {

std::string cleaned(std::string_view markup)
{
    return Sanitiser::clean(markup)->html.text();
}

// Shapes that have got past other filters, from the published collections.
std::vector<std::string> const attacks{
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/xss src=x></script>",
    "<script\x0c>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<script src=x",
    "</script><script>alert(1)</script>",
    "<script>/*</script><img src=x onerror=alert(1)>*/",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=\"alert(1)\"",
    "<img src=\"/files/1/a.jpg\" onerror=alert(1)>",
    "<img src='/files/1/a.jpg' onload='alert(1)' alt='x'>",
    "<img/src=/files/1/a.jpg/onerror=alert(1)>",
    "<img src=/files/1/a.jpg\nonerror\n=\nalert(1)>",
    "<img src=\"/files/1/x\" alt=\"\" onerror=alert(1) \"\">",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<img src=javascript:alert(1)>",
    "<img src=`javascript:alert(1)`>",
    "<img src=data:image/svg+xml;base64,PHN2Zz48c2NyaXB0PmFsZXJ0KDEpPC9zY3JpcHQ+PC9zdmc+>",
    "<img srcset=\"x onerror=alert(1)\" src=/files/1/a.jpg>",
    "<img src=//evil.example/pixel.gif>",
    "<img src=https://evil.example/pixel.gif>",
    "<img src=/files/../desk/secret>",
    "<img src=\"/files/1/a.jpg\" usemap=#m><map name=m><area href=javascript:alert(1)></map>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=JaVaScRiPt:alert(1)>x</a>",
    "<a href=\"  javascript:alert(1)\">x</a>",
    "<a href=\"java\tscript:alert(1)\">x</a>",
    "<a href=\"java\nscript:alert(1)\">x</a>",
    "<a href=\"java&#x09;script:alert(1)\">x</a>",
    "<a href=\"java&NewLine;script:alert(1)\">x</a>",
    "<a href=\"javascript&colon;alert(1)\">x</a>",
    "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1)\">x</a>",
    "<a href=\"&#0000106&#0000097&#0000118&#0000097script:alert(1)\">x</a>",
    "<a href=\"&#x6A&#x61&#x76&#x61script:alert(1)\">x</a>",
    "<a href=\"\x01javascript:alert(1)\">x</a>",
    "<a href=\"\xc2\xa0javascript:alert(1)\">x</a>",
    "<a href=\"\xe3\x80\x80javascript:alert(1)\">x</a>",
    "<a href=\"jav\xc2\xad"
    "ascript:alert(1)\">x</a>",
    "<a href=vbscript:msgbox(1)>x</a>",
    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
    "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
    "<a href=\"blob:https://x/1\">x</a>",
    "<a href=\"view-source:javascript:alert(1)\">x</a>",
    "<a href=\"feed:javascript:alert(1)\">x</a>",
    "<a href=\"//evil.example/\">x</a>",
    "<a href=\"/\\evil.example/\">x</a>",
    "<a href=\"\\\\evil.example\\\">x</a>",
    "<a href=\"https://ok.example/\" onmouseover=alert(1)>x</a>",
    "<a href=\"https://ok.example/&quot; onmouseover=&quot;alert(1)\">x</a>",
    "<a href='https://ok.example/\"onclick=\"alert(1)'>x</a>",
    "<a href=x target=_blank style=\"position:fixed;top:0;left:0;width:100%;height:100%\">x</a>",
    "<a id=x name=body class=\"btn delete\" data-behaviour=exchange hx-get=/desk hx-trigger=load>x</a>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><set attributeName=href to=javascript:alert(1)>",
    "<svg><use href=\"data:image/svg+xml,<svg id=x "
    "xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>#x\">",
    "<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><mi><!--</mi><img src=x onerror=alert(1)>-->",
    "<math href=javascript:alert(1)>x</math>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) "
    "src>\">",
    "<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script></annotation-xml></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<template><script>alert(1)</script></template>",
    "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
    "<noembed><img src=\"</noembed><iframe onload=alert(1)>\">",
    "<noframes><p id=\"</noframes><img src=x onerror=alert(1)>\">",
    "<plaintext><script>alert(1)",
    "<listing>&lt;img onerror=alert(1) src=x&gt;</listing>",
    "<title><img src=x onerror=alert(1)></title>",
    "<textarea></textarea><script>alert(1)</script>",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<select><option><script>alert(1)</script></option></select>",
    "<select><style></select><img src=x onerror=alert(1)></style>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<applet code=x></applet>",
    "<base href=javascript:alert(1)//>",
    "<link rel=stylesheet href=javascript:alert(1)>",
    "<link rel=import href=data:text/html,<script>alert(1)</script>>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
    "<style>@import 'javascript:alert(1)';</style>",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<p style=\"background:url(javascript:alert(1))\">x</p>",
    "<p style=\"width:expression(alert(1))\">x</p>",
    "<p style=\"-moz-binding:url(//evil.example/x.xml#a)\">x</p>",
    "<p style=\"text-align:center;background:url(//evil.example/)\">x</p>",
    "<table background=javascript:alert(1)><tr><td background=javascript:alert(1)>x</td></tr></table>",
    "<table><td colspan=\"2\" onclick=alert(1) width=\"expression(alert(1))\">x",
    "<body onload=alert(1)>",
    "<html onmouseover=alert(1)><body background=javascript:alert(1)>",
    "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video><source onerror=alert(1)></video>",
    "<video poster=javascript:alert(1)//></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<keygen autofocus onfocus=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<input type=image src=x formaction=javascript:alert(1)>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<isindex action=javascript:alert(1) type=image>",
    "<dialog open onclose=alert(1)><p>x",
    "<x onclick=alert(1)>x</x>",
    "<x-custom onpointerover=alert(1) contenteditable>x",
    "<p/onclick=alert(1)>x",
    "<p\x0bonclick=alert(1)>x</p>",
    "<p onclick\x00=alert(1)>x</p>",
    "<p \"onclick=alert(1)\">x</p>",
    "<p =onclick=alert(1)>x</p>",
    "<p id='\"><img src=x onerror=alert(1)>'>x</p>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<!-- --!><img src=x onerror=alert(1)> -->",
    "<![CDATA[><img src=x onerror=alert(1)>]]>",
    "<?xml version=\"1.0\"?><script>alert(1)</script>",
    "<? foo=\"><script>alert(1)</script>\">",
    "<! foo=\"><script>alert(1)</script>\">",
    "</ foo=\"><script>alert(1)</script>\">",
    "<%<!--'%><script>alert(1);</script -->",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\xc0\xbcscript\xc0\xbe alert(1)",
    "\xe0\x80\xbcscript>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60script&#62alert(1)&#60/script&#62",
    "<p>&amp;lt;img src=x onerror=alert(1)&amp;gt;</p>",
    "<ol start=\"javascript:alert(1)\" reversed type=\"1\"><li value=\"alert(1)\">x</ol>",
    "<th scope=\"col onclick=alert(1)\" lang=\"en onclick\">x</th>",
};

std::set<std::string> const elements{"p",          "h2",         "h3",      "h4",    "ul",    "ol",    "li",
                                     "blockquote", "table",      "caption", "thead", "tbody", "tfoot", "tr",
                                     "th",         "td",         "strong",  "em",    "sup",   "sub",   "a",
                                     "figure",     "figcaption", "img",     "br",    "hr"};
std::set<std::string> const attributes{"href",    "src",   "alt",   "width", "height", "colspan",
                                       "rowspan", "scope", "start", "lang",  "class"};

// Everything a browser would make of it.
void expect_harmless(GumboNode const& node, std::string const& from, std::set<std::string> const& allowed)
{
    if (node.type == GUMBO_NODE_COMMENT || node.type == GUMBO_NODE_TEMPLATE)
        ADD_FAILURE() << "a comment or a template, from " << from;
    if (node.type != GUMBO_NODE_ELEMENT)
        return;
    auto const& element = node.v.element;
    std::string const name = gumbo_normalized_tagname(element.tag);
    EXPECT_TRUE(allowed.contains(name)) << name << " from " << from;
    EXPECT_EQ(element.tag_namespace, GUMBO_NAMESPACE_HTML) << from;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
        auto const& attribute = *static_cast<GumboAttribute const*>(element.attributes.data[i]);
        std::string const value = attribute.value;
        EXPECT_TRUE(attributes.contains(attribute.name)) << attribute.name << " from " << from;
        if (std::string_view{attribute.name} == "src")
            EXPECT_TRUE(value.starts_with("/files/") && value.find("..") == std::string::npos)
                << value << " from " << from;
        if (std::string_view{attribute.name} == "class")
            EXPECT_TRUE(value == "align-center" || value == "align-right") << value << " from " << from;
        if (std::string_view{attribute.name} == "href") {
            bool const leads_out = value.starts_with("http://") || value.starts_with("https://") ||
                                   value.starts_with("mailto:") || value.starts_with("tel:");
            bool const is_local =
                value.starts_with('#') ||
                (value.starts_with('/') && !value.starts_with("//") && !value.starts_with("/\\"));
            EXPECT_TRUE(leads_out || is_local) << value << " from " << from;
        }
    }
    for (unsigned i = 0; i < element.children.length; ++i)
        expect_harmless(*static_cast<GumboNode const*>(element.children.data[i]), from, allowed);
}

void expect_harmless(std::string const& markup, std::string const& from)
{
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_DIV;
    auto* output = gumbo_parse_with_options(&options, markup.data(), markup.size());
    auto const& children = output->root->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        expect_harmless(*static_cast<GumboNode const*>(children.data[i]), from, elements);
    gumbo_destroy_output(&options, output);
}

TEST(Sanitiser, lets_nothing_run)
{
    EXPECT_GE(attacks.size(), 80u);
    for (auto const& attack : attacks) {
        auto const out = cleaned(attack);
        expect_harmless(out, attack);
        EXPECT_EQ(cleaned("<div>" + out + "</div>"), out) << attack; // clean is clean
        // Inside other markup, and next to another.
        expect_harmless(cleaned("<table><tr><td><p>" + attack + "</td></tr></table>"), attack);
        expect_harmless(cleaned("<p title=\"" + attack + "\">" + attack + attack), attack);
    }
}

TEST(Sanitiser, every_pair_of_attacks_is_as_harmless_as_one)
{
    std::string all;
    for (auto const& first : attacks) {
        all += first;
        for (auto const& second : attacks)
            expect_harmless(cleaned(first + second), first + second);
    }
    expect_harmless(cleaned(all), "all of them");
}

TEST(Sanitiser, keeps_what_a_text_may_hold)
{
    auto const* text =
        "<h2>一</h2><p "
        "class=\"align-center\">二<strong>三</strong><em>四</em><sup>5</sup><sub>6</sub><br></p><ul><li>七</"
        "li></ul><ol start=\"3\"><li>八</li></ol>"
        "<blockquote><p>九</p></blockquote><table><caption>表</caption><thead><tr><th "
        "scope=\"col\">十</th></tr></thead><tbody><tr><td colspan=\"2\" "
        "rowspan=\"3\">一</td></tr></tbody></table>"
        "<figure><img src=\"/files/1/a.jpg\" alt=\"图\" width=\"400\" "
        "height=\"300\"><figcaption>图</figcaption></figure><hr><p lang=\"en\">x</p>"
        "<p><a href=\"https://www.gov.cn/\">国务院</a><a href=\"/news/\">新闻</a><a href=\"#top\">上</a><a "
        "href=\"mailto:a@example.org\">信</a><a href=\"tel:+86-414-12345\">电</a></p>";
    EXPECT_EQ(cleaned(text), text);
}

TEST(Sanitiser, brings_headings_and_names_of_old_tags_into_shape)
{
    EXPECT_EQ(
        cleaned("<h1>a</h1><h5>b</h5><b>c</b><i>d</i>"), "<h2>a</h2><h4>b</h4><strong>c</strong><em>d</em>");
    EXPECT_EQ(
        cleaned("<p align=\"right\">a</p><p style=\"margin:0;text-align: center\">b</p>"),
        "<p class=\"align-right\">a</p><p class=\"align-center\">b</p>");
    EXPECT_EQ(cleaned("<div><font color=red><u>text</u></font></div>"), "text");
    EXPECT_EQ(cleaned("<td colspan=\"99\" rowspan=\"0\">x"), "x");
    EXPECT_EQ(
        cleaned("<table><tr><td colspan=\"99\" rowspan=\"-1\">x</td></tr></table>"),
        "<table><tbody><tr><td>x</td></tr></tbody></table>");
}

TEST(Sanitiser, says_what_it_saw)
{
    auto const seen = *Sanitiser::clean(
        "<p>甲</p><p>乙</p><a href=\"https://example.org/\">x</a><a href=\"/y\">y</a><img "
        "src=\"/files/1/a.jpg\"><img src=\"/files/2/b.jpg\" alt=\"b\">"
        "<script>1</script><script>2</script><iframe></iframe><img src=\"https://evil.example/\">");
    EXPECT_EQ(seen.links, std::vector<std::string>{"https://example.org/"});
    EXPECT_EQ(seen.pictures, (std::vector<std::string>{"/files/1/a.jpg", "/files/2/b.jpg"}));
    EXPECT_EQ(seen.pictures_without_alt, 1);
    EXPECT_EQ(seen.dropped, (std::vector<std::string>{"script", "iframe", "img"}));
    EXPECT_TRUE(seen.text.starts_with("甲\n乙\n")) << seen.text;
}

TEST(Sanitiser, makes_paragraphs_of_plain_text)
{
    EXPECT_EQ(cleaned("第一段\r\n\r\n　　第二段 \n第三段"), "<p>第一段</p><p>第二段</p><p>第三段</p>");
    EXPECT_EQ(cleaned("a < b & c > d"), "<p>a &lt; b &amp; c &gt; d</p>");
    EXPECT_EQ(cleaned("1 <3 \"枫叶\""), "<p>1 &lt;3 &quot;枫叶&quot;</p>");
    EXPECT_EQ(cleaned(""), "");
    EXPECT_EQ(cleaned("\n\n"), "");
}

TEST(Sanitiser, presents_tables_that_scroll_and_links_through_the_leaving_page)
{
    auto const safe =
        Sanitiser::clean(
            "<table><tr><td>x</td></tr></table><table><tr><td>y</td></tr></table>"
            "<p><a href=\"https://example.org/a\">x</a><a href=\"https://www.benxi.gov.cn/\">y</a>"
            "<a href=\"https://evil.example/.gov.cn\">z</a><a href=\"https://notgov.cn/\">v</a><a "
            "href=\"/n\">w</a></p><img src=\"/files/1/a.jpg\" alt=\"\">")
            ->html;
    auto const shown = Sanitiser::present(safe, "表\"格");
    for (auto const* name : {"表&quot;格", "表&quot;格（2）"})
        EXPECT_NE(
            shown.html.text().find(
                std::string{"<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\""} +
                name + "\"><table>"),
            std::string::npos)
            << name;
    EXPECT_EQ(shown.html.text().find("example.org"), std::string::npos);
    EXPECT_EQ(shown.html.text().find("evil.example"), std::string::npos);
    EXPECT_EQ(shown.html.text().find("notgov.cn"), std::string::npos);
    EXPECT_NE(shown.html.text().find("href=\"https://www.benxi.gov.cn/\""), std::string::npos);
    EXPECT_NE(shown.html.text().find("href=\"/out/"), std::string::npos);
    EXPECT_NE(shown.html.text().find("loading=\"lazy\""), std::string::npos);
    EXPECT_EQ(shown.links.size(), 4u);
}

TEST(Sanitiser, refuses_more_than_a_text_can_be)
{
    EXPECT_EQ(
        Sanitiser::clean(std::string(Sanitiser::bytes_max + 1, 'x')).error().because, Because::not_valid);
    std::string many;
    for (std::size_t i = 0; i < Sanitiser::elements_max; ++i)
        many += "<p>";
    EXPECT_TRUE(Sanitiser::clean(many));
    EXPECT_FALSE(Sanitiser::clean(many + "<b>"));
    EXPECT_TRUE(Sanitiser::clean(many + "<1>< p>"));
}

TEST(Sanitiser, survives_any_depth)
{
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<div>";
    EXPECT_FALSE(Sanitiser::clean(deep + "x"));
    for (std::string const tag : {"<div>", "<b>", "<ul><li>", "<em><p>"}) {
        std::string nested;
        auto const each = static_cast<std::size_t>(std::count(tag.begin(), tag.end(), '<'));
        for (std::size_t i = 0; i < Sanitiser::elements_max / each; ++i)
            nested += tag;
        auto const result = Sanitiser::clean(nested + "枫叶");
        if (result)
            expect_harmless(result->html.text(), tag);
    }
}

// Formatting left open is opened again in each block after it, and each attribute is compared with all before
// it.
TEST(Sanitiser, is_not_made_to_work_for_hours)
{
    std::string formatting, hidden, blocks, attributes;
    for (int i = 0; i < 14'000; ++i) {
        formatting += "<b class=" + std::to_string(i) + ">";
        hidden +=
            "<svg><style><i id=" + std::to_string(i) + "></style></svg><em id=" + std::to_string(i) + ">";
        blocks += "<p>x</p>";
    }
    for (int i = 0; i < 200'000; ++i)
        attributes += " a" + std::to_string(i);
    auto const work_time = [] { return std::clock() / static_cast<double>(CLOCKS_PER_SEC); };
    auto const begun = work_time();
    for (auto const& markup :
         {"<p>" + formatting + "</p>" + blocks, "<table>" + formatting + blocks, hidden + blocks}) {
        auto const cleaned = Sanitiser::clean(markup);
        if (cleaned)
            EXPECT_LT(cleaned->html.text().size(), 4 * markup.size());
    }
    EXPECT_FALSE(Sanitiser::clean("<p" + attributes + ">"));
    EXPECT_LT(work_time() - begun, 30); // seconds of a processor; it was hours
}

TEST(Sanitiser, keeps_the_words_of_formatting_it_does_not_keep)
{
    EXPECT_EQ(
        cleaned(
            "<p><font color='red'><b style='mso-bidi-font-weight:normal'>第<b class=x>一</b>条</b></font> "
            "<u>下<s>划</s>线</u><!--[if gte mso 9]><xml><b a=\"1\">x</b></xml><![endif]-->。</p>"),
        "<p><strong>第一条</strong> 下划线。</p>");
    EXPECT_EQ(cleaned("<p title=\"<b x=1>\">a<b\nx\n>b</b\n></p>"), "<p>a<strong>b</strong></p>");
    EXPECT_EQ(
        cleaned("<p>1 < 2 <b>and</b> 3 > 2, </ b> <3"),
        "<p>1 &lt; 2 <strong>and</strong> 3 &gt; 2,  &lt;3</p>");
    EXPECT_EQ(cleaned("<p>a<!-->b<!--->c<!--x--!>d<!--e"), "<p>abcd</p>");
    EXPECT_EQ(cleaned("<p>a<script>if (a<b) x='</b>';</SCRIPT >c<style>b<i</style>d"), "<p>acd</p>");
}

TEST(Sanitiser, has_time_and_room_for_the_largest_text_people_write)
{
    std::string text = "<table>";
    for (int i = 0; i < 5'000; ++i)
        text += "<tr><td style=\"text-align:center\">第" + std::to_string(i) +
                "行</td><td><p class=\"a\"><strong>数</strong>据</p></td></tr>";
    EXPECT_TRUE(Sanitiser::clean(text + "</table>"));
    std::string words;
    while (words.size() < Sanitiser::bytes_max - 1000)
        words += "<p>枫叶红了，" + std::string(300, 'x') + "</p>";
    EXPECT_TRUE(Sanitiser::clean(words));
}

TEST(Sanitiser, takes_any_bytes)
{
    std::string bytes;
    unsigned state = 1;
    for (int i = 0; i < 200'000; ++i) {
        state = state * 1664525 + 1013904223;
        bytes += "<>/=\"'&; abps\xe6\x00\xff!-"[state >> 27];
    }
    for (std::size_t at = 0; at + 500 < bytes.size(); at += 500)
        expect_harmless(cleaned(std::string_view{bytes}.substr(at, 500)), "noise");
}

} // namespace
} // namespace fengye::html
