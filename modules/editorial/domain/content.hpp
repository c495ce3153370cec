#pragma once

#include <optional>
#include <string>
#include <vector>

#include "modules/editorial/editorial.hpp"
#include "platform/result/result.hpp"

namespace fengye::editorial {

inline constexpr std::size_t title_characters_max = 40;
inline constexpr std::size_t summary_characters_max = 120;

// What an officer writes: the whole of one edition, and of a draft. Kept as JSON; its hash binds review and
// sign-off.
struct Content {
    std::string title;
    sites::ColumnId home_column{};
    std::vector<sites::ColumnId> also_columns;
    html::Safe body; // as the sanitiser left it
    std::string summary;
    ItemKind item_kind{ItemKind::work_arrangement};
    Attribute attribute{Attribute::proactive};
    std::string ground; // why it is not disclosed: arts. 14–16, when attribute is withheld
    std::string legal_basis;
    std::optional<Day> event_on;
    std::string doc_no;
    std::optional<Day> made_on;
    std::string genre, subject, validity, source;
    std::vector<std::string> keywords;
    std::vector<ItemFile> files;
    std::optional<ItemId> interprets;
    std::string amends, repeals, replaces; // numbers or addresses of older texts, as typed
    std::optional<Moment> publish_at;
    std::optional<Day> expires_on; // the last day it is public
    bool is_urgent{false};
    std::string correction; // of a published item: what changed, in one sentence

    static constexpr auto fields()
    {
        using C = Content;
        return std::tuple{
            field("title", &C::title),
            field("home_column", &C::home_column),
            field("also_columns", &C::also_columns),
            field("body", &C::body),
            field("summary", &C::summary),
            field("item_kind", &C::item_kind),
            field("attribute", &C::attribute),
            field("ground", &C::ground),
            field("legal_basis", &C::legal_basis),
            field("event_on", &C::event_on),
            field("doc_no", &C::doc_no),
            field("made_on", &C::made_on),
            field("genre", &C::genre),
            field("subject", &C::subject),
            field("validity", &C::validity),
            field("source", &C::source),
            field("keywords", &C::keywords),
            field("files", &C::files),
            field("interprets", &C::interprets),
            field("amends", &C::amends),
            field("repeals", &C::repeals),
            field("replaces", &C::replaces),
            field("publish_at", &C::publish_at),
            field("expires_on", &C::expires_on),
            field("is_urgent", &C::is_urgent),
            field("correction", &C::correction)};
    }
};

// Binds text and files: SM3 of the whole content, files by their hashes; 64 hexadecimal digits.
std::string hash_of(Content const&);
// The same of a content written down, perhaps by an older program that knew fewer fields.
std::string hash_of_text(std::string_view encoded);

// The title as lists show it: at most title_bytes_max, whatever a draft holds.
std::string listed_title(Content const&);

// What stops a submission, each with its field. Autosave and versions take anything.
std::vector<FieldRefusal> missing_in(Content const&, Day today);

// R12 time: whole days from the event to publication.
std::optional<int> days_from_event(Content const&, Moment published);

} // namespace fengye::editorial
