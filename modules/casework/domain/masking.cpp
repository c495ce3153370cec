#include "modules/casework/domain/masking.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "modules/casework/casework.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::casework {

namespace {

constexpr std::u32string_view provinces = U"京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
constexpr std::u32string_view families =
    U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚"
    U"卢姜崔钟谭陆汪"
    U"范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤关那佟赫傅";
constexpr std::u32string_view chinese_digits = U"零一二三四五六七八九";

bool is_digit(char32_t code)
{
    return code >= U'0' && code <= U'9';
}
bool is_letter(char32_t code)
{
    return (code >= U'A' && code <= U'Z') || (code >= U'a' && code <= U'z');
}
bool is_han(char32_t code)
{
    return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code >= 0x20000;
}

struct Found {
    std::size_t begin, end;
    Personal what;
};

class Search {
public:
    Search(std::u32string const& text, std::vector<std::string> const& names) : m_text{text}, m_plain{text}
    {
        std::transform(m_plain.begin(), m_plain.end(), m_plain.begin(), [](char32_t character) {
            return utf8::half_width(character);
        });
        for (auto const& name : names)
            if (auto wide = utf8::decoded(name); wide.size() >= 2)
                m_names.push_back(std::move(wide));
    }

    std::vector<Found> run()
    {
        spell_out();
        for (std::size_t at = 0; at < m_plain.size();) {
            auto const found = at_place(at);
            at = found ? found->end : at + 1;
            if (!found)
                continue;
            if (!m_found.empty() && m_found.back().end == found->begin &&
                m_found.back().what == found->what && found->what == Personal::house)
                m_found.back().end = found->end;
            else
                m_found.push_back(*found);
        }
        return std::move(m_found);
    }

private:
    // 一三八零零… reads as a number when seven or more stand together.
    void spell_out()
    {
        auto const digit = [&](std::size_t at) {
            auto const code = m_plain[at] == U'〇' || m_plain[at] == U'○' ? U'零'
                              : m_plain[at] == U'幺'                      ? U'一'
                                                                          : m_plain[at];
            return is_digit(code) ? static_cast<std::size_t>(code - U'0') : chinese_digits.find(code);
        };
        for (std::size_t at = 0; at < m_plain.size(); ++at) {
            auto end = at;
            while (end < m_plain.size() && digit(end) != std::u32string_view::npos)
                ++end;
            if (end - at >= 7)
                for (auto i = at; i < end; ++i)
                    m_plain[i] = static_cast<char32_t>(U'0' + digit(i));
            at = std::max(at, end);
        }
    }

    std::optional<Found> at_place(std::size_t at) const
    {
        if (auto const name = name_at(at))
            return name;
        if (provinces.find(m_plain[at]) != std::u32string_view::npos)
            return plate_at(at);
        if (is_digit(m_plain[at]) && (at == 0 || !is_digit(m_plain[at - 1])))
            if (auto const number = number_at(at))
                return number;
        if (is_digit(m_plain[at]) || is_letter(m_plain[at]))
            return email_at(at);
        return std::nullopt;
    }

    std::optional<Found> name_at(std::size_t at) const
    {
        for (auto const& name : m_names)
            if (m_text.compare(at, name.size(), name) == 0)
                return Found{at, at + name.size(), Personal::name};
        static constexpr std::array<std::u32string_view, 6> heralds{U"我叫",    U"姓名:",    U"姓名是",
                                                                    U"联系人:", U"本人姓名", U"名叫"};
        for (auto const herald : heralds)
            if (at >= herald.size() && m_plain.compare(at - herald.size(), herald.size(), herald) == 0 &&
                families.find(m_text[at]) != std::u32string_view::npos) {
                auto end = at + 1;
                while (end < m_text.size() && end < at + 3 && is_han(m_text[end]) && m_text[end] != U'住' &&
                       m_text[end] != U'是' && m_text[end] != U'，')
                    ++end;
                return end > at + 1 ? std::optional{Found{at, end, Personal::name}} : std::nullopt;
            }
        return std::nullopt;
    }

    // 辽E·12345, 辽ED12345
    std::optional<Found> plate_at(std::size_t at) const
    {
        auto next = at + 1;
        if (next >= m_plain.size() || !is_letter(m_plain[next]))
            return std::nullopt;
        ++next;
        if (next < m_plain.size() && (m_plain[next] == U'·' || m_plain[next] == U'.' ||
                                      m_plain[next] == U' ' || m_plain[next] == U'-'))
            ++next;
        auto const begin = next;
        while (next < m_plain.size() && next - begin < 6 &&
               (is_digit(m_plain[next]) || is_letter(m_plain[next])))
            ++next;
        if (next - begin == 4 && next < m_plain.size() &&
            std::u32string_view{U"学警港澳挂"}.find(m_plain[next]) != std::u32string_view::npos)
            ++next;
        return next - begin >= 5 ? std::optional{Found{at, next, Personal::plate}} : std::nullopt;
    }

    // Digits, with single spaces and dashes between them as people write long numbers.
    std::optional<Found> number_at(std::size_t at) const
    {
        std::u32string digits;
        auto end = at;
        for (auto next = at; next < m_plain.size(); ++next) {
            if (is_digit(m_plain[next])) {
                digits += m_plain[next];
                end = next + 1;
            } else if ((m_plain[next] == U'X' || m_plain[next] == U'x') && digits.size() == 17) {
                digits += U'X';
                end = next + 1;
                break;
            } else if (
                (m_plain[next] != U' ' && m_plain[next] != U'-') || next + 1 >= m_plain.size() ||
                !is_digit(m_plain[next + 1])) {
                break;
            }
        }
        if (auto const what = what_is(digits, end))
            return Found{at, end, *what};
        auto run = at;
        while (run < m_plain.size() && is_digit(m_plain[run]))
            ++run;
        return house_at(at, run);
    }

    std::optional<Personal> what_is(std::u32string const& digits, std::size_t end) const
    {
        auto const size = digits.size();
        if (size == 11 && digits[0] == U'1' && digits[1] >= U'3')
            return Personal::phone;
        if (size == 18 || (size == 15 && digits[0] >= U'1' && digits[0] <= U'8'))
            return Personal::identity;
        if (size >= 16 && size <= 19)
            return Personal::account;
        if (size >= 10 && size <= 12 && digits[0] == U'0')
            return Personal::phone;
        if ((size == 7 || size == 8) && digits[0] >= U'2' && !is_date(digits) && !is_amount(end))
            return Personal::phone;
        return std::nullopt;
    }
    static bool is_date(std::u32string const& digits)
    {
        return digits.size() == 8 && (digits.starts_with(U"19") || digits.starts_with(U"20")) &&
               digits[4] <= U'1';
    }
    bool is_amount(std::size_t end) const
    {
        static constexpr std::u32string_view units = U"元块万亿平米人吨户亩%度号";
        return end < m_plain.size() && units.find(m_plain[end]) != std::u32string_view::npos;
    }

    // 12号楼, 3单元, 502室; not 7月20号, 5号线, 第3号, 110号文.
    std::optional<Found> house_at(std::size_t at, std::size_t end) const
    {
        static constexpr std::array<std::u32string_view, 11> parts{
            U"号楼", U"号院", U"号户", U"单元", U"栋", U"幢", U"室", U"户", U"门", U"楼", U"号"};
        static constexpr std::u32string_view not_after_hao = U"线文令公车馆井";
        if (end - at > 5)
            return std::nullopt;
        for (auto const part : parts) {
            if (m_plain.compare(end, part.size(), part) != 0)
                continue;
            auto const after = end + part.size();
            bool const is_day =
                part == U"号" && at > 0 && (m_plain[at - 1] == U'月' || m_plain[at - 1] == U'第');
            bool const is_other = part == U"号" && after < m_plain.size() &&
                                  not_after_hao.find(m_plain[after]) != std::u32string_view::npos;
            bool const is_count = (part == U"户" || part == U"楼" || part == U"门") && !follows_house(at);
            return is_day || is_other || is_count ? std::nullopt
                                                  : std::optional{Found{at, after, Personal::house}};
        }
        return std::nullopt;
    }
    // 3户 and 5楼 are counts unless they go on with an address.
    bool follows_house(std::size_t at) const
    {
        return !m_found.empty() && m_found.back().what == Personal::house && m_found.back().end == at;
    }

    std::optional<Found> email_at(std::size_t at) const
    {
        auto const is_word = [&](std::size_t i) {
            return i < m_plain.size() &&
                   (is_digit(m_plain[i]) || is_letter(m_plain[i]) || m_plain[i] == U'.' ||
                    m_plain[i] == U'_' || m_plain[i] == U'-' || m_plain[i] == U'+');
        };
        if (at > 0 && is_word(at - 1))
            return std::nullopt;
        auto next = at;
        while (is_word(next))
            ++next;
        if (next >= m_plain.size() || m_plain[next] != U'@')
            return std::nullopt;
        auto end = next + 1;
        bool has_dot = false;
        for (; is_word(end); ++end)
            has_dot = has_dot || m_plain[end] == U'.';
        return has_dot ? std::optional{Found{at, end, Personal::email}} : std::nullopt;
    }

    std::u32string const& m_text;
    std::u32string m_plain;
    std::vector<std::u32string> m_names;
    std::vector<Found> m_found;
};

std::string_view mark_of(Personal what)
{
    static constexpr std::array<std::string_view, 6> marks{"〔电话已隐去〕", "〔证件号已隐去〕",
                                                           "〔账号已隐去〕", "〔邮箱已隐去〕",
                                                           "〔车牌已隐去〕", "〔门牌已隐去〕"};
    return marks[static_cast<std::size_t>(what)];
}

} // namespace

std::string without_personal_data(std::string_view text, std::vector<std::string> const& names)
{
    auto const wide = utf8::decoded(text);
    std::string result;
    std::size_t from = 0;
    for (auto const& found : Search{wide, names}.run()) {
        result += utf8::encoded(std::u32string_view{wide}.substr(from, found.begin - from));
        if (found.what == Personal::name)
            result += masked_name(
                utf8::encoded(std::u32string_view{wide}.substr(found.begin, found.end - found.begin)));
        else
            result += mark_of(found.what);
        from = found.end;
    }
    return result + utf8::encoded(std::u32string_view{wide}.substr(from));
}

std::size_t count_personal_data(std::string_view text, std::vector<std::string> const& names)
{
    auto const wide = utf8::decoded(text);
    return Search{wide, names}.run().size();
}

std::string masked_name(std::string_view name)
{
    auto const wide = utf8::decoded(name);
    return wide.empty() ? std::string{} : utf8::encoded(std::u32string_view{wide}.substr(0, 1)) + "**";
}

std::string masked_phone(std::string_view phone)
{
    if (phone.size() < 7)
        return phone.empty() ? std::string{} : "****";
    return std::string{phone.substr(0, 3)} + "****" + std::string{phone.substr(phone.size() - 4)};
}

std::string masked_email(std::string_view email)
{
    auto const at = email.find('@');
    return at == std::string_view::npos || at == 0
               ? std::string{}
               : std::string{email.substr(0, 1)} + "***" + std::string{email.substr(at)};
}

Contact masked(Contact const& contact)
{
    return {masked_name(contact.name),   masked_phone(contact.phone),
            masked_email(contact.email), contact.address.empty() ? "" : "****",
            contact.is_under_14,         masked_name(contact.guardian),
            contact.is_confirmed};
}

} // namespace fengye::casework
