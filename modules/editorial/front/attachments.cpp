#include "modules/editorial/front/attachments.hpp"

#include "modules/media/media.hpp"
#include "platform/html/markup.hpp"

namespace fengye::editorial {

namespace {

constexpr std::size_t described_characters = 100;

std::vector<html::Values> lines_of(std::string_view text)
{
    std::vector<html::Values> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        if (auto const line = text.substr(0, end); line.find_first_not_of(" \t\r\f") != line.npos)
            lines.push_back({{"LINE", std::string{line}}});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

} // namespace

front::Placement place_attachment(PublishedAttachment const& attachment)
{
    // Under its own name, and whose it is.
    auto const title = attachment.name + "（" + attachment.item_title + "）";
    sites::RowCard const card{
        .path = path_of(attachment.item, attachment.file),
        .title = title,
        .unit = attachment.unit,
        .at = attachment.published_at,
        .column = attachment.home_column};
    front::Placement place{
        .path = card.path,
        .title = title,
        .card = encode(card),
        .at = attachment.published_at,
        .unit = attachment.unit,
        .text = attachment.text};
    for (auto const column : attachment.columns)
        place.facets.push_back(front::facet("column", column.text()));
    for (auto const& channel : attachment.channels)
        place.facets.push_back(front::facet("channel", channel));
    auto const published = to_text(day_of(attachment.published_at));
    place.facets.push_back(front::facet("unit", attachment.unit));
    place.facets.push_back(front::facet("year", published.substr(0, 4)));
    place.facets.push_back(front::facet("month", published.substr(0, 7)));
    return place;
}

Result<FrontAnswer> show_attachment(http::Request const&, Public& page, PublishedAttachment const& attachment)
{
    html::Values values{
        {"CONTENT_LANG", sites::content_language},
        {"NAME", attachment.name},
        {"PLACE", attachment.place},
        {"ITEM_URL", page.to(path_of(attachment.item))},
        {"ITEM_TITLE", attachment.item_title},
        {"FILE_URL", media::path_of(attachment.file, attachment.name)},
        {"LINES", lines_of(attachment.text)},
        {"IS_CUT", attachment.is_cut}};
    return View{
        .main = {"editorial/attachment", std::move(values)},
        .head = {
            .title = attachment.name,
            .description = html::shortened(attachment.text, described_characters),
            .crumbs = {{attachment.item_title, path_of(attachment.item)}, {attachment.name, {}}}}};
}

} // namespace fengye::editorial
