#include "modules/letters/domain/reply.hpp"

#include <array>

#include "platform/html/sanitiser.hpp"

namespace fengye::letters {

namespace {

constexpr std::array phrases{
    EmptyPhrase{"高度重视", "letters.phrase_attention"},
    EmptyPhrase{"进一步研究", "letters.phrase_study"},
    EmptyPhrase{"正在研究", "letters.phrase_study"},
    EmptyPhrase{"适时", "letters.phrase_when"},
    EmptyPhrase{"尽快", "letters.phrase_when"},
    EmptyPhrase{"近期将", "letters.phrase_when"},
    EmptyPhrase{"条件成熟时", "letters.phrase_when"},
    EmptyPhrase{"按有关规定", "letters.phrase_rule"},
    EmptyPhrase{"按照相关规定", "letters.phrase_rule"},
    EmptyPhrase{"根据有关政策", "letters.phrase_rule"},
    EmptyPhrase{"相关部门", "letters.phrase_who"},
    EmptyPhrase{"有关部门", "letters.phrase_who"},
    EmptyPhrase{"积极协调", "letters.phrase_what"},
    EmptyPhrase{"加大力度", "letters.phrase_what"},
    EmptyPhrase{"加强监管", "letters.phrase_what"},
    EmptyPhrase{"妥善处理", "letters.phrase_what"},
    EmptyPhrase{"您的建议很好", "letters.phrase_what"},
    EmptyPhrase{"感谢您的理解", "letters.phrase_thanks"},
    EmptyPhrase{"不属于我局", "letters.phrase_competent"},
    EmptyPhrase{"不归我们管", "letters.phrase_competent"}};

// "（/article/81）" after a title: the address, and where it ends.
constexpr std::string_view opening = "（/article/", closing = "）";

// One paragraph with its links to documents.
std::string with_links(std::string_view line)
{
    std::string markup;
    for (;;) {
        auto const begin = line.find(opening);
        auto const digits = begin == std::string_view::npos ? line : line.substr(begin + opening.size());
        auto const count = digits.find_first_not_of("0123456789");
        auto const title = begin == std::string_view::npos ? begin : line.rfind("《", begin);
        bool const is_link = title != std::string_view::npos && count != 0 &&
                             count != std::string_view::npos && digits.substr(count).starts_with(closing) &&
                             line.substr(0, begin).ends_with("》");
        if (!is_link)
            return markup + html::escaped(line).text();
        markup += html::escaped(line.substr(0, title)).text() + "<a href=\"/article/" +
                  std::string{digits.substr(0, count)} + "\">" +
                  html::escaped(line.substr(title, begin - title)).text() + "</a>";
        line = digits.substr(count + closing.size());
    }
}

} // namespace

std::vector<EmptyPhrase> empty_phrases_in(std::string_view answer)
{
    std::vector<EmptyPhrase> found;
    for (auto const& phrase : phrases)
        if (answer.find(phrase.phrase) != std::string_view::npos)
            found.push_back(phrase);
    return found;
}

html::Safe answer_html(std::string_view answer)
{
    std::string markup;
    while (!answer.empty()) {
        auto const end = answer.find('\n');
        auto line = answer.substr(0, end);
        answer = end == std::string_view::npos ? std::string_view{} : answer.substr(end + 1);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        if (!line.empty())
            markup += "<p>" + with_links(line) + "</p>";
    }
    auto cleaned = html::Sanitiser::clean(markup);
    return cleaned ? cleaned->html : html::escaped(answer);
}

} // namespace fengye::letters
