#pragma once

#include <cstdint>
#include <string>
#include <vector>

// What the command line can do. Each returns the program's exit code: 0 all is well, 1 it could not be done,
// 2 something was found wrong.
namespace fengye {

struct Command {
    std::string data{"data"};
    bool json{false};
};

struct Serve {
    std::string port{"8080"};
    bool loopback_only{false};
    std::string certificate, key;
};
int run_serve(Command const&, Serve const&);

int run_init(Command const&);

struct Demo {
    int documents{0};
    int letters{0};
};
int run_demo(Command const&, Demo const&);

int run_verify(Command const&);
int run_replay(Command const&, std::string const& into);
int run_erase(Command const&, std::int64_t item);

struct User {
    std::string link_for;
};
int run_user(Command const&, User const&);

struct Import {
    std::string kind; // wxr, csv, html, dedecms
    std::vector<std::string> files;
    std::string mapping, media, source;
    bool dry_run{false};
};
int run_import(Command const&, Import const&);

int run_doctor(Command const&);

struct Mail {
    bool again{false};
};
int run_mail(Command const&, Mail const&);

struct Probe {
    std::string file;
};
int run_probe_clean(Command const&, Probe const&);
struct ProbeScan {
    std::string file;
    std::string terms; // a table of terms in place of the starting list
};
int run_probe_scan(Command const&, ProbeScan const&);
int run_probe_inspect(Command const&, Probe const&);
int run_probe_import(Command const&, Probe const&);
int run_probe_diff(Command const&, std::string const& before, std::string const& after);
int run_probe_clock(Command const&, std::string const& cases);

} // namespace fengye
