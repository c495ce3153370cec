#include "modules/people/desk/new_password.hpp"

#include "modules/people/domain/password.hpp"

namespace fengye::people {

std::string as_typed(http::Form const& form, std::string_view field)
{
    for (auto const& [name, value] : form.fields)
        if (name == field)
            return value;
    return {};
}

Result<std::string> read_new_password(http::Form const& form, std::string const& account_name)
{
    auto password = as_typed(form, "password");
    TRY(check_password(password, account_name));
    if (password != as_typed(form, "again"))
        return refuse(Because::not_valid, "people.error_password_differs", "again");
    return password;
}

} // namespace fengye::people
