#include <iostream>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/city.hpp"
#include "app/commands.hpp"
#include "modules/editorial/actions/publish_item.hpp"
#include "platform/gazette/gazette.hpp"
#include "platform/journal/journal.hpp"

// What keeps the chains: verify, replay, erase.
namespace fengye {

int run_verify(Command const& command)
{
    City city{command.data};
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
    City city{command.data};
    auto const entries = [&](std::int64_t after) { return gazette::after(city.desk().reader(), after, 500); };
    if (into.empty()) {
        city.front().rebuild(entries);
        std::cout << fmt::format("the front holds {} entries\n", city.front().applied());
        return 0;
    }
    city.catch_up();
    front::Store fresh{into, city.platform().portal.types};
    for (auto some = entries(fresh.applied()); !some.empty(); some = entries(some.back().number))
        fresh.apply(some);
    bool const is_equal = fresh.dump() == city.front().dump();
    std::cout << fmt::format(
        "{} entries: {}\n", fresh.applied(),
        is_equal ? "the same rows" : "OTHER rows than the front at work");
    return is_equal ? 0 : 2;
}

// Nothing of the text stays in database, index or log: freed pages are overwritten, the file is written anew.
int run_erase(Command const& command, std::int64_t number)
{
    City city{command.data};
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
    city.catch_up();
    city.run_jobs(); // files
    city.desk().write_anew();
    std::cout << fmt::format("item {} is erased\n", number);
    return 0;
}

} // namespace fengye
