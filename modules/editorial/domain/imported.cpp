#include "modules/editorial/domain/imported.hpp"

#include <algorithm>

#include "modules/editorial/domain/import_report.hpp"
#include "modules/editorial/domain/imported_blocks.hpp"
#include "platform/convert/documents.hpp"
#include "platform/html/safe.hpp"
#include "platform/html/sanitiser.hpp"
#include "platform/utf8/from_bytes.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

constexpr std::size_t sample_characters = 40;

bool is_space(char32_t c)
{
    return c <= U' ' || c == U'\u00a0' || c == U'\u3000' || (c >= U'\u2000' && c <= U'\u200f') ||
           c == U'\ufeff' || c == U'\u2028' || c == U'\u2029' || c == U'\u00ad';
}

// Of compound files only Word's are texts; anything else LibreOffice would show as a page of letters.
bool is_old_word(std::string_view bytes)
{
    return bytes.starts_with("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv) &&
           bytes.find("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"sv) != bytes.npos;
}

// Only what is no plain text and no ZIP is LibreOffice's.
bool is_older_form(std::string_view bytes)
{
    return is_old_word(bytes) || bytes.starts_with("{\\rtf"sv) ||
           (bytes.starts_with("PK"sv) &&
            bytes.substr(0, 200).find("mimetypeapplication/vnd.oasis.opendocument.text") != bytes.npos);
}

std::optional<ReadDocument> read(std::string_view bytes)
{
    if (bytes.starts_with("PK"sv))
        return read_docx(bytes);
    auto const decoded = utf8::from_bytes(bytes);
    if (!decoded || decoded->text.find('\0') != std::string::npos || decoded->text.starts_with("%PDF"))
        return std::nullopt;
    return read_plain_text(decoded->text);
}

} // namespace

std::size_t characters_without_spaces(std::string_view text)
{
    auto const characters = utf8::decoded(text);
    return static_cast<std::size_t>(
        std::count_if(characters.begin(), characters.end(), [](char32_t c) { return !is_space(c); }));
}

std::string trimmed(std::string_view text)
{
    auto const characters = utf8::decoded(text);
    auto const begin = std::find_if_not(characters.begin(), characters.end(), is_space);
    auto const end =
        std::find_if_not(characters.rbegin(), std::make_reverse_iterator(begin), is_space).base();
    return utf8::encoded({begin, end});
}

void Losses::add(LossKind kind, std::string_view text)
{
    auto const characters = characters_without_spaces(text);
    if (characters == 0)
        return;
    auto& loss = m_losses[kind];
    loss.kind = kind;
    ++loss.count;
    loss.characters += characters;
    if (loss.sample.empty()) {
        auto sample = utf8::decoded(trimmed(text));
        sample.resize(std::min(sample.size(), sample_characters));
        loss.sample = utf8::encoded(sample);
    }
}

void Losses::add_thing(LossKind kind)
{
    auto& loss = m_losses[kind];
    loss.kind = kind;
    ++loss.count;
}

std::size_t Losses::characters() const
{
    std::size_t sum = 0;
    for (auto const& [kind, loss] : m_losses)
        sum += loss.characters;
    return sum;
}

std::vector<Loss> Losses::list() const
{
    std::vector<Loss> list;
    for (auto const& [kind, loss] : m_losses)
        list.push_back(loss);
    return list;
}

// Neighbours of one list stand in one list; deeper ones within the line above.
std::string markup_of(std::vector<ImportedBlock> const& blocks)
{
    std::string markup;
    std::vector<std::pair<std::string, int>> open; // elements of lists and their levels
    auto const close_one = [&] {
        markup += "</li></" + open.back().first + ">";
        open.pop_back();
    };
    for (auto const& block : blocks) {
        bool const is_item = block.kind == BlockKind::bullet || block.kind == BlockKind::number;
        auto const list = block.kind == BlockKind::bullet ? "ul"s : "ol"s;
        while (!open.empty() && (!is_item || open.back().second > block.level ||
                                 (open.back().second == block.level && open.back().first != list)))
            close_one();
        if (is_item) {
            if (!open.empty() && open.back().second == block.level) {
                markup += "</li><li>";
            } else {
                markup += "<" + list + "><li>";
                open.emplace_back(list, block.level);
            }
            markup += block.markup;
        } else if (block.kind == BlockKind::table) {
            markup += block.markup;
        } else {
            auto const name = block.kind == BlockKind::heading ? "h" + std::to_string(block.level) : "p"s;
            auto const side = block.is_right     ? " class=\"align-right\""s
                              : block.is_centred ? " class=\"align-center\""s
                                                 : ""s;
            markup += "<" + name + side + ">" + block.markup + "</" + name + ">";
        }
    }
    while (!open.empty())
        close_one();
    return markup;
}

ReadDocument read_plain_text(std::string_view text)
{
    ReadDocument document;
    document.source_characters = characters_without_spaces(text);
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of("\r\n\f\v"), text.size());
        auto const line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!line.empty())
            document.blocks.push_back({.markup = html::escaped(line).text(), .text = line});
    }
    return document;
}

Result<Imported> import_document(std::string_view bytes, std::string_view)
{
    if (bytes.empty())
        return refuse(Because::not_valid, "media.file_empty", "file");
    std::optional<ReadDocument> document;
    if (is_older_form(bytes)) {
        auto const today = TRY(convert::to_todays_form(bytes, convert::TodaysForm::docx));
        document = read_docx(today);
    } else {
        document = read(bytes);
    }
    if (!document)
        return refuse(Because::not_valid, "editorial.error_import_unreadable", "file");
    Imported imported;
    imported.source_characters = document->source_characters;
    recognise_layout(*document, imported);
    auto cleaned = TRY(html::Sanitiser::clean(markup_of(document->blocks)));
    imported.body = std::move(cleaned.html);
    imported.pictures = std::move(document->pictures);
    imported.kept_characters = characters_without_spaces(cleaned.text) +
                               characters_without_spaces(imported.title) +
                               characters_without_spaces(imported.doc_no) - document->added_characters;
    // Whatever was counted and neither kept nor named is named all the same.
    auto const accounted = imported.kept_characters + document->losses.characters();
    imported.losses = document->losses.list();
    if (accounted < imported.source_characters)
        imported.losses.push_back({LossKind::other, 1, imported.source_characters - accounted, {}});
    return imported;
}

Result<html::Safe> with_picture_addresses(html::Safe const& body, std::vector<std::string> const& addresses)
{
    auto markup = body.text();
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        auto const placeholder = "<img src=\"/files/" + std::to_string(i + 1) + "/import\"";
        auto const at = markup.find(placeholder);
        if (at != markup.npos)
            markup.replace(at, placeholder.size(), "<img src=\"" + addresses[i] + "\"");
    }
    auto cleaned = TRY(html::Sanitiser::clean(markup));
    return std::move(cleaned.html);
}

ImportReport report_of(Imported const& imported)
{
    ImportReport report{
        static_cast<std::int64_t>(imported.source_characters),
        static_cast<std::int64_t>(imported.kept_characters),
        static_cast<std::int64_t>(imported.pictures.size()),
        {}};
    for (auto const& [kind, count, characters, sample] : imported.losses)
        report.losses.push_back({kind, count, static_cast<std::int64_t>(characters), sample});
    return report;
}

} // namespace fengye::editorial
