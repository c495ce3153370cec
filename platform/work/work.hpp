#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/calendar/calendar.hpp"
#include "platform/clock/clock.hpp"
#include "platform/db/db.hpp"
#include "platform/gazette/document.hpp"
#include "platform/gazette/gazette.hpp"
#include "platform/id/next_id.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/journal/journal.hpp"
#include "platform/result/result.hpp"
#include "platform/work/actor.hpp"

namespace fengye {

// Something late, missing, returned, corrected or unannounced, recorded once by the action that notices it.
// The assessment and the city's own inspection are computed from facts.
struct Fact {
    UnitId unit;
    std::string what;     // item_returned
    std::string rule;     // what it is measured against: seed_R37
    std::string evidence; // item/81
};

// Why a document is no longer public, and what the reader of its address is told (410), or where they
// are sent on to (301).
struct Withdrawal {
    std::string reason;      // incorrect, superseded, must_not_be_public
    std::string note;        // in words, for the public
    std::string title;       // empty when it must not be shown
    std::string replacement; // address of what replaces it, or empty
    Moment at;
    std::string path{};    // of an erased document: where it stood, which nothing else still knows
    bool redirects{false}; // to the replacement, which says all there is to say

    static constexpr auto fields()
    {
        return std::tuple{
            field("reason", &Withdrawal::reason),
            field("note", &Withdrawal::note),
            field("title", &Withdrawal::title),
            field("replacement", &Withdrawal::replacement),
            field("at", &Withdrawal::at),
            field("path", &Withdrawal::path),
            field("redirects", &Withdrawal::redirects)};
    }
};

// One act inside one transaction. It may run twice, so it touches nothing outside: no hashing of passwords,
// no conversion, no waiting.
class Work {
public:
    Work(
        db::Transaction& tx, Actor const& actor, Calendar const& calendar, Moment now,
        jobs::Hearers const& hearers)
        : tx{tx}, actor{actor}, calendar{calendar}, now{now}, m_hearers{hearers}
    {}

    db::Transaction& tx;
    Actor const& actor;
    Calendar const& calendar;
    Moment const now;

    // In the journal: act "editorial.signed_off", subject "item/81".
    void record(std::string act, std::string subject, std::string detail = {});
    // Once: the same fact noticed again is not recorded again.
    void note(Fact const&);
    // To those who hear this event; they run as jobs after the commit.
    template <Fielded Event>
    void announce(Event const& event)
    {
        jobs::announce(tx, m_hearers, Event::name, encode(event), now);
    }
    // Runs the job of this kind with this data at a moment; `once` names it, so that it stands in the list
    // once.
    template <Fielded Data>
    void later(std::string_view kind, Data const& data, Moment due, std::string const& once = {})
    {
        jobs::add(tx, kind, encode(data), due, once);
    }
    template <Fielded Document>
    void publish(Document const& document)
    {
        m_publications.push_back(
            {gazette::Action::put, std::string{Document::kind}, document.id.number, encode(document)});
    }
    void withdraw(std::string_view kind, std::int64_t id, Withdrawal const&);
    // Withdraws, and takes the text out of every entry of the gazette.
    void erase(std::string_view kind, std::int64_t id, Withdrawal const&);

    std::vector<journal::Entry> const& journal_entries() const { return m_journal; }
    std::vector<gazette::Publication> const& publications() const { return m_publications; }

private:
    jobs::Hearers const& m_hearers;
    std::vector<journal::Entry> m_journal;
    std::vector<gazette::Publication> m_publications;
};

} // namespace fengye
