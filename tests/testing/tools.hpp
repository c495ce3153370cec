#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fengye {

// Runs a program of the machine on these bytes, which it finds as the file `input_name`, and gives back what
// it prints, or the file `output_name`. A test that has to read a PDF or to make a photograph asks the tools
// that people use. Throws when the program is missing (bin/setup --tests) or fails.
std::string run_tool(
    std::string program, std::vector<std::string> arguments, std::string_view input = {},
    std::string input_name = "input", std::string output_name = {});

} // namespace fengye
