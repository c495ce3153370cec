#include "modules/media/domain/secrecy_marks.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "platform/utf8/utf8.hpp"

namespace fengye::media {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t characters_max = 30;

// Without spaces and the brackets and full stops around it, Latin letters large.
std::u32string bare(std::string_view line)
{
    static constexpr std::u32string_view dropped =
        U" \t\r\n\u00a0\u3000\u200b\ufeff\u2002\u2003【】［］[]（）()《》\"“”。.：:！!—-";
    std::u32string text;
    for (char32_t c : utf8::decoded(line)) {
        if (dropped.find(c) != dropped.npos)
            continue;
        if (c >= U'\uff01' && c <= U'\uff5e')
            c -= 0xfee0;
        text += c >= U'a' && c <= U'z' ? c - 32 : c;
    }
    return text;
}

bool begins_with_degree(std::u32string_view text)
{
    return text.starts_with(U"绝密") || text.starts_with(U"機密") || text.starts_with(U"机密") ||
           text.starts_with(U"秘密") || text.starts_with(U"絕密");
}

bool is_of_internal_papers(std::u32string_view text)
{
    static constexpr std::array marks{U"内部资料"sv, U"内部文件"sv, U"内部使用"sv, U"内部参考"sv,
                                      U"内部材料"sv, U"内部刊物"sv, U"内部传阅"sv, U"仅供内部"sv,
                                      U"限内部"sv,   U"内部文稿"sv};
    static constexpr std::array additions{U""sv,         U"注意保密"sv, U"注意保存"sv, U"妥善保管"sv,
                                          U"不得外传"sv, U"请勿外传"sv, U"严禁外传"sv, U"禁止外传"sv,
                                          U"使用"sv,     U"参考"sv,     U"传阅"sv,     U"不得公开"sv,
                                          U"严禁公开"sv, U"阅后即焚"sv};
    for (auto const mark : marks) {
        if (!text.starts_with(mark))
            continue;
        std::u32string rest;
        for (char32_t c : text.substr(mark.size()))
            if (c != U'，' && c != U',' && c != U'、' && c != U'；')
                rest += c;
        if (std::find(additions.begin(), additions.end(), rest) != additions.end())
            return true;
    }
    return text == U"CONFIDENTIAL" || text == U"TOPSECRET" || text == U"SECRET" ||
           text == U"INTERNALUSEONLY" || text == U"FORINTERNALUSEONLY" || text == U"STRICTLYCONFIDENTIAL";
}

bool is_not_for_the_public(std::u32string_view text)
{
    return text.starts_with(U"此件不公开") || text.starts_with(U"此件不予公开") ||
           text.starts_with(U"此件依申请公开") || text.starts_with(U"此件不宜公开") ||
           text.starts_with(U"不得公开") || text.starts_with(U"不宜公开") || text.starts_with(U"不予公开");
}

} // namespace

bool is_secrecy_mark(std::string_view line, Place place)
{
    if (line.size() > 4 * characters_max * 2)
        return false;
    auto const text = bare(line);
    if (text.size() < 2 || text.size() > characters_max)
        return false;
    if (begins_with_degree(text)) {
        auto const sign = text.size() > 2 ? text[2] : U'\0';
        if (sign == U'★' || sign == U'☆' || sign == U'*' || sign == U'✭' || sign == U'⭐')
            return true;
        return place == Place::edge && (text.size() == 2 || text.substr(2) == U"文件");
    }
    if (text.starts_with(U"密级") && begins_with_degree(std::u32string_view{text}.substr(2)))
        return text.size() <= 8;
    return is_not_for_the_public(text) || (place == Place::edge && is_of_internal_papers(text));
}

} // namespace fengye::media
