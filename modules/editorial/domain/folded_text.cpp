#include "modules/editorial/domain/folded_text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <utility>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

namespace {

// All that is folded stands below; what lies above is kept as it is.
constexpr char32_t table_end = 0x30000;

struct Form {
    std::array<char, 4> bytes{};
    std::uint8_t size = 0; // 0: left out
    CharacterClass kind = CharacterClass::letter;
};

constexpr std::u32string_view look_alikes =
    // Greek and Cyrillic, each followed by the Latin letter it looks like.
    U"ΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧxαaβbεeιiκkνvοoρpτtυuχx"
    U"АaВbЕeКkМmНhОoРpСcТtУyХxЅsІiЈjаaвbеeкkмmнhоoрpсcтtуyхxѕsіiјj"
    U"０0〇0○0零0一1二2三3四4五5六6七7八8九9壹1贰2貳2叁3參3肆4伍5陆6陸6柒7捌8玖9弌1弍2弎3ıiłløo";

CharacterClass computed_class(UChar32 c)
{
    if (c == U'★' || c == U'☆' || u_isalnum(c) || u_charType(c) == U_OTHER_NUMBER ||
        u_charType(c) == U_LETTER_NUMBER || c == U'○')
        return CharacterClass::letter;
    if (c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029)
        return CharacterClass::line;
    if (c == '\t' || u_isUWhiteSpace(c) || c == 0x3164 || c == 0x115f || c == 0x1160 || c == 0x2800)
        return CharacterClass::space;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 ||
        (U_GET_GC_MASK(c) & (U_GC_CC_MASK | U_GC_CF_MASK)) != 0)
        return CharacterClass::unseen;
    static constexpr std::u32string_view stops = U"，。；：！？、“”‘’（）《》〈〉【】〔〕,;:!?()[]/\"'|\\";
    return stops.find(static_cast<char32_t>(c)) != stops.npos ? CharacterClass::stop : CharacterClass::sign;
}

// ⑴ is taken apart to (1): the one letter or digit in it stands for it, and so does the e of é.
UChar32 taken_apart(icu::Normalizer2 const& apart, UChar32 c)
{
    icu::UnicodeString parts;
    if (!apart.getDecomposition(c, parts))
        return c;
    UChar32 only = 0;
    for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
        auto const part = parts.char32At(at);
        if (!u_isalnum(part))
            continue;
        if (only != 0)
            return c;
        only = part;
    }
    return only != 0 ? only : c;
}

// One line for each ideograph, so that no phrase is made of neighbours.
std::u32string simplified(std::u32string const& characters)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> const simplify{
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status)};
    if (U_FAILURE(status) != 0)
        throw std::runtime_error{"ICU has no Traditional-Simplified"};
    icu::UnicodeString lines;
    for (auto const c : characters)
        lines.append(static_cast<UChar32>(c)).append(u'\n');
    simplify->transliterate(lines);
    std::u32string result = characters;
    std::size_t line = 0;
    std::int32_t begin = 0;
    for (auto end = lines.indexOf(u'\n'); end >= 0 && line < result.size();
         begin = end + 1, end = lines.indexOf(u'\n', begin), ++line)
        if (lines.countChar32(begin, end - begin) == 1)
            result[line] = static_cast<char32_t>(lines.char32At(begin));
    return result;
}

std::vector<Form> make_table()
{
    UErrorCode status = U_ZERO_ERROR;
    auto const* apart = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status) != 0)
        throw std::runtime_error{"ICU has no NFKD"};
    std::u32string forms(table_end, U'\0');
    for (char32_t c = 0; c < table_end; ++c)
        forms[c] = static_cast<char32_t>(
            u_foldCase(taken_apart(*apart, static_cast<UChar32>(c)), U_FOLD_CASE_DEFAULT));
    std::u32string ideographs;
    for (char32_t c = 0x3400; c < 0xa000; ++c)
        ideographs += c;
    auto const simple = simplified(ideographs);
    for (auto& form : forms)
        if (form >= 0x3400 && form < 0xa000)
            form = simple[form - 0x3400];
    std::u32string as_is = forms;
    for (std::size_t i = 0; i + 1 < look_alikes.size(); i += 2)
        as_is[look_alikes[i]] = look_alikes[i + 1];
    std::vector<Form> table(table_end);
    for (char32_t c = 0; c < table_end; ++c) {
        auto& form = table[c];
        form.kind = computed_class(static_cast<UChar32>(forms[c])); // of the form: a radical is a sign itself
        bool const is_surrogate = c >= 0xd800 && c < 0xe000;
        if (form.kind != CharacterClass::letter || is_surrogate)
            continue;
        auto const target = forms[c] < table_end ? as_is[forms[c]] : forms[c];
        auto const bytes = utf8::encoded(std::u32string_view{&target, 1});
        form.size = static_cast<std::uint8_t>(bytes.size());
        std::copy(bytes.begin(), bytes.end(), form.bytes.begin());
    }
    return table;
}

// Made once, from ICU, and never changed.
std::vector<Form> const& table()
{
    static auto const made = make_table();
    return made;
}

} // namespace

CharacterClass class_of(char32_t c)
{
    return c < table_end ? table()[c].kind : CharacterClass::letter;
}

FoldedText FoldedText::of(std::string_view original)
{
    auto const* forms = table().data();
    FoldedText folded;
    // A character of one byte stays one; of two, it may become three.
    auto const bytes_max = original.size() * 3 / 2 + 4;
    folded.text.resize(bytes_max);
    folded.places.resize(bytes_max);
    auto* text = folded.text.data();
    auto* places = folded.places.data();
    std::size_t size = 0;
    auto const* bytes = original.data();
    auto const end = static_cast<std::int64_t>(original.size());
    for (std::int64_t at = 0; at < end;) {
        auto const begin = static_cast<std::uint32_t>(at);
        UChar32 c = 0;
        U8_NEXT(bytes, at, end, c);
        if (c < 0 || c >= static_cast<UChar32>(table_end))
            continue;
        auto const& form = forms[c];
        for (std::size_t i = 0; i < 4; ++i) { // always four: what is too much is written over
            text[size + i] = form.bytes[i];
            places[size + i] = begin;
        }
        size += form.size;
    }
    folded.text.resize(size);
    folded.places.resize(size);
    return folded;
}

} // namespace fengye::editorial
