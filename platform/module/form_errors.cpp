#include "platform/module/form_errors.hpp"

#include <map>

namespace fengye {

namespace {

// "made_on" shows ERROR_MADE_ON.
std::string section_of(std::string_view field)
{
    std::string name{"ERROR_"};
    for (char const c : field)
        name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
}

html::Values link_to(std::string const& field, std::string const& message)
{
    return {
        {"FIELD_ID", field},
        {"MESSAGE", message},
        {"IS_OF_FIELD", !field.empty()},
        {"IS_OF_FORM", field.empty()}};
}

} // namespace

html::Values error_values(
    Words const& words, Language language, Refusal const* refusal,
    std::vector<std::string_view> const& fields)
{
    std::vector<html::Values> errors;
    std::map<std::string_view, std::string> wrong;
    if (refusal && refusal->fields.empty())
        errors.push_back(link_to("", words.get(language, refusal->words, refusal->values)));
    if (refusal)
        for (auto const& [field, key] : refusal->fields) {
            auto const message = words.get(language, key, refusal->values);
            errors.push_back(link_to(field, message));
            wrong.emplace(field, message);
        }
    html::Values values;
    for (auto const field : fields) {
        auto const message = wrong.find(field);
        if (message == wrong.end())
            values.emplace_back(section_of(field), false);
        else
            values.emplace_back(section_of(field), html::Values{{"MESSAGE", message->second}});
    }
    values.emplace_back("HAS_ERRORS", !errors.empty());
    values.emplace_back("ERROR_COUNT", static_cast<std::int64_t>(errors.size()));
    values.emplace_back("ERRORS", std::move(errors));
    return values;
}

bool is_shown_in_form(Refusal const& refusal)
{
    return refusal.because == Because::not_valid || refusal.because == Because::conflict;
}

} // namespace fengye
