#pragma once

#include <optional>
#include <string>
#include <vector>

#include "modules/media/media.hpp"
#include "modules/sites/sites.hpp"
#include "platform/gazette/document.hpp"
#include "platform/html/safe.hpp"

namespace fengye::media {
struct StoredFile;
}

// Items and editions: draft, submit, secrecy review, sign-off, publish, withdraw.
namespace fengye::editorial {

using ItemId = Id<struct Item>;

// R12: what an item reports.
enum class ItemKind { rule_measure, work_arrangement, progress, leader_activity };
constexpr Names<4> names_of(ItemKind)
{
    return {"rule_measure", "work_arrangement", "progress", "leader_activity"};
}

// Regulation on Open Government Information, arts. 13–16.
enum class Attribute { proactive, on_request, withheld };
constexpr Names<3> names_of(Attribute)
{
    return {"proactive", "on_request", "withheld"};
}

// A picture or attachment of an item.
struct ItemFile {
    FileId id;
    std::string name, type, hash;
    std::int64_t size_bytes{0};
    int width{0}, height{0};
    bool is_picture{false};
    bool is_cover{false};
    std::string alt; // what the picture shows
    bool is_decorative{false};

    static constexpr auto fields()
    {
        using F = ItemFile;
        return std::tuple{
            field("id", &F::id),
            field("name", &F::name),
            field("type", &F::type),
            field("hash", &F::hash),
            field("size_bytes", &F::size_bytes),
            field("width", &F::width),
            field("height", &F::height),
            field("is_picture", &F::is_picture),
            field("is_cover", &F::is_cover),
            field("alt", &F::alt),
            field("is_decorative", &F::is_decorative)};
    }
};

// One sentence saying what changed in an item after it was published.
struct Correction {
    Day on{};
    std::string text;

    static constexpr auto fields()
    {
        return std::tuple{field("on", &Correction::on), field("text", &Correction::text)};
    }
};

// What a text does to an older one of its unit: 修改, 废止, 替代.
enum class RelationKind { amends, repeals, replaces };
constexpr Names<3> names_of(RelationKind)
{
    return {"amends", "repeals", "replaces"};
}

// To an older text, or, on the older one, from the later.
struct Relation {
    RelationKind kind{RelationKind::amends};
    ItemId item;
    std::optional<Day> on{}; // from the later: when it became public

    static constexpr auto fields()
    {
        return std::tuple{
            field("kind", &Relation::kind), field("item", &Relation::item), field("on", &Relation::on)};
    }
};

// The smaller forms of one of its pictures, for pages.
struct RenderedFile {
    FileId file;
    int focus_x{50}, focus_y{50}; // what matters most in it, in hundredths
    std::vector<media::Rendition> renditions;

    static constexpr auto fields()
    {
        using R = RenderedFile;
        return std::tuple{
            field("file", &R::file), field("focus_x", &R::focus_x), field("focus_y", &R::focus_y),
            field("renditions", &R::renditions)};
    }
};

// An item as the public reads it. Its lists: column/{id} for each of its columns, site, unit/{code}, and
// interprets/{id} when it explains another. Its facets: column (id), channel (slug), unit (code), year, month
// (202611).
struct PublishedArticle {
    static constexpr std::string_view kind = "article";

    ItemId id;
    int edition{1};
    std::string title;
    std::string unit;                     // code
    std::vector<sites::ColumnId> columns; // the home column first
    std::vector<std::string> channels;    // slugs of theirs
    std::string home_column;              // code
    html::Safe body;                      // as shown: tables in their regions, outside links through /out/
    std::string text;                     // of the body, for search
    std::vector<std::string> links;
    std::string summary;
    ItemKind item_kind{ItemKind::progress};
    Attribute attribute{Attribute::proactive};
    std::string legal_basis;
    std::optional<Day> event_on;
    std::string doc_no;
    std::optional<Day> made_on;
    std::string genre, subject, validity, source;
    std::string writer, reviewer, signer; // posts, as they were called then
    std::vector<std::string> keywords;
    std::vector<ItemFile> files;
    std::vector<RenderedFile> rendered; // of those pictures that have renditions
    std::optional<ItemId> interprets;
    std::vector<Relation> relations;   // what it does to older texts
    std::vector<Relation> later_texts; // what later ones do to it; their titles stand with them alone
    std::vector<Correction> corrections;
    Moment published_at{};
    Moment updated_at{};

    static constexpr auto fields()
    {
        using A = PublishedArticle;
        return std::tuple{
            field("id", &A::id),
            field("edition", &A::edition),
            field("title", &A::title),
            field("unit", &A::unit),
            field("columns", &A::columns),
            field("channels", &A::channels),
            field("home_column", &A::home_column),
            field("body", &A::body),
            field("text", &A::text),
            field("links", &A::links),
            field("summary", &A::summary),
            field("item_kind", &A::item_kind),
            field("attribute", &A::attribute),
            field("legal_basis", &A::legal_basis),
            field("event_on", &A::event_on),
            field("doc_no", &A::doc_no),
            field("made_on", &A::made_on),
            field("genre", &A::genre),
            field("subject", &A::subject),
            field("validity", &A::validity),
            field("source", &A::source),
            field("writer", &A::writer),
            field("reviewer", &A::reviewer),
            field("signer", &A::signer),
            field("keywords", &A::keywords),
            field("files", &A::files),
            field("rendered", &A::rendered),
            field("interprets", &A::interprets),
            field("relations", &A::relations),
            field("later_texts", &A::later_texts),
            field("corrections", &A::corrections),
            field("published_at", &A::published_at),
            field("updated_at", &A::updated_at)};
    }
};

// What an attachment says, so that it is searched and read without the program that made it. Stands in no
// list; its facets are the item's. Only of files in which everything said is seen.
struct PublishedAttachment {
    static constexpr std::string_view kind = "attachment";

    Id<struct AttachmentText> id;
    ItemId item;
    FileId file;
    int place{1}; // among the item's attachments: 附件 2
    std::string name;
    std::string item_title;
    std::string unit; // code
    std::vector<sites::ColumnId> columns;
    std::vector<std::string> channels;
    std::string home_column;
    std::string text;
    bool is_cut{false}; // longer in the file
    Moment published_at{};

    static constexpr auto fields()
    {
        using A = PublishedAttachment;
        return std::tuple{
            field("id", &A::id),
            field("item", &A::item),
            field("file", &A::file),
            field("place", &A::place),
            field("name", &A::name),
            field("item_title", &A::item_title),
            field("unit", &A::unit),
            field("columns", &A::columns),
            field("channels", &A::channels),
            field("home_column", &A::home_column),
            field("text", &A::text),
            field("is_cut", &A::is_cut),
            field("published_at", &A::published_at)};
    }
};

// Announced when an item becomes public.
struct EditionPublished {
    static constexpr std::string_view name = "editorial.edition_published";

    ItemId item;
    int edition{1};

    static constexpr auto fields()
    {
        return std::tuple{
            field("item", &EditionPublished::item), field("edition", &EditionPublished::edition)};
    }
};

// Announced when an item was taken out for good: whoever keeps words of it forgets them.
struct ItemErased {
    static constexpr std::string_view name = "editorial.item_erased";

    ItemId item;

    static constexpr auto fields() { return std::tuple{field("item", &ItemErased::item)}; }
};

// What an item holds of a stored file.
ItemFile item_file(media::StoredFile const&);

// A text that was public elsewhere before it came here, on the site before this one.
struct PublishedBefore {
    std::string title;
    sites::ColumnId home_column;
    std::vector<sites::ColumnId> also_columns;
    html::Safe body; // as the sanitiser left it
    std::string summary, doc_no, source;
    std::vector<std::string> keywords;
    std::vector<ItemFile> files;
    Moment published_at{};
};

// Forty characters as anybody writes them: one character may be put together from any number of signs. Titles
// stand in an index, and PostgreSQL refuses entries of more than 2,700 bytes.
inline constexpr std::size_t title_bytes_max = 600;

// What nobody may publish: a secrecy mark, an identity number, what hides in a file.
struct Objection {
    std::string rule; // of FindingRule
    std::string found;
};
// The first objection to it, with the terms in force.
std::optional<Objection> objection_to(db::Reader const&, PublishedBefore const&);

// Makes it public again with its old time; the journal says that it was imported. Refuses it, before anything
// is written, when there is an objection: the refusal's values name its {rule} and what was {found}.
Result<ItemId> take_published(Work&, people::UnitRecord const&, PublishedBefore const&);

inline std::string path_of(ItemId id)
{
    return "/article/" + id.text();
}
// Of what its attachment says.
inline std::string path_of(ItemId id, FileId file)
{
    return path_of(id) + "/attachments/" + file.text();
}

} // namespace fengye::editorial
