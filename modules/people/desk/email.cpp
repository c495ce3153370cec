#include "modules/people/desk/email.hpp"

#include "modules/people/actions/set_email.hpp"
#include "modules/people/desk/person.hpp"

namespace fengye::people {

Result<http::Response> save_email(http::Request const& request, Platform& platform)
{
    auto const person = TRY(find_managed_person(request, platform));
    auto const saved = platform.works.run(request.actor(), [&](Work& work) {
        return set_email(work, person.id, request.form()->text("email"));
    });
    if (!saved)
        return person_screen(request, platform, person, {&saved.error(), &*request.form()});
    return back_to(person, "people.email_saved");
}

} // namespace fengye::people
