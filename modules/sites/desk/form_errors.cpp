#include "modules/sites/desk/form_errors.hpp"

#include "modules/sites/front/values.hpp"

namespace fengye::sites {

namespace {

html::Values beside(std::string const& field, std::string const& message)
{
    return {{"FIELD_ID", field}, {"MESSAGE", message}, {"IS_OF_FIELD", true}, {"IS_OF_FORM", false}};
}

} // namespace

html::Values error_values(
    Words const& words, Language language, std::vector<std::string> const& fields,
    std::optional<Refusal> const& refusal)
{
    html::Values values{{"HAS_ERRORS", refusal.has_value()}};
    std::vector<html::Values> errors;
    for (auto const& field : fields) {
        std::vector<html::Values> of_field;
        if (refusal)
            for (auto const& [wrong, key] : refusal->fields)
                if (wrong == field) {
                    auto const message = words.get(language, key, refusal->values);
                    errors.push_back(beside(field, message));
                    of_field.push_back({{"MESSAGE", message}});
                }
        values.emplace_back("ERROR_" + in_capitals(field), std::move(of_field));
    }
    if (refusal && errors.empty())
        errors.push_back(
            {{"MESSAGE", words.get(language, refusal->words, refusal->values)},
             {"IS_OF_FIELD", false},
             {"IS_OF_FORM", true}});
    values.emplace_back("ERROR_COUNT", errors.size());
    values.emplace_back("ERRORS", std::move(errors));
    return values;
}

bool is_shown_in_form(Refusal const& refusal)
{
    return refusal.because == Because::not_valid || refusal.because == Because::conflict;
}

} // namespace fengye::sites
