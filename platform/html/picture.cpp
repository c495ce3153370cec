#include "platform/html/picture.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace fengye::html {

namespace {

std::string sources(Picture const& picture, std::string_view sizes)
{
    std::string out;
    for (auto const& form : picture.forms)
        if (form.type != "image/jpeg")
            out += fmt::format(
                R"(<source type="{}" srcset="{}" sizes="{}">)", escaped(form.type).text(),
                escaped(form.srcset).text(), escaped(sizes).text());
    return out;
}

// How the picture itself begins, up to its words.
std::string image(Picture const& picture, std::string_view sizes)
{
    auto out = fmt::format(R"(<img src="{}")", escaped(picture.address).text());
    for (auto const& form : picture.forms)
        if (form.type == "image/jpeg")
            out +=
                fmt::format(R"( srcset="{}" sizes="{}")", escaped(form.srcset).text(), escaped(sizes).text());
    return out;
}

// The value of an attribute of a tag that the sanitiser wrote.
std::string_view attribute(std::string_view tag, std::string_view name)
{
    auto const mark = fmt::format(" {}=\"", name);
    auto const at = tag.find(mark);
    if (at == std::string_view::npos)
        return {};
    auto const begin = at + mark.size();
    return tag.substr(begin, tag.find('"', begin) - begin);
}

// As wide as it was written, and as high as the picture is then: a photograph may have been turned.
std::string size_of(std::string_view tag, Picture const& picture)
{
    int width = 0;
    auto const typed = attribute(tag, "width");
    std::from_chars(typed.data(), typed.data() + typed.size(), width);
    if (width < 1 || width > picture.width)
        width = picture.width;
    return fmt::format(
        R"( width="{}" height="{}")", width, width * picture.height / std::max(1, picture.width));
}

// In tenths: styles stand in the sheet alone.
std::string focus_class(Picture const& picture)
{
    auto const x = (picture.focus_x + 5) / 10, y = (picture.focus_y + 5) / 10;
    return x == 5 && y == 5 ? "" : fmt::format(R"( class="focus-x{} focus-y{}")", x, y);
}

} // namespace

Safe picture(Picture const& picture, std::string_view sizes, Loading loading)
{
    bool const has_forms = !picture.forms.empty();
    auto out = has_forms ? "<picture>" + sources(picture, sizes) : std::string{};
    out += image(picture, sizes);
    out += fmt::format(
        R"( alt="{}" width="{}" height="{}"{} {}>)", escaped(picture.alt).text(), picture.width,
        picture.height, focus_class(picture),
        loading == Loading::lazy ? R"(loading="lazy" decoding="async")" : R"(fetchpriority="high")");
    return Safe{out + (has_forms ? "</picture>" : "")};
}

Safe with_forms(Safe const& safe, std::map<std::string, Picture> const& pictures, std::string_view sizes)
{
    if (pictures.empty())
        return safe;
    std::string_view rest = safe.text();
    std::string out;
    constexpr std::string_view begin = "<img src=\"";
    for (auto at = rest.find(begin); at != std::string_view::npos; at = rest.find(begin)) {
        auto const tag = rest.substr(at, rest.find('>', at) - at + 1);
        auto const address = attribute(tag, "src");
        auto const found = pictures.find(std::string{address.substr(0, address.rfind('/') + 1)});
        out += rest.substr(0, at);
        if (found == pictures.end() || found->second.forms.empty())
            out += tag;
        else
            out += fmt::format(
                R"(<picture>{}{} alt="{}"{} loading="lazy"></picture>)", sources(found->second, sizes),
                image(found->second, sizes), attribute(tag, "alt"), size_of(tag, found->second));
        rest.remove_prefix(at + tag.size());
    }
    return Safe{out.append(rest)};
}

} // namespace fengye::html
