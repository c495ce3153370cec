#include "modules/people/desk/languages.hpp"

namespace fengye::people {

Result<http::Response> save_language(http::Request const& request, Platform&)
{
    auto const language = parse<Language>(request.form()->text("language")).value_or(Language::zh_cn);
    auto const name = language == Language::en ? "en" : "zh-CN";
    return http::see_other("/desk/").with(
        "Set-Cookie",
        std::string{"desk_language="} + name + "; Path=/desk; Max-Age=31536000; SameSite=Lax; HttpOnly");
}

} // namespace fengye::people
