#pragma once

#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include <gumbo.h>

// Included only by the sanitiser.
namespace fengye::html {

// Markup as the tree a browser makes of it. A few kilobytes of formatting left open can ask for gigabytes,
// because each block opens all of it again: so the tree has a room in proportion to its text.
class MarkupTree {
public:
    explicit MarkupTree(std::string_view markup);
    MarkupTree(MarkupTree const&) = delete;

    // False when it would have taken too much; then it has no nodes.
    bool is_whole() const { return m_root != nullptr; }
    std::vector<GumboNode const*> nodes() const;

private:
    static void* give(void* tree, std::size_t size);
    static void take_back(void*, void*) {} // all at once, in the end

    std::vector<std::unique_ptr<std::byte[]>> m_blocks;
    std::byte* m_free{nullptr};
    std::size_t m_free_bytes{0};
    std::size_t m_left_bytes;
    std::size_t m_given{0};
    std::chrono::nanoseconds m_begun;
    std::jmp_buf m_give_up;
    GumboNode const* m_root{nullptr};
};

} // namespace fengye::html
