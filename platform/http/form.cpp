#include "platform/http/form.hpp"

#include <algorithm>

#include "platform/utf8/utf8.hpp"

namespace fengye::http {

namespace {

constexpr std::size_t fields_max = 500;

std::string trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    auto const begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos)
        return {};
    return std::string{text.substr(begin, text.find_last_not_of(space) - begin + 1)};
}

// The value of name="…" in a header; quotes inside are sent as \" or %22.
std::string quoted_value(std::string_view header, std::string_view name)
{
    std::string const start = std::string{name} + "=\"";
    for (auto at = header.find(start); at != std::string_view::npos; at = header.find(start, at + 1)) {
        if (at > 0 && header[at - 1] != ' ' && header[at - 1] != ';')
            continue;
        std::string value;
        for (auto i = at + start.size(); i < header.size() && header[i] != '"'; ++i) {
            if (header[i] == '\\' && i + 1 < header.size() && (header[i + 1] == '"' || header[i + 1] == '\\'))
                ++i;
            value += header[i];
        }
        return value;
    }
    return {};
}

// Browsers send the whole text of a form; only its last part may be a name.
std::string file_name_of(std::string name)
{
    auto const slash = name.find_last_of("/\\");
    return slash == std::string::npos ? name : name.substr(slash + 1);
}

Result<void> read_part(std::string_view part, Form& form)
{
    auto const end = part.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return refuse(Because::not_valid, "platform.form_broken");
    auto const head = part.substr(0, end);
    std::string body{part.substr(end + 4)};
    auto name = quoted_value(head, "name");
    if (!utf8::is_valid(head) || name.empty())
        return refuse(Because::not_valid, "platform.form_broken");
    if (head.find("filename=") != std::string_view::npos) {
        auto file = file_name_of(quoted_value(head, "filename"));
        if (!file.empty())
            form.uploads.push_back({std::move(name), std::move(file), std::move(body)});
        return {};
    }
    if (!utf8::is_valid(body) || body.find('\0') != std::string::npos)
        return refuse(Because::not_valid, "platform.not_utf8");
    form.fields.emplace_back(std::move(name), std::move(body));
    return {};
}

Result<Form> read_multipart(std::string_view content_type, std::string_view body)
{
    auto const at = content_type.find("boundary=");
    if (at == std::string_view::npos)
        return refuse(Because::not_valid, "platform.form_broken");
    auto boundary = content_type.substr(at + 9);
    boundary = boundary.substr(0, boundary.find(';'));
    if (boundary.size() >= 2 && boundary.front() == '"')
        boundary = boundary.substr(1, boundary.size() - 2);
    if (boundary.empty() || boundary.size() > 70)
        return refuse(Because::not_valid, "platform.form_broken");

    std::string const first = "--" + std::string{boundary};
    std::string const next = "\r\n" + first;
    if (!body.starts_with(first))
        return refuse(Because::not_valid, "platform.form_broken");
    body.remove_prefix(first.size());
    Form form;
    while (body.starts_with("\r\n")) {
        body.remove_prefix(2);
        auto const end = body.find(next);
        if (end == std::string_view::npos || form.fields.size() + form.uploads.size() >= fields_max)
            return refuse(Because::not_valid, "platform.form_broken");
        TRY(read_part(body.substr(0, end), form));
        body.remove_prefix(end + next.size());
    }
    if (!body.starts_with("--"))
        return refuse(Because::not_valid, "platform.form_broken");
    return form;
}

} // namespace

std::string Form::text(std::string_view name) const
{
    auto const found =
        std::find_if(fields.begin(), fields.end(), [&](auto const& field) { return field.first == name; });
    return found == fields.end() ? std::string{} : trimmed(found->second);
}

std::vector<std::string> Form::all(std::string_view name) const
{
    std::vector<std::string> values;
    for (auto const& [field, value] : fields)
        if (field == name)
            values.push_back(trimmed(value));
    return values;
}

Result<Form> read_form(std::string_view content_type, std::string_view body)
{
    if (content_type.starts_with("multipart/form-data"))
        return read_multipart(content_type, body);
    if (!content_type.starts_with("application/x-www-form-urlencoded") &&
        !(content_type.empty() && body.empty()))
        return refuse(Because::not_valid, "platform.form_broken");
    auto fields = read_urlencoded(body);
    if (!fields || fields->size() > fields_max)
        return refuse(Because::not_valid, "platform.not_utf8");
    return Form{std::move(*fields), {}};
}

} // namespace fengye::http
