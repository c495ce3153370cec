#include "platform/http/request.hpp"

#include <algorithm>

namespace fengye::http {

namespace {

std::string const* value_of(Pairs const& pairs, std::string_view name)
{
    auto const found =
        std::find_if(pairs.begin(), pairs.end(), [&](auto const& pair) { return pair.first == name; });
    return found == pairs.end() ? nullptr : &found->second;
}

} // namespace

std::string_view Request::header(std::string_view name) const
{
    auto const* value = value_of(headers, name);
    return value ? std::string_view{*value} : std::string_view{};
}

std::string Request::cookie(std::string_view name) const
{
    std::string_view rest = header("cookie");
    while (!rest.empty()) {
        auto const end = std::min(rest.find(';'), rest.size());
        auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        if (pair.starts_with(name) && pair.size() > name.size() && pair[name.size()] == '=')
            return std::string{pair.substr(name.size() + 1)};
    }
    return {};
}

std::string Request::argument(std::string_view name) const
{
    auto const* value = value_of(query, name);
    return value ? *value : std::string{};
}

std::vector<std::string> Request::arguments(std::string_view name) const
{
    std::vector<std::string> values;
    for (auto const& [key, value] : query)
        if (key == name)
            values.push_back(value);
    return values;
}

std::string Request::parameter(std::string_view name) const
{
    auto const* value = value_of(parameters, name);
    return value ? *value : std::string{};
}

Result<Form> const& Request::form() const
{
    if (!m_form)
        m_form = read_form(header("content-type"), body_text());
    return *m_form;
}

} // namespace fengye::http
