#include <algorithm>
#include <iostream>
#include <thread>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/city.hpp"
#include "app/commands.hpp"
#include "modules/editorial/actions/publish_item.hpp"
#include "platform/gazette/gazette.hpp"
#include "platform/journal/journal.hpp"

// What keeps the chains: verify, replay, erase.
namespace fengye {

namespace {

constexpr auto others_front_within = std::chrono::minutes{30}; // a hundred thousand documents are built anew

std::vector<gazette::Entry> entries_after(City& city, std::int64_t number)
{
    return gazette::after(city.desk().reader(), number, 500);
}

struct FrontRows {
    std::int64_t applied;
    std::string rows;
};

// Rows and their number belong together, though its owner goes on writing.
FrontRows rows_of(front::Store const& front)
{
    for (;;) {
        auto const applied = front.applied();
        auto rows = front.dump();
        if (front.applied() == applied)
            return {applied, std::move(rows)};
    }
}

FrontRows front_at_work(City& city)
{
    std::optional<FrontRows> found;
    front::Store::look_at(
        front_path(city.data()), city.platform().portal.types,
        [&](front::Store const& front) { found = rows_of(front); });
    if (!found)
        throw std::runtime_error{"there is no front to compare with yet"};
    return *found;
}

bool erased_since(City& city, std::int64_t number)
{
    auto const entries = entries_after(city, number);
    return std::any_of(entries.begin(), entries.end(), [](gazette::Entry const& entry) {
        return entry.publication.action == gazette::Action::erased;
    });
}

bool remove_replayed(std::string const& path)
{
    for (auto const* end : {"", "-wal", "-shm"})
        std::filesystem::remove(path + end);
    return true;
}

// Cuts nowhere but where the front at work does: at the end of a transaction.
void apply_until(City& city, front::Store& front, std::int64_t last)
{
    for (auto some = entries_after(city, front.applied()); !some.empty();
         some = entries_after(city, front.applied())) {
        std::erase_if(some, [&](gazette::Entry const& entry) { return entry.number > last; });
        if (some.empty())
            return;
        front.apply(some);
    }
}

// Until the front, whoever owns it, shows the entry and holds nothing of what it erased. If its owner ends
// meanwhile, the front is ours to bring up.
bool wait_until_gone(Command const& command, std::int64_t entry)
{
    auto const front = front_path(command.data);
    auto const types = make_portal().types;
    auto const until = std::chrono::steady_clock::now() + others_front_within;
    while (std::chrono::steady_clock::now() < until) {
        bool is_gone = false;
        front::Store::look_at(front, types, [&](front::Store const& store) {
            is_gone = store.applied() >= entry && !store.holds_erased();
        });
        if (is_gone)
            return true;
        if (front::owner_of(front).empty()) {
            City city{command.data, {}, nullptr, FrontUse::owns_if_free, "fengye erase"};
            if (city.owns_front())
                city.catch_up();
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    return false;
}

} // namespace

int run_verify(Command const& command)
{
    City city{command.data, {}, nullptr, FrontUse::leaves_alone};
    auto const settings = load_settings(command.data);
    auto const checkpoint = city.checkpoint().read();
    auto const reader = city.desk().reader();
    auto const journal = journal::verify(reader, settings.node, checkpoint.journal);
    auto const gazette = gazette::verify(reader, checkpoint.gazette);
    if (command.json) {
        boost::json::object answer{{"journal", journal.value_or("ok")}, {"gazette", gazette.value_or("ok")}};
        std::cout << boost::json::serialize(answer) << '\n';
    } else {
        std::cout << journal.value_or("journal: ok") << '\n' << gazette.value_or("gazette: ok") << '\n';
    }
    return journal || gazette ? 2 : 0;
}

int run_replay(Command const& command, std::string const& into)
{
    auto const use = into.empty() ? FrontUse::owns : FrontUse::owns_if_free;
    City city{command.data, {}, nullptr, use, "fengye replay"};
    if (into.empty()) {
        city.front().rebuild([&](std::int64_t after) { return entries_after(city, after); });
        std::cout << fmt::format("the front holds {} entries\n", city.front().applied());
        return 0;
    }
    if (city.owns_front())
        city.catch_up();
    bool is_equal = false;
    std::int64_t applied = 0;
    do { // what is erased meanwhile the one has read and the other has not
        front::Store fresh{into, city.platform().portal.types};
        auto const at_work = front_at_work(city);
        apply_until(city, fresh, at_work.applied);
        applied = fresh.applied();
        is_equal = fresh.dump() == at_work.rows;
    } while (!is_equal && erased_since(city, applied) && remove_replayed(into));
    std::cout << fmt::format(
        "{} entries: {}\n", applied, is_equal ? "the same rows" : "OTHER rows than the front at work");
    return is_equal ? 0 : 2;
}

// Nothing of the text stays in database, index or log: freed pages are overwritten, the file is written anew.
int run_erase(Command const& command, std::int64_t number)
{
    bool is_log_empty = false;
    std::int64_t entry = 0;
    {
        City city{command.data, {}, nullptr, FrontUse::owns_if_free, "fengye erase"};
        auto actor = Actor::program("command line");
        actor.rights = {{"editorial.read"}, {"editorial.withdraw"}};
        auto const done = city.platform().works.run(actor, [&](Work& work) {
            return editorial::withdraw_item(
                work, editorial::ItemId{number}, {editorial::WithdrawReason::must_not_be_public, {}, {}});
        });
        if (!done) {
            std::cerr << "fengye: item " << number << ": "
                      << city.platform().words.get(Language::en, done.error().words) << '\n';
            return 1;
        }
        city.run_jobs(); // files, and what other modules keep of it
        entry = Works::last_published();
        if (city.owns_front())
            city.catch_up();
        is_log_empty = city.desk().write_anew();
    }
    if (!wait_until_gone(command, entry)) {
        std::cerr << "fengye: item " << number << " is erased from the desk, but the program that serves "
                  << command.data << " has not followed: start it again\n";
        return 1;
    }
    if (!is_log_empty) {
        std::cerr << "fengye: item " << number << " is erased, but desk.db-wal may still hold its text: "
                  << "stop the program that serves " << command.data << ", which empties it\n";
        return 1;
    }
    std::cout << fmt::format("item {} is erased\n", number);
    return 0;
}

} // namespace fengye
