#include "modules/letters/front/form_values.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "modules/media/media.hpp"
#include "platform/browser/assets.hpp"
#include "platform/module/form_errors.hpp"
#include "platform/module/module.hpp"

namespace fengye::letters {

namespace {

std::vector<html::Values> category_options(Public const& page, LetterForm const& form)
{
    std::vector<html::Values> options;
    for (auto const* category : categories_of(form.system))
        options.push_back(
            {{"OPTION_VALUE", category->code},
             {"OPTION_NAME", category->name(page.language)},
             {"IS_CHOSEN", category->code == form.category}});
    return options;
}

std::vector<html::Values> unit_options(Public& page, std::string const& chosen)
{
    std::vector<html::Values> options;
    for (auto const& [code, unit] : sites::structure(page.reader)->units)
        options.push_back(
            {{"OPTION_VALUE", code},
             {"OPTION_NAME", name_in(page.language, unit)},
             {"IS_CHOSEN", code == chosen}});
    return options;
}

std::vector<html::Values> file_rows(LetterForm const& form)
{
    std::vector<html::Values> rows;
    for (std::size_t i = 0; i < form.files.size(); ++i)
        rows.push_back(
            {{"FILE_NAME", form.files[i].name},
             {"FILE_SIZE", media::size_text(form.files[i].size_bytes)},
             {"FILE_INDEX", static_cast<std::int64_t>(i)}});
    return rows;
}

} // namespace

Result<void> must_be_form(http::Request const& request)
{
    if (!request.form())
        return tl::unexpected{request.form().error()};
    return {};
}

void read_words(http::Form const& typed, LetterForm& form)
{
    form.category = typed.text("category");
    form.title = typed.text("title");
    form.content = typed.text("content");
    form.place = typed.text("place");
    form.page_address = typed.text("page_address");
    form.accused = typed.text("accused");
    form.publish = typed.text("publish");
    form.join = typed.text("join");
}

void read_contact(http::Form const& typed, LetterForm& form)
{
    form.contact = {
        .name = typed.text("name"),
        .phone = tidy_phone(typed.text("phone")),
        .email = typed.text("email"),
        .address = typed.text("address"),
        .is_under_14 = typed.ticked("under_14"),
        .guardian = typed.text("guardian")};
    form.guardian_agrees = typed.ticked("guardian_agrees");
}

html::Values
refusal_values(Public const& page, Refusal const* refusal, std::vector<std::string_view> const& fields)
{
    return error_values(page.words, page.language, refusal, fields);
}

html::Values steps_values(Public const& page, FormStep here)
{
    static constexpr std::array<std::string_view, 4> words{
        "letters.step_of_form_words", "letters.step_of_form_contact", "letters.step_of_form_check",
        "letters.step_of_form_receipt"};
    std::vector<html::Values> steps;
    for (std::size_t i = 0; i < words.size(); ++i)
        steps.push_back(
            {{"STEP_NUMBER", i + 1},
             {"STEP_NAME", page.say(words[i])},
             {"IS_HERE", i == static_cast<std::size_t>(here)}});
    return {{"STEPS", std::move(steps)}};
}

html::Values words_values(Public& page, LetterForm const& form, Refusal const* refusal)
{
    bool const is_correction = form.system == System::correction;
    html::Values values{
        {"CATEGORIES", category_options(page, form)},
        {"LETTER_TITLE", form.title},
        {"LETTER_CONTENT", form.content},
        {"CONTENT_MAX", content_characters_max},
        {"TITLE_MAX", title_characters_max},
        {"IS_APPEAL", form.system == System::appeal},
        {"HAS_PLACE", !is_correction},
        {"PLACE", form.place},
        {"HAS_PAGE_ADDRESS", is_correction},
        {"PAGE_ADDRESS", form.page_address},
        {"ACCUSED_UNITS", unit_options(page, form.accused)},
        {"ASKS_PUBLISH", !is_correction},
        {"IS_PUBLISH_YES", form.publish == "yes"},
        {"IS_PUBLISH_NO", form.publish == "no"},
        {"JOIN", form.join},
        {"HAS_FILES", !form.files.empty()},
        {"FILES", file_rows(form)},
        {"MAY_ADD_FILE", form.files.size() < files_max},
        {"SCRIPT_URL", browser::asset("letters.js")},
        {"SIMILAR_URL", page.to("/letters/similar")},
    };
    auto const& phone = sites::structure(page.reader)->site.phone;
    values.emplace_back("HAS_PHONE", !phone.empty());
    values.emplace_back("PHONE", phone);
    return std::move(values) +
           refusal_values(
               page, refusal, {"category", "title", "content", "place", "page_address", "publish", "file"});
}

html::Values contact_values(Public& page, LetterForm const& form, Refusal const* refusal)
{
    auto const& contact = form.contact;
    return html::Values{
               {"NAME", contact.name},
               {"PHONE", contact.phone},
               {"EMAIL", contact.email},
               {"ADDRESS", contact.address},
               {"IS_OPTIONAL", form.system == System::correction},
               {"MUST_SAY_WHO", form.system != System::correction},
               {"IS_UNDER_14", contact.is_under_14},
               {"GUARDIAN", contact.guardian},
               {"IS_GUARDIAN_AGREED", form.guardian_agrees},
               {"PRIVACY_URL", page.to("/help/privacy")}} +
           refusal_values(
               page, refusal, {"name", "phone", "email", "address", "guardian", "guardian_agrees"});
}

html::Values
check_values(Public& page, LetterForm const& form, casework::DraftId draft, Refusal const* refusal)
{
    auto const base = page.to("/letters/drafts/" + draft.text());
    std::vector<html::Values> answers;
    auto const row = [&](std::string_view words, std::string const& value, std::string const& path,
                         std::string const& field) {
        answers.push_back(
            {{"ANSWER_NAME", page.say(words)},
             {"ANSWER", value.empty() ? page.say("letters.not_filled_in") : value},
             {"CHANGE_URL", base + path + "#" + field}});
    };
    row("letters.field_category", category_name(page.language, form.category), "", "category");
    row("letters.field_title", form.title, "", "title");
    row("letters.field_content", form.content, "", "content");
    if (form.system == System::correction)
        row("letters.field_page_address", form.page_address, "", "page_address");
    else
        row("letters.field_place", form.place, "", "place");
    std::string files;
    for (auto const& file : form.files)
        files += (files.empty() ? "" : "、") + file.name;
    row("letters.field_files", files, "", "file");
    auto const* category = find_category(form.category);
    bool const is_never = category && category->publishing == Publishing::never;
    if (form.system != System::correction && !is_never)
        row("letters.field_publish",
            page.say(form.publish == "yes" ? "letters.publish_yes" : "letters.publish_no"), "", "publish");
    row("letters.field_name", form.contact.name, "/contact", "name");
    row("letters.field_phone", casework::masked_phone(form.contact.phone), "/contact", "phone");
    row("letters.field_email", casework::masked_email(form.contact.email), "/contact", "email");
    row("letters.field_address", form.contact.address, "/contact", "address");
    if (form.contact.is_under_14)
        row("letters.field_guardian", form.contact.guardian, "/contact", "guardian");
    return html::Values{
               {"ANSWERS", std::move(answers)},
               {"MAILBOX", mailbox_name(page, form.mailbox)},
               {"IS_ONLY_PASSED_ON", category && category->is_only_transferred()},
               {"PRIVACY_URL", page.to("/help/privacy")}} +
           refusal_values(page, refusal, {"agreed", "answer"});
}

std::string unit_name(Public& page, std::string_view code)
{
    auto const tree = sites::structure(page.reader);
    auto const unit = tree->units.find(std::string{code});
    return unit == tree->units.end() ? std::string{} : name_in(page.language, unit->second);
}

std::string mailbox_name(Public& page, std::string_view mailbox)
{
    return mailbox == mayor ? page.say("letters.mayor")
                            : page.say("letters.head_of", {{"unit", unit_name(page, mailbox)}});
}

std::string day_long(Public const& page, Day day)
{
    auto const weekday = std::chrono::weekday{day}.c_encoding();
    return page.say(
        "casework.clock_day", {{"day", sites::day_in_words(page.language, day)},
                               {"weekday", page.say(fmt::format("casework.weekday_{}", weekday))}});
}

http::Response private_page(Public& page, html::Page main, std::string const& title, int status)
{
    auto const inner = page.renderer.render(main, page.language);
    Head const head{
        .title = (status == 422 ? page.say("letters.title_error") : std::string{}) + title,
        .description = title,
        .crumbs = {{page.say("letters.mailboxes"), "/letters/"}, {title, {}}},
        .channel = "interaction",
        .is_indexed = false,
        .has_twin = false};
    http::Response response{
        .status = status,
        .body = page.renderer.render(page.portal.frame(page, head, inner), page.language).text()};
    response.headers.emplace_back("Content-Language", std::string{name_of(page.language)});
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace fengye::letters
