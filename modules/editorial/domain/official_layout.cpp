#include <algorithm>
#include <array>
#include <charconv>

#include "modules/editorial/domain/imported_blocks.hpp"
#include "platform/utf8/utf8.hpp"

// The layout of official documents (GB/T 9704): number, title, addressee, text, signature, date.
namespace fengye::editorial {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t head_blocks = 14, tail_blocks = 8, title_lines_max = 4;
constexpr std::size_t line_characters_max = 60, heading_characters_max = 34, signature_characters_max = 40;

std::u32string bare(std::string_view text)
{
    std::u32string characters;
    for (char32_t c : utf8::decoded(text))
        if (c > U' ' && c != U'\u3000' && c != U'\u00a0')
            characters += c;
    return characters;
}

bool ends_in_one_of(std::u32string_view text, std::u32string_view signs)
{
    return !text.empty() && signs.find(text.back()) != signs.npos;
}

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

// 本政发〔2026〕12号: an office's sign, the year in brackets, a number. What follows (签发人：…) is another
// thing.
std::optional<std::size_t> end_of_document_number(std::u32string_view text)
{
    constexpr std::u32string_view openings = U"〔[［【（(", closings = U"〕]］】）)";
    auto const open = text.find_first_of(openings);
    if (open == text.npos || open == 0 || open > 14 || open + 6 >= text.size())
        return std::nullopt;
    for (std::size_t i = open + 1; i < open + 5; ++i)
        if (!is_digit(text[i]))
            return std::nullopt;
    if (closings.find(text[open + 5]) == closings.npos)
        return std::nullopt;
    auto at = open + 6;
    at += at < text.size() && text[at] == U'第' ? 1 : 0;
    auto const digits = at;
    while (at < text.size() && is_digit(text[at]))
        ++at;
    bool const is_number = at > digits && at < text.size() && text[at] == U'号';
    return is_number ? std::optional{at + 1} : std::nullopt;
}

std::optional<int> chinese_digits(std::u32string_view text)
{
    static constexpr std::u32string_view digits = U"〇一二三四五六七八九";
    int number = 0;
    for (char32_t c : text) {
        auto const digit = c == U'○' || c == U'零' || c == U'0' || c == U'O' ? 0 : digits.find(c);
        if (digit == digits.npos || number > 1000)
            return std::nullopt;
        number = number * 10 + static_cast<int>(digit);
    }
    return number;
}

// 十二, 二十, 三十一
std::optional<int> chinese_tens(std::u32string_view text)
{
    auto const ten = text.find(U'十');
    if (ten == text.npos)
        return chinese_digits(text);
    auto const tens = ten == 0 ? std::optional{1} : chinese_digits(text.substr(0, ten));
    auto const ones = ten + 1 == text.size() ? std::optional{0} : chinese_digits(text.substr(ten + 1));
    return tens && ones ? std::optional{*tens * 10 + *ones} : std::nullopt;
}

std::optional<int> number_in(std::u32string_view text)
{
    if (text.empty() || text.size() > 4)
        return std::nullopt;
    if (!std::all_of(text.begin(), text.end(), is_digit))
        return chinese_tens(text);
    int number = 0;
    for (char32_t c : text)
        number = number * 10 + static_cast<int>(c - U'0');
    return number;
}

// A line that is a whole date, in digits or as 二〇二六年一月一日.
std::optional<Day> date_of(std::u32string_view text)
{
    auto const year = text.find(U'年'), month = text.find(U'月'), day = text.find(U'日');
    if (year == text.npos || month == text.npos || day + 1 != text.size() || month < year || day < month)
        return std::nullopt;
    auto const y = number_in(text.substr(0, year)), m = number_in(text.substr(year + 1, month - year - 1)),
               d = number_in(text.substr(month + 1, day - month - 1));
    if (!y || !m || !d || *y < 1949 || *y > 2199)
        return std::nullopt;
    std::chrono::year_month_day const date{
        std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)},
        std::chrono::day{static_cast<unsigned>(*d)}};
    return date.ok() ? std::optional{Day{date}} : std::nullopt;
}

bool names_a_kind_of_document(std::u32string_view title)
{
    static constexpr std::array kinds{
        U"通知"sv, U"公告"sv, U"通告"sv, U"意见"sv, U"办法"sv, U"规定"sv, U"报告"sv, U"请示"sv,
        U"批复"sv, U"函"sv,   U"决定"sv, U"方案"sv, U"细则"sv, U"条例"sv, U"纪要"sv, U"公报"sv,
        U"命令"sv, U"通报"sv, U"规划"sv, U"计划"sv, U"要点"sv, U"指南"sv, U"解读"sv, U"公示"sv,
        U"说明"sv, U"预案"sv, U"措施"sv, U"规则"sv, U"章程"sv, U"制度"sv, U"清单"sv, U"简报"sv};
    // What stands behind in brackets (试行), (征求意见稿) is no part of the kind.
    if (ends_in_one_of(title, U"）)"))
        title = title.substr(0, std::min(title.find_last_of(U"（("), title.size()));
    return std::any_of(
        kinds.begin(), kinds.end(), [&](std::u32string_view kind) { return title.ends_with(kind); });
}

// 一、 and 第二章 are headings of the second rank, （一） of the third, when they stand on a line of their
// own.
int rank_of_heading(std::u32string_view text)
{
    static constexpr std::u32string_view numerals = U"一二三四五六七八九十百";
    if (text.size() > heading_characters_max || ends_in_one_of(text, U"。；：，;:,.!！？"))
        return 0;
    bool const is_bracketed = !text.empty() && (text[0] == U'（' || text[0] == U'(');
    bool const is_chapter = !text.empty() && text[0] == U'第';
    auto const begin = is_bracketed || is_chapter ? 1u : 0u;
    auto const end = text.find_first_not_of(numerals, begin);
    if (end == text.npos || end == begin || end + 1 >= text.size())
        return 0;
    if (is_bracketed)
        return text[end] == U'）' || text[end] == U')' ? 3 : 0;
    if (is_chapter)
        return text[end] == U'章' || text[end] == U'节' || text[end] == U'编' || text[end] == U'篇' ? 2 : 0;
    return text[end] == U'、' ? 2 : 0;
}

bool is_letterhead(std::u32string_view text)
{
    return text.ends_with(U"文件") && text.size() <= 24 && text.size() > 4 && text.find(U'关') == text.npos;
}

class Layout {
public:
    Layout(ReadDocument& document, Imported& imported)
        : m_blocks{document.blocks}, m_document{document}, m_imported{imported}
    {}

    void recognise()
    {
        take_number();
        take_title();
        find_addressee();
        find_date_and_signature();
        raise_headings();
    }

private:
    std::size_t head() const { return std::min(head_blocks, m_blocks.size()); }

    void take_number()
    {
        for (std::size_t i = 0; i < head(); ++i) {
            if (m_blocks[i].kind != BlockKind::paragraph)
                continue;
            auto const text = bare(m_blocks[i].text);
            auto const end = end_of_document_number(text);
            if (!end || *end != text.size())
                continue;
            m_imported.doc_no = utf8::encoded(text);
            m_blocks.erase(m_blocks.begin() + static_cast<std::ptrdiff_t>(i));
            // What stands above the number is the office's printed head.
            for (std::size_t above = 0; above < i; ++above)
                if (is_letterhead(bare(m_blocks[above].text))) {
                    m_document.losses.add(LossKind::letterhead, m_blocks[above].text);
                    m_blocks.erase(m_blocks.begin() + static_cast<std::ptrdiff_t>(above));
                    break;
                }
            return;
        }
    }

    bool may_be_title(ImportedBlock const& block) const
    {
        auto const text = bare(block.text);
        return (block.kind == BlockKind::paragraph || block.kind == BlockKind::heading) && !text.empty() &&
               text.size() <= line_characters_max && !ends_in_one_of(text, U"。；：;:，,") &&
               !date_of(text) && block.markup.find("<img") == std::string::npos && rank_of_heading(text) == 0;
    }

    // A style that says so, or else the first lines in the middle, or a first line that names a kind of
    // document.
    void take_title()
    {
        std::size_t begin = 0, end = 0;
        for (std::size_t i = 0; i < head() && end == 0; ++i)
            if (m_blocks[i].is_title && may_be_title(m_blocks[i]))
                begin = i, end = i + 1;
        for (std::size_t i = 0; i < std::min<std::size_t>(4, head()) && end == 0; ++i)
            if (may_be_title(m_blocks[i]) && (m_blocks[i].is_centred || is_alone_a_title(i)))
                begin = i, end = i + 1;
        if (end == 0 && joined_title(0) != 0)
            end = joined_title(0);
        if (end == 0)
            return;
        bool const is_centred = m_blocks[begin].is_centred, is_styled = m_blocks[begin].is_title;
        while (end < head() && end - begin < title_lines_max && may_be_title(m_blocks[end]) &&
               m_blocks[end].is_centred == is_centred && m_blocks[end].is_title == is_styled &&
               (is_centred || is_styled) && !is_whole(begin, end))
            ++end;
        std::string title;
        for (auto i = begin; i < end; ++i)
            title += trimmed(m_blocks[i].text);
        m_imported.title = title;
        m_blocks.erase(
            m_blocks.begin() + static_cast<std::ptrdiff_t>(begin),
            m_blocks.begin() + static_cast<std::ptrdiff_t>(end));
    }

    std::u32string joined(std::size_t begin, std::size_t end) const
    {
        std::u32string text;
        for (auto i = begin; i < end; ++i)
            text += bare(m_blocks[i].text);
        return text;
    }
    bool is_whole(std::size_t begin, std::size_t end) const
    {
        return names_a_kind_of_document(joined(begin, end));
    }
    bool is_alone_a_title(std::size_t i) const
    {
        return i == 0 && (m_blocks[i].kind == BlockKind::heading || is_whole(i, i + 1));
    }
    // Plain text breaks long titles: up to three lines that together name a kind of document.
    std::size_t joined_title(std::size_t begin) const
    {
        for (auto end = begin + 1; end <= std::min(begin + 3, head()); ++end) {
            if (!may_be_title(m_blocks[end - 1]))
                return 0;
            if (is_whole(begin, end))
                return end;
        }
        return 0;
    }

    void find_addressee()
    {
        for (std::size_t i = 0; i < std::min<std::size_t>(3, m_blocks.size()); ++i) {
            auto const text = bare(m_blocks[i].text);
            if (m_blocks[i].kind == BlockKind::paragraph && ends_in_one_of(text, U"：:") &&
                text.size() <= 120 && text.find(U'。') == text.npos) {
                m_imported.addressee = utf8::encoded(text.substr(0, text.size() - 1));
                return;
            }
        }
    }

    // The last date that stands alone, and who signed above it.
    void find_date_and_signature()
    {
        auto const first = m_blocks.size() > tail_blocks ? m_blocks.size() - tail_blocks : 0;
        for (auto i = m_blocks.size(); i-- > first;) {
            auto const date = date_of(bare(m_blocks[i].text));
            if (!date)
                continue;
            m_imported.made_on = date;
            auto const signature = i == 0 ? std::u32string{} : bare(m_blocks[i - 1].text);
            bool const is_name = !signature.empty() && signature.size() <= signature_characters_max &&
                                 !ends_in_one_of(signature, U"。；：;:，,！？") &&
                                 m_blocks[i - 1].kind == BlockKind::paragraph;
            if (is_name && i > 1)
                m_imported.signature = utf8::encoded(signature);
            return;
        }
    }

    // Only where the file has no headings of its own.
    void raise_headings()
    {
        bool const has_own = std::any_of(m_blocks.begin(), m_blocks.end(), [](ImportedBlock const& block) {
            return block.kind == BlockKind::heading;
        });
        for (auto& block : m_blocks) {
            auto const rank = rank_of_heading(bare(block.text));
            if (has_own || block.kind != BlockKind::paragraph || rank == 0)
                continue;
            block.kind = BlockKind::heading;
            block.level = rank;
        }
    }

    std::vector<ImportedBlock>& m_blocks;
    ReadDocument& m_document;
    Imported& m_imported;
};

} // namespace

void recognise_layout(ReadDocument& document, Imported& imported)
{
    Layout{document, imported}.recognise();
}

} // namespace fengye::editorial
