#include "modules/casework/actions/keep_file.hpp"

#include "modules/media/media.hpp"

namespace fengye::casework {

namespace {

constexpr std::string_view file_seal = "file";

} // namespace

Result<KeptFile>
keep_file(files::Files& files, Vault const& vault, std::string_view name, std::string_view bytes)
{
    auto const examined = TRY(media::examine({"file", std::string{name}, std::string{bytes}}));
    return KeptFile{
        files.keep(vault.seal(bytes, file_seal).data), examined.name, examined.type,
        static_cast<std::int64_t>(bytes.size())};
}

std::string file_bytes(files::Files const& files, Vault const& vault, KeptFile const& file)
{
    auto const sealed = files.read(file.hash);
    if (!sealed)
        throw std::runtime_error{"a file that was handed in is gone: " + file.hash};
    return vault.open({*sealed}, file_seal);
}

Result<void> erase_file(files::Files& files, std::string_view hash)
{
    files.erase(hash);
    return {};
}

} // namespace fengye::casework
