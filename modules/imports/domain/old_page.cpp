#include "modules/imports/domain/old_page.hpp"

#include <algorithm>

#include "platform/crypto/crypto.hpp"
#include "platform/utf8/from_bytes.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::imports {

namespace {

std::size_t first_wrong_line(std::string_view text, Guess guess)
{
    std::size_t line = 1;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const bytes = text.substr(0, end);
        if (guess == Guess::only_utf8 ? !utf8::is_valid(bytes) : !utf8::from_bytes(bytes))
            return line;
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line;
    }
    return line;
}

} // namespace

std::string OldPage::hash() const
{
    crypto::Sm3 sum;
    auto const add = [&](std::string_view text) {
        sum.add(std::to_string(text.size()) + ":");
        sum.add(text);
    };
    for (auto const* text : {&title, &body, &source, &summary, &doc_no, &cover})
        add(*text);
    add(published_at ? to_text(*published_at) : "");
    for (auto const& file : files)
        add(file);
    return crypto::hex(crypto::view(sum.finish()));
}

tl::unexpected<Refusal> malformed(std::string_view words, ExportFile const& file, std::size_t line)
{
    Refusal refusal{Because::not_valid, std::string{words}};
    refusal.values = {{"file", file.name}, {"line", std::to_string(line)}};
    return tl::unexpected{std::move(refusal)};
}

std::size_t line_of(std::string_view text, std::size_t at)
{
    auto const before = text.substr(0, at);
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

Result<std::string> text_of(ExportFile const& file, Guess guess)
{
    if (file.bytes.size() > file_bytes_max)
        return malformed("imports.error_too_large", file);
    auto decoded = utf8::from_bytes(file.bytes);
    if (!decoded || (guess == Guess::only_utf8 && decoded->encoding == utf8::Encoding::gb18030))
        return malformed("imports.error_bytes", file, first_wrong_line(file.bytes, guess));
    return std::move(decoded->text);
}

} // namespace fengye::imports
