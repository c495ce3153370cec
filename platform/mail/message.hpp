#pragma once

#include <string>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/result/result.hpp"

namespace fengye::mail {

struct Attachment {
    std::string name; // 附件.pdf
    std::string type; // application/pdf
    std::string bytes;
};

// What is said to whom. Text without markup, in UTF-8.
struct Message {
    std::string to;
    std::string subject;
    std::string text;
    std::vector<Attachment> attachments{};
};

// What stands above it. The same letter sent twice bears the same id, so that whoever gets both keeps one.
struct Letterhead {
    std::string from; // an address
    std::string id;   // 81.f3a0@example.gov.cn
    Moment at;
};

// As it goes over the wire: RFC 5322 with MIME, lines ending in CR LF. Refuses what is no address, and every
// subject or name that would begin another line.
Result<std::string> written(Message const&, Letterhead const&);

// One line of UTF-8 without control characters, 1 to 200 characters long.
bool is_subject(std::string_view);

} // namespace fengye::mail
