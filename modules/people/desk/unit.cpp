#include "modules/people/desk/unit.hpp"

#include <algorithm>
#include <map>

#include "modules/people/actions/set_one_reviewer.hpp"
#include "modules/people/desk/desk.hpp"
#include "modules/people/domain/rights.hpp"
#include "modules/people/store/appointments.hpp"

namespace fengye::people {

namespace {

Result<UnitRecord> find_visible(http::Request const& request, db::Reader const& reader)
{
    auto const unit = find_unit(reader, request.parameter("code"));
    if (!unit || !may_see(request.actor(), unit->id))
        return refuse(Because::not_found, "platform.not_found");
    return *unit;
}

// Each person once, with every role held in the unit.
std::vector<html::Values> serving_rows(Desk const& desk, UnitRecord const& unit)
{
    struct Serving {
        std::vector<std::string> roles;
        Day since;
    };
    std::map<PersonId, Serving> persons;
    for (auto const& held : store::serving(desk.reader, unit.id, desk.today)) {
        auto& serving = persons.try_emplace(held.person, Serving{{}, held.from}).first->second;
        serving.roles.push_back(
            desk.said("people.role_", held.role) +
            (held.is_deputy ? desk.say("people.deputy_mark") : std::string{}));
        serving.since = std::min(serving.since, held.from);
    }
    std::vector<html::Values> rows;
    for (auto const& [person, serving] : persons)
        rows.push_back(
            {{"PERSON_URL", "/desk/persons/" + person.text()},
             {"PERSON_ROW_NAME", shown_name(desk.reader, person)},
             {"PERSON_ROLES", joined(serving.roles)},
             {"SINCE", serving.since},
             {"SINCE_TEXT", serving.since}});
    return rows;
}

html::Values one_reviewer_values(Desk const& desk, UnitRecord const& unit, http::Form const* refused)
{
    auto const permit = one_reviewer(desk.reader, unit.id, desk.today);
    auto const text =
        permit ? desk.say(
                     "people.one_reviewer_text", {{"name", shown_name(desk.reader, permit->set_by)},
                                                  {"day", to_text(permit->until)},
                                                  {"reason", permit->reason}})
               : std::string{};
    return {
        {"IS_ONE_REVIEWER", refused ? refused->ticked("one_reviewer") : permit.has_value()},
        {"REASON", refused  ? refused->text("reason")
                   : permit ? permit->reason
                            : std::string{}},
        {"UNTIL_DAY", refused  ? refused->text("until")
                      : permit ? to_text(permit->until)
                               : std::string{}},
        {"IS_ONE_REVIEWER_SET", permit.has_value()},
        {"ONE_REVIEWER_TEXT", text},
    };
}

// Shown by views/unit.html.
html::Page
unit_page(Desk const& desk, UnitRecord const& unit, Refusal const* refusal, http::Form const* refused)
{
    auto const& actor = desk.request.actor();
    auto persons = serving_rows(desk, unit);
    bool const has_persons = !persons.empty();
    return {
        "people/unit",
        desk.errors(refusal, {"reason", "until"}) + one_reviewer_values(desk, unit, refused) +
            html::Values{
                {"CSRF", desk.csrf()},
                {"UNIT_NAME", desk.language == Language::en ? unit.name_en : unit.name_zh},
                {"UNIT_TYPE_NAME", desk.said("people.unit_kind_", unit.unit_kind)},
                {"NO_OFFICER", holders(desk.reader, Role::officer, unit.id, desk.today).empty()},
                {"NO_HEAD", holders(desk.reader, Role::disclosure_head, unit.id, desk.today).empty()},
                {"HAS_PERSONS", has_persons},
                {"NO_PERSONS", !has_persons},
                {"PERSONS", std::move(persons)},
                {"MAY_ADD", may_manage(actor, unit.id)},
                {"ADD_URL", "/desk/persons/?unit=" + unit.code + "#add"},
                {"SEES_COLUMNS", actor.may("sites.content") || actor.may("sites.structure")},
                {"COLUMNS_URL", "/desk/sites/columns?unit=" + unit.code},
                {"MAY_SET", may_manage(actor, unit.id)},
                {"SETTINGS_URL", "/desk/units/" + unit.code + "/settings"},
            }};
}

} // namespace

Result<http::Response> show_unit(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    auto const unit = TRY(find_visible(request, reader));
    return desk.screen(desk.say("people.units"), unit_page(desk, unit, nullptr, nullptr));
}

Result<http::Response> save_unit_settings(http::Request const& request, Platform& platform)
{
    auto const unit = TRY(find_visible(request, platform.desk.reader()));
    if (!may_manage(request.actor(), unit.id))
        return refuse(Because::not_allowed, "platform.not_allowed");
    auto const& form = *request.form();
    OneReviewerWanted const wanted{
        form.ticked("one_reviewer"), form.text("reason"), day_from(form.text("until"))};
    auto const saved = platform.works.run(
        request.actor(), [&](Work& work) { return set_one_reviewer(work, unit.id, wanted); });
    if (saved)
        return http::see_other("/desk/units/" + unit.code + "?done=people.saved");
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    return desk.screen(desk.say("people.units"), unit_page(desk, unit, &saved.error(), &form), 422);
}

} // namespace fengye::people
