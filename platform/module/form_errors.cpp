#include "platform/module/form_errors.hpp"

namespace fengye {

namespace {

// "made_on" shows ERROR_MADE_ON; alt-81, one of many, shows where its row says.
std::string section_of(std::string const& field)
{
    std::string name = "ERROR_";
    for (char c : field)
        name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c == '-' ? '_' : c;
    return name;
}

} // namespace

html::Values error_values(Words const& words, Language language, Refusal const* refusal)
{
    std::vector<html::Values> errors;
    html::Values values;
    if (refusal && refusal->fields.empty())
        errors.push_back(
            {{"FIELD_ID", ""},
             {"MESSAGE", words.get(language, refusal->words, refusal->values)},
             {"IS_OF_FIELD", false},
             {"IS_OF_FORM", true}});
    if (refusal)
        for (auto const& [field, key] : refusal->fields) {
            auto const message = words.get(language, key, refusal->values);
            errors.push_back(
                {{"FIELD_ID", field}, {"MESSAGE", message}, {"IS_OF_FIELD", true}, {"IS_OF_FORM", false}});
            if (field.find('-') == std::string::npos)
                values.emplace_back(section_of(field), html::Values{{"MESSAGE", message}});
        }
    values.emplace_back("HAS_ERRORS", !errors.empty());
    values.emplace_back("ERROR_COUNT", static_cast<std::int64_t>(errors.size()));
    values.emplace_back("ERRORS", std::move(errors));
    return values;
}

} // namespace fengye
