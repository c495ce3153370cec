#pragma once

#include <span>

namespace fengye::embed {

// Written by cmake/embed.cmake.
struct EmbeddedFile {
    char const* path;
    char const* begin;
    char const* end;
};

std::span<EmbeddedFile const> embedded_files();

} // namespace fengye::embed
