#include "modules/letters/desk/mailboxes.hpp"

#include "modules/letters/actions/save_mailbox.hpp"
#include "modules/letters/desk/views.hpp"
#include "modules/letters/store/mailboxes.hpp"

namespace fengye::letters {

namespace {

struct MailboxForm {
    bool is_open{false};
    std::string post_zh, post_en;
};

// Shown by views/desk_mailboxes.html.
http::Response mailboxes_screen(Desk const& desk, MailboxForm const* sent, Refusal const* refusal, int status)
{
    auto const unit = people::find_unit(desk.reader, desk.actor().unit);
    auto const known = store::find_mailbox(desk.reader, desk.actor().unit);
    MailboxForm shown;
    if (known)
        shown = {known->is_open, known->post_zh, known->post_en};
    if (sent)
        shown = *sent;
    bool const is_mayors = unit && unit->code == general_office;
    std::vector<html::Values> rows;
    for (auto const& mailbox : store::mailboxes(desk.reader))
        if (mailbox.is_open)
            rows.push_back(
                {{"OPEN_UNIT", unit_name(desk, mailbox.unit)},
                 {"OPEN_POST", desk.language == Language::en && !mailbox.post_en.empty() ? mailbox.post_en
                                                                                         : mailbox.post_zh}});
    bool const has_rows = !rows.empty();
    return desk.screen(
        desk.say("letters.mailbox_settings"),
        {"letters/desk_mailboxes", desk.errors(refusal, {"post_zh", "post_en"}) +
                                       html::Values{
                                           {"CSRF", desk.csrf()},
                                           {"UNIT", unit ? name_in(desk.language, *unit) : std::string{}},
                                           {"IS_MAYORS", is_mayors},
                                           {"MAY_CHANGE", !is_mayors},
                                           {"IS_OPEN", shown.is_open},
                                           {"POST_ZH", shown.post_zh},
                                           {"POST_EN", shown.post_en},
                                           {"HAS_OPEN", has_rows},
                                           {"NO_OPEN", !has_rows},
                                           {"OPEN_MAILBOXES", std::move(rows)}}},
        status);
}

} // namespace

Result<http::Response> show_mailbox_settings(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    return mailboxes_screen(Desk{request, platform, reader}, nullptr, nullptr, 200);
}

Result<http::Response> change_mailbox(http::Request const& request, Platform& platform)
{
    auto const& form = *request.form();
    MailboxForm const wish{form.ticked("open"), form.text("post_zh"), form.text("post_en")};
    auto const saved = platform.works.run(request.actor(), [&](Work& work) {
        return save_mailbox(work, work.actor.unit, wish.is_open, wish.post_zh, wish.post_en);
    });
    if (saved)
        return http::see_other(
            std::string{"/desk/letters/mailboxes?done="} +
            (wish.is_open ? "letters.toast_mailbox_open" : "letters.toast_mailbox_closed"));
    if (saved.error().because != Because::not_valid)
        return tl::unexpected{saved.error()};
    auto const reader = platform.desk.reader();
    return mailboxes_screen(Desk{request, platform, reader}, &wish, &saved.error(), 422);
}

} // namespace fengye::letters
