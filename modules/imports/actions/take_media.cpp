#include "modules/imports/actions/take_media.hpp"

#include <array>
#include <fstream>
#include <iterator>

#include "modules/imports/domain/markup.hpp"
#include "platform/utf8/utf8.hpp"

namespace fengye::imports {

namespace {

constexpr std::size_t files_max = 200; // of one page

std::string placeholder(std::size_t number)
{
    return "/files/" + std::to_string(number) + "/import";
}

std::string bytes_of(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

// By its ending, something to be fetched rather than a page.
bool looks_like_file(std::string_view path)
{
    static constexpr std::array endings{".pdf",  ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx",
                                        ".wps",  ".et",  ".rtf",  ".zip", ".rar",  ".txt", ".jpg",
                                        ".jpeg", ".png", ".gif",  ".mp4", ".mp3",  ".7z",  ".ofd"};
    auto const small = lower(path);
    for (auto const* ending : endings)
        if (small.ends_with(ending))
            return true;
    return false;
}

} // namespace

PageMedia::PageMedia(
    Means const& means, Way way, MediaFolder const& folder, OldSite const& site, OldPage const& page,
    Report& report)
    : m_means{means}, m_way{way}, m_folder{folder}, m_site{site}, m_page{page}, m_report{report}, m_base{"/"}
{
    if (page.addresses.empty())
        return;
    if (auto const own = read_address(page.addresses.front())) {
        m_base = own->path;
        m_host = own->host;
    }
}

bool PageMedia::is_ours(Address const& address) const
{
    return address.host.empty() || address.host == m_host || address.host == m_site.name;
}

// A crawl has a folder for the host.
std::optional<std::filesystem::path> PageMedia::find(Address address) const
{
    address.host = m_site.name;
    return m_folder.find(address);
}

// Each once for a page.
void PageMedia::note(LineKind kind, std::string const& detail)
{
    constexpr std::size_t detail_bytes_max = 300;
    if (!m_noted.insert(detail).second)
        return;
    ++(kind == LineKind::media_missing ? m_report.counts.media_missing : m_report.counts.media_refused);
    m_report.lines.push_back(
        {kind, m_page.key, m_page.title, std::string{utf8::beginning(detail, detail_bytes_max)}});
}

std::size_t
PageMedia::take(Address const& address, std::filesystem::path const& path, std::string const& written)
{
    if (auto const before = m_taken.find(path); before != m_taken.end())
        return before->second;
    auto& number = m_taken[path];
    if (m_files.size() >= files_max || std::filesystem::file_size(path) > media::file_bytes_max) {
        note(LineKind::media_refused, written + " · media.file_large");
        return 0;
    }
    auto const named = m_site.file_names.find(written);
    auto const name = named != m_site.file_names.end() && !named->second.empty()
                          ? named->second
                          : address.path.substr(address.path.rfind('/') + 1);
    auto const original = bytes_of(path);
    auto const examined = media::examine({"file", name, original});
    if (!examined) {
        note(LineKind::media_refused, written + " · " + examined.error().words);
        return 0;
    }
    KeptFile file{.kept = {.examined = *examined, .hash = {}}, .address = address.text()};
    if (m_way == Way::real)
        file.kept =
            media::keep_bytes(m_means.desk, m_means.files, *examined, media::without_traces(original));
    m_files.push_back(std::move(file));
    return number = m_files.size();
}

std::size_t PageMedia::take_named(std::string const& written)
{
    auto const address = read_address(written, m_base);
    auto const path = address && is_ours(*address) ? find(*address) : std::nullopt;
    if (!path) {
        note(LineKind::media_missing, written);
        return 0;
    }
    return take(*address, *path, written);
}

std::string PageMedia::with_files(std::string_view body)
{
    return with_addresses(
        body, [&](AddressOf what, std::string const& written) -> std::optional<std::string> {
            if (what == AddressOf::picture) {
                auto const number = take_named(written);
                return number == 0 ? std::string{} : placeholder(number);
            }
            auto const address = read_address(written, m_base);
            if (!address || !is_ours(*address))
                return std::nullopt;
            if (auto const path = find(*address)) {
                if (auto const number = take(*address, *path, written))
                    return placeholder(number);
            } else if (looks_like_file(address->path)) {
                note(LineKind::media_missing, written);
            }
            auto const fragment = written.find('#');
            return address->link() + (fragment == written.npos ? "" : written.substr(fragment));
        });
}

void PageMedia::take_cover(std::string const& address)
{
    if (address.empty())
        return;
    auto const number = take_named(address);
    if (number > 0 && m_files[number - 1].kept.examined.kind == media::FileKind::picture)
        m_files[number - 1].is_cover = true;
}

void PageMedia::take_attachment(std::string const& address)
{
    take_named(address);
}

} // namespace fengye::imports
