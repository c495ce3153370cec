#include "app/generated_letters.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "modules/letters/actions/acting.hpp"
#include "modules/letters/store/letters.hpp"

namespace fengye {

namespace {

using namespace letters;

constexpr int letters_in_one_act = 2000, open_of_twenty = 1;
constexpr std::chrono::days spread{1000};

// The same letter for the same number.
struct Made {
    Category const* category;
    UnitId unit;
    Moment received;
    bool is_open;
    int days_taken;
    Rating rating;
};

Made made_of(int i, int count, std::vector<UnitId> const& units, Moment until)
{
    auto const all = categories_of(i % 4 == 3 ? System::suggestion : System::appeal);
    auto const mixed = static_cast<unsigned>(i) * 2654435761u;
    bool const is_open = mixed % 20 < open_of_twenty;
    auto const age =
        is_open ? std::chrono::hours{mixed / 7 % (24 * 20)}
                : std::chrono::hours{spread} * (count - i) / std::max(count, 1) + std::chrono::hours{24 * 20};
    return {
        all[mixed / 3 % all.size()],           units[mixed / 11 % units.size()],        until - age, is_open,
        static_cast<int>(1 + mixed / 13 % 18), Rating{static_cast<int>(mixed / 17 % 4)}};
}

void write_letter(Work& work, casework::Vault const& vault, Made const& made, int i)
{
    Letter letter{
        .system = made.category->system,
        .category = made.category->code,
        .title = fmt::format("第{}号来信反映的事项", i),
        .may_publish = false};
    auto const day = day_of(made.received);
    std::map<std::string, casework::LegalClock> clocks;
    if (made.is_open)
        clocks.emplace(reply_clock, casework::LegalClock::start(reply_limit(*made.category), day));
    letter.record =
        casework::open_case(
            work, vault,
            {.kind = std::string{name_of(letter.system)},
             .prefix = std::string{prefix_of(letter.system)},
             .request_key = fmt::format("generated/{}", i),
             .state = std::string{name_of(made.is_open ? LetterState::accepted : LetterState::answered)},
             .unit = made.unit,
             .clocks = clocks})
            .record;
    if (!made.is_open) {
        letter.answered_at = made.received + std::chrono::hours{24 * made.days_taken};
        letter.answered_by = made.unit;
        letter.days_taken = made.days_taken;
        letter.was_late = made.days_taken > made.category->reply_days;
        letter.rating = made.rating;
        letter.record.is_open = false;
        letter.record.closed_at = letter.answered_at;
        if (!casework::save_case(work, letter.record))
            throw std::runtime_error{"a generated letter was not saved"};
    }
    store::insert_letter(
        work.tx, vault, letter,
        {fmt::format("第{}号来信的内容，写明时间、地点、经过和要求。", i), "站前路", {}, {}});
    casework::save_contact(work, vault, letter.id(), {.name = "示例", .phone = "13800138000"});
    casework::add_step(work, vault, letter.record, "letters.step_received");
    note_month(work, letter);
}

} // namespace

// Each day's letters are written on that day, so that numbers and steps bear it.
void write_generated_letters(City& city, StillClock& clock, int count)
{
    auto const until = SystemClock{}.now();
    std::vector<UnitId> units;
    for (auto const& unit : people::units(city.desk().reader()))
        units.push_back(unit.id);
    casework::Vault const vault{city.platform().key};
    for (int from = 0; from < count; from += letters_in_one_act) {
        auto const to = std::min(count, from + letters_in_one_act);
        clock.set(made_of(from, count, units, until).received);
        (void)city.platform().works.run(Actor::program("demo"), [&](Work& work) -> Result<void> {
            for (int i = from; i < to; ++i)
                write_letter(work, vault, made_of(i, count, units, until), i);
            return {};
        });
    }
    clock.set(until);
}

} // namespace fengye
