#include "modules/editorial/actions/replace_file.hpp"

#include <algorithm>

#include "modules/editorial/actions/acting.hpp"
#include "modules/editorial/actions/write_item.hpp"
#include "modules/media/media.hpp"
#include "platform/html/sanitiser.hpp"

namespace fengye::editorial {

namespace {

bool holds(Content const& content, FileId file)
{
    return std::any_of(
        content.files.begin(), content.files.end(), [&](ItemFile const& held) { return held.id == file; });
}

// Its place, and what was said about it unless the new one brings its own words.
void put_into(ItemFile& held, media::StoredFile const& fresh)
{
    held.id = fresh.id;
    held.name = fresh.name;
    held.type = fresh.type;
    held.hash = fresh.hash;
    held.size_bytes = fresh.size_bytes;
    held.width = fresh.size.width;
    held.height = fresh.size.height;
    if (!fresh.alt.empty())
        held.alt = fresh.alt;
}

// In attributes alone: a quotation mark stands nowhere else in a text that the sanitiser left.
std::string with_address(std::string text, FileId from, std::string const& address)
{
    auto const stem = "=\"/files/" + from.text() + "/";
    auto const fresh = "=\"" + address;
    for (auto at = text.find(stem); at != std::string::npos; at = text.find(stem, at + fresh.size()))
        text.replace(at, text.find('"', at + stem.size()) - at, fresh);
    return text;
}

Result<void> replace_in(Work& work, Item const& item, FileId from, media::StoredFile const& fresh)
{
    auto draft = store::find_draft(work.tx, item.id, work.actor.person);
    auto const edition = store::find_edition(work.tx, item.id, item.edition);
    auto content = draft ? draft->content : edition ? edition->content : Content{};
    if (!holds(content, from))
        return {};
    std::erase_if(content.files, [&](ItemFile const& held) { return held.id == fresh.id; });
    for (auto& held : content.files)
        if (held.id == from)
            put_into(held, fresh);
    auto const cleaned = TRY(html::Sanitiser::clean(
        with_address(content.body.text(), from, media::path_of(fresh.id, fresh.name))));
    content.body = cleaned.html;
    TRY(autosave_draft(work, item.id, content, draft ? draft->based_on : item.edition));
    return {};
}

} // namespace

Result<void> replace_file(Work& work, FileId from, FileId to)
{
    auto const fresh = media::find_file(work.tx, to);
    if (!fresh)
        return refuse(Because::not_found, "platform.not_found");
    for (auto const& holder : media::holders_of(work.tx, from)) {
        auto const id = ItemId::from(std::string_view{holder.subject}.substr(holder.subject.rfind('/') + 1));
        auto item = id ? store::find_item(work.tx, *id) : std::nullopt;
        if (!item || !may_see(work.actor, *item))
            continue;
        if (may_correct(work.actor, *item)) {
            auto const shown = store::find_edition(work.tx, *id, item->published_edition);
            if (!shown || !holds(shown->content, from))
                continue;
            TRY(begin_correction(work, *id));
            item = store::find_item(work.tx, *id);
        }
        if (may_edit(work.actor, *item))
            TRY(replace_in(work, *item, from, *fresh));
    }
    return {};
}

} // namespace fengye::editorial
