#include "modules/editorial/actions/decide_item.hpp"

#include <algorithm>

#include "modules/editorial/actions/acting.hpp"
#include "modules/editorial/actions/publish_item.hpp"

namespace fengye::editorial {

namespace {

// Returned or withheld: both end this edition, with a coded reason. The officer sees why.
Result<void> turn_down(Work& work, Item& item, Edition const& edition, Decision const& decision)
{
    if (decision.verdict == Verdict::return_) {
        if (!decision.reason)
            return refuse(Because::not_valid, "editorial.error_reason_missing", "reason");
        if (*decision.reason == ReturnReason::other && decision.note.empty())
            return refuse(Because::not_valid, "editorial.error_note_missing", "note");
    } else if (decision.ground.empty()) {
        return refuse(Because::not_valid, "editorial.error_ground_missing", "ground");
    }
    bool const is_returned = decision.verdict == Verdict::return_;
    item.state = is_returned ? ItemState::returned : ItemState::withheld;
    item.changed_at = work.now;
    TRY(store::save_item(work.tx, item));
    if (!store::find_draft(work.tx, item.id, item.author))
        store::save_draft(work.tx, {item.id, item.author, item.edition, work.now, edition.content});
    auto const reason = is_returned ? std::string{name_of(*decision.reason)} : decision.ground;
    take_step(
        work, item, is_returned ? StepKind::returned : StepKind::withheld, edition.hash, reason,
        decision.note);
    settle_all(work, item);
    if (is_returned) {
        ask_author(work, item, "editorial.task_returned");
        work.note(
            {item.unit, "item_returned", "seed_R37",
             subject_of(item.id) + "/" + std::to_string(item.edition)});
    }
    return {};
}

Result<void> check_answers(Decision const& decision)
{
    for (auto const question : questions) {
        auto const answer = decision.answers.find(question);
        if (answer == decision.answers.end())
            return refuse(Because::not_valid, "editorial.error_question_missing", question);
        if (answer->second != Answer::no)
            return refuse(Because::not_valid, "editorial.error_question_not_clear", question);
    }
    return {};
}

Result<void> check_findings(Work& work, Item const& item)
{
    auto const findings = store::findings_of(work.tx, item.id, item.edition);
    bool const is_open = std::any_of(findings.begin(), findings.end(), [](NotedFinding const& noted) {
        return noted.finding.level == Level::must_fix && noted.is_open();
    });
    if (is_open)
        return refuse(Because::not_valid, "editorial.error_findings_open", "findings");
    return {};
}

// Arts. 13–16: what is disclosed on request, or not at all, is signed as that and stays inside.
Result<void> sign_as_not_public(Work& work, Item& item, Edition const& edition, Decision const& decision)
{
    item.state = ItemState::withheld;
    item.signer = work.actor.person;
    item.signed_hash = edition.hash;
    item.changed_at = work.now;
    TRY(store::save_item(work.tx, item));
    take_step(work, item, StepKind::signed_off, edition.hash, {}, decision.note);
    settle_all(work, item);
    return {};
}

std::string answers_text(Decision const& decision)
{
    std::string text;
    for (auto const& [question, answer] : decision.answers)
        text += question + "=" + std::string{name_of(answer)} + " ";
    return text;
}

} // namespace

Result<void> review_item(Work& work, ItemId id, Decision const& decision)
{
    auto item = TRY(find_for(work, id));
    TRY(check_may_review(work.actor, item));
    auto const edition = TRY(find_looked_at(work, item, decision.edition, decision.hash));
    if (decision.verdict != Verdict::pass)
        return turn_down(work, item, edition, decision);

    TRY(check_answers(decision));
    TRY(check_findings(work, item));
    item.state = ItemState::reviewed;
    item.reviewer = work.actor.person;
    item.changed_at = work.now;
    TRY(store::save_item(work.tx, item));
    take_step(work, item, StepKind::reviewed, edition.hash, {}, decision.note, answers_text(decision));
    settle_all(work, item);
    ask_for_sign_off(work, item);
    return {};
}

Result<void> sign_item(Work& work, ItemId id, Decision const& decision, std::chrono::seconds release_delay)
{
    auto item = TRY(find_for(work, id));
    TRY(check_may_sign(
        work.actor, item, people::one_reviewer(work.tx, item.unit, day_of(work.now)).has_value()));
    auto const edition = TRY(find_looked_at(work, item, decision.edition, decision.hash));
    if (decision.verdict != Verdict::pass)
        return turn_down(work, item, edition, decision);

    TRY(check_findings(work, item));
    if (edition.content.attribute != Attribute::proactive)
        return sign_as_not_public(work, item, edition, decision);
    bool const at_once = edition.content.is_urgent || decision.release_now;
    auto release = work.now + (at_once ? std::chrono::seconds{0} : release_delay);
    bool const is_scheduled = edition.content.publish_at && *edition.content.publish_at > release;
    if (is_scheduled)
        release = *edition.content.publish_at;
    item.state = is_scheduled ? ItemState::scheduled : ItemState::signed_off;
    item.signer = work.actor.person;
    item.signed_hash = edition.hash;
    item.release_at = release;
    item.changed_at = work.now;
    TRY(store::save_item(work.tx, item));
    take_step(work, item, StepKind::signed_off, edition.hash, {}, decision.note);
    settle_all(work, item);
    if (release > work.now) {
        work.later("editorial.release", Release{id, item.edition}, release);
        return {};
    }
    return release_item(work, id, item.edition);
}

Result<void> pull_back_item(Work& work, ItemId id)
{
    auto item = TRY(find_for(work, id));
    if (!work.actor.may("editorial.sign", item.unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (item.state != ItemState::signed_off && item.state != ItemState::scheduled)
        return refuse(Because::conflict, "editorial.error_too_late");
    item.state = ItemState::reviewed;
    item.signer = {};
    item.signed_hash.clear();
    item.release_at.reset();
    item.changed_at = work.now;
    TRY(store::save_item(work.tx, item));
    take_step(work, item, StepKind::pulled_back, {});
    ask_for_sign_off(work, item);
    return {};
}

Result<void> dismiss_finding(Work& work, ItemId id, int number, std::string const& reason)
{
    auto const item = TRY(find_for(work, id));
    bool const may_decide =
        (item.state == ItemState::submitted && check_may_review(work.actor, item).has_value()) ||
        (item.state == ItemState::reviewed && work.actor.may("editorial.sign", item.unit) &&
         !is_own(work.actor, item));
    if (!may_decide)
        return refuse(Because::not_allowed, "editorial.error_own_item");
    if (reason.empty())
        return refuse(Because::not_valid, "editorial.error_reason_missing", "reason");
    TRY(store::dismiss_finding(
        work.tx, id, item.edition, number, work.actor.person, work.actor.name, reason, work.now));
    work.record(
        "editorial.finding_dismissed", subject_of(id),
        "edition=" + std::to_string(item.edition) + " finding=" + std::to_string(number));
    return {};
}

} // namespace fengye::editorial
