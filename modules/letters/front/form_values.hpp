#pragma once

#include "modules/letters/counter.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/module/public.hpp"

// What the pages of the form have in common: reading them, showing them, keeping them from every cache.
namespace fengye::letters {

// The pages of the form, in their order.
enum class FormStep { words, contact, check, receipt };

// Refuses a request without a form, before its fields are read in their place.
Result<void> must_be_form(http::Request const&);
// The first page's fields over what the draft held, the second page's likewise.
void read_words(http::Form const&, LetterForm&);
void read_contact(http::Form const&, LetterForm&);

html::Values words_values(Public&, LetterForm const&, Refusal const*);
html::Values contact_values(Public&, LetterForm const&, Refusal const*);
html::Values check_values(Public&, LetterForm const&, casework::DraftId, Refusal const*);
html::Values steps_values(Public const&, FormStep);
// The error summary, and for each of these fields whether it is wrong.
html::Values refusal_values(Public const&, Refusal const*, std::vector<std::string_view> const& fields);

// Who a mailbox belongs to: 市长, or the post and unit.
std::string mailbox_name(Public&, std::string_view mailbox);
std::string unit_name(Public&, std::string_view code);
std::string day_long(Public const&, Day); // 2026年12月14日（周一）

// A page of one person: shown to nobody else, kept nowhere.
http::Response private_page(Public&, html::Page main, std::string const& title, int status = 200);

} // namespace fengye::letters
