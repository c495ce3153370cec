#pragma once

#include <memory>
#include <string>

#include "app/city.hpp"
#include "modules/people/people.hpp"
#include "tests/testing/browser.hpp"
#include "tests/testing/test_works.hpp"

namespace fengye {

// The real program on a free port, with a data folder of its own and a clock that stands still: the model
// city's units and columns, a site record that says demo, and whoever the test hires.
class TestPortal {
public:
    // The time to pull back is none unless a test asks for one.
    explicit TestPortal(std::chrono::seconds release_delay = std::chrono::seconds{0}, Settings = {});

    City& city() { return *m_city; }
    Platform& platform() { return m_city->platform(); }
    db::Reader reader() { return m_city->desk().reader(); }
    int port() const { return m_port; }
    std::filesystem::path const& folder() const { return m_folder.path(); }

    UnitId unit(std::string_view code);
    // Someone of a unit, with roles in it since long ago, and an account of this name.
    PersonId
    hired(std::string const& account, std::string_view unit_code, std::vector<people::Role> const& roles);
    // One more account of the same person.
    void another_account(PersonId, std::string const& account);
    // Who the account belongs to, with the rights of the day: for acts without a browser.
    Actor actor(std::string const& account);

    Browser visitor() const { return Browser{m_port}; }
    // Through the sign-in page, with the password every account here has.
    Browser signed_in(std::string const& account) const;

    template <class Act>
    auto as(std::string const& account, Act act)
    {
        return platform().works.run(actor(account), act);
    }
    // Waits until the public sees everything that was published.
    void wait_until_shown();

    StillClock clock{test_morning};
    static constexpr char const* password = "maple leaves in november";

private:
    TemporaryFolder m_folder;
    std::unique_ptr<City> m_city;
    int m_port{0};
};

} // namespace fengye
