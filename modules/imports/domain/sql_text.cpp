#include "modules/imports/domain/sql_text.hpp"

#include <algorithm>

#include "modules/imports/domain/markup.hpp"

namespace fengye::imports {

namespace {

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Control characters of binary data are no part of a text.
char unescaped(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'b':
    case '0':
    case 'Z':
        return ' ';
    default:
        return c;
    }
}

} // namespace

bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

void SqlText::fail() const
{
    throw WrongSql{
        is_at_end() ? "imports.error_cut_off" : "imports.error_sql", std::min(m_at, m_text.size())};
}

void SqlText::skip_space()
{
    while (!is_at_end() && is_space(next()))
        ++m_at;
}

void SqlText::skip_blank()
{
    while (!is_at_end()) {
        auto const rest = m_text.substr(m_at);
        if (is_space(rest[0]) || rest[0] == ';')
            ++m_at;
        else if (rest.starts_with("--") || rest[0] == '#')
            m_at += std::min(rest.find('\n'), rest.size());
        else if (rest.starts_with("/*"))
            m_at += std::min(rest.find("*/"), rest.size() - 2) + 2;
        else
            return;
    }
}

void SqlText::skip_statement()
{
    while (!is_at_end() && next() != ';')
        if (next() == '\'' || next() == '"')
            quoted();
        else
            ++m_at;
}

void SqlText::expect(char c)
{
    skip_space();
    if (next() != c)
        fail();
    ++m_at;
}

std::string_view SqlText::word()
{
    skip_space();
    auto const begin = m_at;
    while (!is_at_end() && is_word(next()))
        ++m_at;
    return m_text.substr(begin, m_at - begin);
}

std::string SqlText::name()
{
    std::string found;
    for (bool goes_on = true; goes_on; goes_on = next() == '.' && ++m_at) {
        skip_space();
        if (next() != '`') {
            found = word();
            continue;
        }
        auto const end = m_text.find('`', m_at + 1);
        if (end == m_text.npos)
            throw WrongSql{"imports.error_cut_off", m_text.size()};
        found = m_text.substr(m_at + 1, end - m_at - 1);
        m_at = end + 1;
    }
    return found;
}

std::string SqlText::quoted()
{
    char const quote = m_text[m_at++];
    std::string text;
    for (;;) {
        auto const stop = m_text.find_first_of(quote == '\'' ? "'\\" : "\"\\", m_at);
        if (stop == m_text.npos || (m_text[stop] == '\\' && stop + 1 >= m_text.size()))
            throw WrongSql{"imports.error_cut_off", m_text.size()};
        text += m_text.substr(m_at, stop - m_at);
        m_at = stop + 1;
        if (m_text[stop] == '\\') {
            text += unescaped(m_text[m_at++]);
        } else if (next() == quote) {
            text += quote; // written twice
            ++m_at;
        } else {
            return text;
        }
    }
}

std::string SqlText::value()
{
    skip_space();
    if (next() == '\'' || next() == '"')
        return quoted();
    auto const begin = m_at;
    while (!is_at_end() && (is_word(next()) || next() == '-' || next() == '+' || next() == '.'))
        ++m_at;
    auto const found = m_text.substr(begin, m_at - begin);
    if (found.empty())
        fail();
    skip_space();
    if (found[0] == '_' && (next() == '\'' || next() == '"'))
        return quoted(); // _binary '…'
    return lower(found) == "null" ? std::string{} : std::string{found};
}

} // namespace fengye::imports
