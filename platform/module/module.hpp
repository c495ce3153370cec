#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "platform/jobs/jobs.hpp"
#include "platform/module/platform.hpp"
#include "platform/module/public.hpp"
#include "platform/module/routes.hpp"

namespace fengye {

using DeskHandler = std::function<Result<http::Response>(http::Request const&, Platform&)>;

// Who may use a desk route. Whether this actor may see this item is a rule of the module's domain.
struct Access {
    enum class Kind { open, signed_in, right };
    Kind kind;
    std::string right{};
};
inline Access open_to_all()
{
    return {Access::Kind::open};
}
inline Access anyone_signed_in()
{
    return {Access::Kind::signed_in};
}
inline Access may(std::string right)
{
    return {Access::Kind::right, std::move(right)};
}

struct FrontRule {
    FrontHandler handler;
    std::vector<std::string> closed{}; // query values from closed sets: their pages are kept
    std::vector<std::string> free{};   // free text: a page with one of these is never kept
    bool takes_uploads{false};
};

struct DeskRule {
    DeskHandler handler;
    Access access;
    bool takes_uploads{false};
};

// How a kind of document becomes a page: by its address.
struct DocumentView {
    std::function<Result<FrontAnswer>(http::Request const&, Public&, std::string_view document)> show;
    std::vector<std::string> closed{};
    std::vector<std::string> free{};
};

// A line of the desk's menu; `count` is shown beside it when above zero.
struct MenuLine {
    std::string words;
    std::string path;
    Access access;
    std::string group;
    std::function<std::int64_t(db::Reader const&, Actor const&)> count{};
};

struct JobRule {
    // Runs as one act, together with taking the job off the list.
    std::function<Result<void>(Work&, Platform&, std::string_view data)> act;
    // What takes time, before the act and outside any: what it gives takes the place of the data.
    std::function<Result<std::string>(Platform&, std::string_view data)> prepare{};
};

struct DailyRule {
    std::chrono::seconds at; // since the city's midnight
    std::string job;
};

// Everything the modules declare; filled once by app/, read by the doors.
class Portal {
public:
    std::vector<Route<FrontRule>> front;
    std::vector<Route<DeskRule>> desk;
    std::vector<MenuLine> menu;
    front::Types types;
    std::map<std::string, DocumentView, std::less<>> views;
    std::multimap<std::string, Block, std::less<>> blocks;
    std::map<std::string, JobRule, std::less<>> jobs;
    jobs::Hearers hearers;
    std::vector<DailyRule> daily;
    std::vector<std::function<void(Counter&, Platform&)>> counter;
    // Keeps what the public hands in as a file; what it answers goes back over the counter.
    std::function<Result<std::string>(Platform&, std::string_view name, std::string_view bytes)> keep_file;

    // Puts one file in the place of another wherever this person may write. Filled by the module whose texts
    // hold files.
    std::function<Result<void>(Work&, FileId from, FileId to)> replace_file;

    // Filled by one module each.
    std::function<html::Page(Public&, Head const&, html::Safe main)> frame;
    std::function<View(Public&, int status, Fillings const&)> error_view;
    std::function<std::optional<Actor>(http::Request&, Platform&)> recognise; // whose session this is
    std::function<html::Page(http::Request const&, Platform&, std::string const& title, html::Safe main)>
        desk_frame;
    std::function<html::Page(http::Request const&, Platform&, int status, Refusal const&)> desk_error;

    // What the desk shows of the site. Filled by the module that keeps the site's record; empty until it
    // does.
    std::function<std::string(Language, db::Reader const&)> site_name;
    std::function<bool(db::Reader const&)> is_demo;
    std::function<std::string(db::Reader const&)> help_phone; // who helps the staff
};

// What a module's module.cpp writes its table of contents with.
class Module {
public:
    explicit Module(Portal& portal) : front{portal}, counter{portal}, desk{portal}, portal{portal} {}

    struct Front {
        Portal& portal;
        void
        get(std::string pattern, FrontHandler handler, std::vector<std::string> closed = {},
            std::vector<std::string> free = {})
        {
            portal.front.push_back(
                {http::Method::get,
                 Pattern{std::move(pattern)},
                 {std::move(handler), std::move(closed), std::move(free)}});
        }
        void post(std::string pattern, FrontHandler handler)
        {
            portal.front.push_back(
                {http::Method::post, Pattern{std::move(pattern)}, {std::move(handler), {}, {}}});
        }
        void upload(std::string pattern, FrontHandler handler)
        {
            portal.front.push_back(
                {http::Method::post, Pattern{std::move(pattern)}, {std::move(handler), {}, {}, true}});
        }
    } front;

    struct AtCounter {
        Portal& portal;
        template <Fielded Message, class Action>
        void takes(Action action)
        {
            portal.counter.push_back([action](Counter& counter, Platform& platform) {
                counter.takes(
                    Message::name,
                    [action, &platform](Work& work, std::string_view message) -> Result<std::string> {
                        auto const receipt = TRY(action(work, platform, decode<Message>(message)));
                        return encode(receipt);
                    });
            });
        }
        template <Fielded Question, class Look>
        void answers(Look look)
        {
            portal.counter.push_back([look](Counter& counter, Platform& platform) {
                counter.answers(
                    Question::name,
                    [look, &platform](
                        db::Reader const& reader, Moment, std::string_view question) -> Result<std::string> {
                        auto const answer = TRY(look(reader, platform, decode<Question>(question)));
                        return encode(answer);
                    });
            });
        }
    } counter;

    struct Desk {
        Portal& portal;
        void get(std::string pattern, DeskHandler handler, Access access)
        {
            portal.desk.push_back(
                {http::Method::get, Pattern{"/desk" + pattern}, {std::move(handler), std::move(access)}});
        }
        void post(std::string pattern, DeskHandler handler, Access access)
        {
            portal.desk.push_back(
                {http::Method::post, Pattern{"/desk" + pattern}, {std::move(handler), std::move(access)}});
        }
        void upload(std::string pattern, DeskHandler handler, Access access)
        {
            portal.desk.push_back(
                {http::Method::post,
                 Pattern{"/desk" + pattern},
                 {std::move(handler), std::move(access), true}});
        }
        void menu(MenuLine line) { portal.menu.push_back(std::move(line)); }
    } desk;

    // A kind of document: where the front places it, and its page when it has an address.
    template <Fielded Document, class PlaceIt>
    void publishes(PlaceIt place)
    {
        portal.types.emplace(
            Document::kind, [place](std::string_view text) { return place(decode<Document>(text)); });
    }
    template <Fielded Document, class PlaceIt, class Show>
    void publishes(
        PlaceIt place, Show show, std::vector<std::string> closed = {}, std::vector<std::string> free = {})
    {
        publishes<Document>(place);
        portal.views.emplace(
            Document::kind, DocumentView{
                                [show](http::Request const& request, Public& page, std::string_view text) {
                                    return show(request, page, decode<Document>(text));
                                },
                                std::move(closed), std::move(free)});
    }

    template <Fielded Event, class Act>
    void hears(std::string job, Act act)
    {
        portal.hearers[std::string{Event::name}].push_back(job);
        this->job<Event>(std::move(job), std::move(act));
    }
    template <Fielded Data, class Act>
    void job(std::string kind, Act act)
    {
        portal.jobs.emplace(
            std::move(kind),
            JobRule{[act](Work& work, Platform& platform, std::string_view data) -> Result<void> {
                return act(work, platform, decode<Data>(data));
            }});
    }
    // A job that converts or computes something first. Others wait meanwhile, so one of these does one thing
    // and asks for the next; the act may still find that all has changed.
    template <Fielded Data, Fielded Prepared, class Prepare, class Act>
    void slow_job(std::string kind, Prepare prepare, Act act)
    {
        portal.jobs.emplace(
            std::move(kind),
            JobRule{
                [act](Work& work, Platform& platform, std::string_view prepared) -> Result<void> {
                    return act(work, platform, decode<Prepared>(prepared));
                },
                [prepare](Platform& platform, std::string_view data) -> Result<std::string> {
                    Prepared const prepared = TRY(prepare(platform, decode<Data>(data)));
                    return encode(prepared);
                }});
    }
    // Once a day, some time after this time of day.
    template <class Act>
    void daily(std::chrono::seconds at, std::string kind, Act act)
    {
        portal.daily.push_back({at, kind});
        portal.jobs.emplace(
            std::move(kind), JobRule{[act](Work& work, Platform& platform, std::string_view) -> Result<void> {
                return act(work, platform);
            }});
    }
    void block(std::string name, Block block) { portal.blocks.emplace(std::move(name), std::move(block)); }

    Portal& portal;
};

} // namespace fengye
