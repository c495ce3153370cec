#include "modules/sites/desk/form_errors.hpp"

namespace fengye::sites {

html::Values error_values(Words const& words, Language language, std::optional<Refusal> const& refusal)
{
    if (!refusal)
        return {{"HAS_ERRORS", false}};
    std::vector<html::Values> errors;
    html::Values values;
    for (auto const& [field, key] : refusal->fields) {
        auto const message = words.get(language, key, refusal->values);
        auto name = "ERROR_" + field;
        for (auto& c : name)
            c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
        errors.push_back(
            {{"FIELD_ID", field}, {"MESSAGE", message}, {"IS_OF_FIELD", true}, {"IS_OF_FORM", false}});
        values.emplace_back(std::move(name), html::Values{{"MESSAGE", message}});
    }
    if (errors.empty())
        errors.push_back(
            {{"MESSAGE", words.get(language, refusal->words, refusal->values)},
             {"IS_OF_FIELD", false},
             {"IS_OF_FORM", true}});
    values.emplace_back("HAS_ERRORS", true);
    values.emplace_back("ERROR_COUNT", errors.size());
    values.emplace_back("ERRORS", std::move(errors));
    return values;
}

bool is_shown_in_form(Refusal const& refusal)
{
    return refusal.because == Because::not_valid || refusal.because == Because::conflict;
}

} // namespace fengye::sites
