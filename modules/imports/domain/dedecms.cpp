#include "modules/imports/domain/dedecms.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "modules/imports/domain/address.hpp"
#include "modules/imports/domain/markup.hpp"
#include "modules/imports/domain/sql_dump.hpp"

namespace fengye::imports {

namespace {

constexpr int depth_max = 20;        // of columns within columns
constexpr std::int64_t articles = 1; // the channel of texts; others hold pictures, programs, goods

struct Archive {
    std::int64_t id, column, made, channel, rank;
    std::string title, writer, source, picture, other_columns, keywords, summary;
    std::int64_t shown_at, sent_at;
};

struct Type {
    std::int64_t parent;
    std::string name, folder, rule;
};

bool is_table(std::string_view table, std::string_view name)
{
    return table == name || (table.ends_with(name) && table[table.size() - name.size() - 1] == '_');
}

void replace_all(std::string& text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

// #p#第二页#e# begins a further page of a text, under this name.
std::string without_page_breaks(std::string body)
{
    for (auto at = body.find("#p#"); at != body.npos; at = body.find("#p#", at + 1)) {
        auto const end = body.find("#e#", at);
        if (end == body.npos)
            break;
        if (end - at > 300)
            continue;
        auto const name = line_of_text(std::string_view{body}.substr(at + 3, end - at - 3));
        body.replace(at, end + 3 - at, name.empty() ? "<hr>" : "<h3>" + name + "</h3>");
    }
    return body;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(", "), text.size());
        if (auto const word = trimmed(text.substr(0, end)); !word.empty())
            words.emplace_back(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

class Reading {
public:
    void take(std::string_view table, SqlRow const& row)
    {
        if (is_table(table, "archives"))
            m_archives.push_back(
                {row.number("id"), row.number("typeid"), row.number("ismake"), row.number("channel"),
                 row.number("arcrank"), line_of_text(row.text("title")), row.text("writer"),
                 row.text("source"), row.text("litpic"), row.text("typeid2"), row.text("keywords"),
                 line_of_text(row.text("description")), row.number("pubdate"), row.number("senddate")});
        else if (is_table(table, "addonarticle"))
            m_bodies[row.number("aid")] = row.text("body");
        else if (is_table(table, "arctype"))
            m_types[row.number("id")] = {
                row.number("reid"), line_of_text(row.text("typename")), row.text("typedir"),
                row.text("namerule")};
        else if (is_table(table, "uploads"))
            m_file_names[row.text("url")] = line_of_text(row.text("title"));
        else if (is_table(table, "sysconfig"))
            m_settings[row.text("varname")] = row.text("value");
    }

    bool found_any() const { return !m_archives.empty(); }

    OldSite finish()
    {
        OldSite site;
        site.file_names = std::move(m_file_names);
        if (auto const host = read_address(m_settings["cfg_basehost"]))
            site.name = host->host;
        for (auto const& archive : m_archives)
            if (auto const reason = skipped(archive))
                site.skip(*reason, std::to_string(archive.id), archive.title);
            else
                site.pages.push_back(page_of(archive));
        return site;
    }

private:
    static std::optional<SkipReason> skipped(Archive const& archive)
    {
        if (archive.channel != articles)
            return SkipReason::another_kind;
        if (archive.rank == -1)
            return SkipReason::awaiting_review;
        if (archive.rank < 0)
            return SkipReason::trashed;
        if (archive.rank > 0)
            return SkipReason::locked;
        if (archive.made == 0)
            return SkipReason::not_made;
        return std::nullopt;
    }

    OldPage page_of(Archive const& archive)
    {
        OldPage page;
        page.key = std::to_string(archive.id);
        page.title = archive.title;
        page.body = without_page_breaks(std::move(m_bodies[archive.id]));
        if (auto const at = archive.shown_at > 0 ? archive.shown_at : archive.sent_at; at > 0)
            page.published_at = Moment{std::chrono::seconds{at}};
        if (auto address = made_address(archive); !address.empty())
            page.addresses.push_back(std::move(address));
        page.addresses.push_back(fmt::format("{}/plus/view.php?aid={}", folder(), archive.id));
        page.categories.push_back(path_of(archive.column));
        for (auto const& other : words_of(archive.other_columns))
            if (auto const id = std::atoll(other.c_str()); m_types.contains(id))
                page.categories.push_back(path_of(id));
        page.source = trimmed(archive.source).empty() ? archive.writer : archive.source;
        page.summary = archive.summary;
        page.keywords = words_of(archive.keywords);
        page.cover = archive.picture;
        return page;
    }

    std::string folder() { return m_settings["cfg_cmspath"]; }

    std::string path_of(std::int64_t id) const
    {
        std::string path;
        auto found = m_types.find(id);
        for (int depth = 0; found != m_types.end() && depth < depth_max; ++depth) {
            path = path.empty() ? found->second.name : found->second.name + "/" + path;
            found = m_types.find(found->second.parent);
        }
        return path;
    }

    // Where DedeCMS wrote the page, by its column's rule and the day it was sent in. Empty when the rule asks
    // for what a dump does not tell.
    std::string made_address(Archive const& archive)
    {
        auto const type = m_types.find(archive.column);
        if (type == m_types.end() || archive.sent_at <= 0 || archive.made < 0)
            return {};
        auto address = type->second.rule.empty() ? "{typedir}/{Y}/{M}{D}/{aid}.html" : type->second.rule;
        replace_all(address, "{typedir}", type->second.folder);
        replace_all(address, "{cmspath}", folder());
        auto const day = to_text(day_of(Moment{std::chrono::seconds{archive.sent_at}}));
        for (auto const& [year, month, day_name] : {std::tuple{"{Y}", "{M}", "{D}"}, {"{y}", "{m}", "{d}"}}) {
            replace_all(address, year, day.substr(0, 4));
            replace_all(address, month, day.substr(5, 2));
            replace_all(address, day_name, day.substr(8, 2));
        }
        replace_all(address, "{aid}", std::to_string(archive.id));
        replace_all(address, "{timestamp}", std::to_string(archive.sent_at));
        if (address.find('{') != address.npos)
            return {};
        return address.starts_with('/') || address.find("://") != address.npos ? address : "/" + address;
    }

    std::vector<Archive> m_archives;
    std::map<std::int64_t, std::string> m_bodies;
    std::map<std::int64_t, Type> m_types;
    std::map<std::string, std::string> m_file_names, m_settings;
};

} // namespace

Result<OldSite> read_dedecms(std::vector<ExportFile> const& files)
{
    Reading reading;
    SqlTables tables;
    for (auto const& file : files)
        TRY(read_dump(
            file, tables, [&](std::string_view table, SqlRow const& row) { reading.take(table, row); }));
    if (!reading.found_any() && !files.empty())
        return malformed("imports.error_not_dedecms", files.front());
    auto site = reading.finish();
    if (site.name.empty() && !files.empty())
        site.name = files.front().name;
    return site;
}

} // namespace fengye::imports
