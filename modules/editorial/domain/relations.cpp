#include "modules/editorial/domain/relations.hpp"

#include <algorithm>

namespace fengye::editorial {

namespace {

constexpr std::size_t relations_max = 50;

std::string_view without_blanks(std::string_view word)
{
    auto const first = word.find_first_not_of(' ');
    if (first == std::string_view::npos)
        return {};
    return word.substr(first, word.find_last_not_of(' ') - first + 1);
}

} // namespace

std::optional<ItemId> item_in(std::string_view text)
{
    auto const slash = text.rfind('/');
    return ItemId::from(slash == std::string_view::npos ? text : text.substr(slash + 1));
}

std::vector<std::string> words_in(std::string_view text, std::size_t most)
{
    std::string plain{text};
    for (auto const* comma : {"，", "、", "；", ";", "\n", "\r", "　"})
        for (auto at = plain.find(comma); at != std::string::npos; at = plain.find(comma, at))
            plain.replace(at, std::string_view{comma}.size(), ",");
    std::vector<std::string> words;
    for (std::string_view left = plain; !left.empty() && words.size() < most;) {
        auto const end = std::min(left.find(','), left.size());
        if (auto const word = without_blanks(left.substr(0, end)); !word.empty())
            words.emplace_back(word);
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return words;
}

std::string const& typed_relation(Content const& content, RelationKind kind)
{
    return kind == RelationKind::amends    ? content.amends
           : kind == RelationKind::repeals ? content.repeals
                                           : content.replaces;
}

std::vector<Relation> relations_in(Content const& content)
{
    std::vector<Relation> relations;
    for (auto const kind : {RelationKind::replaces, RelationKind::repeals, RelationKind::amends})
        for (auto const& word : words_in(typed_relation(content, kind), relations_max)) {
            auto const item = item_in(word);
            bool const is_known =
                item && std::any_of(relations.begin(), relations.end(), [&](Relation const& other) {
                    return other.item == *item;
                });
            if (item && !is_known)
                relations.push_back({kind, *item});
        }
    return relations;
}

std::vector<FieldRefusal> unreadable_relations(Content const& content)
{
    std::vector<FieldRefusal> unreadable;
    for (auto const name : names_of(RelationKind{})) {
        auto const words = words_in(typed_relation(content, *parse<RelationKind>(name)), relations_max + 1);
        bool const reads = words.size() <= relations_max &&
                           std::all_of(words.begin(), words.end(), [](std::string const& word) {
                               return item_in(word).has_value();
                           });
        if (!reads)
            unreadable.push_back({std::string{name}, "editorial.error_relation_unreadable"});
    }
    return unreadable;
}

} // namespace fengye::editorial
