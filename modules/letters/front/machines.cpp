#include "modules/letters/front/machines.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/crypto/crypto.hpp"

namespace fengye::letters {

namespace {

constexpr Limits::Limit letters_of_machines{"letters.machine", 20, machine_letters_within};

bool is_unseen(char c)
{
    auto const byte = static_cast<unsigned char>(c);
    return (byte < ' ' && c != '\n' && c != '\t') || byte == 0x7f;
}

} // namespace

http::Response json_response(int status, boost::json::value const& json, std::string type)
{
    return http::Response{.status = status, .type = std::move(type), .body = boost::json::serialize(json)}
        .with("Cache-Control", "no-store");
}

int status_of(Refusal const& refusal)
{
    static constexpr int statuses[] = {404, 403, 422, 409, 429, 410, 503};
    return statuses[static_cast<int>(refusal.because)];
}

std::string request_key_of(std::string_view way, std::string_view key, std::string_view letter)
{
    crypto::Sm3 hash;
    hash.add(fmt::format("{}\n", key.size()));
    hash.add(key);
    hash.add(letter);
    return fmt::format("{}/{}", way, crypto::hex(crypto::view(hash.finish())));
}

LetterForm tidied(LetterForm form)
{
    auto& contact = form.contact;
    for (auto* text :
         {&form.mailbox, &form.category, &form.title, &form.content, &form.place, &form.page_address,
          &form.accused, &form.publish, &form.join, &contact.name, &contact.phone, &contact.email,
          &contact.address, &contact.guardian})
        std::erase_if(*text, is_unseen);
    contact.phone = tidy_phone(contact.phone);
    form.files.clear(); // a file is known by its hash: only who handed it in may name it
    form.has_words = true;
    return form;
}

Limits::Answer count_machine_letter(http::Request const& request, Public& page)
{
    if (!page.settings.public_limits)
        return Limits::Answer::in_time;
    return page.limits.take(letters_of_machines, Limits::caller(request.address), page.now);
}

std::string unit_name(Public const& page, sites::Structure const& tree, std::string const& code)
{
    auto const unit = tree.units.find(code);
    return unit == tree.units.end() ? std::string{} : name_in(page.language, unit->second);
}

} // namespace fengye::letters
