#pragma once

#include "modules/letters/domain/letter.hpp"
#include "modules/letters/means.hpp"

namespace fengye::letters {

// Where news goes: by e-mail if the writer gave one and the city sends any, else by short message; or
// nowhere.
struct Road {
    mail::Channel channel;
    std::string to;
};
std::optional<Road> road_to(casework::Contact const&, mail::Outbox const&);

enum class WriterNews { received, answered, reopened, result };
constexpr Names<4> names_of(WriterNews)
{
    return {"received", "answered", "reopened", "result"};
}

// By e-mail or short message, if the writer gave an address and the city sends any. It says that there is
// news, never what it is. The first, which is the receipt, holds the code; who reads a later one needs it.
Result<void> tell_writer(Work&, Means const&, Letter const&, WriterNews);

// The code that replaces a lost one.
Result<void> send_new_code(Work&, Means const&, Letter const&);

} // namespace fengye::letters
