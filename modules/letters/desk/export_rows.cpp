#include "modules/letters/desk/export_rows.hpp"

#include <fmt/format.h>

namespace fengye::letters {

std::vector<sheet::Column> export_columns(Overseer const& overseer)
{
    using enum sheet::Kind;
    auto const title = [&](std::string_view key) {
        return overseer.say(fmt::format("letters.export_{}", key));
    };
    return {
        {title("number")},
        {title("system")},
        {title("category")},
        {title("mailbox")},
        {title("state")},
        {title("unit")},
        {title("received"), moment},
        {title("due"), sheet::Kind::day},
        {title("answered"), moment},
        {title("days"), number},
        {title("late")},
        {title("rating")},
        {title("outcome")},
        {title("title")}};
}

ExportRows::ExportRows(Overseer const& overseer, store::ExportFilter const& filter, int rows_max)
    : m_overseer{overseer}, m_letters{overseer.reader, filter, rows_max}
{
    for (auto const& unit : people::units(overseer.reader)) {
        m_names.emplace(unit.id, name_in(overseer.language, unit));
        m_mailboxes.emplace(unit.code, name_in(overseer.language, unit));
    }
    m_mailboxes.emplace(std::string{mayor}, overseer.say("letters.mayor"));
}

std::optional<std::vector<sheet::Cell>> ExportRows::next()
{
    while (auto const letter = m_letters.next())
        if (is_shown(*letter)) {
            ++m_count;
            return row_of(*letter);
        }
    return std::nullopt;
}

bool ExportRows::may_read(store::ExportedLetter const& letter) const
{
    return m_overseer.request.actor().may("letters.read", letter.unit);
}

// Accusations and court matters are nobody's but who passes them on.
bool ExportRows::is_shown(store::ExportedLetter const& letter) const
{
    auto const* category = find_category(letter.category);
    return may_read(letter) || !(category && category->is_only_transferred());
}

std::string ExportRows::say(std::string_view prefix, std::string_view name) const
{
    return m_overseer.say(fmt::format("letters.{}_{}", prefix, name));
}

std::vector<sheet::Cell> ExportRows::row_of(store::ExportedLetter const& letter) const
{
    auto const mailbox = m_mailboxes.find(letter.mailbox);
    auto const unit = m_names.find(letter.unit);
    return {
        letter.number,
        m_overseer.said("letters.system_of_", letter.system),
        category_name(m_overseer.language, letter.category),
        mailbox == m_mailboxes.end() ? letter.mailbox : mailbox->second,
        say("state", name_of(letter.state)),
        unit == m_names.end() ? std::string{} : unit->second,
        letter.received_at,
        letter.due ? sheet::Cell{*letter.due} : sheet::Cell{},
        letter.answered_at ? sheet::Cell{*letter.answered_at} : sheet::Cell{},
        letter.answered_at ? sheet::Cell{std::int64_t{letter.days_taken}} : sheet::Cell{},
        m_overseer.say(letter.is_late ? "letters.export_is_late" : "letters.export_in_time"),
        letter.rating == Rating::none ? sheet::Cell{} : sheet::Cell{say("rating", name_of(letter.rating))},
        letter.outcome == Outcome::none ? sheet::Cell{}
                                        : sheet::Cell{say("outcome", name_of(letter.outcome))},
        may_read(letter) ? sheet::Cell{letter.title} : sheet::Cell{}};
}

} // namespace fengye::letters
