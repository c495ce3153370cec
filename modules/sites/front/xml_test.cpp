#include "modules/sites/front/xml.hpp"

#include <gtest/gtest.h>

namespace fengye::sites {

TEST(Xml, escapes_text_and_attributes)
{
    Xml xml;
    {
        auto const root = xml.inside("feed", {{"xml:lang", "\"zh\"&<"}});
        xml.element("title", "a < b & \"c\" > d");
        xml.element("link", {}, {{"href", "/?a=1&b=2"}});
    }
    EXPECT_EQ(
        xml.text(),
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xml:lang=\"&quot;zh&quot;&amp;&lt;\">\n"
        "<title>a &lt; b &amp; &quot;c&quot; &gt; d</title>\n<link href=\"/?a=1&amp;b=2\"/>\n</feed>\n");
}

TEST(Xml, leaves_out_characters_it_cannot_hold)
{
    Xml xml;
    xml.element("title", "a\x01\x1f\tb");
    EXPECT_NE(xml.text().find("<title>a\tb</title>"), std::string::npos);
}

} // namespace fengye::sites
