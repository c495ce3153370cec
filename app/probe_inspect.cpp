#include <filesystem>
#include <iostream>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/probed_file.hpp"
#include "modules/media/domain/inspection.hpp"

// fengye probe inspect: what hides in a file (docs/probes.md).
namespace fengye {

int run_probe_inspect(Command const& command, Probe const& probe)
{
    auto const bytes = read_probed_file(probe.file);
    auto const found = media::inspect(bytes, std::filesystem::path{probe.file}.filename().string());
    if (!found)
        throw std::runtime_error{probe.file + " is of a kind that is not looked into"};
    boost::json::array list;
    bool is_fine = true, may_be_signed = true;
    for (auto const& [level, rule, where, excerpt] : found->findings) {
        is_fine = is_fine && level == media::Level::hint;
        may_be_signed = may_be_signed && level != media::Level::must_fix;
        list.push_back(boost::json::object{
            {"level", name_of(level)}, {"rule", name_of(rule)}, {"where", where}, {"excerpt", excerpt}});
        if (!command.json)
            std::cout << fmt::format("{:15} {:16} {}  {}\n", name_of(level), name_of(rule), where, excerpt);
    }
    if (command.json)
        std::cout << boost::json::serialize(
                         boost::json::object{{"may_be_signed", may_be_signed}, {"findings", std::move(list)}})
                  << '\n';
    return is_fine ? 0 : 2;
}

} // namespace fengye
