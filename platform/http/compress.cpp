#include "platform/http/compress.hpp"

#include <memory>
#include <stdexcept>

#include <brotli/encode.h>
#include <libdeflate.h>

namespace fengye::http {

std::string brotli(std::string_view text)
{
    std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
    std::string out(size, '\0');
    if (!BrotliEncoderCompress(
            5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
            reinterpret_cast<std::uint8_t const*>(text.data()), &size,
            reinterpret_cast<std::uint8_t*>(out.data())))
        throw std::runtime_error{"brotli failed"};
    out.resize(size);
    return out;
}

std::string gzip(std::string_view text)
{
    struct Free {
        void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
    };
    thread_local std::unique_ptr<libdeflate_compressor, Free> const compressor{
        libdeflate_alloc_compressor(6)};
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), text.size()), '\0');
    out.resize(libdeflate_gzip_compress(compressor.get(), text.data(), text.size(), out.data(), out.size()));
    return out;
}

} // namespace fengye::http
