#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "platform/gazette/document.hpp"
#include "platform/result/result.hpp"
#include "platform/work/works.hpp"

namespace fengye {

// The one way from front to desk. In one process a function call; a remote front posts the same messages with
// a key that can do nothing else. Messages and answers cross as JSON, so that both are the same.
class Counter {
public:
    // Runs one action; returns when its result is durable.
    using Take = std::function<Result<std::string>(Work&, std::string_view message)>;
    // Returns one small declared value; never kept in a cache.
    using Answer =
        std::function<Result<std::string>(db::Reader const&, Moment now, std::string_view question)>;

    Counter(db::Store& desk, Works& works, Clock const& clock) : m_desk{desk}, m_works{works}, m_clock{clock}
    {}

    // Keeps a file that comes with a form, durable and sealed, and says under what: JSON.
    using Keep = std::function<Result<std::string>(std::string_view name, std::string_view bytes)>;
    void keeps_files(Keep keep) { m_keep = std::move(keep); }
    template <Fielded Kept>
    Result<Kept> keep(std::string_view name, std::string_view bytes)
    {
        auto const kept = TRY(m_keep(name, bytes));
        return decode<Kept>(kept);
    }

    void takes(std::string_view message, Take take) { m_takes.emplace(message, std::move(take)); }
    void answers(std::string_view question, Answer answer) { m_answers.emplace(question, std::move(answer)); }

    // Message::name names it; Message::Receipt is what comes back.
    template <Fielded Message>
    Result<typename Message::Receipt> submit(Message const& message, std::string const& origin)
    {
        auto const receipt = TRY(submit(Message::name, encode(message), origin));
        return decode<typename Message::Receipt>(receipt);
    }
    template <Fielded Question>
    Result<typename Question::Answer> ask(Question const& question)
    {
        auto const answer = TRY(ask(Question::name, encode(question)));
        return decode<typename Question::Answer>(answer);
    }

    Result<std::string> submit(std::string_view name, std::string const& message, std::string const& origin);
    Result<std::string> ask(std::string_view name, std::string const& question);

private:
    db::Store& m_desk;
    Works& m_works;
    Clock const& m_clock;
    Keep m_keep;
    std::map<std::string, Take, std::less<>> m_takes;
    std::map<std::string, Answer, std::less<>> m_answers;
};

} // namespace fengye
