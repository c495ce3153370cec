#include "modules/people/module.hpp"

#include "modules/people/actions/forget_old.hpp"
#include "modules/people/actions/note_vacancies.hpp"
#include "modules/people/actions/send_digest.hpp"
#include "modules/people/desk/accounts.hpp"
#include "modules/people/desk/appointments.hpp"
#include "modules/people/desk/email.hpp"
#include "modules/people/desk/exports.hpp"
#include "modules/people/desk/frame.hpp"
#include "modules/people/desk/journal.hpp"
#include "modules/people/desk/languages.hpp"
#include "modules/people/desk/notes.hpp"
#include "modules/people/desk/own_rights.hpp"
#include "modules/people/desk/passwords.hpp"
#include "modules/people/desk/person.hpp"
#include "modules/people/desk/persons.hpp"
#include "modules/people/desk/recognise.hpp"
#include "modules/people/desk/refusals.hpp"
#include "modules/people/desk/setup.hpp"
#include "modules/people/desk/sign_in.hpp"
#include "modules/people/desk/tasks.hpp"
#include "modules/people/desk/unit.hpp"
#include "modules/people/desk/units.hpp"
#include "modules/people/front/units.hpp"

namespace fengye::people {

using namespace std::chrono_literals;

void declare(Module& module)
{
    module.publishes<UnitRecord>(place_unit);

    module.portal.recognise = recognise;
    module.portal.desk_frame = desk_frame;
    module.portal.desk_error = desk_error;

    module.desk.get("/sign-in", show_sign_in, open_to_all());
    module.desk.post("/sign-in", create_session, open_to_all());
    module.desk.post("/sign-out", delete_session, anyone_signed_in());
    module.desk.get("/setup/{token}", show_setup, open_to_all());
    module.desk.post("/setup/{token}", use_setup, open_to_all());

    module.desk.get("", go_to_tasks, open_to_all());
    module.desk.get("/", show_tasks, anyone_signed_in());
    module.desk.get("/notes", show_notes, anyone_signed_in());
    module.desk.post("/notes/read", mark_notes_read, anyone_signed_in());
    module.desk.get("/rights", show_own_rights, anyone_signed_in());
    module.desk.post("/language", save_language, anyone_signed_in());
    module.desk.get("/password", show_password, anyone_signed_in());
    module.desk.post("/password", save_password, anyone_signed_in());

    // Which units and persons one may see and change is a rule of domain/rights: the whole city, or the own
    // unit.
    module.desk.get("/units/", show_units, anyone_signed_in());
    module.desk.get("/units.xlsx", send_units_xlsx, anyone_signed_in());
    module.desk.get("/units.csv", send_units_csv, anyone_signed_in());
    module.desk.get("/units/{code}", show_unit, anyone_signed_in());
    module.desk.post("/units/{code}/settings", save_unit_settings, anyone_signed_in());
    module.desk.get("/persons/", show_persons, anyone_signed_in());
    module.desk.get("/persons.xlsx", send_persons_xlsx, anyone_signed_in());
    module.desk.get("/persons.csv", send_persons_csv, anyone_signed_in());
    module.desk.post("/persons/", create_person, anyone_signed_in());
    module.desk.get("/persons/{id}", show_person, anyone_signed_in());
    module.desk.post("/persons/{id}/email", save_email, anyone_signed_in());
    module.desk.post("/persons/{id}/appointments", create_appointment, anyone_signed_in());
    module.desk.post("/persons/{id}/appointments/{appointment}/end", create_end, anyone_signed_in());
    module.desk.post("/persons/{id}/accounts", create_account, anyone_signed_in());
    module.desk.post("/persons/{id}/accounts/{account}/link", create_link, anyone_signed_in());
    module.desk.post("/persons/{id}/accounts/{account}/disabling", create_disabling, anyone_signed_in());
    module.desk.post("/persons/{id}/hand-over", create_hand_over, anyone_signed_in());

    module.desk.get("/journal", show_journal, may("journal.read"));

    module.desk.menu({"people.nav_tasks", "/desk/", anyone_signed_in(), "platform.menu_work"});
    module.desk.menu({"people.nav_units", "/desk/units/", may("people.read"), "platform.menu_people"});
    module.desk.menu({"people.nav_units", "/desk/units/", may("people.unit"), "platform.menu_people"});
    module.desk.menu({"people.nav_persons", "/desk/persons/", may("people.read"), "platform.menu_people"});
    module.desk.menu({"people.nav_persons", "/desk/persons/", may("people.unit"), "platform.menu_people"});
    module.desk.menu({"people.nav_journal", "/desk/journal", may("journal.read"), "platform.menu_system"});

    module.daily(6h, "people.note_vacancies", [](Work& work, Platform&) { return note_vacancies(work); });
    module.daily(3h, "people.forget_old", [](Work& work, Platform& platform) {
        return forget_old(work, platform.settings);
    });
    module.daily(8h, "people.plan_digests", [](Work& work, Platform& platform) {
        return plan_digests(work, mail::outbox_of(platform.settings, platform.key));
    });
    module.job<DigestFor>(std::string{digest_job}, [](Work& work, Platform& platform, DigestFor const& to) {
        return send_digest(
            work, mail::outbox_of(platform.settings, platform.key), platform.words, platform.settings.host,
            to);
    });
}

} // namespace fengye::people
