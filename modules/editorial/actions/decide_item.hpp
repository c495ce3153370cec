#pragma once

#include <map>

#include "modules/editorial/domain/edition.hpp"
#include "platform/work/work.hpp"

namespace fengye::editorial {

enum class Verdict { pass, return_, withhold };
constexpr Names<3> names_of(Verdict)
{
    return {"pass", "return", "withhold"};
}

// What a reviewer or a head decides of the edition they looked at, named by its number and hash.
struct Decision {
    int edition;
    std::string hash;
    Verdict verdict;
    std::optional<ReturnReason> reason{};
    std::string ground{};
    std::string note{};
    std::map<std::string, Answer, std::less<>> answers{}; // of the secrecy questions
    bool release_now{false};
};

// Secrecy review. Passing needs every question answered with no and no open must-fix finding.
Result<void> review_item(Work&, ItemId, Decision const&);

// Sign-off by the disclosure head, bound to the hash of text and files. `release_delay` is the time to pull
// back.
Result<void> sign_item(Work&, ItemId, Decision const&, std::chrono::seconds release_delay);

// Before it is out, the signer takes it back.
Result<void> pull_back_item(Work&, ItemId);

// A finding that is none; the reason stays with the edition.
Result<void> dismiss_finding(Work&, ItemId, int number, std::string const& reason);

} // namespace fengye::editorial
