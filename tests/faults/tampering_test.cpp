#include <cstdlib>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "platform/gazette/gazette.hpp"
#include "platform/journal/journal.hpp"
#include "tests/testing/test_front.hpp"
#include "tests/testing/test_works.hpp"

// One byte changed anywhere in journal or gazette is found, and the row is named; so is a tail that was cut
// off.
namespace fengye {

namespace {

constexpr int rows = 60;

int changes_wanted()
{
    auto const* wanted = std::getenv("FENGYE_BYTE_CHANGES");
    return wanted ? std::atoi(wanted) : 100;
}

struct Column {
    std::string table, name;
    enum class Kind { integer, text, bytes } kind;
};

std::vector<Column> columns_of_both()
{
    using enum Column::Kind;
    return {
        {"journal", "number", integer}, {"journal", "node", text},
        {"journal", "at", integer},     {"journal", "person", integer},
        {"journal", "unit", integer},   {"journal", "origin", text},
        {"journal", "act", text},       {"journal", "subject", text},
        {"journal", "detail", text},    {"journal", "hash", bytes}, //
        {"gazette", "number", integer}, {"gazette", "batch_end", integer},
        {"gazette", "at", integer},     {"gazette", "action", text},
        {"gazette", "kind", text},      {"gazette", "document_id", integer},
        {"gazette", "algorithm", text}, {"gazette", "digest", bytes},
        {"gazette", "hash", bytes},     {"gazette", "salt", bytes},
        {"gazette", "document", text},
    };
}

class Tampering : public ::testing::Test {
protected:
    Tampering()
    {
        for (int i = 1; i <= rows; ++i)
            (void)desk.run([&](Work& work) -> Result<void> {
                front::Note note{
                    .path = fmt::format("/note/{}", i), .title = fmt::format("第{}号", i), .text = "正文"};
                note.id = Id<front::Note>{i};
                work.record("editorial.published", fmt::format("note/{}", i), fmt::format("edition={}", i));
                work.publish(note);
                return {};
            });
    }

    std::string found_wrong()
    {
        auto const reader = desk.reader();
        auto const checkpoint = desk.checkpoint.read();
        auto const journal = journal::verify(reader, "node1", checkpoint.journal);
        return journal ? *journal : gazette::verify(reader, checkpoint.gazette).value_or("");
    }

    // The value as bytes, in hexadecimal digits.
    std::string stored(Column const& column, int row)
    {
        std::string digits;
        auto const text = fmt::format("SELECT {} FROM {} WHERE number = {}", column.name, column.table, row);
        sqlite3* handle = nullptr;
        sqlite3_open_v2((desk.store.folder() / "desk.db").c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(handle, text.c_str(), -1, &statement, nullptr);
        EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW) << text;
        auto const* data = static_cast<unsigned char const*>(sqlite3_column_blob(statement, 0));
        for (int i = 0; i < sqlite3_column_bytes(statement, 0); ++i)
            digits += fmt::format("{:02x}", data[i]);
        sqlite3_finalize(statement);
        sqlite3_close(handle);
        return digits;
    }

    // An integer changes in one of the bits of its first four bytes, anything else in one byte.
    std::string changed(Column const& column, std::string digits)
    {
        if (column.kind == Column::Kind::integer)
            return {};
        auto const at = chance() % (digits.size() / 2) * 2;
        auto const byte = std::stoul(digits.substr(at, 2), nullptr, 16);
        return digits.replace(at, 2, fmt::format("{:02x}", byte ^ (1 + chance() % 255)));
    }

    TestWorks desk;
    std::mt19937 chance{20261123};
};

std::string literal(Column const& column, std::string const& digits)
{
    return column.kind == Column::Kind::text ? fmt::format("CAST(X'{}' AS TEXT)", digits)
                                             : fmt::format("X'{}'", digits);
}

} // namespace

TEST_F(Tampering, with_any_byte_is_found_and_the_row_is_named)
{
    ASSERT_EQ(found_wrong(), "");
    auto const columns = columns_of_both();
    for (int i = 0; i < changes_wanted(); ++i) {
        auto const& column = columns[static_cast<std::size_t>(i) % columns.size()];
        int const row = 1 + static_cast<int>(chance() % rows);
        SCOPED_TRACE(fmt::format("{}.{} of row {}", column.table, column.name, row));
        // Numbers stay unique, so a changed one leaves the rows that are there.
        std::int64_t const bit = std::int64_t{1}
                                 << (column.name == "number" ? 8 + chance() % 32 : chance() % 40);
        std::string there = std::to_string(row), change, repair;
        if (column.kind == Column::Kind::integer) {
            change = fmt::format(
                "UPDATE {0} SET {1} = ({1} | {3}) - ({1} & {3}) WHERE number = {2}", column.table,
                column.name, row, bit);
            auto const now = column.name == "number" ? row + bit : row;
            repair = fmt::format(
                "UPDATE {0} SET {1} = ({1} | {3}) - ({1} & {3}) WHERE number = {2}", column.table,
                column.name, now, bit);
        } else {
            auto const digits = stored(column, row);
            if (digits.empty())
                continue;
            auto const set = fmt::format("UPDATE {} SET {} = ", column.table, column.name);
            auto const where = fmt::format(" WHERE number = {}", row);
            change = set + literal(column, changed(column, digits)) + where;
            repair = set + literal(column, digits) + where;
        }
        desk.store.meddle(change);
        auto const wrong = found_wrong();
        // A row with another number is missing where it stood: the journal, whose numbers may have gaps,
        // names the next.
        auto const next = std::to_string(row + 1), moved = std::to_string(row + bit);
        auto const names = [&](std::string const& number) {
            return wrong.find(column.table + " row " + number) != std::string::npos;
        };
        bool const is_named =
            names(there) || (column.name == "number" &&
                             (names(next) || names(moved) || wrong.find("ends at row") != std::string::npos));
        EXPECT_TRUE(is_named) << "it said: " << wrong << "\n" << change;
        desk.store.meddle(repair);
        ASSERT_EQ(found_wrong(), "") << "not repaired: " << repair;
    }
}

TEST_F(Tampering, with_the_tail_is_found_against_the_checkpoint)
{
    for (int const count : {1, 2, 3, 4, 5, rows - 1, rows}) {
        for (auto const* table : {"journal", "gazette"}) {
            auto const copy = fmt::format("kept_{}_{}", table, count);
            desk.store.meddle(fmt::format(
                "CREATE TABLE {1} AS SELECT * FROM {0}; DELETE FROM {0} WHERE number > {2}", table, copy,
                rows - count));
            EXPECT_NE(
                found_wrong().find(fmt::format(
                    "{} ends at row {}, but the checkpoint saw row {}", table, rows - count, rows)),
                std::string::npos)
                << table << " without its last " << count << ": " << found_wrong();
            desk.store.meddle(fmt::format(
                "DELETE FROM {0}; INSERT INTO {0} SELECT * FROM {1}; DROP TABLE {1}", table, copy));
            ASSERT_EQ(found_wrong(), "");
        }
    }
}

// With the heads set back too, as one would who knows the tables: only the checkpoint remembers.
TEST_F(Tampering, with_tail_and_head_is_found_against_the_checkpoint)
{
    for (int const count : {1, 2, 3, 4, 5}) {
        for (std::string const table : {"journal", "gazette"}) {
            auto const head = table == "journal" ? "journal_heads" : "gazette_head";
            auto const copy = fmt::format("kept_{}_{}", table, count), head_copy = copy + "_head";
            desk.store.meddle(fmt::format(
                "CREATE TABLE {1} AS SELECT * FROM {0}; CREATE TABLE {3} AS SELECT * FROM {2}", table, copy,
                head, head_copy));
            desk.store.meddle(fmt::format(
                "DELETE FROM {0} WHERE number > {2}; UPDATE {1} SET number = {2}, hash = (SELECT hash FROM "
                "{0} WHERE number = {2})",
                table, head, rows - count));
            auto const said = found_wrong();
            EXPECT_NE(
                said.find(fmt::format(
                    "{} ends at row {}, but the checkpoint saw row {}", table, rows - count, rows)),
                std::string::npos)
                << table << " without its last " << count << ": " << said;
            // Nothing but the checkpoint could tell.
            auto const reader = desk.reader();
            EXPECT_EQ(journal::verify(reader, "node1", {}), std::nullopt);
            EXPECT_EQ(gazette::verify(reader, {}), std::nullopt);
            desk.store.meddle(fmt::format(
                "DELETE FROM {0}; INSERT INTO {0} SELECT * FROM {1}; DROP TABLE {1}; DELETE FROM {2}; "
                "INSERT INTO {2} SELECT * FROM {3}; DROP TABLE {3}",
                table, copy, head, head_copy));
            ASSERT_EQ(found_wrong(), "");
        }
    }
}

// What is written after a cut does not cover it up while the chain is shorter than it was.
TEST_F(Tampering, with_the_tail_is_still_found_after_new_rows)
{
    desk.store.meddle(fmt::format(
        "DELETE FROM journal WHERE number > {0}; UPDATE journal_heads SET number = {0}, hash = (SELECT hash "
        "FROM journal WHERE number = {0})",
        rows - 3));
    (void)desk.run([](Work& work) -> Result<void> {
        work.record("editorial.published", "note/1", "");
        return {};
    });
    EXPECT_NE(
        found_wrong().find(
            fmt::format("journal ends at row {}, but the checkpoint saw row {}", rows - 2, rows)),
        std::string::npos)
        << found_wrong();
}

} // namespace fengye
