#include "modules/editorial/actions/publish_item.hpp"

#include <algorithm>

#include "modules/editorial/actions/acting.hpp"
#include "modules/editorial/actions/publish_attachments.hpp"
#include "modules/editorial/actions/publish_pictures.hpp"
#include "modules/editorial/domain/relations.hpp"
#include "modules/editorial/store/expiries.hpp"
#include "modules/editorial/store/file_uses.hpp"
#include "modules/editorial/store/relations.hpp"
#include "modules/media/media.hpp"
#include "platform/html/sanitiser.hpp"

namespace fengye::editorial {

namespace {

std::vector<Correction>
corrections_of(db::Reader const& reader, Item const& item, Edition const& edition, Day today)
{
    std::vector<Correction> corrections;
    if (item.published_edition > 0)
        for (auto const& step : store::steps_of(reader, item.id))
            if (step.kind == StepKind::published && !step.note.empty())
                corrections.push_back({day_of(step.at), step.note});
    bool const is_noted = edition.number == item.published_edition; // by its own step
    if (!edition.content.correction.empty() && !is_noted)
        corrections.push_back({today, edition.content.correction});
    return corrections;
}

bool ends(Relation const& relation)
{
    return relation.kind != RelationKind::amends;
}

// Their pages say what happened to them, and lists show that they hold no more.
void publish_older_texts(Work& work, std::vector<Relation> const& relations)
{
    for (auto const& relation : relations) {
        auto const older = store::find_item(work.tx, relation.item);
        if (!older || !older->is_public())
            continue;
        auto const edition = store::find_edition(work.tx, older->id, older->published_edition);
        publish_article(work, document_of(work.tx, *older, *edition, *older->published_at, work.now));
    }
}

// What it did before and does no more comes last.
std::vector<Relation> relate(Work& work, ItemId item, std::vector<Relation> const& now)
{
    auto touched = now;
    for (auto const& before : store::relations_of(work.tx, item))
        if (std::none_of(
                now.begin(), now.end(), [&](Relation const& kept) { return kept.item == before.item; }))
            touched.push_back(before);
    store::save_relations(work.tx, item, now);
    return touched;
}

// Who had this edition in hand, by post; the same person may do nothing twice, so the last of each kind
// counts.
void name_hands(db::Reader const& reader, PublishedArticle& article)
{
    for (auto const& step : store::steps_of(reader, article.id)) {
        if (step.edition != article.edition)
            continue;
        if (step.kind == StepKind::submitted)
            article.writer = step.person_name;
        else if (step.kind == StepKind::reviewed)
            article.reviewer = step.person_name;
        else if (step.kind == StepKind::signed_off)
            article.signer = step.person_name;
    }
}

void end_public_life(Work& work, Item& item)
{
    item.state = ItemState::withdrawn;
    item.published_edition = 0;
    item.changed_at = work.now;
    store::note_files(work.tx, item.id, store::public_edition, {});
    store::save_expiry(work.tx, item.id, std::nullopt);
    people::settle(work, expiry_key(item.id));
}

void publish_edition(Work& work, Item& item, Edition const& edition)
{
    bool const is_first = !item.published_at;
    item.published_at = item.published_at.value_or(work.now);
    auto const article = document_of(work.tx, item, edition, *item.published_at, work.now);
    publish_article(work, article);
    publish_attachments(work, article);
    store::save_expiry(work.tx, item.id, edition.content.expires_on);
    people::settle(work, expiry_key(item.id));
    store::note_files(work.tx, item.id, store::public_edition, edition.content.files);
    item.state = ItemState::published;
    item.published_edition = edition.number;
    item.public_title = edition.content.title;
    item.release_at.reset();
    item.changed_at = work.now;
    if (auto const days = days_from_event(edition.content, work.now))
        store::save_days_from_event(work.tx, item.id, edition.number, *days);
    if (!is_first)
        work.note(
            {item.unit, "item_corrected", "guide_content_accurate",
             subject_of(item.id) + "/" + std::to_string(edition.number)});
}

} // namespace

PublishedArticle document_of(
    db::Reader const& reader, Item const& item, Edition const& edition, Moment published_at, Moment now)
{
    auto const& content = edition.content;
    auto presented = html::Sanitiser::present(content.body, content.title);
    PublishedArticle article;
    article.id = item.id;
    article.edition = edition.number;
    article.title = content.title;
    article.unit = people::find_unit(reader, item.unit)->code;
    article.columns = {content.home_column};
    for (auto const id : content.also_columns)
        if (id != content.home_column)
            article.columns.push_back(id);
    auto const channels = sites::channels(reader);
    for (auto const id : article.columns) {
        auto const column = sites::find_column(reader, id);
        if (!column)
            continue;
        if (article.home_column.empty())
            article.home_column = column->code;
        for (auto const& channel : channels)
            if (channel.id == column->channel &&
                std::find(article.channels.begin(), article.channels.end(), channel.slug) ==
                    article.channels.end())
                article.channels.push_back(channel.slug);
    }
    article.body = std::move(presented.html);
    article.text = std::move(presented.text);
    article.links = std::move(presented.links);
    article.summary = content.summary;
    article.item_kind = content.item_kind;
    article.attribute = content.attribute;
    article.legal_basis = content.legal_basis;
    article.event_on = content.event_on;
    article.doc_no = content.doc_no;
    article.made_on = content.made_on;
    article.genre = content.genre;
    article.subject = content.subject;
    article.relations = relations_in(content);
    article.later_texts = store::later_texts_of(reader, item.id);
    bool const has_ended = std::any_of(article.later_texts.begin(), article.later_texts.end(), ends);
    article.validity = has_ended ? "repealed" : content.validity;
    article.source = content.source;
    article.keywords = content.keywords;
    article.files = content.files;
    article.interprets = content.interprets;
    article.corrections = corrections_of(reader, item, edition, day_of(now));
    article.published_at = published_at;
    article.updated_at = now;
    name_hands(reader, article);
    return article;
}

Result<void> release_item(Work& work, ItemId id, int number)
{
    auto item = store::find_item(work.tx, id);
    bool const is_due = item && item->edition == number && item->release_at &&
                        *item->release_at <= work.now &&
                        (item->state == ItemState::signed_off || item->state == ItemState::scheduled);
    if (!is_due)
        return {}; // pulled back, or done already
    auto const edition = store::find_edition(work.tx, id, number);
    if (!edition || edition->hash != item->signed_hash || edition->hash_as_kept != item->signed_hash)
        return refuse(Because::conflict, "editorial.error_edition_changed");
    if (edition->content.attribute != Attribute::proactive)
        return refuse(Because::conflict, "editorial.error_not_proactive");

    publish_edition(work, *item, *edition);
    store::drop_drafts(work.tx, id);
    TRY(store::save_item(work.tx, *item));
    publish_older_texts(work, relate(work, id, relations_in(edition->content)));
    take_step(work, *item, StepKind::published, edition->hash, {}, edition->content.correction);
    people::tell(work, item->author, edition->content.title, desk_path_of(id));
    work.announce(EditionPublished{id, number});
    return {};
}

Result<ItemId>
import_published(Work& work, people::UnitRecord const& unit, Content const& content, Moment published_at)
{
    Item item;
    item.id = next_id<ItemId>(work.tx, "items");
    item.unit = unit.id;
    item.author = work.actor.person;
    item.state = ItemState::published;
    item.title = item.public_title = content.title;
    item.home_column = content.home_column;
    item.edition = item.published_edition = 1;
    item.published_at = published_at;
    item.changed_at = published_at;
    Edition const edition{item.id, 1, work.actor.person, work.now, true, hash_of(content), content};
    store::add_item(work.tx, item);
    store::add_edition(work.tx, edition);
    store::note_files(work.tx, item.id, store::public_edition, content.files);
    auto const article = document_of(work.tx, item, edition, published_at, published_at);
    publish_article(work, article);
    publish_attachments(work, article);
    store::save_expiry(work.tx, item.id, content.expires_on);
    work.record("editorial.imported", subject_of(item.id), "hash=" + edition.hash);
    return item.id;
}

Result<void> release_now(Work& work, ItemId id)
{
    auto item = TRY(find_for(work, id));
    if (!work.actor.may("editorial.sign", item.unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (item.state != ItemState::signed_off && item.state != ItemState::scheduled)
        return refuse(Because::conflict, "editorial.error_edition_changed");
    item.release_at = work.now;
    TRY(store::save_item(work.tx, item));
    return release_item(work, id, item.edition);
}

void take_down(Work& work, Item& item, Withdrawal const& withdrawal)
{
    work.withdraw(PublishedArticle::kind, item.id.number, withdrawal);
    withdraw_attachments(work, item.id, withdrawal);
    end_public_life(work, item);
    publish_older_texts(work, relate(work, item.id, {}));
}

Result<void> withdraw_item(Work& work, ItemId id, WithdrawalOrder const& order)
{
    auto item = TRY(find_for(work, id));
    bool const erases = order.reason == WithdrawReason::must_not_be_public;
    bool const was_public = item.published_at && work.actor.may("editorial.withdraw", item.unit);
    if (!may_withdraw(work.actor, item) &&
        !(erases && was_public)) // what was withdrawn before may still be erased
        return refuse(Because::not_found, "platform.not_found");
    std::string replacement;
    if (order.reason == WithdrawReason::superseded) {
        auto const slash = order.replacement.rfind('/');
        auto const number = ItemId::from(
            slash == std::string::npos ? order.replacement : order.replacement.substr(slash + 1));
        auto const other = number ? store::find_item(work.tx, *number) : std::nullopt;
        if (!other || !other->is_public() || other->id == id)
            return refuse(Because::not_valid, "editorial.error_replacement_missing", "replacement");
        replacement = path_of(other->id);
    }
    auto const edition = store::find_edition(work.tx, id, item.published_edition);
    Withdrawal const withdrawal{
        .reason = std::string{name_of(order.reason)},
        .note = erases ? "" : order.note,
        .title = erases || !edition ? "" : edition->content.title,
        .replacement = replacement,
        .at = work.now,
        .path = erases ? path_of(id) : "",
        .redirects = order.redirects && !replacement.empty()};
    settle_all(work, item);
    if (erases) {
        item.title.clear();
        item.public_title.clear();
        people::forget(work, desk_path_of(id));
        work.erase(PublishedArticle::kind, id.number, withdrawal);
        erase_attachments(work, id, withdrawal);
        for (auto const file : store::files_of(work.tx, id))
            media::drop_file(work, file);
        store::erase_texts(work.tx, id);
        end_public_life(work, item);
        publish_older_texts(work, relate(work, id, {}));
        work.announce(ItemErased{id});
    } else {
        take_down(work, item, withdrawal);
    }
    TRY(store::save_item(work.tx, item));
    take_step(work, item, StepKind::withdrawn, {}, withdrawal.reason, withdrawal.note);
    work.note({item.unit, "item_withdrawn_" + withdrawal.reason, "guide_content_accurate", subject_of(id)});
    return {};
}

} // namespace fengye::editorial
