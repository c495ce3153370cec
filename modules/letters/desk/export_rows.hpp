#pragma once

#include <map>

#include "modules/letters/desk/overseer.hpp"
#include "modules/letters/store/exports.hpp"
#include "platform/sheet/sheet.hpp"

namespace fengye::letters {

std::vector<sheet::Column> export_columns(Overseer const&);

// Letters as rows, one after another as they come from the database.
class ExportRows {
public:
    ExportRows(Overseer const&, store::ExportFilter const&, int rows_max);
    std::optional<std::vector<sheet::Cell>> next();

private:
    bool may_read(store::ExportedLetter const&) const;
    bool is_shown(store::ExportedLetter const&) const;
    std::vector<sheet::Cell> row_of(store::ExportedLetter const&) const;
    std::string say(std::string_view prefix, std::string_view name) const;

    Overseer const& m_overseer;
    store::ExportedLetters m_letters;
    std::map<UnitId, std::string> m_names;
    std::map<std::string, std::string> m_mailboxes; // by code
    int m_count{0};
};

} // namespace fengye::letters
