#include "modules/imports/domain/sql_dump.hpp"

#include <algorithm>
#include <charconv>

#include "modules/imports/domain/markup.hpp"
#include "modules/imports/domain/sql_text.hpp"

namespace fengye::imports {

namespace {

class Reading {
public:
    Reading(std::string_view text, SqlTables& tables, TakeRow const& take)
        : m_text{text}, m_tables{tables}, m_take{take}
    {}

    void read()
    {
        for (m_text.skip_blank(); !m_text.is_at_end(); m_text.skip_blank()) {
            m_statement = m_text.at();
            auto const verb = lower(m_text.word());
            if (verb == "create" && lower(m_text.word()) == "table")
                create();
            else if (verb == "insert" || verb == "replace")
                insert();
            else
                m_text.skip_statement();
        }
    }

private:
    void create()
    {
        auto table = m_text.name();
        if (lower(table) == "if") { // not exists
            m_text.word();
            m_text.word();
            table = m_text.name();
        }
        m_text.skip_space();
        if (m_text.next() == '(')
            m_tables[table] = columns();
        m_text.skip_statement();
    }

    // What begins each part between the brackets, but for keys.
    std::vector<std::string> columns()
    {
        static constexpr std::string_view keys[]{"key",   "primary",  "unique",     "index",
                                                 "check", "fulltext", "constraint", "spatial"};
        std::vector<std::string> columns;
        m_text.step();
        bool begins = true;
        for (int depth = 1; depth > 0;) {
            m_text.skip_blank();
            if (m_text.is_at_end())
                m_text.fail();
            char const c = m_text.next();
            if (begins && (c == '`' || is_word(c))) {
                auto column = lower(m_text.name());
                if (c == '`' || std::find(std::begin(keys), std::end(keys), column) == std::end(keys))
                    columns.push_back(std::move(column));
                begins = false;
            } else if (c == '\'' || c == '"') {
                m_text.quoted();
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                begins = c == ',' && depth == 1;
                m_text.step();
            }
        }
        return columns;
    }

    void insert()
    {
        auto word = lower(m_text.word());
        while (word == "ignore" || word == "delayed" || word == "low_priority")
            word = lower(m_text.word());
        auto const table = word == "into" ? m_text.name() : word;
        auto columns = m_tables[table];
        m_text.skip_space();
        if (m_text.next() == '(')
            columns = named_columns();
        auto const values = lower(m_text.word());
        if (values != "values" && values != "value")
            m_text.fail();
        if (columns.empty())
            throw WrongSql{"imports.error_sql_structure", m_statement};
        for (char c = ','; c == ',';) {
            row(table, columns);
            m_text.skip_space();
            c = m_text.next();
            if (c == ',')
                m_text.step();
        }
        if (!m_text.is_at_end() && m_text.next() != ';' && lower(m_text.word()) != "on")
            m_text.fail();
        m_text.skip_statement();
    }

    std::vector<std::string> named_columns()
    {
        std::vector<std::string> columns;
        for (char c = ','; c == ',';) {
            m_text.step();
            columns.push_back(lower(m_text.name()));
            m_text.skip_space();
            c = m_text.next();
            if (c != ',' && c != ')')
                m_text.fail();
        }
        m_text.step();
        return columns;
    }

    void row(std::string const& table, std::vector<std::string> const& columns)
    {
        m_text.expect('(');
        std::vector<std::string> values{m_text.value()};
        for (m_text.skip_space(); m_text.next() != ')'; m_text.skip_space()) {
            m_text.expect(',');
            values.push_back(m_text.value());
        }
        m_text.step();
        if (values.size() != columns.size())
            m_text.fail("imports.error_sql_values");
        m_take(table, SqlRow{columns, values});
    }

    SqlText m_text;
    std::size_t m_statement{0};
    SqlTables& m_tables;
    TakeRow const& m_take;
};

bool says_utf8(std::string_view bytes)
{
    auto const head = lower(bytes.substr(0, 64 * 1024));
    return head.find("set names utf8") != head.npos || head.find("charset=utf8") != head.npos;
}

// mysqldump says at the end that it is done.
bool lacks_its_end(std::string_view text)
{
    bool const is_signed = text.starts_with("-- MySQL dump") || text.starts_with("-- MariaDB dump");
    return is_signed &&
           text.find("-- Dump completed", text.size() - std::min<std::size_t>(text.size(), 500)) == text.npos;
}

} // namespace

std::string SqlRow::text(std::string_view column) const
{
    auto const found = std::find(m_columns.begin(), m_columns.end(), column);
    return found == m_columns.end() ? std::string{}
                                    : m_values[static_cast<std::size_t>(found - m_columns.begin())];
}

std::int64_t SqlRow::number(std::string_view column) const
{
    auto const value = text(column);
    std::int64_t number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

Result<void> read_dump(ExportFile const& file, SqlTables& tables, TakeRow const& take)
{
    auto const text = TRY(text_of(file, says_utf8(file.bytes) ? Guess::only_utf8 : Guess::allowed));
    try {
        Reading{text, tables, take}.read();
    } catch (WrongSql const& wrong) {
        return malformed(wrong.words, file, line_of(text, wrong.at));
    }
    if (lacks_its_end(text))
        return malformed("imports.error_cut_off", file, line_of(text, text.size()));
    return {};
}

} // namespace fengye::imports
