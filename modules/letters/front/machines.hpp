#pragma once

#include <boost/json.hpp>

#include "modules/letters/counter.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/module/public.hpp"

// What programs that send and read letters share, whatever they speak.
namespace fengye::letters {

http::Response
json_response(int status, boost::json::value const&, std::string type = "application/json; charset=utf-8");
int status_of(Refusal const&);

// What was sent under a key of the sender's, once. The letter itself is part of it: who guesses another's key
// gets a letter of his own, and not the other's code.
std::string request_key_of(std::string_view way, std::string_view key, std::string_view letter);

// As people's forms arrive: without what nobody sees, and with a number as it is dialled.
LetterForm tidied(LetterForm);

// So many letters an hour from one address, unless the city measures.
Limits::Answer count_machine_letter(http::Request const&, Public&);
inline constexpr std::chrono::seconds machine_letters_within{3600};

std::string unit_name(Public const&, sites::Structure const&, std::string const& code);

} // namespace fengye::letters
