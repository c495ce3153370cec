#pragma once

#include <string>
#include <string_view>

namespace fengye::imports {

// What is not as it should be, by the words that say so and the place where it was seen.
struct WrongSql {
    std::string_view words;
    std::size_t at;
};

// The text of a dump, read from its beginning to its end as MySQL writes it. Throws WrongSql.
class SqlText {
public:
    explicit SqlText(std::string_view text) : m_text{text} {}

    bool is_at_end() const { return m_at >= m_text.size(); }
    std::size_t at() const { return m_at; }
    char next() const { return is_at_end() ? '\0' : m_text[m_at]; }
    void step() { ++m_at; }

    void skip_space();
    void skip_blank();     // remarks too, and the ends of statements
    void skip_statement(); // up to its end
    void expect(char);

    std::string_view word();
    std::string name();   // with or without signs around it; of a table in a database, the table
    std::string value();  // a text, a number, or nothing for NULL
    std::string quoted(); // a text in quotes, with what MySQL escapes

    [[noreturn]] void fail() const; // where it is now; at the end, because it was cut off
    [[noreturn]] void fail(std::string_view words) const { throw WrongSql{words, m_at}; }

private:
    std::string_view m_text;
    std::size_t m_at{0};
};

bool is_word(char);

} // namespace fengye::imports
