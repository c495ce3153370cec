#include "modules/casework/article_text.hpp"

#include <optional>
#include <regex>
#include <utility>

namespace fengye::casework {

namespace {

struct Law {
    std::string_view name;
    std::string_view words;
};
constexpr Law laws[] = {
    {"REG", "casework.law_reg"},
    {"LIC", "casework.law_lic"},
    {"PET", "casework.law_pet"},
    {"Civil Code", "casework.law_civil_code"},
};

struct Article {
    std::string_view law; // key of its words
    int number;
    std::optional<int> item;
};

std::optional<Article> article_from(std::string const& text)
{
    static std::regex const form{R"(([A-Za-z ]+) ([1-9]\d{0,3})(?:\(([1-9]\d?)\))?)"};
    std::smatch found;
    if (!std::regex_match(text, found, form))
        return std::nullopt;
    for (auto const& law : laws)
        if (found[1].str() == law.name) {
            auto const item = found[3].matched ? std::optional{std::stoi(found[3].str())} : std::nullopt;
            return Article{law.words, std::stoi(found[2].str()), item};
        }
    return std::nullopt;
}

} // namespace

std::string chinese_number(int number)
{
    static constexpr std::string_view digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static constexpr std::pair<int, std::string_view> ranks[] = {
        {1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
    std::string text;
    bool skipped = false;
    for (auto const& [rank, name] : ranks) {
        int const digit = number / rank % 10;
        skipped = skipped || digit == 0;
        if (digit == 0)
            continue;
        if (skipped && !text.empty())
            text += digits[0];
        skipped = false;
        if (rank != 10 || digit != 1 || !text.empty()) // 十二, and not 一十二
            text += digits[digit];
        text += name;
    }
    return text;
}

std::string article_text(Words const& words, Language language, std::string_view text)
{
    if (text == "city")
        return words.get(language, "casework.law_city");
    auto const article = article_from(std::string{text});
    if (!article)
        return std::string{text};
    auto const number = [&](int value) {
        return language == Language::zh_cn ? chinese_number(value) : std::to_string(value);
    };
    Fillings fillings{{"law", words.get(language, article->law)}, {"article", number(article->number)}};
    if (!article->item)
        return words.get(language, "casework.article", fillings);
    fillings.emplace("item", number(*article->item));
    return words.get(language, "casework.article_item", fillings);
}

} // namespace fengye::casework
