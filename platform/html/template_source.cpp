#include "platform/html/template_source.hpp"

#include <regex>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/embed/embed.hpp"
#include "platform/html/safe.hpp"

namespace fengye::html {

namespace {

constexpr int part_depth_max = 8;

[[noreturn]] void refuse_template(std::string_view name, std::string_view why)
{
    throw std::runtime_error{fmt::format("template {}: {}", name, why)};
}

std::string paste_parts(std::string_view name, int depth)
{
    if (depth > part_depth_max)
        refuse_template(name, "parts paste each other");
    std::string const text{embed::read(template_path(name))};
    static std::regex const part{R"(\[\[>([a-z_]+/[a-z0-9_]+)\]\])"};
    std::string result;
    auto last = text.begin();
    for (std::sregex_iterator at{text.begin(), text.end(), part}, end; at != end; ++at) {
        result.append(last, (*at)[0].first);
        result += paste_parts((*at)[1].str(), depth + 1);
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

void check_places(std::string_view name, std::string const& text)
{
    static std::regex const dangerous{
        R"re(\s(on[a-z]+|srcset|formaction|style|hx-[a-z-]+)\s*=\s*("[^"]*\{\{|'[^']*\{\{|\{\{))re",
        std::regex::icase};
    if (std::regex_search(text, dangerous))
        refuse_template(name, "a value stands in on*, srcset, formaction, style or hx-*");
    static std::regex const attribute_name{R"(<[a-z][^<>"']*\s\{\{[A-Z])", std::regex::icase};
    if (std::regex_search(text, attribute_name))
        refuse_template(name, "a value stands as the name of an attribute");
    static std::regex const opt_out{R"(\{\{[A-Z0-9_]+:)"};
    if (std::regex_search(text, opt_out))
        refuse_template(name, "escaping is chosen by the program alone");
    static std::regex const markup_in_attribute{R"re(=\s*"[^"<>]*\{\{[A-Z0-9_]+_HTML\}\})re"};
    if (std::regex_search(text, markup_in_attribute))
        refuse_template(name, "markup stands in an attribute");
}

} // namespace

std::string template_path(std::string_view name)
{
    auto const slash = name.find('/');
    return fmt::format("modules/{}/views/{}.html", name.substr(0, slash), name.substr(slash + 1));
}

std::string prepare_template(std::string_view name, Language language, Words const& words)
{
    auto text = fill_words(name, paste_parts(name, 0), language, words);
    check_places(name, text);
    static std::regex const markup{R"(\{\{([A-Z0-9_]+_HTML)\}\})"};
    text = std::regex_replace(text, markup, "{{$1:none}}");
    return "{{%AUTOESCAPE context=\"HTML\"}}" + text;
}

std::set<std::string> names_in(std::string_view prepared)
{
    std::set<std::string> names;
    for (auto at = prepared.find("{{"); at != std::string_view::npos; at = prepared.find("{{", at + 2)) {
        auto const begin = at + (at + 2 < prepared.size() && prepared[at + 2] == '#' ? 3 : 2);
        auto end = begin;
        while (end < prepared.size() &&
               ((prepared[end] >= 'A' && prepared[end] <= 'Z') ||
                (prepared[end] >= '0' && prepared[end] <= '9') || prepared[end] == '_'))
            ++end;
        if (end > begin && prepared[begin] >= 'A' && prepared[begin] <= 'Z')
            names.emplace(prepared.substr(begin, end - begin));
    }
    return names;
}

} // namespace fengye::html
