#include "modules/editorial/actions/keep_terms.hpp"

#include <mutex>

#include <fmt/format.h>

#include "modules/editorial/store/terms.hpp"

namespace fengye::editorial {

namespace {

constexpr char const* subject = "terms";

Result<void> check_right(Work const& work)
{
    if (!work.actor.may("editorial.terms"))
        return refuse(Because::not_allowed, "platform.not_allowed");
    return {};
}

Result<void> check_room(Work& work)
{
    if (store::count_kept_terms(work.tx) > static_cast<std::int64_t>(terms_max))
        return refuse(Because::not_valid, "editorial.no_term_too_many", "term");
    return {};
}

// The last list that was compiled, of whichever store, with what it was compiled from.
struct Compiled {
    std::mutex mutex;
    std::vector<Term> kept;
    std::shared_ptr<TermScan const> scan;
};

} // namespace

Result<void> save_term(Work& work, Term const& term)
{
    TRY(check_right(work));
    if (auto const why = why_no_term(term); !why.empty())
        return refuse(
            Because::not_valid, "editorial.no_term_" + why, why == "long_details" ? "replacement" : "term");
    store::keep_term(work.tx, term);
    TRY(check_room(work));
    work.record(
        "editorial.term_saved", subject,
        fmt::format(
            "term={} category={} level={} on={}", term.text, name_of(term.category), name_of(term.level),
            term.is_on));
    return {};
}

Result<void> remove_term(Work& work, std::string const& text)
{
    TRY(check_right(work));
    if (!store::drop_term(work.tx, text))
        return refuse(Because::not_found, "platform.not_found");
    work.record("editorial.term_removed", subject, fmt::format("term={}", text));
    return {};
}

Result<void> import_terms(Work& work, std::vector<Term> const& terms)
{
    TRY(check_right(work));
    for (auto const& term : terms)
        store::keep_term(work.tx, term);
    TRY(check_room(work));
    work.record("editorial.terms_imported", subject, fmt::format("count={}", terms.size()));
    return {};
}

std::vector<ListedTerm> listed_terms(db::Reader const& reader)
{
    return overlaid(starting_terms(), store::kept_terms(reader));
}

std::shared_ptr<TermScan const> scan_in_force(db::Reader const& reader)
{
    static Compiled last;
    auto kept = store::kept_terms(reader);
    std::lock_guard const lock{last.mutex};
    if (!last.scan || last.kept != kept) {
        std::vector<Term> terms;
        for (auto& listed : overlaid(starting_terms(), kept))
            terms.push_back(std::move(listed.term));
        last.scan = std::make_shared<TermScan const>(std::move(terms));
        last.kept = std::move(kept);
    }
    return last.scan;
}

} // namespace fengye::editorial
