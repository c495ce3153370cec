#include "platform/archive/zip.hpp"

#include <algorithm>

#include <zip.h>

namespace fengye::archive {

struct Zip::Handle {
    explicit Handle(zip_t* opened) : zip{opened} {}
    Handle(Handle const&) = delete;
    ~Handle() { zip_discard(zip); }
    zip_t* zip;
};

Zip::Zip(std::unique_ptr<Handle> handle) : m_handle{std::move(handle)} {}
Zip::~Zip() = default;
Zip::Zip(Zip&&) noexcept = default;
Zip& Zip::operator=(Zip&&) noexcept = default;

std::optional<Zip> Zip::open(std::string_view bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto* opened = source != nullptr ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    zip_error_fini(&error);
    if (opened == nullptr) {
        zip_source_free(source);
        return std::nullopt;
    }
    Zip zip{std::make_unique<Handle>(opened)};
    auto const count = zip_get_num_entries(opened, 0);
    if (count < 0 || static_cast<std::uint64_t>(count) > entries_max)
        return std::nullopt;
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(count); ++i) {
        zip_stat_t stat;
        if (zip_stat_index(opened, i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0)
            return std::nullopt;
        bool const is_encrypted =
            (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
        zip.m_entries.push_back({stat.name, (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0, is_encrypted});
    }
    return zip;
}

bool Zip::holds(std::string_view name) const
{
    return std::any_of(
        m_entries.begin(), m_entries.end(), [&](Entry const& entry) { return entry.name == name; });
}

std::optional<std::string> Zip::read(std::string_view name, std::size_t bytes_max) const
{
    auto const entry =
        std::find_if(m_entries.begin(), m_entries.end(), [&](Entry const& one) { return one.name == name; });
    if (entry == m_entries.end() || entry->is_encrypted || entry->size > bytes_max)
        return std::nullopt;
    auto* file = zip_fopen_index(m_handle->zip, static_cast<std::uint64_t>(entry - m_entries.begin()), 0);
    if (file == nullptr)
        return std::nullopt;
    std::string bytes;
    char piece[16 * 1024];
    zip_int64_t got = 0;
    while ((got = zip_fread(file, piece, sizeof piece)) > 0 && bytes.size() <= bytes_max)
        bytes.append(piece, static_cast<std::size_t>(got));
    bool const is_whole = got == 0 && bytes.size() <= bytes_max;
    zip_fclose(file);
    return is_whole ? std::optional{std::move(bytes)} : std::nullopt;
}

} // namespace fengye::archive
