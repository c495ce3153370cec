#include "tests/testing/tools.hpp"

#include <stdexcept>

#include "platform/convert/jail.hpp"

namespace fengye {

std::string run_tool(
    std::string program, std::vector<std::string> arguments, std::string_view input, std::string input_name,
    std::string output_name)
{
    convert::Jail jail{convert::Walls::limits_only};
    convert::Job job{.program = std::move(program), .package = "(bin/setup --tests)"};
    job.arguments = std::move(arguments);
    job.input = input;
    job.input_name = std::move(input_name);
    job.output_name = std::move(output_name);
    job.limits.time = std::chrono::seconds{120};
    job.limits.folder_bytes = std::size_t{1} << 30;
    auto output = jail.run(job);
    if (!output)
        throw std::runtime_error{job.program + " did not do its work: " + output.error().words};
    return *std::move(output);
}

} // namespace fengye
