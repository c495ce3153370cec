#include "modules/letters/actions/tell_writer.hpp"

#include <fmt/format.h>

#include "platform/mail/address.hpp"
#include "platform/mail/outbox.hpp"

namespace fengye::letters {

std::optional<Road> road_to(casework::Contact const& contact, mail::Outbox const& outbox)
{
    if (auto const address = mail::mail_address(contact.email); address && outbox.has(mail::Channel::email))
        return Road{mail::Channel::email, *address};
    if (auto const number = mail::mobile_number(contact.phone); number && outbox.has(mail::Channel::sms))
        return Road{mail::Channel::sms, *number};
    return std::nullopt;
}

namespace {

Result<void>
post(Work& work, Means const& means, Letter const& letter, std::string const& news, std::string const& once)
{
    if (!means.outbox.has_email && !means.outbox.has_sms)
        return {};
    auto const& vault = means.vault;
    auto const contact = casework::contact_of(work.tx, vault, letter.id());
    auto const& outbox = means.outbox;
    auto const road = contact ? road_to(*contact, outbox) : std::nullopt;
    if (!road)
        return {};
    auto const say = [&](std::string_view words) {
        return means.words.get(
            Language::zh_cn, words,
            {{"number", letter.record.number},
             {"code", casework::code_of(vault, letter.record).text()},
             {"digits", vault.confirmation(letter.record.request_key)},
             {"address", means.host.empty() ? std::string{} : "https://" + means.host + "/query"}});
    };
    TRY(mail::post(
        work, outbox,
        {.channel = road->channel,
         .to = road->to,
         .subject =
             road->channel == mail::Channel::email ? say("letters.mail_subject_" + news) : std::string{},
         .text = say("letters.mail_text_" + news),
         .once = once}));
    return {};
}

} // namespace

Result<void> tell_writer(Work& work, Means const& means, Letter const& letter, WriterNews news)
{
    auto const name = std::string{name_of(news)};
    return post(
        work, means, letter, name, fmt::format("letters/{}/{}/{}", name, letter.id().number, letter.round));
}

Result<void> send_new_code(Work& work, Means const& means, Letter const& letter)
{
    return post(
        work, means, letter, "code",
        fmt::format("letters/code/{}/{}", letter.id().number, letter.record.code_round));
}

} // namespace fengye::letters
