#include "modules/media/media.hpp"
#include "platform/crypto/crypto.hpp"

namespace fengye::media {

Result<KeptUpload> keep_upload(
    db::Store& desk, files::Files& files, UnitId unit, http::Upload const& upload, std::int64_t quota_bytes)
{
    auto const examined = TRY(examine(upload));
    auto const bytes = without_traces(upload.bytes);
    auto const hash = crypto::hex(crypto::view(crypto::sm3(bytes)));
    TRY(check_room(desk.reader(), unit, hash, static_cast<std::int64_t>(bytes.size()), quota_bytes));
    return keep_bytes(desk, files, examined, bytes);
}

KeptUpload keep_bytes(db::Store& desk, files::Files& files, Examined const& examined, std::string_view bytes)
{
    KeptUpload kept{examined, files.keep(bytes), static_cast<std::int64_t>(bytes.size())};
    auto known = find_inspection(desk.reader(), kept.hash);
    kept.inspected = known ? std::move(*known) : inspect(bytes, examined.name).value_or(Inspected{});
    return kept;
}

} // namespace fengye::media
