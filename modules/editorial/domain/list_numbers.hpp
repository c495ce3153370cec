#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "platform/xml/part.hpp"

namespace fengye::editorial {

// What stands before a paragraph of a list.
struct ListMark {
    enum class Kind { bullet, number, words }; // number: 1. 2. 3.; words: 一、 第三条 （二）
    Kind kind;
    std::string words{};
};

// The lists of a Word document, which counts for its readers.
class ListNumbers {
public:
    static ListNumbers of(xml::Part const& numbering);

    // The mark of the next paragraph of this list and level; nothing for lists that do not exist, or show
    // none.
    std::optional<ListMark> next(std::string const& list, int level);

private:
    static constexpr int levels_max = 9;
    struct Level {
        std::string format = "decimal", text;
        int start = 1;
    };
    using Levels = std::array<Level, levels_max>;

    std::map<std::string, Levels> m_shapes;     // by abstract number
    std::map<std::string, std::string> m_lists; // list to abstract number
    std::map<std::string, std::array<int, levels_max>> m_counts;
};

// 十二 for 12; digits from 10,000 on.
std::string chinese_number(int number);

} // namespace fengye::editorial
