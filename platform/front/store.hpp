#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "platform/db/db.hpp"
#include "platform/front/reader.hpp"
#include "platform/gazette/gazette.hpp"

namespace fengye::front {

// The front's own database: a pure function of the gazette. Deleting it loses nothing.
class Store {
public:
    Store(std::filesystem::path, Types const&);

    std::unique_ptr<Reader> reader() const;
    Tags& tags() { return m_tags; }
    Tags const& tags() const { return m_tags; }
    std::int64_t applied() const;
    // Something was erased of which freed pages or the index may still hold words.
    bool holds_erased() const;

    // Applies whole transactions of the desk in one of the front, then raises the tags of each document as it
    // was and as it becomes. Only the follower calls it. Erasures up to `clean_from` left nothing here,
    // because this front has read all it holds after them.
    void apply(std::vector<gazette::Entry> const&, std::int64_t clean_from = 0);

    // After an erasure the index may still hold terms of the text: a new store is built beside from these
    // entries and swapped in.
    using Entries = std::function<std::vector<gazette::Entry>(std::int64_t after)>;
    void rebuild(Entries const&);

    // Rows of every table as text, for comparing two stores.
    std::string dump() const;

    // What a rebuild that was cut off has left beside the file; for its owner.
    static void remove_leftovers(std::filesystem::path const&);
    // For those who do not own the file: lets them look while nobody puts another in its place. False when
    // there is no file.
    static bool
    look_at(std::filesystem::path const&, Types const&, std::function<void(Store const&)> const& look);

private:
    friend class StoreReader;
    struct Remembered {
        std::shared_ptr<void const> value;
        std::int64_t number;
        std::vector<Tags::Place> tags;
    };

    std::shared_ptr<db::Store> store() const;
    static std::shared_ptr<db::Store> open(std::filesystem::path const&);
    void raise(std::vector<Tags::Place> const&, std::int64_t number);
    void apply_to(
        db::Store&, std::vector<gazette::Entry> const&, std::vector<Tags::Place>& moved,
        std::int64_t clean_from) const;

    std::filesystem::path m_path;
    Types const& m_types;
    Tags m_tags;
    mutable std::shared_mutex m_swapping; // held by whoever opens the file by its name
    mutable std::mutex m_mutex;
    std::shared_ptr<db::Store> m_store;
    mutable std::map<std::string_view, Remembered> m_memory;
};

} // namespace fengye::front
