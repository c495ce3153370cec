#include "platform/html/template_source.hpp"

#include <regex>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/embed/embed.hpp"
#include "platform/html/safe.hpp"
#include "platform/html/template_places.hpp"

namespace fengye::html {

namespace {

constexpr int part_depth_max = 8;
constexpr std::string_view name_characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

[[noreturn]] void refuse_template(std::string_view name, std::string_view why)
{
    throw std::runtime_error{fmt::format("template {}: {}", name, why)};
}

std::string paste_parts(std::string_view name, Templates const& templates, int depth)
{
    if (depth > part_depth_max)
        refuse_template(name, "parts paste each other");
    auto const found = templates.find(name);
    if (found == templates.end())
        refuse_template(name, "there is no such template");
    auto const& text = found->second;
    static std::regex const part{R"(\[\[>([a-z_]+/[a-z0-9_]+)\]\])"};
    std::string result;
    auto last = text.begin();
    for (std::sregex_iterator at{text.begin(), text.end(), part}, end; at != end; ++at) {
        result.append(last, (*at)[0].first);
        auto pasted = paste_parts((*at)[1].str(), templates, depth + 1);
        if (pasted.ends_with('\n'))
            pasted.pop_back(); // Between two words it would be read as a blank.
        result += pasted;
        last = (*at)[0].second;
    }
    result.append(last, text.end());
    return result;
}

// [[letters.total n=TOTAL]]: the words' {n} becomes {{TOTAL}}.
std::string fill_words(std::string_view name, std::string const& text, Language language, Words const& words)
{
    static std::regex const word{R"(\[\[([a-z_]+\.[a-z0-9_]+)((?: [a-z_]+=[A-Z0-9_]+)*)\]\])"};
    static std::regex const filling{R"( ([a-z_]+)=([A-Z0-9_]+))"};
    std::string result;
    auto last = text.begin();
    for (std::sregex_iterator at{text.begin(), text.end(), word}, end; at != end; ++at) {
        result.append(last, (*at)[0].first);
        auto const key = (*at)[1].str();
        if (!words.has(key))
            refuse_template(name, fmt::format("there are no words {}", key));
        auto said = escaped(words.get(language, key)).text();
        auto const fillings = (*at)[2].str();
        for (std::sregex_iterator filled_in{fillings.begin(), fillings.end(), filling}; filled_in != end;
             ++filled_in)
            said = filled(std::move(said), {{(*filled_in)[1].str(), "{{" + (*filled_in)[2].str() + "}}"}});
        result += said;
        last = (*at)[0].second;
    }
    result.append(last, text.end());
    if (result.find("[[") != std::string::npos)
        refuse_template(name, "a [[…]] is malformed");
    return result;
}

} // namespace

Templates embedded_templates()
{
    // modules/editorial/views/article.html: editorial/article
    constexpr std::string_view root = "modules/", views = "/views/", end = ".html";
    Templates templates;
    for (auto const path : embed::list(root, end)) {
        auto const at = path.find(views);
        if (at == std::string_view::npos)
            continue;
        auto const module = path.substr(root.size(), at - root.size());
        auto const name = path.substr(at + views.size(), path.size() - at - views.size() - end.size());
        templates.emplace(fmt::format("{}/{}", module, name), embed::read(path));
    }
    return templates;
}

std::string
prepare_template(std::string_view name, Language language, Words const& words, Templates const& templates)
{
    auto text = fill_words(name, paste_parts(name, templates, 0), language, words);
    if (auto const why = unsafe_place(text))
        refuse_template(name, *why);
    static std::regex const markup{R"(\{\{([A-Z0-9_]+_HTML)\}\})"};
    text = std::regex_replace(text, markup, "{{$1:none}}");
    // The usual escaping makes a space of every line's end, which nobody sees but who edits the text again.
    static std::regex const textarea{R"((<textarea[^>]*>)\{\{([A-Z0-9_]+)\}\}(</textarea>))"};
    text = std::regex_replace(text, textarea, "$1{{$2:pre_escape}}$3");
    return "{{%AUTOESCAPE context=\"HTML\"}}" + text;
}

Shown shown_in(std::string_view prepared)
{
    Shown whole;
    std::vector<Shown*> open{&whole};
    for (auto at = prepared.find("{{"); at != std::string_view::npos; at = prepared.find("{{", at + 2)) {
        auto const mark = at + 2 < prepared.size() ? prepared[at + 2] : '\0';
        auto const begin = at + (mark == '#' || mark == '/' ? 3 : 2);
        auto const name = prepared.substr(begin, prepared.find_first_not_of(name_characters, begin) - begin);
        if (name.empty())
            continue;
        if (mark == '#')
            open.push_back(&open.back()->sections[std::string{name}]);
        else if (mark != '/')
            open.back()->values.emplace(name);
        else if (open.size() > 1)
            open.pop_back();
    }
    return whole;
}

} // namespace fengye::html
