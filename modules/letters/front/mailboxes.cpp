#include "modules/letters/front/mailboxes.hpp"

#include <algorithm>

#include "modules/letters/front/crumbs.hpp"
#include "modules/letters/front/figures.hpp"
#include "modules/letters/front/letter_list.hpp"
#include "modules/letters/front/letter_rows.hpp"
#include "platform/http/url.hpp"

namespace fengye::letters {

namespace {

constexpr int mailboxes_max = 500;

enum class MailboxKind { county, department };
constexpr Names<2> names_of(MailboxKind)
{
    return {"county", "department"};
}

MailboxKind kind_of(people::UnitRecord const& unit)
{
    using enum people::UnitKind;
    bool const is_county = unit.unit_kind == district || unit.unit_kind == autonomous_county ||
                           unit.unit_kind == development_zone;
    return is_county ? MailboxKind::county : MailboxKind::department;
}

std::string path_of_mailbox(std::string const& unit)
{
    return "/letters/units/" + unit;
}

std::string const& post_of(Public const& page, OpenMailbox const& mailbox)
{
    return page.language == Language::en ? mailbox.post_en : mailbox.post_zh;
}

// In the official order, which is that of the units' ids.
std::vector<OpenMailbox> open_mailboxes(Public& page)
{
    std::vector<OpenMailbox> mailboxes;
    for (auto const& card : page.reader.list({.list = std::string{mailboxes_list}, .limit = mailboxes_max}))
        mailboxes.push_back(decode<OpenMailbox>(card.data));
    std::sort(mailboxes.begin(), mailboxes.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
    return mailboxes;
}

Sum const& sum_of(Figures const& figures, std::string const& unit)
{
    static Sum const none;
    auto const found = figures.units.find(unit);
    return found == figures.units.end() ? none : found->second;
}

html::Values speed_values(Public const& page, Sum const& sum)
{
    return {
        {"MEDIAN", days_told(page, sum.days_taken, 50).text},
        {"MOST", days_told(page, sum.days_taken, 90).text},
        {"SATISFIED", satisfied_told(page, sum).text}};
}

std::vector<html::Values> tabs(Public const& page, std::string const& chosen)
{
    std::vector<html::Values> tabs;
    for (auto const* kind : {"", "county", "department"}) {
        std::string const name{kind};
        tabs.push_back(
            {{"TAB_NAME", page.say("letters.public_mailboxes_" + (name.empty() ? "all" : name))},
             {"TAB_URL", page.to("/letters/units/" + (name.empty() ? "" : "?kind=" + name))},
             {"IS_CURRENT", name == chosen}});
    }
    return tabs;
}

std::vector<html::Values> mailbox_rows(Public& page, Figures const& sums, std::optional<MailboxKind> wanted)
{
    std::vector<html::Values> rows;
    auto const tree = sites::structure(page.reader);
    for (auto const& mailbox : open_mailboxes(page)) {
        auto const unit = tree->units.find(mailbox.unit);
        if (unit == tree->units.end() || (wanted && kind_of(unit->second) != *wanted))
            continue;
        auto const path = path_of_mailbox(mailbox.unit);
        rows.push_back(
            html::Values{
                {"UNIT", name_in(page.language, unit->second)},
                {"POST", post_of(page, mailbox)},
                {"MAILBOX_URL", page.to(path)},
                {"APPEAL_URL", page.to(path + "/appeal")},
                {"SUGGESTION_URL", page.to(path + "/suggestion")}} +
            speed_values(page, sum_of(sums, mailbox.unit)));
    }
    return rows;
}

html::Values as_of_values(Figures const& figures)
{
    return {
        {"HAS_AS_OF", !figures.is_empty()}, {"AS_OF", to_iso(figures.as_of)}, {"AS_OF_TEXT", figures.as_of}};
}

std::vector<html::Values> unit_figures(Public const& page, Sum const& sum)
{
    return {
        figure_values(page.say("letters.public_received"), {std::to_string(sum.received)}),
        figure_values(page.say("letters.public_answered"), {std::to_string(sum.answered)}),
        figure_values(page.say("letters.public_in_time"), in_time_told(page, sum)),
        figure_values(page.say("letters.public_median"), days_told(page, sum.days_taken, 50)),
        figure_values(page.say("letters.public_most"), days_told(page, sum.days_taken, 90)),
        figure_values(page.say("letters.public_satisfied"), satisfied_told(page, sum))};
}

} // namespace

Result<FrontAnswer> show_mailboxes(http::Request const& request, Public& page)
{
    auto const asked = request.argument("kind");
    auto const kind = parse<MailboxKind>(asked);
    if (!asked.empty() && !kind)
        return refuse(Because::not_found, "platform.not_found");
    auto const sums = figures(page.reader);
    auto rows = mailbox_rows(page, *sums, kind);
    auto const title = page.say("letters.public_mailboxes_title_" + (asked.empty() ? "all" : asked));
    html::Values values{
        {"TITLE", title},
        {"TABS", tabs(page, asked)},
        {"MAYOR_URL", page.to("/letters/mayor/")},
        {"HAS_ROWS", !rows.empty()},
        {"NO_ROWS", rows.empty()}};
    values.emplace_back("ROWS", std::move(rows));
    return View{
        .main = {"letters/public_mailboxes", std::move(values) + as_of_values(*sums)},
        .head = {
            .title = title,
            .description = page.say("letters.public_mailboxes_lead"),
            .crumbs = crumbs_to_letters(page, title),
            .channel = "interaction"}};
}

Result<FrontAnswer> show_mailbox(http::Request const& request, Public& page)
{
    auto const code = request.parameter("unit");
    auto const tree = sites::structure(page.reader);
    auto const unit = tree->units.find(code);
    auto const list = TRY(read_letter_list(request, page, path_of_mailbox(code), code));
    auto const all = open_mailboxes(page);
    auto const open =
        std::find_if(all.begin(), all.end(), [&](OpenMailbox const& one) { return one.unit == code; });
    // A mailbox that was closed still shows the letters that were written to it.
    if (unit == tree->units.end() || (open == all.end() && list.years.empty()))
        return refuse(Because::not_found, "platform.not_found");
    auto const sums = figures(page.reader);
    auto const title =
        open == all.end()
            ? mailbox_name(page, code)
            : page.say(
                  "letters.public_mailbox_of_post",
                  {{"unit", name_in(page.language, unit->second)}, {"post", post_of(page, *open)}});
    html::Values values{
        {"TITLE", title},
        {"IS_OPEN", open != all.end()},
        {"IS_CLOSED", open == all.end()},
        {"APPEAL_URL", page.to(list.path + "/appeal")},
        {"SUGGESTION_URL", page.to(list.path + "/suggestion")},
        {"QUERY_URL", page.to("/query")},
        {"UNIT_LETTERS_URL", page.to("/letters/" + http::query_text({{"unit", code}}))},
        {"FIGURES", unit_figures(page, sum_of(*sums, code))}};
    Head head{
        .title = title,
        .description = page.say("letters.public_mailbox_about", {{"mailbox", title}}),
        .crumbs = crumbs_to_letters(page, title),
        .channel = "interaction"};
    head.is_indexed = list.narrowing.keyword.empty();
    return View{
        .main = {"letters/public_mailbox", std::move(values) + as_of_values(*sums) + list_values(page, list)},
        .head = std::move(head),
        .is_kept = list.is_offered};
}

} // namespace fengye::letters
