#include "platform/html/markup_tree.hpp"

#include <algorithm>
#include <ctime>

namespace fengye::html {

namespace {

constexpr std::size_t block_bytes = 256 * 1024;
constexpr std::size_t room_bytes = 32 * 1024 * 1024;
constexpr std::size_t room_for_each_byte = 24;
constexpr std::chrono::seconds time_max{2}; // the largest text a person would write takes a tenth of it
constexpr std::size_t look_at_clock_every = 256;

// Of this thread alone: a busy machine refuses nobody's text.
std::chrono::nanoseconds work_time()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

} // namespace

MarkupTree::MarkupTree(std::string_view markup)
    : m_left_bytes{room_bytes + markup.size() * room_for_each_byte}
{
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_DIV;
    options.max_errors = 0;
    options.allocator = give;
    options.deallocator = take_back;
    options.userdata = this;
    // The parser is C and cannot be told to stop; between here and `give` nothing of ours waits to be
    // destroyed.
    if (setjmp(m_give_up) == 0)
        m_root = gumbo_parse_with_options(&options, markup.data(), markup.size())->root;
}

std::vector<GumboNode const*> MarkupTree::nodes() const
{
    std::vector<GumboNode const*> nodes;
    if (!m_root)
        return nodes;
    auto const& children = m_root->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        nodes.push_back(static_cast<GumboNode const*>(children.data[i]));
    return nodes;
}

void* MarkupTree::give(void* userdata, std::size_t size)
{
    auto& tree = *static_cast<MarkupTree*>(userdata);
    constexpr std::size_t step = alignof(std::max_align_t);
    size = (size + step - 1) / step * step;
    bool const is_late = ++tree.m_given % look_at_clock_every == 0 && work_time() - tree.m_begun > time_max;
    if (is_late || size > tree.m_left_bytes)
        std::longjmp(tree.m_give_up, 1);
    tree.m_left_bytes -= size;
    if (size > tree.m_free_bytes) {
        tree.m_free_bytes = std::max(size, block_bytes);
        tree.m_free = tree.m_blocks.emplace_back(new std::byte[tree.m_free_bytes]).get();
    }
    auto* const given = tree.m_free;
    tree.m_free += size;
    tree.m_free_bytes -= size;
    return given;
}

} // namespace fengye::html
