#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "modules/editorial/editorial.hpp"

// Recalling what must not be public: what stood where, so that it can be looked whether it is gone (R35).
namespace fengye::editorial {

// Another document that says the same, or leads to it. It stays; somebody has to look at it.
struct Trace {
    std::string path, title;
    int sentences{0}; // in common; 0: it links here

    static constexpr auto fields()
    {
        return std::tuple{
            field("path", &Trace::path), field("title", &Trace::title),
            field("sentences", &Trace::sentences)};
    }
};

// Noted before the text goes; afterwards nothing else knows it.
struct RecallEvidence {
    std::vector<FileId> files;
    std::vector<std::string> hashes;       // of their bytes
    std::vector<std::int64_t> attachments; // documents of what they say
    std::vector<std::string> lists;
    bool is_found_by_title{false}; // by searching, after it went
    std::vector<Trace> traces;

    static constexpr auto fields()
    {
        using R = RecallEvidence;
        return std::tuple{
            field("files", &R::files),
            field("hashes", &R::hashes),
            field("attachments", &R::attachments),
            field("lists", &R::lists),
            field("is_found_by_title", &R::is_found_by_title),
            field("traces", &R::traces)};
    }
};

// Those by which a copy is known: the longest runs of characters between marks, each once; none of a short
// text.
std::vector<std::string> telling_sentences(std::string_view text, std::size_t count);

} // namespace fengye::editorial
