#include "modules/letters/actions/keep_templates.hpp"

#include "modules/letters/store/templates.hpp"
#include "platform/html/markup.hpp"
#include "platform/id/next_id.hpp"

namespace fengye::letters {

namespace {

constexpr std::size_t title_characters_most = 40, text_characters_most = 4000;

Result<void> check(TemplateText const& wanted)
{
    if (wanted.title.empty() || html::characters_in(wanted.title) > title_characters_most)
        return refuse(Because::not_valid, "letters.error_template_title", "title");
    if (wanted.text.empty() || html::characters_in(wanted.text) > text_characters_most)
        return refuse(Because::not_valid, "letters.error_template_text", "text");
    return {};
}

Result<Template> find_own(Work& work, TemplateId id)
{
    auto known = store::find_template(work.tx, id);
    if (!known || !work.actor.may("letters.handle", known->unit))
        return refuse(Because::not_found, "platform.not_found");
    return *std::move(known);
}

std::string subject_of(TemplateId id)
{
    return "letter_template/" + id.text();
}

} // namespace

Result<TemplateId> add_template(Work& work, TemplateText const& wanted)
{
    if (!work.actor.may("letters.handle", work.actor.unit))
        return refuse(Because::not_allowed, "platform.not_allowed");
    TRY(check(wanted));
    if (store::templates_of(work.tx, work.actor.unit).size() >= store::templates_max)
        return refuse(Because::not_valid, "letters.error_templates_many", "title");
    auto const id = next_id<TemplateId>(work.tx, "letters_templates");
    store::insert_template(work.tx, {id, work.actor.unit, wanted.title, wanted.text});
    work.record("letters.template_added", subject_of(id));
    return id;
}

Result<void> change_template(Work& work, TemplateId id, TemplateText const& wanted)
{
    auto known = TRY(find_own(work, id));
    TRY(check(wanted));
    known.title = wanted.title;
    known.text = wanted.text;
    store::update_template(work.tx, known);
    work.record("letters.template_changed", subject_of(id));
    return {};
}

Result<void> delete_template(Work& work, TemplateId id)
{
    TRY(find_own(work, id));
    store::delete_template(work.tx, id);
    work.record("letters.template_deleted", subject_of(id));
    return {};
}

} // namespace fengye::letters
