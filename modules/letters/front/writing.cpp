#include "modules/letters/front/writing.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "modules/letters/front/abuse.hpp"
#include "modules/letters/front/draft_key.hpp"
#include "modules/letters/front/form_values.hpp"
#include "modules/letters/front/placements.hpp"
#include "modules/letters/front/similar.hpp"
#include "platform/crypto/crypto.hpp"

namespace fengye::letters {

namespace {

// Which form an address asks for. Refuses a mailbox that is not open.
Result<LetterForm> form_at(http::Request const& request, Public& page)
{
    LetterForm form;
    if (page.path == "/report") {
        form.system = System::correction;
        return form;
    }
    auto const system = parse<System>(request.parameter("system"));
    if (!system || *system == System::correction)
        return refuse(Because::not_found, "platform.not_found");
    form.system = *system;
    if (auto const unit = request.parameter("unit"); !unit.empty()) {
        auto const tree = sites::structure(page.reader);
        auto const known = tree->units.find(unit);
        if (known == tree->units.end() || !page.reader.find<OpenMailbox>(known->second.id.number))
            return refuse(Because::not_found, "letters.error_mailbox_closed");
        form.mailbox = unit;
    }
    return form;
}

std::string title_of(Public& page, LetterForm const& form)
{
    if (form.system == System::correction)
        return page.say("letters.write_correction");
    auto const words =
        form.system == System::appeal ? "letters.write_appeal_to" : "letters.write_suggestion_to";
    return page.say(words, {{"mailbox", mailbox_name(page, form.mailbox)}});
}

// Where the other of the two systems is written to.
std::string path_to_write(LetterForm const& form, System system)
{
    return (form.mailbox == mayor ? std::string{"/letters/mayor/"} : "/letters/units/" + form.mailbox + "/") +
           std::string{name_of(system)};
}

html::Page words_page(
    Public& page, LetterForm const& form, std::string const& action, std::string const& title,
    Refusal const* refusal, bool shows_similar)
{
    auto values = words_values(page, form, refusal);
    bool const has_two = form.system != System::correction;
    auto similar = shows_similar ? similar_values(page, form) : similar_none();
    return {
        "letters/public_write", std::move(values) + std::move(similar) + steps_values(page, FormStep::words) +
                                    html::Values{
                                        {"TITLE", title},
                                        {"ACTION_URL", action},
                                        {"HAS_SYSTEMS", has_two},
                                        {"APPEAL_URL", page.to(path_to_write(form, System::appeal))},
                                        {"SUGGESTION_URL", page.to(path_to_write(form, System::suggestion))},
                                        {"IS_SUGGESTION", form.system == System::suggestion},
                                        {"RESUME_URL", page.to("/letters/drafts/")},
                                        {"IS_CORRECTION", form.system == System::correction}}};
}

// Files that came with the form are kept at once; the first that cannot be is told of.
Result<void> keep_uploads(http::Form const& typed, Public& page, LetterForm& form)
{
    for (auto const& upload : typed.uploads) {
        if (upload.bytes.empty())
            continue;
        if (form.files.size() >= files_max)
            return refuse(Because::not_valid, "letters.error_files_many", "file");
        auto kept = page.counter.keep<casework::KeptFile>(upload.name, upload.bytes);
        if (!kept) {
            auto refusal = kept.error();
            refusal.fields = {{"file", refusal.words}};
            return tl::unexpected{std::move(refusal)};
        }
        form.files.push_back(*std::move(kept));
    }
    return {};
}

// Joining is offered beside the second page too, where the first page's fields are not sent.
bool has_words_page(http::Form const& typed)
{
    return std::any_of(
        typed.fields.begin(), typed.fields.end(), [](auto const& field) { return field.first == "title"; });
}

void take_out_file(std::string const& go, LetterForm& form)
{
    auto const index = Id<LetterForm>::from(go.starts_with("remove-") ? go.substr(7) : "");
    auto const at = go == "remove-0" ? 0 : index ? index->number : -1;
    if (at >= 0 && at < static_cast<std::int64_t>(form.files.size()))
        form.files.erase(form.files.begin() + at);
}

// What the first page was sent with: saved whatever it holds, so that nothing typed is lost, then looked at.
Result<FrontAnswer> save_words(
    http::Request const& request, Public& page, LetterForm form, casework::DraftId draft, std::string key)
{
    TRY(must_be_form(request));
    auto const& typed = *request.form();
    auto const go = typed.text("go");
    if (has_words_page(typed))
        read_words(typed, form);
    if (go.starts_with("join-"))
        form.join = go.substr(5);
    if (!typed.text("website").empty())
        note_machine(request, page);
    take_out_file(go, form);
    auto const kept = keep_uploads(typed, page, form);
    auto checked = check_words(form);
    form.has_words = checked.has_value();
    auto const saved = TRY(page.counter.submit(SaveLetterDraft{draft, key, form}, request.address));
    http::Response response;
    Refusal const* refusal = !kept ? &kept.error() : go == "next" && !checked ? &checked.error() : nullptr;
    bool const shows_similar = go == "look" || go.starts_with("join-");
    if (refusal || shows_similar)
        response = private_page(
            page,
            words_page(
                page, form, page.to(draft_path(saved.draft)), title_of(page, form), refusal, shows_similar),
            title_of(page, form), refusal ? 422 : 200);
    else if (go == "save")
        response = http::see_other(page.to(draft_path(saved.draft, "/saved")));
    else
        response = http::see_other(page.to(draft_path(saved.draft)) + (go == "next" ? "/contact" : "#file"));
    set_draft_key(response, request, saved.draft, key);
    return response;
}

http::Response
contact_page(Public& page, AskDraft::Answer const& draft, LetterForm const& form, Refusal const* refusal)
{
    auto const title = page.say("letters.contact_title");
    // Shown beside the second page too: without a script this is where a writer meets them first.
    return private_page(
        page,
        {"letters/public_contact", contact_values(page, form, refusal) + similar_values(page, form) +
                                       steps_values(page, FormStep::contact) +
                                       html::Values{
                                           {"ACTION_URL", page.to(draft_path(draft.draft, "/contact"))},
                                           {"BACK_URL", page.to(draft_path(draft.draft))},
                                           {"DRAFT_CODE", draft.code},
                                           {"DRAFT_UNTIL", draft.until}}},
        title, refusal ? 422 : 200);
}

http::Response check_page(
    Public& page, AskDraft::Answer const& draft, LetterForm const& form, Refusal const* refusal,
    html::Values puzzle)
{
    auto const title = page.say("letters.check_title");
    return private_page(
        page,
        {"letters/public_check", check_values(page, form, draft.draft, refusal) +
                                     steps_values(page, FormStep::check) + std::move(puzzle) +
                                     html::Values{
                                         {"ACTION_URL", page.to(draft_path(draft.draft, "/check"))},
                                         {"BACK_URL", page.to(draft_path(draft.draft, "/contact"))},
                                         {"DRAFT_CODE", draft.code},
                                         {"DRAFT_UNTIL", draft.until}}},
        title, refusal ? 422 : 200);
}

std::optional<FrontAnswer> already_sent(Public& page, AskDraft::Answer const& draft)
{
    if (draft.receipt.empty())
        return std::nullopt;
    return http::see_other(page.to(draft_path(draft.draft, "/receipt")));
}

} // namespace

Result<FrontAnswer> show_writing(http::Request const& request, Public& page)
{
    auto form = TRY(form_at(request, page));
    form.join = request.argument("join");
    if (!form.join.empty())
        if (auto const matter = find_matter(page, form.join)) {
            form.title = matter->title;
            form.category = matter->category;
        }
    form.page_address = form.system == System::correction ? request.argument("page") : std::string{};
    auto const title = title_of(page, form);
    View view{
        .main = words_page(page, form, page.to(page.path), title, nullptr, !form.join.empty()),
        .head = {
            .title = title,
            .description = page.say("letters.write_lead"),
            .crumbs = {{page.say("letters.mailboxes"), "/letters/"}, {title, {}}},
            .channel = "interaction"}};
    return view;
}

Result<FrontAnswer> begin_writing(http::Request const& request, Public& page)
{
    auto const form = TRY(form_at(request, page));
    TRY(count_draft(request, page));
    return save_words(request, page, form, {}, crypto::random_token());
}

Result<FrontAnswer> show_draft_words(http::Request const& request, Public& page)
{
    auto const draft = TRY(find_draft(request, page));
    if (auto sent = already_sent(page, draft))
        return *std::move(sent);
    auto const title = title_of(page, draft.form);
    return private_page(
        page,
        words_page(
            page, draft.form, page.to(draft_path(draft.draft)), title, nullptr, !draft.form.join.empty()),
        title);
}

Result<FrontAnswer> save_draft_words(http::Request const& request, Public& page)
{
    auto draft = TRY(find_draft(request, page));
    if (auto sent = already_sent(page, draft))
        return *std::move(sent);
    return save_words(request, page, std::move(draft.form), draft.draft, draft_key(request, draft.draft));
}

Result<FrontAnswer> show_draft_contact(http::Request const& request, Public& page)
{
    auto const draft = TRY(find_draft(request, page));
    if (auto sent = already_sent(page, draft))
        return *std::move(sent);
    return contact_page(page, draft, draft.form, nullptr);
}

Result<FrontAnswer> save_draft_contact(http::Request const& request, Public& page)
{
    auto draft = TRY(find_draft(request, page));
    if (auto sent = already_sent(page, draft))
        return *std::move(sent);
    TRY(must_be_form(request));
    auto const& typed = *request.form();
    read_contact(typed, draft.form);
    TRY(page.counter.submit(
        SaveLetterDraft{draft.draft, draft_key(request, draft.draft), draft.form}, request.address));
    if (auto const checked = check_contact(draft.form); !checked && typed.text("go") != "save")
        return contact_page(page, draft, draft.form, &checked.error());
    return http::see_other(
        page.to(draft_path(draft.draft, typed.text("go") == "save" ? "/saved" : "/check")));
}

Result<FrontAnswer> show_draft_check(http::Request const& request, Public& page)
{
    auto const draft = TRY(find_draft(request, page));
    if (auto sent = already_sent(page, draft))
        return *std::move(sent);
    return check_page(page, draft, draft.form, nullptr, puzzle_values(request, page));
}

Result<FrontAnswer> hand_in_checked(http::Request const& request, Public& page)
{
    auto const draft = TRY(find_draft(request, page));
    if (auto sent = already_sent(page, draft))
        return *std::move(sent);
    TRY(must_be_form(request));
    auto const& typed = *request.form();
    if (auto const proven = check_puzzle(request, page, typed); !proven)
        return check_page(page, draft, draft.form, &proven.error(), puzzle_values(request, page));
    auto const receipt = page.counter.submit(
        HandInDraft{draft.draft, draft_key(request, draft.draft), typed.ticked("agreed")}, request.address);
    if (!receipt && receipt.error().because == Because::not_valid)
        return check_page(page, draft, draft.form, &receipt.error(), puzzle_values(request, page));
    if (!receipt)
        return tl::unexpected{receipt.error()};
    count_letter(request, page);
    return http::see_other(page.to(draft_path(draft.draft, "/receipt")));
}

Result<FrontAnswer> list_similar(http::Request const& request, Public& page)
{
    TRY(must_be_form(request));
    boost::json::array found;
    for (auto const& one : similar_to(page, request.form()->text("title")))
        found.push_back({{"title", one.title}, {"url", one.url}, {"note", one.note}});
    http::Response response{
        .type = "application/json", .body = boost::json::serialize(boost::json::object{{"found", found}})};
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace fengye::letters
