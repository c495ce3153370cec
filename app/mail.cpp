#include <iostream>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/city.hpp"
#include "app/commands.hpp"

// Mail that waits for a person. Recipients and texts are sealed, and not shown here either.
namespace fengye {

int run_mail(Command const& command, Mail const& options)
{
    City city{command.data, {}, nullptr, FrontUse::leaves_alone};
    if (options.again) {
        auto const count =
            city.platform().works.run(Actor::program("command line"), [](Work& work) -> Result<std::int64_t> {
                return mail::try_again(work.tx, work.now);
            });
        std::cout << fmt::format("{} are tried again\n", *count);
        return 0;
    }
    auto const reader = city.desk().reader();
    auto const waiting = mail::waiting_for_a_person(reader);
    boost::json::array list;
    for (auto const& letter : waiting) {
        list.push_back(boost::json::object{
            {"letter", letter.id},
            {"name", letter.once},
            {"channel", name_of(letter.channel)},
            {"posted", to_iso(letter.posted_at)},
            {"tries", letter.tries},
            {"problem", letter.problem}});
        if (!command.json)
            std::cout << fmt::format(
                "{}  {}  {}  posted {}, {} tries: {}\n", letter.id, name_of(letter.channel), letter.once,
                to_text(letter.posted_at), letter.tries, letter.problem);
    }
    if (command.json)
        std::cout << boost::json::serialize(list) << '\n';
    else
        std::cout << fmt::format(
            "{} wait for a person, {} are on their way\n", waiting.size(), mail::count_queued(reader));
    return waiting.empty() ? 0 : 2;
}

} // namespace fengye
