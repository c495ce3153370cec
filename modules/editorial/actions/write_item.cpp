#include "modules/editorial/actions/write_item.hpp"

#include <algorithm>

#include "modules/editorial/actions/acting.hpp"
#include "modules/editorial/actions/keep_calls.hpp"
#include "modules/editorial/actions/keep_terms.hpp"
#include "modules/editorial/domain/relations.hpp"
#include "modules/editorial/store/presence.hpp"
#include "platform/html/sanitiser.hpp"

namespace fengye::editorial {

namespace {

Result<Item> find_to_write(Work& work, ItemId id)
{
    auto item = TRY(find_for(work, id));
    if (!may_edit(work.actor, item))
        return refuse(Because::conflict, "editorial.error_not_open");
    return item;
}

// The text to go on with: one's own line, or the newest edition.
Content current_content(Work& work, Item const& item)
{
    if (auto draft = store::find_draft(work.tx, item.id, work.actor.person))
        return std::move(draft->content);
    if (auto edition = store::find_edition(work.tx, item.id, item.edition))
        return std::move(edition->content);
    return {};
}

// Lists show the newest title and column.
void show_in_lists(Item& item, Content const& content, Moment now)
{
    item.title = listed_title(content);
    item.home_column = content.home_column;
    item.is_urgent = content.is_urgent;
    item.changed_at = now;
}

// A unit writes for the columns it answers for, and attaches files of its own.
Result<void> check_columns(Work& work, Item const& item, Content const& content)
{
    auto const unit = people::find_unit(work.tx, item.unit);
    auto columns = content.also_columns;
    columns.push_back(content.home_column);
    for (auto const id : columns) {
        auto const column = sites::find_column(work.tx, id);
        if (!column || !unit || !sites::holds_items(column->column_kind) ||
            !sites::answers_for(*unit, *column))
            return refuse(Because::not_valid, "editorial.error_column_not_yours", "home_column");
    }
    return {};
}

// A unit amends, repeals and replaces what is its own and public.
Result<void> check_relations(Work& work, Item const& item, Content const& content)
{
    for (auto const& relation : relations_in(content)) {
        auto const older = store::find_item(work.tx, relation.item);
        auto const field = std::string{name_of(relation.kind)};
        if (!older || !older->is_public() || older->id == item.id)
            return refuse(Because::not_valid, "editorial.error_relation_unknown", field);
        if (older->unit != item.unit)
            return refuse(Because::not_valid, "editorial.error_relation_not_yours", field);
    }
    return {};
}

std::vector<Finding> all_findings(db::Reader const& reader, Content const& content, TermScan const& terms)
{
    // Everything the public will read: the text and the lines about it.
    auto text = content.title + "\n" + html::Sanitiser::present(content.body, "").text;
    for (auto const* line :
         {&content.summary, &content.correction, &content.doc_no, &content.legal_basis, &content.source})
        text += "\n" + *line;
    for (auto const& keyword : content.keywords)
        text += "\n" + keyword;
    auto findings = findings_in(text, terms);
    for (auto const& file : content.files)
        for (auto& finding : findings_in(file.name + "\n" + file.alt, terms))
            findings.push_back(std::move(finding));
    for (auto const& file : content.files) {
        auto const inspected = media::find_inspection(reader, file.hash);
        auto of_file = inspected ? findings_in_file(file.name, *inspected, terms)
                                 : std::vector{not_inspected(file.name)};
        std::move(of_file.begin(), of_file.end(), std::back_inserter(findings));
    }
    return findings;
}

// What this person typed since the newest edition becomes an edition of its own: nothing typed is passed
// over.
Result<void> take_in_own_line(Work& work, ItemId id)
{
    auto const item = TRY(find_to_write(work, id));
    auto const draft = store::find_draft(work.tx, id, work.actor.person);
    auto const edition = store::find_edition(work.tx, id, item.edition);
    bool const is_newer = draft && (!edition || hash_of(draft->content) != edition->hash);
    if (is_newer)
        TRY(save_version(work, id, draft->content, draft->based_on));
    return {};
}

} // namespace

Result<ItemId> create_item(Work& work)
{
    if (!work.actor.may("editorial.draft", work.actor.unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    Item item;
    item.id = next_id<ItemId>(work.tx, "items");
    item.unit = work.actor.unit;
    item.author = work.actor.person;
    item.changed_at = work.now;
    store::add_item(work.tx, item);
    take_step(work, item, StepKind::drafted, {});
    return item.id;
}

Result<Moment> autosave_draft(Work& work, ItemId id, Content const& content, int based_on)
{
    auto item = TRY(find_to_write(work, id));
    store::save_draft(work.tx, {id, work.actor.person, based_on, work.now, content});
    if (item.edition == 0 && item.author == work.actor.person) {
        show_in_lists(item, content, work.now);
        TRY(store::save_item(work.tx, item));
    }
    return work.now;
}

Result<void> be_present(Work& work, ItemId id)
{
    TRY(find_to_write(work, id));
    store::note_presence(work.tx, id, work.actor.person, work.now, work.now - presence_time);
    return {};
}

Result<int> save_version(Work& work, ItemId id, Content const& content, int based_on, std::string const& name)
{
    auto item = TRY(find_to_write(work, id));
    if (based_on != item.edition)
        return refuse(Because::conflict, "editorial.conflict_here");
    ++item.edition;
    item.author = work.actor.person; // who wrote the newest words neither reviews nor signs them
    show_in_lists(item, content, work.now);
    store::add_edition(
        work.tx, {.item = id,
                  .number = item.edition,
                  .made_by = work.actor.person,
                  .made_at = work.now,
                  .hash = hash_of(content),
                  .content = content,
                  .name = name});
    store::save_draft(work.tx, {id, work.actor.person, item.edition, work.now, content});
    TRY(store::save_item(work.tx, item));
    work.record("editorial.version_saved", subject_of(id), "edition=" + std::to_string(item.edition));
    return item.edition;
}

Result<int> submit_item(Work& work, ItemId id)
{
    TRY(take_in_own_line(work, id));
    auto item = TRY(find_to_write(work, id));
    auto const edition = store::find_edition(work.tx, id, item.edition);
    if (!edition)
        return refuse(Because::not_valid, "editorial.error_body_missing", "body");
    if (item.edition == item.published_edition)
        return refuse(Because::not_valid, "editorial.error_unchanged", "body");
    auto missing = missing_in(edition->content, day_of(work.now));
    if (!missing.empty())
        return tl::unexpected{Refusal{Because::not_valid, missing.front().words, std::move(missing)}};
    TRY(check_columns(work, item, edition->content));
    TRY(check_relations(work, item, edition->content));

    item.state = ItemState::submitted;
    item.reviewer = item.signer = {};
    item.signed_hash.clear();
    item.changed_at = work.now;
    TRY(store::save_item(work.tx, item));
    store::drop_draft(work.tx, id, work.actor.person);
    store::add_findings(
        work.tx, id, item.edition, all_findings(work.tx, edition->content, *scan_in_force(work.tx)));
    take_step(work, item, StepKind::submitted, edition->hash);
    settle_all(work, item);
    settle_call_of(work, item);
    ask_for_review(work, item);
    return item.edition;
}

Result<void> begin_correction(Work& work, ItemId id)
{
    auto item = TRY(find_for(work, id));
    if (!may_correct(work.actor, item))
        return refuse(Because::conflict, "editorial.error_not_open");
    auto const edition = store::find_edition(work.tx, id, item.published_edition);
    auto content = edition->content;
    content.publish_at.reset();
    content.correction.clear();
    item.state = ItemState::draft;
    item.author = work.actor.person;
    item.changed_at = work.now;
    TRY(store::save_item(work.tx, item));
    store::save_draft(work.tx, {id, work.actor.person, item.edition, work.now, content});
    take_step(work, item, StepKind::corrected, edition->hash);
    return {};
}

Result<void> attach_file(Work& work, ItemId id, ItemFile const& file)
{
    auto const item = TRY(find_to_write(work, id));
    auto content = current_content(work, item);
    content.files.push_back(file);
    store::save_draft(work.tx, {id, work.actor.person, item.edition, work.now, content});
    return {};
}

Result<void> remove_file(Work& work, ItemId id, FileId file)
{
    auto const item = TRY(find_to_write(work, id));
    auto content = current_content(work, item);
    std::erase_if(content.files, [&](ItemFile const& held) { return held.id == file; });
    store::save_draft(work.tx, {id, work.actor.person, item.edition, work.now, content});
    return {};
}

void hand_over_drafts(Work& work, PersonId from, PersonId to)
{
    store::hand_over(work.tx, from, to);
    work.record("editorial.drafts_handed_over", "person/" + from.text(), "to=" + to.text());
}

} // namespace fengye::editorial
