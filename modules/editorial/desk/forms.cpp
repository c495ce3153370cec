#include "modules/editorial/desk/forms.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "modules/editorial/domain/classes.hpp"
#include "modules/editorial/domain/relations.hpp"
#include "platform/html/sanitiser.hpp"

namespace fengye::editorial {

namespace {

// A value of a closed set, or nothing.
template <std::size_t Count>
std::string one_of(std::array<std::string_view, Count> const& codes, std::string const& text)
{
    return std::find(codes.begin(), codes.end(), text) == codes.end() ? std::string{} : text;
}

void describe_files(http::Form const& form, Content& content)
{
    auto const cover = FileId::from(form.text("picture"));
    for (auto& file : content.files) {
        if (!file.is_picture)
            continue;
        file.is_cover = cover == file.id;
        file.alt = form.text("alt_" + file.id.text());
        file.is_decorative = form.ticked("decorative_" + file.id.text());
    }
}

// While it is written, a text shows its pictures under the desk's path.
std::string with_public_pictures(std::string body)
{
    constexpr std::string_view desk = "/desk/media/", ours = "/files/";
    for (auto at = body.find(desk); at != std::string::npos; at = body.find(desk, at + ours.size()))
        body.replace(at, desk.size(), ours);
    return body;
}

} // namespace

int number_in(std::string const& text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Result<Content> read_content(http::Form const& form, Content const& before)
{
    constexpr std::size_t field_bytes_max = 8 * 1024;
    for (auto const& [name, value] : form.fields)
        if (name != "body" && value.size() > field_bytes_max)
            return refuse(Because::not_valid, "platform.text_too_large", name);
    Content content;
    content.title = form.text("title");
    content.home_column = sites::ColumnId::from(form.text("home_column")).value_or(sites::ColumnId{});
    for (auto const& text : form.all("also_columns"))
        if (auto const id = sites::ColumnId::from(text); id && *id != content.home_column)
            content.also_columns.push_back(*id);
    auto const cleaned = TRY(html::Sanitiser::clean(with_public_pictures(form.text("body"))));
    content.body = cleaned.html;
    content.summary = form.text("summary");
    content.item_kind = parse<ItemKind>(form.text("kind")).value_or(ItemKind::work_arrangement);
    content.attribute = parse<Attribute>(form.text("attribute")).value_or(Attribute::proactive);
    content.ground = one_of(grounds, form.text("ground"));
    content.legal_basis = form.text("legal_basis");
    content.event_on = day_from(form.text("event_date"));
    content.doc_no = form.text("document_number");
    content.made_on = day_from(form.text("made_on"));
    content.genre = one_of(genres, form.text("genre"));
    content.subject = one_of(subjects, form.text("subject"));
    content.validity = one_of(validities, form.text("validity"));
    content.source = form.text("source");
    content.keywords = words_in(form.text("keywords"));
    content.interprets = item_in(form.text("interprets"));
    content.amends = form.text("amends");
    content.repeals = form.text("repeals");
    content.replaces = form.text("replaces");
    content.publish_at = moment_from(form.text("publish_at"));
    content.expires_on = day_from(form.text("expires_on"));
    content.is_urgent = form.ticked("urgent");
    content.correction = form.text("correction");
    content.files = before.files;
    describe_files(form, content);
    return content;
}

Result<Decision> read_decision(http::Form const& form)
{
    auto const verdict = parse<Verdict>(form.text("verdict"));
    if (!verdict)
        return refuse(Because::not_valid, "editorial.error_verdict_missing", "verdict");
    Decision decision{
        .edition = number_in(form.text("edition")), .hash = form.text("hash"), .verdict = *verdict};
    decision.reason = parse<ReturnReason>(form.text("reason"));
    decision.ground = one_of(grounds, form.text("ground"));
    decision.note = form.text("note");
    for (auto const question : questions)
        if (auto const answer = parse<Answer>(form.text(question)))
            decision.answers.emplace(question, *answer);
    decision.release_now = form.ticked("release_now");
    return decision;
}

} // namespace fengye::editorial
