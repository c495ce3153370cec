#include "modules/letters/desk/acts.hpp"

#include <charconv>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/actions/answer.hpp"
#include "modules/letters/actions/handle.hpp"
#include "modules/letters/actions/merge.hpp"
#include "modules/letters/desk/letter.hpp"
#include "modules/letters/store/letters.hpp"

namespace fengye::letters {

namespace {

// Runs one act, and shows the letter again: with the form still open when a field must be put right. Who may
// not see the letter any more, because it went to another unit, goes back to the list.
template <class Act>
Result<http::Response> act_on(http::Request const& request, Platform& platform, LetterAct name, Act act)
{
    auto const id = request.id<CaseId>("id").value_or(CaseId{});
    auto const& form = *request.form();
    auto const done =
        platform.works.run(request.actor(), [&](Work& work) -> Result<void> { return act(work, id, form); });
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    if (!done && done.error().fields.empty())
        return tl::unexpected{done.error()};
    if (!done) {
        auto const letter = TRY(find_visible(desk));
        SentAct const sent{name, &done.error(), &form};
        return letter_screen(desk, letter, &sent, nullptr, 422);
    }
    auto const toast = "?done=" + ("letters.toast_" + std::string{name_of(name)});
    auto const letter = find_visible(desk);
    return http::see_other(letter ? letter_url(id, toast) : "/desk/letters/" + toast);
}

template <Named Enum>
Result<Enum> read_choice(http::Form const& form, std::string_view field, std::string_view words)
{
    auto const choice = parse<Enum>(form.text(field));
    if (!choice)
        return refuse(Because::not_valid, words, field);
    return *choice;
}

template <class SomeId>
SomeId read_id(http::Form const& form, std::string_view field)
{
    return SomeId::from(form.text(field)).value_or(SomeId{});
}

Result<int> read_days(http::Form const& form)
{
    auto const text = form.text("days");
    int days = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (error != std::errc{} || end != text.data() + text.size() || days < 1)
        return refuse(Because::not_valid, "letters.error_days", "days");
    return days;
}

} // namespace

Result<http::Response> create_acceptance(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::acceptance, [&](Work& work, CaseId id, auto const& form) {
        return accept_letter(work, platform, id, form.text("note"));
    });
}

Result<http::Response> create_refusal(http::Request const& request, Platform& platform)
{
    return act_on(
        request, platform, LetterAct::refusal, [&](Work& work, CaseId id, auto const& form) -> Result<void> {
            auto const reason =
                TRY(read_choice<RefusalReason>(form, "reason", "letters.error_refusal_missing"));
            return refuse_letter(work, platform, id, reason, form.text("note"));
        });
}

Result<http::Response> create_transfer(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::transfer, [&](Work& work, CaseId id, auto const& form) {
        return transfer_letter(work, platform, id, read_id<UnitId>(form, "unit"), form.text("reason"));
    });
}

Result<http::Response> create_transfer_out(http::Request const& request, Platform& platform)
{
    return act_on(
        request, platform, LetterAct::transfer_out,
        [&](Work& work, CaseId id, auto const& form) -> Result<void> {
            auto const body = TRY(read_choice<OutsideBody>(form, "body", "letters.error_body_missing"));
            return transfer_out(work, platform, id, body, form.text("note"));
        });
}

Result<http::Response> change_category(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::category, [&](Work& work, CaseId id, auto const& form) {
        return recategorise(work, platform, id, form.text("category"), form.text("reason"));
    });
}

Result<http::Response> change_handler(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::handler, [&](Work& work, CaseId id, auto const& form) {
        return take_letter(work, platform, id, read_id<PersonId>(form, "handler"));
    });
}

Result<http::Response> create_pause(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::pause, [&](Work& work, CaseId id, auto const& form) {
        return pause_letter(work, platform, id, form.text("reason"));
    });
}

Result<http::Response> create_resumption(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::resumption, [&](Work& work, CaseId id, auto const& form) {
        return resume_letter(work, platform, id, form.text("reason"));
    });
}

Result<http::Response> create_extension(http::Request const& request, Platform& platform)
{
    return act_on(
        request, platform, LetterAct::extension,
        [&](Work& work, CaseId id, auto const& form) -> Result<void> {
            auto const days = TRY(read_days(form));
            return extend_letter(work, platform, id, days, form.text("reason"));
        });
}

Result<http::Response> create_help(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::help, [&](Work& work, CaseId id, auto const& form) {
        std::vector<UnitId> units;
        for (auto const& text : form.all("units"))
            units.push_back(UnitId::from(text).value_or(UnitId{}));
        return ask_for_help(work, platform, id, units, form.text("note"));
    });
}

Result<http::Response> create_part(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::part, [&](Work& work, CaseId id, auto const& form) {
        return give_help(work, platform, id, form.text("answer"));
    });
}

Result<http::Response> create_note(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::note, [&](Work& work, CaseId id, auto const& form) {
        return add_note(work, platform, id, form.text("note"));
    });
}

Result<http::Response> create_instruction(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::instruction, [&](Work& work, CaseId id, auto const& form) {
        return instruct(work, platform, id, form.text("note"));
    });
}

Result<http::Response> create_urging(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::urging, [&](Work& work, CaseId id, auto const& form) {
        return urge(work, platform, id, form.text("note"));
    });
}

Result<http::Response> create_matter(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::matter, [&](Work& work, CaseId id, auto const& form) {
        return open_matter(work, platform, id, {form.text("title"), form.text("about")});
    });
}

Result<http::Response> create_result(http::Request const& request, Platform& platform)
{
    return act_on(request, platform, LetterAct::result, [&](Work& work, CaseId id, auto const& form) {
        return report_result(work, platform, id, form.text("result"));
    });
}

} // namespace fengye::letters
