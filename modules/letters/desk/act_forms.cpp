#include "modules/letters/desk/act_forms.hpp"

#include <algorithm>

#include "modules/letters/actions/handle.hpp"

namespace fengye::letters {

namespace {

enum class Kind { text, line, select, choices, checks };

struct Field {
    Kind kind;
    std::string name;
    std::string label; // words
    std::vector<html::Values> options{};
    bool is_required{true};
};

std::string typed(SentAct const* sent, std::string_view field)
{
    return sent && sent->form ? sent->form->text(field) : std::string{};
}

Field text(std::string name, std::string label, bool is_required = true)
{
    return {Kind::text, std::move(name), std::move(label), {}, is_required};
}

html::Values hinted(html::Values option, std::string const& hint)
{
    return std::move(option) + html::Values{{"HAS_OPTION_HINT", !hint.empty()}, {"OPTION_HINT", hint}};
}

std::vector<html::Values> without_hints(std::vector<html::Values> options)
{
    for (auto& one : options)
        one = hinted(std::move(one), {});
    return options;
}

// Reasons with the law's wording beside them.
std::vector<html::Values> refusal_options(Desk const& desk, std::string const& chosen)
{
    std::vector<html::Values> rows;
    for (auto const name : names_of(RefusalReason{})) {
        auto const key = "letters.refusal_" + std::string{name};
        rows.push_back(hinted(option(name, desk.say(key), chosen == name), desk.say(key + "_law")));
    }
    return rows;
}

std::vector<html::Values> body_options(Desk const& desk, std::string const& chosen)
{
    std::vector<html::Values> rows;
    for (auto const name : names_of(OutsideBody{}))
        rows.push_back(option(name, desk.say("letters.body_" + std::string{name}), chosen == name));
    return without_hints(std::move(rows));
}

std::vector<html::Values> helper_options(Desk const& desk, Letter const& letter, SentAct const* sent)
{
    auto rows = unit_options(desk, {}, letter.record.unit);
    if (sent && sent->form) {
        auto const ticked = sent->form->all("units");
        rows.clear();
        for (auto const& unit : people::units(desk.reader))
            if (unit.id != letter.record.unit)
                rows.push_back(option(
                    unit.id.text(), name_in(desk.language, unit),
                    std::find(ticked.begin(), ticked.end(), unit.id.text()) != ticked.end()));
    }
    return without_hints(std::move(rows));
}

std::vector<Field> fields_of(Desk const& desk, Letter const& letter, LetterAct act, SentAct const* sent)
{
    using enum LetterAct;
    switch (act) {
    case acceptance:
        return {text("note", "letters.field_note_to_writer", false)};
    case refusal:
        return {
            {Kind::choices, "reason", "letters.field_refusal", refusal_options(desk, typed(sent, "reason"))},
            text("note", "letters.field_refusal_note")};
    case transfer:
        return {
            {Kind::select, "unit", "letters.field_unit",
             without_hints(unit_options(desk, typed(sent, "unit"), letter.record.unit))},
            text("reason", "letters.field_reason")};
    case transfer_out:
        return {
            {Kind::select, "body", "letters.field_body", body_options(desk, typed(sent, "body"))},
            text("note", "letters.field_note_staff", false)};
    case category:
        return {
            {Kind::select, "category", "letters.field_category",
             without_hints(category_options(desk, letter.system, typed(sent, "category")))},
            text("reason", "letters.field_reason_staff")};
    case handler:
        return {
            {Kind::select, "handler", "letters.field_handler",
             without_hints(handler_options(desk, letter.record.unit, letter.record.handler.text()))}};
    case help:
        return {
            {Kind::checks, "units", "letters.field_units", helper_options(desk, letter, sent)},
            text("note", "letters.field_help_note", false)};
    case part:
        return {text("answer", "letters.field_part")};
    case pause:
    case resumption:
        return {text("reason", "letters.field_reason")};
    case extension:
        return {{Kind::line, "days", "letters.field_days"}, text("reason", "letters.field_reason")};
    case instruction:
        return {text("note", "letters.field_instruction")};
    case urging:
        return {text("note", "letters.field_urging", false)};
    case matter:
        return {
            {Kind::line, "title", "letters.field_matter_title"}, text("about", "letters.field_matter_about")};
    case result:
        return {text("result", "letters.field_result")};
    case note:
        return {text("note", "letters.field_note")};
    }
    return {};
}

html::Values error_of(Desk const& desk, SentAct const* sent, std::string const& field)
{
    if (sent && sent->refusal)
        for (auto const& [name, words] : sent->refusal->fields)
            if (name == field)
                return {{"FIELD_ERROR", html::Values{{"MESSAGE", desk.say(words, sent->refusal->values)}}}};
    return {{"FIELD_ERROR", false}};
}

html::Values field_values(Desk const& desk, LetterAct act, SentAct const* sent, Field field)
{
    auto values = error_of(desk, sent, field.name);
    return std::move(values) + html::Values{
                                   {"FIELD_ID", std::string{name_of(act)} + "-" + field.name},
                                   {"FIELD_NAME", field.name},
                                   {"FIELD_LABEL", desk.say(field.label)},
                                   {"FIELD_VALUE", typed(sent, field.name)},
                                   {"FIELD_TEXT", typed(sent, field.name)},
                                   {"IS_TEXT", field.kind == Kind::text},
                                   {"IS_LINE", field.kind == Kind::line},
                                   {"IS_SELECT", field.kind == Kind::select},
                                   {"IS_CHOICES", field.kind == Kind::choices},
                                   {"IS_CHECKS", field.kind == Kind::checks},
                                   {"IS_REQUIRED", field.is_required},
                                   {"IS_OPTIONAL", !field.is_required},
                                   {"OPTIONS", std::move(field.options)}};
}

} // namespace

std::string act_url(casework::CaseId id, LetterAct act)
{
    std::string name{name_of(act)};
    std::replace(name.begin(), name.end(), '_', '-');
    return letter_url(id, "/" + name);
}

std::optional<Refusal> refusal_on_page(SentAct const* sent)
{
    if (!sent || !sent->refusal)
        return std::nullopt;
    auto refusal = *sent->refusal;
    for (auto& [field, words] : refusal.fields)
        field = std::string{name_of(sent->act)} + "-" + field;
    return refusal;
}

std::vector<html::Values>
act_rows(Desk const& desk, Letter const& letter, std::vector<LetterAct> const& acts, SentAct const* sent)
{
    std::vector<html::Values> rows;
    for (auto const act : acts) {
        auto const* of_this = sent && sent->act == act ? sent : nullptr;
        std::vector<html::Values> fields;
        for (auto& field : fields_of(desk, letter, act, of_this))
            fields.push_back(field_values(desk, act, of_this, std::move(field)));
        rows.push_back(
            {{"ACT", act},
             {"ACT_NAME", desk.said("letters.act_", act)},
             {"ACT_HINT", desk.say("letters.hint_" + std::string{name_of(act)})},
             {"ACT_URL", act_url(letter.id(), act)},
             {"IS_ACT_OPEN", of_this != nullptr},
             {"FIELDS", std::move(fields)}});
    }
    return rows;
}

} // namespace fengye::letters
