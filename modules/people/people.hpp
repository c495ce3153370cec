#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.hpp"
#include "platform/gazette/document.hpp"
#include "platform/words/words.hpp"
#include "platform/work/work.hpp"

// Units, persons and their accounts, posts, appointments, sign-in, rights; tasks and notes.
namespace fengye::people {

enum class UnitKind {
    platform_operator,
    technical_support,
    joint_assessor,
    broadcaster,
    district,
    autonomous_county,
    development_zone,
    enterprise,
    department,
    vertical_body,
    affiliated_institution,
    secrecy_authority,
    public_enterprise
};
constexpr Names<13> names_of(UnitKind)
{
    return {"platform_operator",      "technical_support", "joint_assessor",   "broadcaster", "district",
            "autonomous_county",      "development_zone",  "enterprise",       "department",  "vertical_body",
            "affiliated_institution", "secrecy_authority", "public_enterprise"};
}

// A person is appointed to a role in a unit from a day on, until a day (R30, R36).
enum class Role {
    officer,
    reviewer,
    disclosure_head,
    handler,
    leader,
    editor,
    centre,
    assessor,
    operator_,
    auditor
};
constexpr Names<10> names_of(Role)
{
    return {"officer", "reviewer", "disclosure_head", "handler",  "leader",
            "editor",  "centre",   "assessor",        "operator", "auditor"};
}

// A body with content duties. As the desk knows it, and, as a document, as the public does.
struct UnitRecord {
    static constexpr std::string_view kind = "unit"; // of document

    UnitId id;
    std::string code; // housing_construction
    std::string name_zh, name_en;
    std::string short_zh;
    UnitKind unit_kind{UnitKind::department};
    std::string division_code; // GB/T 2260
    std::string level;         // city, county, enterprise
    std::string site_mode;     // portal, own_domain, second_level, none

    static constexpr auto fields()
    {
        return std::tuple{
            field("id", &UnitRecord::id),
            field("code", &UnitRecord::code),
            field("name_zh", &UnitRecord::name_zh),
            field("name_en", &UnitRecord::name_en),
            field("short_zh", &UnitRecord::short_zh),
            field("unit_kind", &UnitRecord::unit_kind),
            field("division_code", &UnitRecord::division_code),
            field("level", &UnitRecord::level),
            field("site_mode", &UnitRecord::site_mode)};
    }
};

std::vector<UnitRecord> units(db::Reader const&); // in the order of the table
// The governments of parts of the city: districts, counties, development zones.
struct District {
    std::string code;
    std::string short_zh;
};
std::vector<District> districts(db::Reader const&);
std::optional<UnitRecord> find_unit(db::Reader const&, UnitId);
std::optional<UnitRecord> find_unit(db::Reader const&, std::string_view code);
// What it is called in this language, short where it has a short name.
std::string name_in(Language, UnitRecord const&);
// Empty when there is no such unit.
std::string unit_name(db::Reader const&, Language, UnitId);
std::string unit_code(db::Reader const&, UnitId);

// What a person is shown as: the post, never more. "市住房和城乡建设局信息员"
std::string shown_name(db::Reader const&, PersonId);

// Those appointed on a day, deputies included.
std::vector<PersonId> holders(db::Reader const&, Role, UnitId, Day);
bool holds(db::Reader const&, PersonId, Role, UnitId, Day);

// What a person may do on a day, from the appointments that hold then. Everyone may use the desk.
std::vector<Right> rights_of(db::Reader const&, PersonId, Day);

// A unit in which, for a while, one person may review and sign: why, until when, and who allowed it. Off by
// default.
struct OneReviewer {
    std::string reason;
    Day until;
    PersonId set_by;
    Moment set_at;
};
std::optional<OneReviewer> one_reviewer(db::Reader const&, UnitId, Day);

// Someone hands over to another person of the unit: what the first had in hand is now the second's.
struct PersonHandedOver {
    static constexpr std::string_view name = "people.person_handed_over";

    PersonId from;
    PersonId to;

    static constexpr auto fields()
    {
        return std::tuple{field("from", &PersonHandedOver::from), field("to", &PersonHandedOver::to)};
    }
};

// Something that waits for a person, or for whoever holds a role in a unit. One table behind every "waits for
// me".
struct Task {
    std::string key;  // names it for settle: "editorial/review/81"
    std::string kind; // words key of the verb, and the filter's value: editorial.task_review
    std::string title;
    std::string path;  // where it is done: /desk/editorial/items/81/review
    PersonId person{}; // one of these: a person, …
    UnitId unit{};     // … or a role in a unit
    std::optional<Role> role{};
    std::optional<Day> due{};
};
// Assigning a key again replaces it; settling one that is gone does nothing.
void assign(Work&, Task const&);
void settle(Work&, std::string_view key);

// Told to a person: the bell, and later the daily mail.
void tell(Work&, PersonId, std::string const& text, std::string const& path);
// Tasks and notes that lead to this address or below it are gone, with their words.
void forget(Work&, std::string const& path);

} // namespace fengye::people
