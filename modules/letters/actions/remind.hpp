#pragma once

#include "platform/work/work.hpp"

namespace fengye::letters {

// Once a day: handlers are told of what is due within two working days, heads of what is late, the General
// Office of what has been late for three; each lateness is a fact.
Result<void> remind_of_letters(Work&);

} // namespace fengye::letters
