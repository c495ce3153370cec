#include "modules/editorial/domain/term_scan.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include <hs/hs.h>
#include <unicode/utf8.h>

#include "modules/editorial/domain/folded_text.hpp"

namespace fengye::editorial {

namespace {

// A text is folded and searched piece by piece, so that memory does not grow with it; a term that begins in
// one piece may end this much further on.
constexpr std::size_t piece_bytes = 256 * 1024;
constexpr std::size_t overlap_bytes = 2048;

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

bool is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

struct Database {
    Database() = default;
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;
    ~Database()
    {
        hs_free_scratch(scratch);
        hs_free_database(database);
    }
    hs_database_t* database = nullptr;
    hs_scratch_t* scratch = nullptr; // each search works on a copy
};

// The characters of a match in the original, and what stands between them.
struct Gaps {
    std::size_t letters = 0, gaps = 0, signs = 0, stops = 0, lines = 0;

    static Gaps in(std::string_view match)
    {
        Gaps found;
        auto worst = CharacterClass::letter;
        auto const size = static_cast<std::int64_t>(match.size());
        for (std::int64_t at = 0; at < size;) {
            UChar32 c = 0;
            U8_NEXT(match.data(), at, size, c);
            auto const kind = c < 0 ? CharacterClass::sign : class_of(static_cast<char32_t>(c));
            if (kind != CharacterClass::letter) {
                worst = std::max(worst, kind);
                continue;
            }
            ++found.letters;
            found.gaps += worst > CharacterClass::unseen;
            found.signs += worst == CharacterClass::sign;
            found.stops += worst == CharacterClass::stop;
            found.lines += worst == CharacterClass::line;
            worst = CharacterClass::letter;
        }
        return found;
    }

    // Between all letters: somebody spread the word.
    bool are_everywhere() const { return gaps + 1 == letters; }
};

} // namespace

struct TermScan::Compiled {
    std::vector<Term> terms;
    std::vector<std::string> literals;                // folded, each once
    std::vector<std::vector<std::size_t>> named;      // terms of each literal
    std::vector<std::vector<std::string>> exceptions; // of each term, folded
    Database hs;

    void compile();
    void look(
        std::string_view piece, std::size_t begins_before, std::size_t offset, std::vector<Finding>&,
        std::string_view all) const;
    bool is_meant(
        Term const&, FoldedText const&, std::size_t begin, std::size_t end, std::string_view match) const;
    bool is_excepted(std::size_t term, FoldedText const&, std::string_view literal, std::size_t begin) const;
};

namespace {

struct Hit {
    std::size_t literal, end; // bytes of the folded text
};

int note_hit(unsigned id, unsigned long long, unsigned long long to, unsigned, void* hits)
{
    auto& list = *static_cast<std::vector<Hit>*>(hits);
    list.push_back({id, static_cast<std::size_t>(to)});
    return list.size() >= 100'000 ? 1 : 0;
}

} // namespace

TermScan::TermScan(std::vector<Term> terms) : m_compiled{std::make_unique<Compiled>()}
{
    m_compiled->terms = std::move(terms);
    m_compiled->compile();
}
TermScan::~TermScan() = default;
TermScan::TermScan(TermScan&&) noexcept = default;
TermScan& TermScan::operator=(TermScan&&) noexcept = default;

void TermScan::Compiled::compile()
{
    std::map<std::string, std::size_t> known;
    exceptions.resize(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
        auto literal = FoldedText::of(terms[i].text).text;
        if (!terms[i].is_on || literal.empty())
            continue;
        auto const [place, is_new] = known.emplace(literal, literals.size());
        if (is_new) {
            literals.push_back(std::move(literal));
            named.emplace_back();
        }
        named[place->second].push_back(i);
        for (auto const& phrase : terms[i].exceptions)
            exceptions[i].push_back(FoldedText::of(phrase).text);
    }
    if (literals.empty())
        return;
    std::vector<char const*> texts;
    std::vector<std::size_t> sizes;
    std::vector<unsigned> ids, flags(literals.size(), 0);
    for (auto const& literal : literals) {
        texts.push_back(literal.data());
        sizes.push_back(literal.size());
        ids.push_back(static_cast<unsigned>(ids.size()));
    }
    hs_compile_error_t* error = nullptr;
    auto const count = static_cast<unsigned>(literals.size());
    if (hs_compile_lit_multi(
            texts.data(), flags.data(), ids.data(), sizes.data(), count, HS_MODE_BLOCK, nullptr, &hs.database,
            &error) != HS_SUCCESS) {
        std::string const message = error != nullptr ? error->message : "no reason given";
        hs_free_compile_error(error);
        throw std::runtime_error{"terms cannot be compiled: " + message};
    }
    if (hs_alloc_scratch(hs.database, &hs.scratch) != HS_SUCCESS)
        throw std::bad_alloc{};
}

bool TermScan::Compiled::is_meant(
    Term const& term, FoldedText const& folded, std::size_t begin, std::size_t end,
    std::string_view match) const
{
    if (term.category == TermCategory::wrong_word || term.category == TermCategory::official_name)
        return match == term.text;
    auto const literal = std::string_view{folded.text}.substr(begin, end - begin);
    auto const gaps = Gaps::in(match);
    if (is_ascii(literal)) {
        // A Latin word or number stands alone, and is spread in all its length or not at all.
        auto const follows = [&](std::size_t a, std::size_t b) {
            return a < folded.text.size() && b < folded.text.size() && is_latin(folded.text[a]) &&
                   is_latin(folded.text[b]) && folded.places[b] - folded.places[a] <= 3;
        };
        bool const is_alone = (begin == 0 || !follows(begin - 1, begin)) && !follows(end - 1, end);
        bool const is_number =
            std::all_of(literal.begin(), literal.end(), [](char c) { return c >= '0' && c <= '9'; });
        return is_number ? match == term.text : is_alone && (gaps.gaps == 0 || gaps.are_everywhere());
    }
    if (gaps.stops > 0)
        return gaps.letters > 2 && gaps.are_everywhere();
    return gaps.lines == 0 || gaps.letters > 2;
}

bool TermScan::Compiled::is_excepted(
    std::size_t term, FoldedText const& folded, std::string_view literal, std::size_t begin) const
{
    std::string_view const text = folded.text;
    for (auto const& phrase : exceptions[term])
        for (auto at = phrase.find(literal); at != phrase.npos; at = phrase.find(literal, at + 1))
            if (begin >= at && text.substr(begin - at, phrase.size()) == phrase)
                return true;
    return false;
}

void TermScan::Compiled::look(
    std::string_view piece, std::size_t begins_before, std::size_t offset, std::vector<Finding>& findings,
    std::string_view all) const
{
    auto const folded = FoldedText::of(piece);
    std::vector<Hit> hits;
    hs_scratch_t* scratch = nullptr;
    if (hs_clone_scratch(hs.scratch, &scratch) != HS_SUCCESS)
        throw std::bad_alloc{};
    auto const status = hs_scan(
        hs.database, folded.text.data(), static_cast<unsigned>(folded.text.size()), 0, scratch, note_hit,
        &hits);
    hs_free_scratch(scratch);
    if (status != HS_SUCCESS && status != HS_SCAN_TERMINATED)
        throw std::runtime_error{"the search for terms failed"};
    for (auto const& hit : hits) {
        auto const& literal = literals[hit.literal];
        auto const begin = hit.end - literal.size();
        std::int64_t to = folded.places[hit.end - 1];
        auto const from = folded.places[begin];
        U8_FWD_1(piece.data(), to, static_cast<std::int64_t>(piece.size()));
        if (from >= begins_before)
            continue;
        auto const match = piece.substr(from, static_cast<std::size_t>(to) - from);
        for (auto const i : named[hit.literal]) {
            auto const& term = terms[i];
            if (findings.size() >= 2 * findings_max)
                return;
            if (!is_meant(term, folded, begin, hit.end, match) || is_excepted(i, folded, literal, begin))
                continue;
            auto finding = finding_at(
                all, offset + from, offset + static_cast<std::size_t>(to), term.level, FindingRule::term);
            finding.category = name_of(term.category);
            finding.suggestion = term.replacement;
            findings.push_back(std::move(finding));
            break;
        }
    }
}

std::vector<Finding> TermScan::find(std::string_view text) const
{
    std::vector<Finding> findings;
    if (m_compiled->hs.database == nullptr)
        return findings;
    for (std::size_t at = 0; at < text.size();) {
        auto const cut = [&](std::size_t end) {
            end = std::min(end, text.size());
            while (end < text.size() && end > at + 1 && (text[end] & 0xc0) == 0x80)
                --end;
            return end;
        };
        auto const end = cut(at + piece_bytes), end_with_overlap = cut(at + piece_bytes + overlap_bytes);
        m_compiled->look(text.substr(at, end_with_overlap - at), end - at, at, findings, text);
        at = end;
    }
    std::stable_sort(findings.begin(), findings.end(), [](Finding const& a, Finding const& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Finding> longest;
    for (auto& finding : findings)
        if (longest.size() < findings_max && (longest.empty() || finding.end > longest.back().end))
            longest.push_back(std::move(finding));
    return longest;
}

TermScan const& starting_scan()
{
    static TermScan const scan{starting_terms()};
    return scan;
}

} // namespace fengye::editorial
