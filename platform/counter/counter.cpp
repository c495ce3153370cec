#include "platform/counter/counter.hpp"

namespace fengye {

Result<std::string>
Counter::submit(std::string_view name, std::string const& message, std::string const& origin)
{
    auto const take = m_takes.find(name);
    if (take == m_takes.end())
        return refuse(Because::not_found, "platform.not_found");
    return m_works.run(Actor::program(origin), [&](Work& work) { return take->second(work, message); });
}

Result<std::string> Counter::ask(std::string_view name, std::string const& question)
{
    auto const answer = m_answers.find(name);
    if (answer == m_answers.end())
        return refuse(Because::not_found, "platform.not_found");
    try {
        return answer->second(m_desk.reader(), m_clock.now(), question);
    } catch (db::Error const&) {
        return refuse(Because::unavailable, "platform.desk_away");
    }
}

} // namespace fengye
