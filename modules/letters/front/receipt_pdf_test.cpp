#include <gtest/gtest.h>

#include "modules/letters/front/draft_key.hpp"
#include "modules/letters/post_portal_test.hpp"
#include "tests/testing/tools.hpp"

namespace fengye::letters {
namespace {

class ReceiptPdf : public testing::Test {
protected:
    PostPortal portal;

    casework::DraftId saved(LetterForm const& form = PostOffice::form())
    {
        return accepted(portal.platform().works.run(
                            Actor::program("192.0.2.7"),
                            [&](Work& work) {
                                return save_letter_draft(work, portal.platform(), {{}, key, form});
                            }))
            .draft;
    }
    LetterReceipt handed_in(casework::DraftId draft)
    {
        return accepted(portal.platform().works.run(Actor::program("192.0.2.7"), [&](Work& work) {
            return hand_in_draft(work, portal.platform(), {draft, key, true});
        }));
    }
    WebPage pdf(casework::DraftId draft, std::string const& with)
    {
        return portal.visitor().get(
            draft_path(draft, "/receipt.pdf"), {{"Cookie", "letter-" + draft.text() + "=" + with}});
    }
    std::string const key = "the key of this draft, shown to nobody";
};

TEST_F(ReceiptPdf, holds_number_code_and_days_and_nothing_of_the_writer)
{
    auto const draft = saved();
    auto const receipt = handed_in(draft);
    auto const page = pdf(draft, key);
    ASSERT_EQ(page.status, 200) << page.text("h1");
    EXPECT_EQ(page.header("content-type"), "application/pdf");
    EXPECT_EQ(page.header("cache-control"), "no-store");
    auto const text = run_tool("pdftotext", {"-layout", "in.pdf", "-"}, page.body, "in.pdf");
    EXPECT_NE(text.find(receipt.number), std::string::npos) << text;
    EXPECT_NE(text.find(receipt.code), std::string::npos) << text;
    EXPECT_NE(text.find("2026-12-14"), std::string::npos) << text;
    EXPECT_EQ(text.find("欧阳"), std::string::npos);
    EXPECT_EQ(text.find("电梯"), std::string::npos);
    EXPECT_EQ(text.find("example.com"), std::string::npos);
    auto const info = run_tool("pdfinfo", {"in.pdf"}, page.body, "in.pdf");
    EXPECT_NE(info.find("Pages:           1"), std::string::npos) << info;
}

TEST_F(ReceiptPdf, is_given_to_who_has_the_key_and_only_of_a_letter_that_was_sent)
{
    auto const draft = saved();
    EXPECT_EQ(pdf(draft, key).status, 404) << "not sent yet";
    handed_in(draft);
    EXPECT_EQ(pdf(draft, "another key").status, 404);
}

TEST_F(ReceiptPdf, asked_for_too_often_leads_back_to_the_page)
{
    auto const draft = saved();
    handed_in(draft);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(pdf(draft, key).status, 200) << i;
    auto const refused = pdf(draft, key);
    EXPECT_EQ(refused.status, 503);
    EXPECT_TRUE(refused.holds("请用浏览器打印回执页"));
}

} // namespace
} // namespace fengye::letters
