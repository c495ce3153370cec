#include "modules/editorial/desk/presence.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/store/presence.hpp"

namespace fengye::editorial {

namespace {

// Without script nobody says that they are there; what they saved does.
constexpr std::chrono::minutes saved_lately{30};

} // namespace

std::vector<std::string> others_here(Desk const& desk, Item const& item)
{
    auto const now = desk.platform.clock.now();
    auto here = store::present_in(desk.reader, item.id, now - presence_time);
    for (auto const& draft : store::drafts_of(desk.reader, item.id))
        if (draft.saved_at + saved_lately > now &&
            std::none_of(
                here.begin(), here.end(), [&](auto const& one) { return one.person == draft.person; }))
            here.push_back({draft.person, draft.saved_at});
    std::vector<std::string> others;
    for (auto const& [person, since] : here)
        if (person != desk.request.actor().person)
            others.push_back(desk.say(
                "editorial.also_here",
                {{"name", people::shown_name(desk.reader, person)}, {"when", to_text(since).substr(11)}}));
    return others;
}

Result<http::Response> create_presence(http::Request const& request, Platform& platform)
{
    auto const item = TRY(find_visible(request, platform.desk.reader()));
    TRY(platform.works.run(request.actor(), [&](Work& work) { return be_present(work, item.id); }));
    auto const reader = platform.desk.reader();
    Desk const desk{request, platform, reader};
    boost::json::array others;
    for (auto const& words : others_here(desk, item))
        others.emplace_back(words);
    return http::Response{
        .type = "application/json", .body = boost::json::serialize(boost::json::object{{"others", others}})};
}

} // namespace fengye::editorial
