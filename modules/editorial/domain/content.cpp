#include "modules/editorial/domain/content.hpp"

#include <algorithm>

#include "modules/editorial/domain/relations.hpp"
#include "modules/media/media.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/html/markup.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

ItemFile item_file(media::StoredFile const& stored)
{
    return {
        .id = stored.id,
        .name = stored.name,
        .type = stored.type,
        .hash = stored.hash,
        .size_bytes = stored.size_bytes,
        .width = stored.size.width,
        .height = stored.size.height,
        .is_picture = stored.kind == media::FileKind::picture};
}

std::string hash_of(Content const& content)
{
    return hash_of_text(encode(content));
}

std::string hash_of_text(std::string_view encoded)
{
    return crypto::hex(crypto::view(crypto::sm3(encoded)));
}

std::string listed_title(Content const& content)
{
    return std::string{utf8::beginning(content.title, title_bytes_max)};
}

std::vector<FieldRefusal> missing_in(Content const& content, Day today)
{
    std::vector<FieldRefusal> missing;
    auto const require = [&](bool held, char const* field, char const* words) {
        if (!held)
            missing.push_back({field, words});
    };
    require(!content.title.empty(), "title", "editorial.error_title_missing");
    require(
        html::characters_in(content.title) <= title_characters_max && content.title.size() <= title_bytes_max,
        "title", "editorial.error_title_long");
    require(bool{content.home_column}, "home_column", "editorial.error_home_column_missing");
    require(!content.body.empty(), "body", "editorial.error_body_missing");
    require(!content.source.empty(), "source", "editorial.error_source_missing");
    require(
        html::characters_in(content.summary) <= summary_characters_max, "summary",
        "editorial.error_summary_long");
    require(
        content.attribute != Attribute::withheld || !content.ground.empty(), "ground",
        "editorial.error_ground_missing");
    require(!content.made_on || *content.made_on <= today, "made_on", "editorial.error_made_on_future");
    require(
        !content.event_on || *content.event_on <= today + std::chrono::days{366}, "event_date",
        "editorial.error_date_wrong");
    auto const first_day = content.publish_at ? std::max(today, day_of(*content.publish_at)) : today;
    require(
        !content.expires_on || *content.expires_on >= first_day, "expires_on",
        "editorial.error_expires_too_early");
    for (auto const& file : content.files)
        if (file.is_picture)
            require(
                file.is_decorative || !file.alt.empty(), ("alt-" + file.id.text()).c_str(),
                "editorial.error_alt_missing");
    for (auto& unreadable : unreadable_relations(content))
        missing.push_back(std::move(unreadable));
    return missing;
}

std::optional<int> days_from_event(Content const& content, Moment published)
{
    if (!content.event_on)
        return std::nullopt;
    return static_cast<int>((day_of(published) - *content.event_on).count());
}

} // namespace fengye::editorial
