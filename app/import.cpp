#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/city.hpp"
#include "app/commands.hpp"
#include "app/import_report.hpp"
#include "app/terminal.hpp"
#include "modules/imports/actions/bring_in.hpp"
#include "modules/imports/domain/csv.hpp"
#include "modules/imports/domain/dedecms.hpp"
#include "modules/imports/domain/markup.hpp"
#include "modules/imports/domain/saved_page.hpp"
#include "modules/imports/domain/wxr.hpp"
#include "modules/imports/store/runs.hpp"

// fengye import: brings in the pages of a site that stood here before.
namespace fengye {

namespace {

using namespace imports;

constexpr std::size_t all_bytes_max = std::size_t{1} << 30;

tl::unexpected<Refusal> refused(std::string_view words, std::string const& file)
{
    return malformed(words, {file, {}});
}

Result<ExportFile> read_file(std::filesystem::path const& path, std::string name)
{
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    if (!file || file.tellg() < 0 || !std::filesystem::is_regular_file(path))
        return refused("imports.error_unreadable", path.string());
    if (static_cast<std::size_t>(file.tellg()) > file_bytes_max)
        return refused("imports.error_too_large", path.string());
    file.seekg(0);
    return ExportFile{std::move(name), {std::istreambuf_iterator<char>{file}, {}}};
}

Result<std::vector<ExportFile>> read_exports(std::vector<std::string> const& paths)
{
    std::vector<ExportFile> files;
    std::size_t bytes = 0;
    for (std::filesystem::path const path : paths) {
        auto file = TRY(read_file(path, path.filename().string()));
        bytes += file.bytes.size();
        if (bytes > all_bytes_max)
            return refused("imports.error_too_large", path.string());
        files.push_back(std::move(file));
    }
    return files;
}

bool is_saved_page(std::filesystem::path const& path)
{
    auto const ending = lower(path.extension().string());
    return ending == ".html" || ending == ".htm" || ending == ".shtml" || ending == ".xhtml" ||
           path.filename().string().find('?') != std::string::npos; // as a crawl names ?id=3
}

// One after the other: a crawl may hold more than fits into memory at once.
Result<OldSite> read_folders(std::vector<std::string> const& paths)
{
    OldSite site;
    std::size_t bytes = 0;
    for (std::filesystem::path const folder : paths) {
        std::vector<std::filesystem::path> pages;
        if (std::filesystem::is_directory(folder)) {
            for (auto const& entry : std::filesystem::recursive_directory_iterator{folder})
                if (entry.is_regular_file() && !entry.is_symlink() && is_saved_page(entry.path()))
                    pages.push_back(entry.path());
        } else if (std::filesystem::is_regular_file(folder) && is_saved_page(folder)) {
            pages.push_back(folder);
        } else {
            return refused("imports.error_folder", folder.string());
        }
        std::sort(pages.begin(), pages.end());
        for (auto const& page : pages) {
            auto const name = page == folder ? page.filename() : page.lexically_relative(folder);
            auto const file = TRY(read_file(page, name.generic_string()));
            bytes += file.bytes.size();
            if (bytes > all_bytes_max)
                return refused("imports.error_too_large", folder.string());
            add_saved_page(site, file);
        }
        if (site.name.empty())
            site.name = std::filesystem::absolute(folder).lexically_normal().filename().string();
    }
    return site;
}

Result<OldSite> read_site(Import const& options)
{
    if (options.kind == "html")
        return read_folders(options.files);
    auto const files = TRY(read_exports(options.files));
    return options.kind == "wxr"   ? read_wxr(files)
           : options.kind == "csv" ? read_csv(files)
                                   : read_dedecms(files);
}

Result<Mapping> mapping_of(Import const& options)
{
    if (options.mapping.empty())
        return Mapping{};
    auto const file = TRY(read_file(options.mapping, options.mapping));
    return read_mapping(file);
}

// Of saved pages the pictures lie between them.
Result<MediaFolder> media_of(Import const& options)
{
    if (!options.media.empty() && !std::filesystem::is_directory(options.media))
        return refused("imports.error_media", options.media);
    if (!options.media.empty())
        return MediaFolder{options.media};
    bool const is_folder = options.kind == "html" && std::filesystem::is_directory(options.files.front());
    return is_folder ? MediaFolder{options.files.front()} : MediaFolder{};
}

Result<ImportOutcome> bring_in_site(Command const& command, Import const& options)
{
    auto site = TRY(read_site(options));
    if (!options.source.empty())
        site.name = options.source;
    auto const mapping = TRY(mapping_of(options));
    auto const media = TRY(media_of(options));
    City city{
        command.data,
        {},
        nullptr,
        options.dry_run ? FrontUse::leaves_alone : FrontUse::owns_if_free,
        "fengye import"};
    if (people::units(city.desk().reader()).empty())
        return refused("imports.error_no_city", command.data);
    auto& platform = city.platform();
    auto const actor = Actor::program("command line");
    ImportOutcome outcome{site.name, options.dry_run, {}, {}, {}};
    outcome.earlier = store::find_last_run(city.desk().reader(), site.name);
    outcome.categories = categories_of(site, city.desk().reader());
    outcome.report = TRY(bring_in(
        {city.desk(), platform.works, platform.files, platform.clock, actor},
        options.dry_run ? Way::trial : Way::real, site, mapping, media));
    if (city.owns_front())
        city.catch_up();
    return outcome;
}

} // namespace

int run_import(Command const& command, Import const& options)
{
    Words const words;
    auto const language = language_of_the_terminal();
    auto const outcome = bring_in_site(command, options);
    if (!outcome) {
        auto const& error = outcome.error();
        std::cerr << "fengye: " << words.get(language, error.words, error.values) << '\n';
        if (command.json)
            std::cout << boost::json::serialize(boost::json::object{
                             {"error", error.words},
                             {"file", error.values.contains("file") ? error.values.at("file") : ""},
                             {"line",
                              error.values.contains("line") ? std::stoll(error.values.at("line")) : 0},
                             {"zh-CN", words.get(Language::zh_cn, error.words, error.values)},
                             {"en", words.get(Language::en, error.words, error.values)}})
                      << '\n';
        return 1;
    }
    std::cout << (command.json ? as_json(*outcome) : as_text(*outcome, words, language));
    return !options.dry_run && asks_for_a_person(outcome->report.counts) ? 2 : 0;
}

} // namespace fengye
