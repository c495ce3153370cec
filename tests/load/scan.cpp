#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>

#include <fmt/format.h>

#include "modules/editorial/domain/term_scan.hpp"
#include "platform/utf8/utf8.hpp"

// scan_load: how fast 5,000 terms are compiled and looked for. scan_load DIR: what the starting list and the
// checks say of the texts in a folder.
namespace {

using namespace fengye;
using namespace fengye::editorial;

// Of this program's processor, so that other work on the machine does not count.
struct Clock {
    static std::clock_t now() { return std::clock(); }
};

double seconds_since(std::clock_t begin)
{
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::string ideographs(std::mt19937& random, std::size_t count)
{
    std::u32string text;
    for (std::size_t i = 0; i < count; ++i)
        text += static_cast<char32_t>(0x4e00 + random() % 3000);
    return utf8::encoded(text);
}

void measure()
{
    std::mt19937 random{5};
    std::vector<Term> terms;
    for (std::size_t i = 0; i < 5000; ++i)
        terms.push_back({ideographs(random, 3 + i % 4)});
    std::vector<double> compiling, speeds;
    std::string text;
    while (text.size() < 64u << 20)
        text += ideographs(random, 30) + "，2026 年 A 类事项；" + ideographs(random, 12) + "。\n";
    auto begin = Clock::now();
    TermScan{terms};
    fmt::print("first compiled, folding table included: {:.2f} s\n", seconds_since(begin));
    std::size_t found = 0;
    for (int round = 0; round < 5; ++round) {
        begin = Clock::now();
        TermScan const scan{terms};
        compiling.push_back(seconds_since(begin));
        begin = Clock::now();
        found = scan.find(text).size();
        speeds.push_back(static_cast<double>(text.size()) / 1e6 / seconds_since(begin));
    }
    std::sort(compiling.begin(), compiling.end());
    std::sort(speeds.begin(), speeds.end());
    fmt::print(
        "compiled again: {:.2f} s\nsearched: {:.0f} MB/s ({} found in {} MB)\n", compiling[2], speeds[2],
        found, text.size() / 1'000'000);
}

void look_at(std::filesystem::path const& folder)
{
    std::size_t files = 0, bytes = 0;
    std::map<std::string, std::size_t> counts;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file{entry.path(), std::ios::binary};
        std::string const text{std::istreambuf_iterator<char>{file}, {}};
        if (!utf8::is_valid(text))
            continue;
        ++files;
        bytes += text.size();
        for (auto const& finding : findings_in(text, starting_scan())) {
            auto const what =
                fmt::format("{} {} {}", name_of(finding.level), name_of(finding.rule), finding.category);
            if (++counts[what] <= 20)
                fmt::print(
                    "{}: {}[{}]{} {}\n", what, finding.before, finding.found, finding.after,
                    finding.suggestion);
        }
    }
    fmt::print("{} texts, {:.1f} MB\n", files, static_cast<double>(bytes) / 1e6);
    for (auto const& [what, count] : counts)
        fmt::print("{:6} {}\n", count, what);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1)
        look_at(argv[1]);
    else
        measure();
}
