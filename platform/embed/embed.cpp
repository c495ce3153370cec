#include "platform/embed/embed.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <stdexcept>

#include "platform/embed/table.hpp"

namespace fengye::embed {

namespace {

std::map<std::string_view, std::string_view> const& table()
{
    static auto const map = [] {
        std::map<std::string_view, std::string_view> files;
        for (auto const& file : embedded_files())
            files.emplace(
                file.path, std::string_view{file.begin, static_cast<std::size_t>(file.end - file.begin)});
        return files;
    }();
    return map;
}

// Read once; kept for the life of the program like the embedded bytes.
std::string_view from_tree(std::string_view path, std::string_view embedded)
{
    static char const* const tree = std::getenv("FENGYE_SOURCE");
    if (!tree)
        return embedded;
    static std::mutex mutex;
    static std::map<std::string, std::string> read_files;
    std::lock_guard const lock{mutex};
    auto const [entry, is_new] = read_files.try_emplace(std::string{path});
    if (is_new) {
        std::ifstream file{std::string{tree} + "/" + entry->first, std::ios::binary};
        entry->second = file ? std::string{std::istreambuf_iterator<char>{file}, {}} : std::string{embedded};
    }
    return entry->second;
}

} // namespace

std::string_view read(std::string_view path)
{
    auto const found = table().find(path);
    if (found == table().end())
        throw std::runtime_error{"the program holds no file " + std::string{path}};
    return from_tree(path, found->second);
}

bool exists(std::string_view path)
{
    return table().contains(path);
}

std::vector<std::string_view> list(std::string_view prefix, std::string_view suffix)
{
    std::vector<std::string_view> paths;
    for (auto at = table().lower_bound(prefix); at != table().end() && at->first.starts_with(prefix); ++at)
        if (at->first.ends_with(suffix))
            paths.push_back(at->first);
    return paths;
}

} // namespace fengye::embed
