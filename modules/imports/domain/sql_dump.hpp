#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "modules/imports/domain/old_page.hpp"

namespace fengye::imports {

// One row of a table, by its columns; NULL is empty.
class SqlRow {
public:
    SqlRow(std::vector<std::string> const& columns, std::vector<std::string>& values)
        : m_columns{columns}, m_values{values}
    {}

    std::string text(std::string_view column) const;    // empty when there is no such column
    std::int64_t number(std::string_view column) const; // 0 when it is none

private:
    std::vector<std::string> const& m_columns;
    std::vector<std::string>& m_values;
};

// The structure of tables may stand in one file and their rows in another.
using SqlTables = std::map<std::string, std::vector<std::string>>; // columns by table

// A dump by mysqldump or of a backup page: CREATE TABLE tells the columns, INSERT and REPLACE, of one row or
// many, with or without names of columns, give rows. Everything else is passed over, and nothing is run.
// Refuses what is cut off or no SQL, with the line.
using TakeRow = std::function<void(std::string_view table, SqlRow const&)>;
Result<void> read_dump(ExportFile const&, SqlTables&, TakeRow const&);

} // namespace fengye::imports
