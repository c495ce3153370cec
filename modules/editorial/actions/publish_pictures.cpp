#include "modules/editorial/actions/publish_pictures.hpp"

#include "modules/editorial/actions/publish_item.hpp"
#include "modules/editorial/store/editions.hpp"
#include "modules/editorial/store/file_uses.hpp"
#include "modules/editorial/store/items.hpp"

namespace fengye::editorial {

namespace {

Moment last_published(db::Reader const& reader, Item const& item)
{
    auto last = *item.published_at;
    for (auto const& step : store::steps_of(reader, item.id))
        if (step.kind == StepKind::published)
            last = step.at;
    return last;
}

RenderedFile rendered(db::Reader const& reader, FileId id, std::vector<media::Rendition> made)
{
    auto const file = media::find_file(reader, id);
    auto const focus = file ? file->focus : media::Focus{};
    return {id, focus.x, focus.y, std::move(made)};
}

} // namespace

void publish_article(Work& work, PublishedArticle article)
{
    for (auto const& file : article.files)
        if (file.is_picture)
            if (auto made = media::renditions_of(work.tx, file.hash); !made.empty())
                article.rendered.push_back(rendered(work.tx, file.id, std::move(made)));
    work.publish(article);
}

void publish_with_renditions(Work& work, std::string const& hash)
{
    for (auto const& holder : media::holders_at(work.tx, std::string{store::public_edition}, hash)) {
        auto const id = ItemId::from(std::string_view{holder}.substr(holder.rfind('/') + 1));
        auto const item = id ? store::find_item(work.tx, *id) : std::nullopt;
        if (!item || !item->is_public())
            continue;
        auto const edition = store::find_edition(work.tx, item->id, item->published_edition);
        publish_article(
            work, document_of(work.tx, *item, *edition, *item->published_at, last_published(work.tx, *item)));
    }
}

} // namespace fengye::editorial
