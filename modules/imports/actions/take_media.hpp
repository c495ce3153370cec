#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "modules/imports/actions/means.hpp"
#include "modules/imports/actions/media_folder.hpp"
#include "modules/imports/domain/report.hpp"
#include "modules/media/media.hpp"

namespace fengye::imports {

struct KeptFile {
    media::KeptUpload kept;
    std::string address{}; // where the old site had it
    bool is_cover{false};
};

// The files of one page, in the order in which its body asks for them.
class PageMedia {
public:
    PageMedia(Means const&, Way, MediaFolder const&, OldSite const&, OldPage const&, Report&);

    // The body with its files at /files/N/import, from 1, and links within the old site from the root.
    // Pictures that are not there go; what is missing or refused stands in the report.
    std::string with_files(std::string_view body);
    void take_cover(std::string const& address);
    void take_attachment(std::string const& address);

    std::vector<KeptFile> finish() { return std::move(m_files); }

private:
    std::size_t take(Address const&, std::filesystem::path const&, std::string const& written); // 0: refused
    std::size_t take_named(std::string const& written); // 0: not there
    void note(LineKind, std::string const& detail);
    bool is_ours(Address const&) const;
    std::optional<std::filesystem::path> find(Address) const;

    Means const& m_means;
    Way m_way;
    MediaFolder const& m_folder;
    OldSite const& m_site;
    OldPage const& m_page;
    Report& m_report;
    std::string m_base; // path of the page
    std::string m_host;
    std::vector<KeptFile> m_files;
    std::map<std::filesystem::path, std::size_t> m_taken; // 0: refused
    std::set<std::string> m_noted;
};

} // namespace fengye::imports
