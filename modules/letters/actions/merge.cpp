#include "modules/letters/actions/merge.hpp"

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/store/letters.hpp"

namespace fengye::letters {

namespace {

void publish_matter(Work& work, Letter const& letter)
{
    auto const unit = people::find_unit(work.tx, letter.record.unit);
    work.publish(OpenMatter{
        .id = letter.id(),
        .number = letter.record.number,
        .system = letter.system,
        .category = letter.category,
        .title = letter.matter_title,
        .about = letter.matter_about,
        .unit = unit ? unit->code : std::string{},
        .writers = letter.followers + 1,
        .at = letter.record.received_at});
}

} // namespace

Result<std::optional<Letter>> find_matter_to_join(db::Reader const& reader, std::string const& number)
{
    if (number.empty())
        return std::optional<Letter>{};
    auto const record = casework::find_case(reader, number);
    auto letter = record ? store::find_letter(reader, record->id) : std::nullopt;
    if (!letter || !letter->is_matter)
        return refuse(Because::not_valid, "letters.error_matter_closed", "join");
    return letter;
}

Result<void> count_follower(Work& work, CaseId lead)
{
    auto letter = store::find_letter(work.tx, lead).value();
    ++letter.followers;
    TRY(save(work, letter));
    if (letter.is_matter)
        work.later(
            "letters.publish_matter", MatterCount{lead}, work.now + std::chrono::minutes{1},
            "letters.publish_matter/" + lead.text());
    return {};
}

Result<void> merge_letters(Work& work, Means const& means, CaseId lead_id, std::vector<CaseId> const& ids)
{
    auto lead = TRY(find_for(work, lead_id));
    if (!may_handle(work.actor, lead) || lead.lead)
        return refuse(Because::not_valid, "letters.error_merge_lead", "lead");
    auto const& vault = means.vault;
    for (auto const id : ids) {
        auto letter = TRY(find_for(work, id));
        bool const may_join = id != lead_id && may_handle(work.actor, letter) &&
                              letter.record.unit == lead.record.unit && letter.system == lead.system &&
                              letter.record.is_open && !letter.lead && letter.followers == 0 &&
                              !letter.is_only_transferred() && lead.record.is_open;
        if (!may_join)
            return refuse(Because::not_valid, "letters.error_merge_other", "letters");
        letter.lead = lead_id;
        letter.record.state = name_of(LetterState::joined);
        for (auto& [name, clock] : casework::clocks_of(work.tx, id))
            if (!clock.is_stopped()) {
                TRY(casework::stop(clock, day_of(work.now)));
                casework::save_clock(work, letter.record, name, clock);
            }
        TRY(save(work, letter));
        casework::add_step(work, vault, letter.record, "letters.step_joined");
        assign_tasks(work, letter);
        ++lead.followers;
    }
    TRY(save(work, lead));
    return {};
}

Result<void> open_matter(Work& work, Means const& means, CaseId id, MatterText const& text)
{
    auto letter = TRY(find_for(work, id));
    if (!may_release(work.actor, letter) || !letter.record.is_open || letter.lead ||
        letter.is_only_transferred())
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (text.title.empty())
        return refuse(Because::not_valid, "letters.error_title_length", "title");
    if (casework::count_personal_data(text.title + "\n" + text.about) > 0)
        return refuse(Because::not_valid, "letters.error_personal_data", "about");
    letter.is_matter = true;
    letter.matter_title = text.title;
    letter.matter_about = text.about;
    TRY(save(work, letter));
    publish_matter(work, letter);
    casework::add_step(work, means.vault, letter.record, "letters.step_matter", {}, Audience::staff);
    return {};
}

Result<void> close_matter(Work& work, Letter& letter)
{
    if (!letter.is_matter)
        return {};
    letter.is_matter = false;
    work.withdraw(OpenMatter::kind, letter.id().number, {.reason = "superseded", .at = work.now});
    return {};
}

Result<void> publish_matter_again(Work& work, MatterCount const& count)
{
    auto const letter = store::find_letter(work.tx, count.lead);
    if (letter && letter->is_matter)
        publish_matter(work, *letter);
    return {};
}

} // namespace fengye::letters
