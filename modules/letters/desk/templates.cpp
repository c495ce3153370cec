#include "modules/letters/desk/templates.hpp"

#include "modules/letters/actions/keep_templates.hpp"
#include "modules/letters/desk/views.hpp"
#include "modules/letters/store/templates.hpp"

namespace fengye::letters {

namespace {

constexpr char const* path = "/desk/letters/templates";

// What was sent and refused: for a template that is there, or, with id 0, for a new one.
struct Sent {
    TemplateId id;
    TemplateText text;
    Refusal const* refusal;
};

html::Values error_of(Desk const& desk, Sent const* sent, std::string_view name, std::string_view field)
{
    if (sent)
        for (auto const& [wrong, words] : sent->refusal->fields)
            if (wrong == field)
                return {{std::string{name}, html::Values{{"MESSAGE", desk.say(words)}}}};
    return {{std::string{name}, false}};
}

// The form of a template; its fields bear the number, so that several stand on one page.
html::Values row_of(Desk const& desk, Template const& one, Sent const* sent)
{
    bool const is_sent = sent && sent->id == one.id;
    auto const* wrong = is_sent ? sent : nullptr;
    return error_of(desk, wrong, "TITLE_ERROR", "title") + error_of(desk, wrong, "TEXT_ERROR", "text") +
           html::Values{
               {"TEMPLATE", one.id},
               {"TEMPLATE_URL", std::string{path} + "/" + one.id.text()},
               {"REMOVE_URL", std::string{path} + "/" + one.id.text() + "/removal"},
               {"IS_SENT", is_sent},
               {"TEMPLATE_TITLE", is_sent ? sent->text.title : one.title},
               {"TEMPLATE_TEXT", is_sent ? sent->text.text : one.text}};
}

// Shown by views/desk_templates.html.
http::Response templates_screen(Desk const& desk, Sent const* sent, int status)
{
    auto refusal = sent ? *sent->refusal : Refusal{};
    for (auto& [field, words] : refusal.fields)
        field += "-" + (sent->id ? sent->id.text() : "new");
    std::vector<html::Values> rows;
    for (auto const& one : store::templates_of(desk.reader, desk.actor().unit))
        rows.push_back(row_of(desk, one, sent));
    bool const has_rows = !rows.empty();
    auto const* wrong = sent && !sent->id ? sent : nullptr;
    return desk.screen(
        desk.say("letters.templates"),
        {"letters/desk_templates", desk.errors(sent ? &refusal : nullptr, {}) +
                                       error_of(desk, wrong, "NEW_TITLE_ERROR", "title") +
                                       error_of(desk, wrong, "NEW_TEXT_ERROR", "text") +
                                       html::Values{
                                           {"CSRF", desk.csrf()},
                                           {"NEW_TITLE", wrong ? sent->text.title : std::string{}},
                                           {"NEW_TEXT", wrong ? sent->text.text : std::string{}},
                                           {"HAS_TEMPLATES", has_rows},
                                           {"NO_TEMPLATES", !has_rows},
                                           {"TEMPLATES", std::move(rows)}}},
        status);
}

template <class Act>
Result<http::Response>
change(http::Request const& request, Platform& platform, TemplateId id, char const* toast, Act act)
{
    auto const& form = *request.form();
    TemplateText const text{form.text("title"), form.text("text")};
    auto const done = platform.works.run(request.actor(), [&](Work& work) { return act(work, text); });
    if (done)
        return http::see_other(std::string{path} + "?done=" + toast);
    if (done.error().because != Because::not_valid)
        return tl::unexpected{done.error()};
    auto const reader = platform.desk.reader();
    Sent const sent{id, text, &done.error()};
    return templates_screen(Desk{request, platform, reader}, &sent, 422);
}

} // namespace

Result<http::Response> show_templates(http::Request const& request, Platform& platform)
{
    auto const reader = platform.desk.reader();
    return templates_screen(Desk{request, platform, reader}, nullptr, 200);
}

Result<http::Response> create_template(http::Request const& request, Platform& platform)
{
    return change(
        request, platform, {}, "letters.toast_template_added",
        [](Work& work, TemplateText const& text) { return add_template(work, text); });
}

Result<http::Response> save_template(http::Request const& request, Platform& platform)
{
    auto const id = request.id<TemplateId>("template").value_or(TemplateId{});
    return change(
        request, platform, id, "letters.toast_template_saved",
        [&](Work& work, TemplateText const& text) { return change_template(work, id, text); });
}

Result<http::Response> remove_template(http::Request const& request, Platform& platform)
{
    auto const id = request.id<TemplateId>("template").value_or(TemplateId{});
    TRY(platform.works.run(request.actor(), [&](Work& work) { return delete_template(work, id); }));
    return http::see_other(std::string{path} + "?done=letters.toast_template_gone");
}

} // namespace fengye::letters
