#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fengye::casework {

// What a public version leaves out (PIPL art. 25): found by rule, then looked at by a person.
enum class Personal { phone, identity, account, email, plate, house, name };

// The text without them; each place says what stood there: 〔电话已隐去〕. Names of the writer (and whoever
// follows 我叫, 姓名：, 联系人：) keep their family name: 张**.
std::string without_personal_data(std::string_view text, std::vector<std::string> const& names = {});
// How many of them a text holds.
std::size_t count_personal_data(std::string_view text, std::vector<std::string> const& names = {});

std::string masked_name(std::string_view);  // 张**, J**
std::string masked_phone(std::string_view); // 138****0001
std::string masked_email(std::string_view); // z***@example.com

} // namespace fengye::casework
