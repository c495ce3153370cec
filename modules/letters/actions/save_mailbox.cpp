#include "modules/letters/actions/save_mailbox.hpp"

#include "modules/letters/store/mailboxes.hpp"
#include "platform/html/markup.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t post_characters_max = 20, post_characters_max_en = 60;

bool is_program(Actor const& actor)
{
    return !actor.person && !actor.account;
}

Result<void> check_posts(std::string const& post_zh, std::string const& post_en)
{
    if (post_zh.empty() || html::characters_in(post_zh) > post_characters_max)
        return refuse(Because::not_valid, "letters.error_post_missing", "post_zh");
    if (html::characters_in(post_en) > post_characters_max_en)
        return refuse(Because::not_valid, "letters.error_post_long", "post_en");
    return {};
}

} // namespace

Result<void>
save_mailbox(Work& work, UnitId id, bool is_open, std::string const& post_zh, std::string const& post_en)
{
    auto const unit = people::find_unit(work.tx, id);
    if (!unit)
        return refuse(Because::not_found, "platform.not_found");
    bool const may_save = is_program(work.actor) || work.actor.may("letters.release", id);
    if (!may_save || unit->code == general_office)
        return refuse(Because::not_allowed, "platform.not_allowed");
    if (is_open)
        TRY(check_posts(post_zh, post_en));
    auto const known = store::find_mailbox(work.tx, id);
    store::save_mailbox(work.tx, {id, is_open, post_zh, post_en});
    if (is_open)
        work.publish(OpenMailbox{id, unit->code, post_zh, post_en});
    else if (known && known->is_open)
        work.withdraw(OpenMailbox::kind, id.number, {.reason = "superseded", .at = work.now});
    work.record(is_open ? "letters.mailbox_opened" : "letters.mailbox_closed", "unit/" + unit->code);
    return {};
}

} // namespace fengye::letters
