#pragma once

#include "modules/letters/domain/letter.hpp"
#include "platform/module/platform.hpp"

namespace fengye::letters {

enum class WriterNews { received, answered, reopened, result };
constexpr Names<4> names_of(WriterNews)
{
    return {"received", "answered", "reopened", "result"};
}

// By e-mail or short message, if the writer gave an address and the city sends any. It says that there is
// news, never what it is: whoever reads the mail needs the code to read the answer.
Result<void> tell_writer(Work&, Platform const&, Letter const&, WriterNews);

} // namespace fengye::letters
