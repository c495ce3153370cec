#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "modules/people/people.hpp"
#include "platform/module/public.hpp"

// Sites, channels, columns (the ledger), layouts and blocks; home, channel, column, topics, search, map.
namespace fengye::sites {

using ChannelId = Id<struct Channel>;
using ColumnId = Id<struct Column>;

enum class ColumnKind {
    article_list,
    document_list,
    single_page,
    leader_profile,
    org_directory,
    data_stats,
    catalogue,
    disclosure_form,
    form_query,
    service_list,
    letter_box,
    letter_public,
    consultation,
    survey,
    interview,
    live,
    video,
    gallery,
    report,
    topic,
    link_out
};
constexpr Names<21> names_of(ColumnKind)
{
    return {"article_list", "document_list", "single_page",     "leader_profile", "org_directory",
            "data_stats",   "catalogue",     "disclosure_form", "form_query",     "service_list",
            "letter_box",   "letter_public", "consultation",    "survey",         "interview",
            "live",         "video",         "gallery",         "report",         "topic",
            "link_out"};
}
// Kinds that items are published in; the others belong to modules of their own.
bool holds_items(ColumnKind);

// A slot of content with responsible units, a duty to update and a kind (R66, the column table).
struct PublishedColumn {
    static constexpr std::string_view kind = "column";

    ColumnId id;
    std::string code; // C016
    ChannelId channel;
    int position{0}; // within its channel
    std::string name_zh, name_en;
    std::string about_zh, about_en; // one sentence: what is found here; may be empty
    std::string path;               // /news/notices/
    ColumnKind column_kind{ColumnKind::article_list};
    std::string target;                   // a column with one leads there
    std::vector<std::string> responsible; // unit codes, or all_departments, all_counties
    int update_interval_days{0};          // 0: on change
    std::string check_class;
    bool enabled{true};

    static constexpr auto fields()
    {
        using C = PublishedColumn;
        return std::tuple{
            field("id", &C::id),
            field("code", &C::code),
            field("channel", &C::channel),
            field("position", &C::position),
            field("name_zh", &C::name_zh),
            field("name_en", &C::name_en),
            field("about_zh", &C::about_zh),
            field("about_en", &C::about_en),
            field("path", &C::path),
            field("column_kind", &C::column_kind),
            field("target", &C::target),
            field("responsible", &C::responsible),
            field("update_interval_days", &C::update_interval_days),
            field("check_class", &C::check_class),
            field("enabled", &C::enabled)};
    }
};

struct PublishedChannel {
    static constexpr std::string_view kind = "channel";

    ChannelId id;
    int position{0};
    std::string slug; // news
    std::string name_zh, name_en;
    std::string about_zh, about_en;

    static constexpr auto fields()
    {
        using C = PublishedChannel;
        return std::tuple{
            field("id", &C::id),
            field("position", &C::position),
            field("slug", &C::slug),
            field("name_zh", &C::name_zh),
            field("name_en", &C::name_en),
            field("about_zh", &C::about_zh),
            field("about_en", &C::about_en)};
    }
};

// The one record of a site: its names, marks and who answers for it. Empty marks are not shown.
struct SiteRecord {
    static constexpr std::string_view kind = "site";

    Id<SiteRecord> id{1};
    std::string name_zh, name_en;
    std::string city_zh, city_en;
    std::string domain;
    std::string site_code;      // 网站标识码, 10 digits
    std::string icp_no, psb_no; // 备案号
    std::string certificate_no; // of the 党政机关网站标识; without it no official strip
    std::string sponsor_zh, sponsor_en, operator_zh, operator_en;
    std::string phone;
    bool is_demo{false};

    static constexpr auto fields()
    {
        using S = SiteRecord;
        return std::tuple{
            field("id", &S::id),
            field("name_zh", &S::name_zh),
            field("name_en", &S::name_en),
            field("city_zh", &S::city_zh),
            field("city_en", &S::city_en),
            field("domain", &S::domain),
            field("site_code", &S::site_code),
            field("icp_no", &S::icp_no),
            field("psb_no", &S::psb_no),
            field("certificate_no", &S::certificate_no),
            field("sponsor_zh", &S::sponsor_zh),
            field("sponsor_en", &S::sponsor_en),
            field("operator_zh", &S::operator_zh),
            field("operator_en", &S::operator_en),
            field("phone", &S::phone),
            field("is_demo", &S::is_demo)};
    }
};

// What a row of a list shows of a document, whichever module published it. The card of its placement.
struct RowCard {
    std::string path; // /article/81
    std::string title;
    std::string summary;
    std::string unit;    // code
    std::string picture; // address of a 4:3 picture, or empty
    std::string picture_alt;
    int picture_width{0}, picture_height{0};
    std::string validity; // valid, lapsed, repealed, or empty
    std::string doc_no;
    Moment at{};
    std::string column; // code of the home column

    static constexpr auto fields()
    {
        using R = RowCard;
        return std::tuple{
            field("path", &R::path),
            field("title", &R::title),
            field("summary", &R::summary),
            field("unit", &R::unit),
            field("picture", &R::picture),
            field("picture_alt", &R::picture_alt),
            field("picture_width", &R::picture_width),
            field("picture_height", &R::picture_height),
            field("validity", &R::validity),
            field("doc_no", &R::doc_no),
            field("at", &R::at),
            field("column", &R::column)};
    }
};

// The list a column's documents stand in.
inline std::string list_of(ColumnId id)
{
    return "column/" + id.text();
}
// Every article of the site, for feeds, the sitemap and the API.
inline constexpr std::string_view everything = "site";
// What one unit has published, whatever the column.
inline std::string list_of_unit(std::string_view code)
{
    return "unit/" + std::string{code};
}

// The desk's ledger.
std::vector<PublishedColumn> columns(db::Reader const&);
std::vector<PublishedChannel> channels(db::Reader const&);
std::optional<PublishedColumn> find_column(db::Reader const&, ColumnId);
std::optional<PublishedColumn> find_column(db::Reader const&, std::string_view code);
SiteRecord site_record(db::Reader const&);
// Those whose newest rows the home page shows, as it is laid out now.
std::vector<ColumnId> home_page_columns(db::Reader const&);
// Whether a unit answers for a column, and so may send items to it.
bool answers_for(people::UnitRecord const&, PublishedColumn const&);

// The tree of the public site, kept until one of its documents moves.
struct Structure {
    SiteRecord site;
    std::vector<PublishedChannel> channels;          // by position
    std::vector<PublishedColumn> columns;            // by channel and position
    std::map<std::string, people::UnitRecord> units; // by code
    std::vector<ChannelId> menu;                     // the channels of the main menu, in its order

    PublishedColumn const* column(ColumnId) const;
    PublishedColumn const* column(std::string_view code) const;
    PublishedChannel const* channel(ChannelId) const;
};
std::shared_ptr<Structure const> structure(front::Reader const&);

// One row as sites/article_row.html shows it.
html::Values row_values(Public&, RowCard const&);
// Until when a row says 新, if it does: a page that shows the row is good no longer (View::good_until).
std::optional<Moment> new_until(Public const&, RowCard const&);
// Its channel and itself; the frame puts the home page before them.
std::vector<Crumb> crumbs_to(Public&, PublishedColumn const&);
// As lists show it: the short name in Chinese.
std::string name_in(Language, PublishedColumn const&);
std::string name_in(Language, PublishedChannel const&);
std::string day_in_words(Language, Day); // 2026年7月28日, 28 July 2026

// The number of a page as it stands in an address; 1 when there is none. Refuses what is no such number, so
// that a page has one address.
Result<int> read_page(std::string_view);
struct Pages {
    std::int64_t total;
    int size;
    int current;

    int last() const { return total == 0 ? 1 : static_cast<int>((total + size - 1) / size); }
    int offset() const { return (current - 1) * size; }
};
// As sites/pagination.html shows them. `address` gives the address of a page by its number.
html::Values page_values(Pages const&, std::function<std::string(int)> const& address);
// One choice of a filter: {OPTION_VALUE, OPTION_NAME, IS_SELECTED}.
html::Values option_values(std::string value, std::string name, bool is_selected);
// The choices of units, largest share first.
std::vector<html::Values> unit_options(Public&, std::vector<front::Share> const&, std::string const& chosen);

// What the public texts are written in, whatever language the page around them speaks.
inline constexpr std::string_view content_language = "zh-CN";

// The block another module fills with the text of a column of kind single_page: it gets the number of the
// newest document there and gives BODY_HTML.
inline constexpr std::string_view single_page_block = "column.single";
// The block in which a module says what it does with personal data: SECTION_TITLE and SECTION_TEXT (PIPL art.
// 17).
inline constexpr std::string_view privacy_block = "help.privacy";

} // namespace fengye::sites
