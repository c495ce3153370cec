#include "platform/browser/assets.hpp"

#include <map>
#include <stdexcept>

#include <boost/json.hpp>

#include "platform/embed/embed.hpp"

namespace fengye::browser {

std::string const& asset(std::string_view name)
{
    static auto const names = [] {
        std::map<std::string, std::string, std::less<>> read;
        auto const manifest = boost::json::parse(embed::read("assets/manifest.json"));
        for (auto const& [key, value] : manifest.as_object())
            read.emplace(std::string{key}, "/assets/" + std::string{value.as_string()});
        return read;
    }();
    auto const found = names.find(name);
    if (found == names.end())
        throw std::runtime_error{"the program holds no asset " + std::string{name}};
    return found->second;
}

} // namespace fengye::browser
