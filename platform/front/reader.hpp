#pragma once

#include <any>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/front/tags.hpp"
#include "platform/front/types.hpp"
#include "platform/gazette/document.hpp"
#include "platform/search/question.hpp"

namespace fengye::front {

// What stands at an address.
struct Address {
    enum class State { here, moved, gone };
    State state;
    std::string kind;
    std::int64_t id;
    std::string target; // moved: where to; gone: the Withdrawal as JSON
};
constexpr Names<3> names_of(Address::State)
{
    return {"here", "moved", "gone"};
}

// One row of a list.
struct Card {
    std::string kind;
    std::int64_t id;
    std::string path;
    std::string title;
    std::string data; // JSON, as the document's module placed it
    Moment at;
};

struct ListQuery {
    std::string list;
    std::optional<int> year{};
    std::string unit{}; // code, or empty
    int offset{0};
    int limit{20};
};

struct Share {
    std::string name;
    std::int64_t count;
};

enum class SearchOrder { relevance, newest };

struct SearchQuery {
    search::Question question;
    std::vector<std::string> facets{};
    SearchOrder order{SearchOrder::relevance};
    int offset{0};
    int limit{10};
};

struct Hit {
    Card card;
    std::string text;
    std::string names;
};

struct Hits {
    inline static constexpr int counted_max = 1000; // more than these are "more than 1,000"
    std::vector<Hit> rows;
    int total;
    search::Question question; // as it was asked in the end: a long one may have been cut into words
};

// What a public page may read: one snapshot of the front. Notes what the page rests on.
class Reader {
public:
    virtual ~Reader() = default;

    template <Fielded Document>
    std::optional<Document> find(std::int64_t id) const
    {
        auto const text = document(Document::kind, id);
        if (!text)
            return std::nullopt;
        return decode<Document>(*text);
    }
    virtual std::optional<std::string> document(std::string_view kind, std::int64_t id) const = 0;
    virtual std::optional<Address> at(std::string_view path) const = 0;
    virtual std::vector<Card> list(ListQuery const&) const = 0;
    virtual std::int64_t count(ListQuery const&) const = 0; // offset and limit do not count
    // Rests on the first document that comes into such a list and the last that goes, not on those between.
    virtual bool is_filled(std::string const& list) const = 0;
    virtual std::vector<Share> years(std::string const& list) const = 0; // newest first
    virtual std::vector<Share> units(std::string const& list) const = 0; // largest first
    virtual Hits search(SearchQuery const&) const = 0;
    virtual std::optional<NamedFile> file(std::int64_t id) const = 0;
    virtual std::optional<std::string> link(std::string_view key) const = 0;

    // A value computed from the front, kept until what it rests on moves: the tree of columns, the footer.
    // `key` is a constant; the value may depend on nothing but the reader.
    template <class T>
    std::shared_ptr<T const> memo(char const* key, T (*make)(Reader const&)) const
    {
        return std::static_pointer_cast<T const>(remembered(key, [make](Reader const& reader) {
            return std::static_pointer_cast<void const>(std::make_shared<T const>(make(reader)));
        }));
    }

    // The last entry this page is sure to show, and the tags it rests on.
    virtual std::int64_t number() const { return m_number; }
    std::vector<Tags::Place> const& tags() const { return m_tags; }
    void rests_on(std::string_view tag) const { m_tags.push_back(Tags::place_of(tag)); }

protected:
    using Make = std::function<std::shared_ptr<void const>(Reader const&)>;
    virtual std::shared_ptr<void const> remembered(char const*, Make const&) const { return nullptr; }

    mutable std::int64_t m_number{0};
    mutable std::vector<Tags::Place> m_tags;
};

// The key of a link's leaving page.
std::string link_key(std::string_view url);

} // namespace fengye::front
