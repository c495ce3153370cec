#include "modules/people/actions/send_digest.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "modules/people/store/notes.hpp"
#include "modules/people/store/persons.hpp"
#include "modules/people/store/tasks.hpp"

namespace fengye::people {

namespace {

constexpr auto language = Language::zh_cn; // of all the mail between offices

struct Digest {
    std::map<std::string, int> new_tasks; // by kind
    std::int64_t new_notes;
    std::int64_t waiting, overdue;

    int tasks() const
    {
        int sum = 0;
        for (auto const& [kind, count] : new_tasks)
            sum += count;
        return sum;
    }
    bool says_something() const { return !new_tasks.empty() || new_notes > 0; }
};

Digest digest_of(db::Reader const& reader, PersonId person, Moment since, Moment now)
{
    Digest digest{
        {},
        store::count_unread_since(reader, person, since),
        store::count_waiting_for(reader, person, day_of(now)),
        0};
    for (auto const& waiting : store::waiting_for(reader, person, day_of(now))) {
        digest.overdue += waiting.task.due && *waiting.task.due < day_of(now);
        if (waiting.assigned_at > since)
            ++digest.new_tasks[waiting.task.kind];
    }
    return digest;
}

std::string
text_of(Digest const& digest, std::string const& post, Words const& words, std::string const& host)
{
    auto const say = [&](std::string_view key, Fillings const& fillings) {
        return words.get(language, key, fillings) + "\n";
    };
    auto text = say("people.digest_greeting", {{"name", post}}) + "\n";
    text +=
        say("people.digest_news",
            {{"tasks", std::to_string(digest.tasks())}, {"notes", std::to_string(digest.new_notes)}});
    for (auto const& [kind, count] : digest.new_tasks)
        text +=
            say("people.digest_kind",
                {{"kind", words.has(kind) ? words.get(language, kind) : kind}, {"n", std::to_string(count)}});
    if (digest.waiting > 0)
        text +=
            say("people.digest_waiting",
                {{"n", std::to_string(digest.waiting)}, {"overdue", std::to_string(digest.overdue)}});
    if (!host.empty())
        text += "\n" + say("people.digest_links", {{"host", host}});
    return text + "\n" + say("people.digest_end", {});
}

} // namespace

Result<void> plan_digests(Work& work, mail::Outbox const& outbox)
{
    if (!outbox.has_email)
        return {};
    for (auto const person : store::persons_with_email(work.tx, day_of(work.now)))
        work.later(
            digest_job, DigestFor{person}, work.now,
            fmt::format("{}/{}/{}", digest_job, person.text(), to_text(day_of(work.now))));
    return {};
}

Result<void> send_digest(
    Work& work, mail::Outbox const& outbox, Words const& words, std::string const& host, DigestFor const& to)
{
    auto const person = store::find_person(work.tx, to.person);
    if (!person || person->email.empty() || person->has_left(day_of(work.now)))
        return {}; // since the job was planned
    auto const digest =
        digest_of(work.tx, to.person, store::last_digest(work.tx, to.person).value_or(Moment{}), work.now);
    if (!digest.says_something())
        return {};
    auto const subject = words.get(
        language, "people.digest_subject",
        {{"tasks", std::to_string(digest.tasks())}, {"notes", std::to_string(digest.new_notes)}});
    auto const posted = TRY(mail::post(
        work, outbox,
        {mail::Channel::email, person->email, subject, text_of(digest, person->post, words, host),
         fmt::format("people/digest/{}/{}", to.person.text(), to_text(day_of(work.now)))}));
    if (posted == mail::Posted::queued)
        store::set_last_digest(work.tx, to.person, work.now);
    return {};
}

} // namespace fengye::people
