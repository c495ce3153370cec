#include "modules/imports/domain/saved_page.hpp"

#include <algorithm>
#include <array>

#include "modules/imports/domain/dates.hpp"
#include "modules/imports/domain/markup.hpp"
#include "modules/imports/domain/page_parts.hpp"

namespace fengye::imports {

namespace {

std::string meta_of(PageParts const& parts, std::initializer_list<char const*> names)
{
    for (auto const* name : names)
        if (auto const found = parts.meta.find(name); found != parts.meta.end() && !found->second.empty())
            return found->second;
    return {};
}

// What stands behind a label and its colon, to the end of its piece.
std::string_view behind_label(std::string_view text, std::string_view label, std::size_t bytes_max)
{
    for (auto at = text.find(label); at != text.npos; at = text.find(label, at + 1)) {
        // 活动时间 is not 时间.
        if (at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0x80 &&
            !text.substr(0, at).ends_with("\u3000"))
            continue;
        auto rest = trimmed(text.substr(at + label.size(), bytes_max));
        if (!rest.starts_with("：") && !rest.starts_with(":"))
            continue;
        return trimmed(rest.substr(rest[0] == ':' ? 1 : 3));
    }
    return {};
}

std::optional<Moment> labelled_time(std::string_view text)
{
    constexpr std::size_t bytes_max = 60;
    for (auto const* label : {"发布时间", "发布日期", "发文日期", "更新时间", "日期", "时间"})
        if (auto const found = first_time_in(behind_label(text, label, bytes_max)))
            return found;
    return std::nullopt;
}

// …/201903/t20190305_12.html and …/2019/03/05/12.html tell the day.
std::optional<Moment> time_in_address(std::string_view name)
{
    for (auto at = name.find("/t20"); at != name.npos; at = name.find("/t20", at + 1)) {
        auto const digits = name.substr(at + 2, 8);
        if (digits.size() < 8)
            break;
        auto const day = day_from(
            std::string{digits.substr(0, 4)} + "-" + std::string{digits.substr(4, 2)} + "-" +
            std::string{digits.substr(6, 2)});
        if (day)
            return moment_of(*day);
    }
    return first_time_in(name);
}

std::optional<Moment> time_of(PageParts const& parts, std::string_view name)
{
    auto const meta = meta_of(
        parts, {"pubdate", "publishdate", "article:published_time", "publishtime", "publish_time", "date"});
    if (auto const found = first_time_in(meta))
        return found;
    if (auto const found = labelled_time(parts.text))
        return found;
    if (auto const found = first_time_in(parts.time))
        return found;
    return time_in_address(name);
}

std::string source_of(PageParts const& parts)
{
    constexpr std::size_t bytes_max = 90;
    if (auto const meta = meta_of(parts, {"contentsource", "source"}); !meta.empty())
        return meta;
    for (auto const* label : {"信息来源", "文章来源", "来源"}) {
        auto const found = behind_label(parts.text, label, bytes_max);
        if (auto const source = trimmed(found.substr(0, found.find_first_of("\n |"))); !source.empty())
            return std::string{source};
    }
    return {};
}

// A crawl names the host's folder first.
std::string_view without_host(std::string_view name, std::string& host)
{
    auto const slash = name.find('/');
    if (slash == name.npos)
        return name;
    auto const first = name.substr(0, slash);
    static constexpr std::array ends{".cn", ".com", ".net", ".org"};
    bool const is_host = std::any_of(ends.begin(), ends.end(), [&](char const* end) {
        return first.substr(0, first.find(':')).ends_with(end);
    });
    if (!is_host)
        return name;
    host = first;
    return name.substr(slash + 1);
}

} // namespace

void add_saved_page(OldSite& site, ExportFile const& file)
{
    std::string host;
    auto const name = without_host(file.name, host);
    if (!host.empty() && site.name.empty())
        site.name = host;
    constexpr std::size_t page_bytes_max = 8u << 20;
    if (file.bytes.size() > page_bytes_max)
        return site.skip(SkipReason::body_too_large, file.name, {});
    auto const text = text_of(file, Guess::allowed);
    if (!text)
        return site.skip(SkipReason::unreadable, file.name, {});
    if (is_too_rich(*text))
        return site.skip(SkipReason::body_too_large, file.name, {});
    auto const parts = page_parts(*text);
    OldPage page;
    page.key = name;
    page.title = parts.title;
    page.body = parts.body;
    page.published_at = time_of(parts, "/" + std::string{name});
    page.source = source_of(parts);
    page.summary = meta_of(parts, {"description"});
    auto const slash = name.rfind('/');
    auto const folder = slash == name.npos ? std::string_view{} : name.substr(0, slash);
    auto const base = lower(name.substr(slash == name.npos ? 0 : slash + 1));
    auto const column = meta_of(parts, {"columnname"});
    page.categories.push_back(column.empty() ? std::string{folder} : column);
    page.addresses.push_back("/" + std::string{name});
    bool const is_first = base.starts_with("index.") || base.starts_with("default.");
    if (is_first)
        page.addresses.push_back("/" + std::string{folder});
    bool const is_list = is_first || base.starts_with("index_") || base.starts_with("list");
    if (is_list && !page.published_at)
        return site.skip(SkipReason::not_an_article, page.key, page.title);
    site.pages.push_back(std::move(page));
}

} // namespace fengye::imports
