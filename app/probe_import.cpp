#include <iostream>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/probed_file.hpp"
#include "app/terminal.hpp"
#include "modules/editorial/domain/imported.hpp"
#include "platform/clock/clock.hpp"

// fengye probe import: a document as the desk takes it in (docs/probes.md).
namespace fengye {

int run_probe_import(Command const& command, Probe const& probe)
{
    auto const imported = editorial::import_document(read_probed_file(probe.file), probe.file);
    if (!imported)
        throw std::runtime_error{
            probe.file + ": " + Words{}.get(language_of_the_terminal(), imported.error().words)};
    boost::json::array losses;
    for (auto const& [kind, count, characters, sample] : imported->losses) {
        losses.push_back(boost::json::object{
            {"kind", name_of(kind)}, {"count", count}, {"characters", characters}, {"sample", sample}});
        if (!command.json)
            std::cerr << fmt::format(
                "left behind: {} ({}, {} characters)\n", name_of(kind), count, characters);
    }
    if (!command.json) {
        std::cout << imported->body.text() << '\n';
        return 0;
    }
    std::cout << boost::json::serialize(boost::json::object{
                     {"title", imported->title},
                     {"document_number", imported->doc_no},
                     {"addressee", imported->addressee},
                     {"signature", imported->signature},
                     {"made_on", imported->made_on ? to_text(*imported->made_on) : ""},
                     {"pictures", imported->pictures.size()},
                     {"characters",
                      boost::json::object{
                          {"source", imported->source_characters}, {"kept", imported->kept_characters}}},
                     {"losses", std::move(losses)},
                     {"html", imported->body.text()}})
              << '\n';
    return 0;
}

} // namespace fengye
