#include "modules/people/actions/set_one_reviewer.hpp"

#include "modules/people/store/units.hpp"

namespace fengye::people {

Result<void> set_one_reviewer(Work& work, UnitId unit, OneReviewerWanted const& wanted)
{
    if (!find_unit(work.tx, unit))
        return refuse(Because::not_found, "people.error_unit_missing");
    auto const subject = "unit/" + unit.text();
    if (!wanted.is_allowed) {
        store::delete_one_reviewer(work.tx, unit);
        work.record("people.one_reviewer_ended", subject);
        return {};
    }
    if (wanted.reason.empty())
        return refuse(Because::not_valid, "people.error_reason_missing", "reason");
    if (!wanted.until || *wanted.until < day_of(work.now))
        return refuse(Because::not_valid, "people.error_until_missing", "until");

    store::save_one_reviewer(work.tx, unit, {wanted.reason, *wanted.until, work.actor.person, work.now});
    work.record("people.one_reviewer_allowed", subject, to_text(*wanted.until) + " " + wanted.reason);
    return {};
}

} // namespace fengye::people
