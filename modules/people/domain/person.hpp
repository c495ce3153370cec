#pragma once

#include <optional>
#include <string>

#include "platform/clock/clock.hpp"
#include "platform/id/id.hpp"
#include "platform/result/result.hpp"

namespace fengye::people {

// Someone who works for a unit, known by the post alone.
struct Person {
    PersonId id;
    std::string post; // 市住房和城乡建设局信息员
    UnitId unit;
    Moment created_at;
    std::optional<Day> left_on{}; // the last day of work
    std::string email{};          // of the office; empty: gets no mail

    bool has_left(Day today) const { return left_on && *left_on < today; }
};

// What a person signs in with. One person may have several; checks compare persons.
struct Account {
    AccountId id;
    PersonId person;
    std::string name; // officer.housing_construction
    std::string password_hash{};
    bool must_change{false};
    bool is_disabled{false};
    std::optional<Moment> last_signed_in_at{};

    bool is_set_up() const { return !password_hash.empty(); }
};

// As it was typed: spaces around it go, capitals are small letters.
std::string account_name_from(std::string_view typed);
// 3 to 64 small letters, digits, dots, dashes and underscores.
Result<void> check_account_name(std::string_view);
// 2 to 60 characters.
Result<void> check_post(std::string_view);
// An address as it was typed, or nothing when nothing was.
Result<std::string> office_address_from(std::string_view typed);

} // namespace fengye::people
