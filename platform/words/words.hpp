#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result/names.hpp"

// Whatever a person can read: modules/X/words/{zh-CN,en}.toml, under module.what_it_says.
namespace fengye {

enum class Language { zh_cn, en };
constexpr Names<2> names_of(Language)
{
    return {"zh-CN", "en"};
}
inline constexpr Language languages[] = {Language::zh_cn, Language::en};

using Fillings = std::map<std::string, std::string>;

class Words {
public:
    // Reads every catalogue; throws when a file is malformed or the two languages hold different keys.
    Words();

    // Throws when there is no such key: words are written with the code that shows them.
    std::string const& get(Language, std::string_view key) const;
    // With {name} filled in.
    std::string get(Language, std::string_view key, Fillings const&) const;
    bool has(std::string_view key) const;

private:
    std::map<std::string, std::string, std::less<>> m_texts[2];
};

// "共 {n} 条" with n = 12 is "共 12 条".
std::string filled(std::string text, Fillings const&);

} // namespace fengye
