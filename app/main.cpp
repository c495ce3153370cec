#include <iostream>

#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "platform/crypto/crypto.hpp"

// One program runs a whole city: fengye serve | init | demo | verify | replay | erase | user | import |
// doctor | mail | probe.
int main(int argc, char** argv)
{
    using namespace fengye;
    crypto::set_up();
    CLI::App app{"fengye: a city government's website and everything behind it"};
    app.set_version_flag("--version", FENGYE_VERSION);
    app.require_subcommand(1);
    Command common;
    std::function<int()> chosen;

    auto const add = [&](char const* name, char const* description) {
        auto* command = app.add_subcommand(name, description);
        command->add_option("--data", common.data, "the data folder")->capture_default_str();
        command->add_flag("--json", common.json, "answer in JSON");
        return command;
    };

    Serve serve_options;
    auto* serve = add("serve", "open the doors");
    serve->add_option("--port", serve_options.port)->capture_default_str();
    serve->add_flag("--loopback", serve_options.loopback_only, "answer this machine only");
    serve->add_option("--certificate", serve_options.certificate, "a PEM file: answer over TLS");
    serve->add_option("--key", serve_options.key, "the certificate's key, a PEM file");
    serve->callback([&] { chosen = [&] { return run_serve(common, serve_options); }; });

    add("init", "make an empty city: units and columns of the model table, and a link to set up the "
                "operator's account")
        ->callback([&] { chosen = [&] { return run_init(common); }; });

    Demo demo_options;
    auto* demo = add("demo", "make the demo city, marked as one everywhere");
    demo->add_option("--documents", demo_options.documents, "add so many generated documents, for load");
    demo->add_option("--letters", demo_options.letters, "add so many generated letters, for load");
    demo->callback([&] { chosen = [&] { return run_demo(common, demo_options); }; });

    add("verify", "check both chains against their checkpoints; names the first wrong row")->callback([&] {
        chosen = [&] { return run_verify(common); };
    });

    std::string into;
    auto* replay = add("replay", "build the front anew from the gazette");
    replay->add_option(
        "--into", into, "write it to this file instead, and say whether it equals the one at work");
    replay->callback([&] { chosen = [&] { return run_replay(common, into); }; });

    std::int64_t item = 0;
    auto* erase = add("erase", "take an item's text out of everything, for good");
    erase->add_option("item", item, "the item's number")->required();
    erase->callback([&] { chosen = [&] { return run_erase(common, item); }; });

    User user_options;
    auto* user = add("user", "accounts: list, or make a new one-time link to set a password");
    user->add_option("--link", user_options.link_for, "the account's name");
    user->callback([&] { chosen = [&] { return run_user(common, user_options); }; });

    Import import_options;
    auto* old_site =
        add("import", "bring in an old site's pages, files and addresses (docs/operations/old-sites.md)");
    old_site->add_option("kind", import_options.kind, "wxr, csv, html or dedecms")
        ->required()
        ->check(CLI::IsMember({"wxr", "csv", "html", "dedecms"}));
    old_site->add_option("file", import_options.files, "exports; for html folders")->required();
    old_site->add_option(
        "--mapping", import_options.mapping, "which old category goes to which column and unit");
    old_site->add_option(
        "--media", import_options.media, "the folder with the old site's pictures and attachments");
    old_site->add_option("--source", import_options.source, "what this old site is called from run to run");
    old_site->add_flag(
        "--dry-run", import_options.dry_run, "read everything, write nothing, print a mapping to fill in");
    old_site->callback([&] { chosen = [&] { return run_import(common, import_options); }; });

    add("doctor", "look whether this machine and data folder are well")->callback([&] {
        chosen = [&] { return run_doctor(common); };
    });

    Mail mail_options;
    auto* mail = add("mail", "letters and short messages that could not be sent and wait for a person");
    mail->add_flag("--again", mail_options.again, "try them all anew");
    mail->callback([&] { chosen = [&] { return run_mail(common, mail_options); }; });

    Probe probe_options;
    auto* probe = app.add_subcommand("probe", "the desk's own readers on a file, no data needed");
    probe->require_subcommand(1);
    auto* clean = probe->add_subcommand("clean", "markup as the desk would keep it");
    clean->add_option("file", probe_options.file)->required();
    clean->callback([&] { chosen = [&] { return run_probe_clean(common, probe_options); }; });

    ProbeScan scan_options;
    auto* scan = probe->add_subcommand(
        "scan", "what a check finds in a text: secrecy marks, identity numbers, phones, terms, wrong dates "
                "and references");
    scan->add_option("file", scan_options.file)->required();
    scan->add_option("--terms", scan_options.terms, "a table of terms (CSV) in place of the starting list");
    scan->add_flag("--json", common.json);
    scan->callback([&] { chosen = [&] { return run_probe_scan(common, scan_options); }; });

    auto* inspect = probe->add_subcommand(
        "inspect", "what hides in a picture, an office file, a PDF, or an archive of them");
    inspect->add_option("file", probe_options.file)->required();
    inspect->add_flag("--json", common.json);
    inspect->callback([&] { chosen = [&] { return run_probe_inspect(common, probe_options); }; });

    auto* import = probe->add_subcommand("import", "a Word or text document as the desk would take it in");
    import->add_option("file", probe_options.file)->required();
    import->add_flag("--json", common.json);
    import->callback([&] { chosen = [&] { return run_probe_import(common, probe_options); }; });

    std::string before, after;
    auto* diff =
        probe->add_subcommand("diff", "what an edited text changed, as the desk compares two editions");
    diff->add_option("before", before, "a text file, or .html")->required();
    diff->add_option("after", after)->required();
    diff->add_flag("--json", common.json);
    diff->callback([&] { chosen = [&] { return run_probe_diff(common, before, after); }; });

    std::string cases;
    auto* clock = probe->add_subcommand(
        "clock", "when each case of a table is due, day by day: fills it in, or says what differs");
    clock->add_option("--cases", cases, "a table as docs/clock.md describes it")->required();
    clock->add_flag("--json", common.json);
    clock->callback([&] { chosen = [&] { return run_probe_clock(common, cases); }; });

    CLI11_PARSE(app, argc, argv);
    try {
        return chosen();
    } catch (std::exception const& error) {
        std::cerr << "fengye: " << error.what() << '\n';
        return 1;
    }
}
