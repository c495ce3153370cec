#include "modules/letters/front/hot_topics.hpp"

#include <algorithm>

#include "modules/letters/domain/categories.hpp"
#include "modules/letters/front/letter_rows.hpp"
#include "platform/http/url.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t topics_shown = 5;

// The most frequent first; what is only passed on is nobody's topic, and corrections are the site's own.
std::vector<std::pair<Category const*, int>> most_frequent(std::map<std::string, int> const& counts)
{
    std::vector<std::pair<Category const*, int>> found;
    for (auto const& [code, count] : counts)
        if (auto const* category = find_category(code);
            category && !category->is_only_transferred() && category->system != System::correction)
            found.emplace_back(category, count);
    std::stable_sort(
        found.begin(), found.end(), [](auto const& a, auto const& b) { return a.second > b.second; });
    if (found.size() > topics_shown)
        found.resize(topics_shown);
    return found;
}

html::Values topic_values(Public& page, Category const& category, int count)
{
    bool const is_answered = page.reader.is_filled(list_of_category(category.code));
    return {
        {"TOPIC_NAME", category_label(page, category.code)},
        {"TOPIC_COUNT", letters_count(page, count)},
        {"HAS_LETTERS", is_answered},
        {"NO_LETTERS", !is_answered},
        {"LETTERS_URL", page.to("/letters/" + http::query_text({{"category", category.code}}))},
        {"POLICY_URL",
         page.to("/search" + http::query_text({{"q", category.name_zh}, {"scope", "policy"}}))}};
}

std::vector<html::Values>
list_values(Public& page, std::string name, std::map<std::string, int> const& counts)
{
    std::vector<html::Values> topics;
    for (auto const& [category, count] : most_frequent(counts))
        topics.push_back(topic_values(page, *category, count));
    if (topics.empty())
        return {};
    return {{{"HOT_NAME", std::move(name)}, {"TOPICS", std::move(topics)}}};
}

} // namespace

html::Values hot_values(Public& page, Figures const& figures)
{
    auto lists = list_values(
        page, page.say("letters.public_hot_week", {{"day", figures.newest_week}}), figures.week_categories);
    for (auto& list : list_values(
             page,
             page.say(
                 "letters.public_hot_month",
                 {{"month",
                   figures.is_empty() ? std::string{} : month_in_words(page, figures.newest_month)}}),
             figures.month_categories))
        lists.push_back(std::move(list));
    return {{"HAS_HOT", !lists.empty()}, {"HOT_LISTS", std::move(lists)}};
}

} // namespace fengye::letters
