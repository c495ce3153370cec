#include "modules/letters/actions/tell_writer.hpp"

namespace fengye::letters {

Result<void> tell_writer(Work&, Platform const&, Letter const&, WriterNews)
{
    return {};
}

} // namespace fengye::letters
