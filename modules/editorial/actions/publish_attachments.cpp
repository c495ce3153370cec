#include "modules/editorial/actions/publish_attachments.hpp"

#include <algorithm>

#include "modules/editorial/store/attachment_texts.hpp"
#include "modules/media/media.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::editorial {

namespace {

std::optional<PublishedAttachment>
attachment_of(Work& work, PublishedArticle const& article, ItemFile const& file, int place)
{
    auto const inspected = media::find_inspection(work.tx, file.hash);
    if (!inspected || inspected->text.empty() || media::hides_text(*inspected))
        return std::nullopt;
    PublishedAttachment attachment;
    attachment.item = article.id;
    attachment.file = file.id;
    attachment.place = place;
    attachment.name = file.name;
    attachment.item_title = article.title;
    attachment.unit = article.unit;
    attachment.columns = article.columns;
    attachment.channels = article.channels;
    attachment.home_column = article.home_column;
    attachment.text = utf8::beginning(inspected->text, attachment_text_bytes_max);
    attachment.is_cut = attachment.text.size() < inspected->text.size();
    attachment.published_at = article.published_at;
    return attachment;
}

// Whoever kept the address of a text that was replaced is led to the article as it is now.
Withdrawal replaced_by(PublishedArticle const& article, Moment now)
{
    return {.reason = "superseded", .replacement = path_of(article.id), .at = now, .redirects = true};
}

} // namespace

void publish_attachments(Work& work, PublishedArticle const& article)
{
    auto rows = store::attachment_texts_of(work.tx, article.id);
    std::vector<FileId> said;
    int place = 0;
    for (auto const& file : article.files) {
        if (file.is_picture)
            continue;
        auto attachment = attachment_of(work, article, file, ++place);
        if (!attachment)
            continue;
        auto const row =
            std::find_if(rows.begin(), rows.end(), [&](auto const& kept) { return kept.file == file.id; });
        attachment->id =
            row != rows.end() ? row->id : next_id<decltype(attachment->id)>(work.tx, "attachment_texts");
        store::save_attachment_text(work.tx, article.id, {attachment->id, file.id, true});
        work.publish(*attachment);
        said.push_back(file.id);
    }
    for (auto const& row : rows)
        if (row.is_public && std::find(said.begin(), said.end(), row.file) == said.end()) {
            store::save_attachment_text(work.tx, article.id, {row.id, row.file, false});
            work.withdraw(PublishedAttachment::kind, row.id.number, replaced_by(article, work.now));
        }
}

void withdraw_attachments(Work& work, ItemId item, Withdrawal const& withdrawal)
{
    for (auto const& row : store::attachment_texts_of(work.tx, item))
        if (row.is_public) {
            store::save_attachment_text(work.tx, item, {row.id, row.file, false});
            work.withdraw(PublishedAttachment::kind, row.id.number, withdrawal);
        }
}

void erase_attachments(Work& work, ItemId item, Withdrawal withdrawal)
{
    for (auto const& row : store::attachment_texts_of(work.tx, item)) {
        store::save_attachment_text(work.tx, item, {row.id, row.file, false});
        withdrawal.path = path_of(item, row.file);
        work.erase(PublishedAttachment::kind, row.id.number, withdrawal);
    }
}

} // namespace fengye::editorial
