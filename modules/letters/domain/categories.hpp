#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "modules/letters/letters.hpp"

namespace fengye::letters {

// Whether letters of a category may be published at all.
enum class Publishing { yes, no, never };
constexpr Names<3> names_of(Publishing)
{
    return {"yes", "no", "never"};
}

// What a letter is about, with its limits. From fixtures/categories.toml.
struct Category {
    std::string code; // A03
    std::string name_zh, name_en;
    System system{System::appeal};
    std::string legal_class;        // 求决, 投诉, 咨询, 检举控告 …
    std::vector<std::string> route; // unit codes, the first first; or all_departments, transfer_only
    int accept_days{0};             // working days
    int reply_days{0};
    int extension_days{0};
    Publishing publishing{Publishing::no}; // as the form suggests it; never means never
    std::string sensitivity;

    // Accusations and matters before courts are passed on, never answered here or published (PET arts. 22,
    // 30).
    bool is_only_transferred() const { return !route.empty() && route.front() == "transfer_only"; }
    std::string const& name(Language language) const { return language == Language::en ? name_en : name_zh; }
};

std::span<Category const> categories(); // in their order
std::vector<Category const*> categories_of(System);
Category const* find_category(std::string_view code);
std::string category_name(Language, std::string_view code); // the code itself where nobody knows it

} // namespace fengye::letters
