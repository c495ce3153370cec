#pragma once

#include "modules/people/actions/appoint.hpp"
#include "modules/people/desk/session_cookie.hpp"
#include "modules/people/module.hpp"
#include "modules/people/people_test.hpp"
#include "platform/module/desk_door.hpp"

namespace fengye::people {

// The words and templates of the program, read once.
inline Words const& all_words()
{
    static Words const words;
    return words;
}
inline html::Renderer const& strict_renderer()
{
    static auto const renderer = [] {
        auto made = std::make_unique<html::Renderer>(all_words());
        made->be_strict();
        return made;
    }();
    return *renderer;
}

inline Portal portal_of_people()
{
    Portal portal;
    Module module{portal};
    declare(module);
    portal.site_name = [](Language, db::Reader const&) { return std::string{"示例市人民政府"}; };
    portal.is_demo = [](db::Reader const&) { return true; };
    portal.help_phone = [](db::Reader const&) { return std::string{"024-0000000"}; };
    return portal;
}

// The desk's door over a city of one's own, without sockets.
struct TestDesk : TestCity {
    Settings settings;
    crypto::Key key{crypto::Key::load_or_make(city.store.folder() / "key")};
    files::Files files{city.store.folder() / "files"};
    Portal portal{portal_of_people()};
    front::Store front{city.store.folder() / "front.db", portal.types};
    Platform platform{settings,   city.clock, city.calendar, key,   all_words(), strict_renderer(),
                      city.store, city.works, front,         files, portal};
    DeskDoor door{platform};

    static inline std::string const password = "correct horse battery staple";
    static inline std::string const password_hash = crypto::hash_password(password);

    // A browser: keeps the session it is given, sends what a browser sends.
    struct Browser {
        TestDesk& desk;
        std::string address{"192.0.2.1"};
        std::string host{"localhost:8080"};
        std::string session{};
        std::string language{};

        http::Response get(std::string const& target) { return answer(http::Method::get, target, {}); }
        http::Response post(std::string const& target, http::Pairs fields)
        {
            fields.emplace_back("csrf", form_token(desk.key, session));
            return answer(http::Method::post, target, fields);
        }
        http::Response sign_in(std::string const& name, std::string const& with)
        {
            return answer(
                http::Method::post, "/desk/sign-in",
                {{"name", name}, {"password", with}, {"next", "/desk/notes"}});
        }

    private:
        http::Response answer(http::Method method, std::string const& target, http::Pairs const& fields)
        {
            auto read = http::read_target(target).value();
            http::Request request;
            request.method = method;
            request.target = target;
            request.path = read.path;
            request.query = read.query;
            request.address = address;
            request.headers = {
                {"host", host},
                {"sec-fetch-site", "same-origin"},
                {"content-type", "application/x-www-form-urlencoded"}};
            request.headers.emplace_back(
                "cookie", std::string{session_cookie} + "=" + session + "; desk_language=" + language);
            auto const body = http::query_text(fields);
            request.body = body.empty() ? body : body.substr(1);
            auto response = desk.door.answer(request);
            keep_cookie(response);
            return response;
        }
        void keep_cookie(http::Response const& response)
        {
            for (auto const& [name, value] : response.headers)
                if (name == "Set-Cookie")
                    session =
                        value.substr(session_cookie.size() + 1, value.find(';') - session_cookie.size() - 1);
        }
    };

    Browser browser() { return {*this}; }
    // Someone with an account, a password and a role.
    PersonId staff(std::string const& account_name, Role role, UnitId unit)
    {
        auto const someone = who_is(role, unit);
        auto const id = account(someone, account_name);
        accepted(city.run([&](Work& work) { return set_password(work, id, password_hash, MustChange::no); }));
        return someone;
    }
    Browser signed_in(std::string const& account_name)
    {
        auto one = browser();
        one.sign_in(account_name, password);
        return one;
    }
};

inline std::string header(http::Response const& response, std::string_view wanted)
{
    for (auto const& [name, value] : response.headers)
        if (name == wanted)
            return value;
    return {};
}

inline bool shows(http::Response const& response, std::string_view text)
{
    return response.body.find(text) != std::string::npos;
}

} // namespace fengye::people
