#include "platform/module/form_errors.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace fengye {
namespace {

html::Value const* value_in(html::Values const& values, std::string_view name)
{
    auto const found =
        std::find_if(values.begin(), values.end(), [&](auto const& value) { return value.first == name; });
    return found == values.end() ? nullptr : &found->second;
}

std::string text_in(html::Values const& values, std::string_view name)
{
    return std::get<std::string>(value_in(values, name)->held());
}

bool is_shown(html::Values const& values, std::string_view name)
{
    auto const& held = value_in(values, name)->held();
    auto const* section = std::get_if<std::vector<html::Values>>(&held);
    return section ? !section->empty() : std::get<bool>(held);
}

class FormErrors : public testing::Test {
protected:
    Words words;

    html::Values shown(Refusal const* refusal) const
    {
        return error_values(words, Language::en, refusal, {"made_on", "title"});
    }
};

} // namespace

TEST_F(FormErrors, show_nothing_of_a_form_that_is_right)
{
    auto const values = shown(nullptr);
    EXPECT_FALSE(is_shown(values, "HAS_ERRORS"));
    EXPECT_FALSE(is_shown(values, "ERROR_MADE_ON"));
    EXPECT_FALSE(is_shown(values, "ERROR_TITLE"));
}

TEST_F(FormErrors, stand_in_the_summary_and_beside_the_field)
{
    Refusal refusal{Because::not_valid, "platform.not_found"};
    refusal.fields = {{"made_on", "platform.not_found"}, {"alt-81", "platform.not_found"}};
    auto const values = shown(&refusal);
    EXPECT_TRUE(is_shown(values, "HAS_ERRORS"));
    EXPECT_TRUE(is_shown(values, "ERROR_MADE_ON"));
    EXPECT_FALSE(is_shown(values, "ERROR_TITLE"));
    EXPECT_EQ(value_in(values, "ERROR_ALT-81"), nullptr) << "the form has no such place";
    auto const& summary = std::get<std::vector<html::Values>>(value_in(values, "ERRORS")->held());
    ASSERT_EQ(summary.size(), 2u);
    EXPECT_EQ(text_in(summary[0], "FIELD_ID"), "made_on");
    EXPECT_EQ(text_in(summary[0], "MESSAGE"), words.get(Language::en, "platform.not_found"));
    EXPECT_TRUE(is_shown(summary[1], "IS_OF_FIELD"));
}

TEST_F(FormErrors, of_no_field_stand_in_the_summary_alone)
{
    Refusal const refusal{Because::conflict, "platform.not_found"};
    auto const values = shown(&refusal);
    EXPECT_TRUE(is_shown(values, "HAS_ERRORS"));
    EXPECT_FALSE(is_shown(values, "ERROR_TITLE"));
    auto const& summary = std::get<std::vector<html::Values>>(value_in(values, "ERRORS")->held());
    ASSERT_EQ(summary.size(), 1u);
    EXPECT_TRUE(is_shown(summary[0], "IS_OF_FORM"));
    EXPECT_FALSE(is_shown(summary[0], "IS_OF_FIELD"));
}

} // namespace fengye
