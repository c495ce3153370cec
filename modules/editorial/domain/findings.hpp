#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/result/names.hpp"

namespace fengye::editorial {

enum class Level { must_fix, please_confirm, hint };
constexpr Names<3> names_of(Level)
{
    return {"must_fix", "please_confirm", "hint"};
}

enum class FindingRule {
    secrecy_term,
    identity_number,
    phone,
    alt_missing,
    not_4_3,
    impossible_date,
    wrong_weekday,
    zero_sign,
    document_number,
    repealed_law
};
constexpr Names<10> names_of(FindingRule)
{
    return {"secrecy_term",    "identity_number", "phone",     "alt_missing",     "not_4_3",
            "impossible_date", "wrong_weekday",   "zero_sign", "document_number", "repealed_law"};
}

// What a machine noticed in a text, with the words around it. People still have to look.
struct Finding {
    Level level;
    FindingRule rule;
    std::string found;  // 秘密★1年
    std::string before; // some characters on either side
    std::string after;
    std::string suggestion{}; // what should stand there, where that is known
};

// Secrecy marks (SEC 14: 绝密, 机密, 秘密 with ★, and words such as 内部资料), identity numbers whose check
// digit is right (GB 11643-1999), mobile numbers. Full width and spaces do not hide them.
std::vector<Finding> findings_in(std::string_view text);

// GB 11643-1999: 17 digits and the check character, 0 to 9 or X.
bool is_identity_number(std::string_view eighteen);

} // namespace fengye::editorial
