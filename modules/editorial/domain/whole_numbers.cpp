#include "modules/editorial/domain/whole_numbers.hpp"

namespace fengye::editorial {

namespace {

constexpr std::string_view digits = "0123456789.";

struct Change {
    std::string same, deleted, inserted; // what stayed comes first
};

std::vector<Change> changes_of(std::vector<Part> const& parts)
{
    std::vector<Change> changes(1);
    for (auto const& part : parts) {
        auto& last = changes.back();
        if (part.kind == PartKind::same && !(last.deleted.empty() && last.inserted.empty()))
            changes.push_back({part.text, {}, {}});
        else
            (part.kind == PartKind::same      ? last.same
             : part.kind == PartKind::deleted ? last.deleted
                                              : last.inserted) += part.text;
    }
    return changes;
}

bool begins_with_digit(std::string const& text)
{
    return !text.empty() && digits.find(text.front()) != std::string_view::npos;
}
bool ends_with_digit(std::string const& text)
{
    return !text.empty() && digits.find(text.back()) != std::string_view::npos;
}

// The digits before and after a change that touches them go with it.
void take_digits(Change& change, std::string& next_same)
{
    if (begins_with_digit(change.deleted) || begins_with_digit(change.inserted)) {
        auto const last = change.same.find_last_not_of(digits);
        auto const taken = change.same.substr(last == std::string::npos ? 0 : last + 1);
        change.same.erase(change.same.size() - taken.size());
        change.deleted.insert(0, taken);
        change.inserted.insert(0, taken);
    }
    if (ends_with_digit(change.deleted) || ends_with_digit(change.inserted)) {
        auto const taken = next_same.substr(0, next_same.find_first_not_of(digits));
        next_same.erase(0, taken.size());
        change.deleted += taken;
        change.inserted += taken;
    }
}

} // namespace

std::vector<Part> with_whole_numbers(std::vector<Part> parts)
{
    auto changes = changes_of(parts);
    std::string nothing;
    for (std::size_t i = 0; i < changes.size(); ++i)
        take_digits(changes[i], i + 1 < changes.size() ? changes[i + 1].same : nothing);
    std::vector<Part> whole;
    auto const add = [&](PartKind kind, std::string& text) {
        if (!text.empty())
            whole.push_back({kind, std::move(text)});
    };
    for (auto& change : changes) {
        add(PartKind::same, change.same);
        add(PartKind::deleted, change.deleted);
        add(PartKind::inserted, change.inserted);
    }
    return whole;
}

} // namespace fengye::editorial
