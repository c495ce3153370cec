#include "modules/imports/actions/media_folder.hpp"

#include <algorithm>
#include <vector>

#include "modules/imports/domain/markup.hpp"

namespace fengye::imports {

namespace {

constexpr std::size_t files_max = 1'000'000;

// a-300x200.jpg → a.jpg
std::string without_size(std::string const& name)
{
    auto const dot = name.rfind('.');
    auto const dash = name.rfind('-', dot);
    if (dot == name.npos || dash == name.npos)
        return name;
    auto const size = name.substr(dash + 1, dot - dash - 1);
    bool const is_size =
        size.size() >= 3 && size.find('x') != size.npos && size.find_first_not_of("0123456789x") == size.npos;
    return is_size ? name.substr(0, dash) + name.substr(dot) : name;
}

} // namespace

MediaFolder::MediaFolder(std::filesystem::path const& folder)
{
    using Walk = std::filesystem::recursive_directory_iterator;
    for (auto const& entry : Walk{folder}) {
        if (!entry.is_regular_file() || entry.is_symlink())
            continue;
        m_files.emplace(lower(entry.path().lexically_relative(folder).generic_string()), entry.path());
        if (m_files.size() > files_max)
            throw std::runtime_error{folder.string() + " holds more than a million files"};
    }
}

std::optional<std::filesystem::path> MediaFolder::find(Address const& address) const
{
    if (m_files.empty())
        return std::nullopt;
    auto const path = lower(address.path.substr(std::min<std::size_t>(address.path.size(), 1)));
    std::vector<std::string> names{path};
    for (std::string_view const folder : {"wp-content/uploads/", "uploads/", "uploadfiles/"})
        if (auto const at = path.find(folder); at != path.npos && (at == 0 || path[at - 1] == '/'))
            names.push_back(path.substr(at + folder.size()));
    if (!address.host.empty())
        names.push_back(address.host + "/" + path);
    auto const with_their_size = names;
    for (auto const& name : with_their_size)
        names.push_back(without_size(name));
    for (auto const& name : names)
        if (auto const found = m_files.find(name); found != m_files.end())
            return found->second;
    return std::nullopt;
}

} // namespace fengye::imports
