#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "modules/imports/domain/address.hpp"

namespace fengye::imports {

// The files that lie beside an export. They are found by their names in this list alone, so that no address
// in a text becomes a path.
class MediaFolder {
public:
    MediaFolder() = default; // none
    explicit MediaFolder(std::filesystem::path const&);

    // Where an address of the old site lies here: /wp-content/uploads/2019/03/a.jpg as that path, or as what
    // stands behind uploads/. A smaller copy that is not there is its original: a-300x200.jpg is a.jpg.
    std::optional<std::filesystem::path> find(Address const&) const;

private:
    std::map<std::string, std::filesystem::path, std::less<>> m_files; // by the path within, in small letters
};

} // namespace fengye::imports
