#include "app/probed_file.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace fengye {

namespace {

constexpr std::size_t file_bytes_max = 256u << 20;

} // namespace

std::string read_probed_file(std::string const& path)
{
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    if (!file)
        throw std::runtime_error{"cannot read " + path};
    if (file.tellg() < 0 || static_cast<std::size_t>(file.tellg()) > file_bytes_max)
        throw std::runtime_error{path + " is larger than 256 MB"};
    file.seekg(0);
    return {std::istreambuf_iterator<char>{file}, {}};
}

} // namespace fengye
