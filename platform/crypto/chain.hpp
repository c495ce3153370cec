#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/crypto/crypto.hpp"

namespace fengye::crypto {

// The text of one link of a hash chain: each field with its length before it, so that two different rows
// never give the same text.
class Link {
public:
    explicit Link(std::string_view previous_hash) { add(previous_hash); }
    Link& add(std::string_view field)
    {
        m_text += std::to_string(field.size());
        m_text += ':';
        m_text += field;
        return *this;
    }
    Link& add(std::int64_t number) { return add(std::to_string(number)); }
    std::string hash() const { return std::string{view(sm3(m_text))}; }

private:
    std::string m_text;
};

// Where a chain of a store stood at some moment, kept outside the database: a cut tail is found against it.
struct ChainHead {
    std::int64_t number{0};
    std::string hash{};
};

} // namespace fengye::crypto
