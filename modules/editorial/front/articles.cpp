#include "modules/editorial/front/articles.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "modules/media/media.hpp"
#include "platform/html/markup.hpp"
#include "platform/html/picture.hpp"
#include "platform/html/qr_code.hpp"
#include "platform/module/module.hpp"

namespace fengye::editorial {

namespace {

constexpr int interpretations_shown = 10;

std::string list_of_interpretations(ItemId id)
{
    return "interprets/" + id.text();
}

ItemFile const* cover_of(PublishedArticle const& article)
{
    auto const cover = std::find_if(article.files.begin(), article.files.end(), [](ItemFile const& file) {
        return file.is_picture && file.is_cover;
    });
    return cover == article.files.end() ? nullptr : &*cover;
}

// As wide as the text.
constexpr std::string_view sizes_in_text = "(min-width: 768px) 720px, 94vw";

RenderedFile rendered_of(PublishedArticle const& article, FileId file)
{
    for (auto const& rendered : article.rendered)
        if (rendered.file == file)
            return rendered;
    return {};
}

// In its forms, and upright, which the file itself may not be.
html::Picture shown_picture(PublishedArticle const& article, ItemFile const& file)
{
    auto const rendered = rendered_of(article, file.id);
    html::Picture picture{
        .address = media::path_of(file.id, file.name),
        .alt = file.alt,
        .width = file.width,
        .height = file.height,
        .focus_x = rendered.focus_x,
        .focus_y = rendered.focus_y};
    for (auto const& [type, srcset] : media::forms_of(rendered.renditions))
        picture.forms.push_back({type, srcset});
    if (!rendered.renditions.empty()) {
        picture.width = rendered.renditions.back().width;
        picture.height = rendered.renditions.back().height;
    }
    return picture;
}

html::Safe body_of(PublishedArticle const& article)
{
    std::map<std::string, html::Picture> pictures;
    for (auto const& file : article.files)
        if (file.is_picture)
            pictures.emplace("/files/" + file.id.text() + "/", shown_picture(article, file));
    return html::with_forms(article.body, pictures, sizes_in_text);
}

// Index number and the like come from modules above, as facts of the card.
std::vector<html::Values> facts_of(Public& page, PublishedArticle const& article)
{
    std::vector<html::Values> facts{
        {{"FACT_NAME", page.say("editorial.chain_way")},
         {"FACT_VALUE", page.say("editorial.attribute_" + std::string{name_of(article.attribute)})}}};
    auto const blocks = page.portal.blocks.equal_range("article.header");
    auto const text = blocks.first == blocks.second ? std::string{} : encode(article);
    for (auto block = blocks.first; block != blocks.second; ++block)
        if (auto fact = block->second(page, text); !fact.empty())
            facts.push_back(std::move(fact));
    return facts;
}

html::Values card_of(Public& page, PublishedArticle const& article, sites::Structure const& structure)
{
    auto const unit = structure.units.find(article.unit);
    auto const published = day_of(article.published_at);
    return {
        {"DOC_NO", article.doc_no},
        {"HAS_ISSUER", unit != structure.units.end()},
        {"ISSUER", unit == structure.units.end() ? "" : unit->second.name_zh},
        {"HAS_DOC_DATE", article.made_on.has_value()},
        {"DOC_DATE", article.made_on},
        {"DOC_DATE_TEXT", article.made_on ? sites::day_in_words(page.language, *article.made_on) : ""},
        {"PUBLISH_DATE", published},
        {"PUBLISH_DATE_TEXT", sites::day_in_words(page.language, published)},
        {"HAS_SUBJECT", !article.subject.empty()},
        {"SUBJECT", article.subject},
        {"HAS_GENRE", !article.genre.empty()},
        {"GENRE", article.genre},
        {"HAS_CARD_VALIDITY", !article.validity.empty()},
        {"CARD_VALIDITY", article.validity},
        {"CARD_VALIDITY_TEXT",
         article.validity.empty() ? "" : page.say("sites.validity_" + article.validity)},
        {"FACTS", facts_of(page, article)},
    };
}

std::vector<html::Values> files_of(Public& page, PublishedArticle const& article)
{
    std::vector<html::Values> rows;
    for (auto const& file : article.files) {
        if (file.is_picture || file.type.starts_with("video/"))
            continue;
        auto const text = path_of(article.id, file.id);
        auto const there = page.reader.at(text);
        rows.push_back({
            {"HAS_TEXT", there && there->state == front::Address::State::here},
            {"TEXT_URL", page.to(text)},
            {"FILE_URL", media::path_of(file.id, file.name)},
            {"FILE_NAME", file.name},
            {"FILE_TYPE", media::type_name(file.type, file.name)},
            {"FILE_SIZE_TEXT", media::size_text(file.size_bytes)},
        });
    }
    return rows;
}

std::vector<html::Values> videos_of(PublishedArticle const& article)
{
    auto const* cover = cover_of(article);
    std::vector<html::Values> rows;
    for (auto const& file : article.files)
        if (file.type.starts_with("video/"))
            rows.push_back({
                {"VIDEO_URL", media::path_of(file.id, file.name)},
                {"VIDEO_NAME", file.name},
                {"VIDEO_TYPE", file.type},
                {"VIDEO_SIZE_TEXT", media::size_text(file.size_bytes)},
                {"HAS_POSTER", cover != nullptr},
                {"POSTER_URL", cover ? media::path_of(cover->id, cover->name) : ""},
            });
    return rows;
}

// Rows of other documents: a policy under its interpretation, interpretations under their policy.
std::vector<html::Values> rows_section(Public& page, std::vector<sites::RowCard> const& cards)
{
    std::vector<html::Values> rows;
    for (auto const& card : cards)
        rows.push_back(sites::row_values(page, card));
    if (rows.empty())
        return {};
    return {{{"ROWS", std::move(rows)}}};
}

// Whether it still stands is known to the front alone: a text that was withdrawn since says nothing here.
html::Values relation_values(Public& page, Relation const& relation, std::string_view words)
{
    auto const other = page.reader.find<PublishedArticle>(relation.item.number);
    if (!other)
        return {};
    auto const day = relation.on ? sites::day_in_words(page.language, *relation.on) : std::string{};
    return {
        {"RELATION_TEXT", page.say(std::string{words} + std::string{name_of(relation.kind)}, {{"day", day}})},
        {"RELATION_URL", page.to(path_of(other->id))},
        {"RELATION_TITLE", other->title}};
}

std::vector<html::Values>
relation_rows(Public& page, std::vector<Relation> const& relations, std::string_view words)
{
    std::vector<html::Values> rows;
    for (auto const& relation : relations)
        if (auto values = relation_values(page, relation, words); !values.empty())
            rows.push_back(std::move(values));
    return rows;
}

sites::RowCard row_card(PublishedArticle const& article)
{
    sites::RowCard card{
        .path = path_of(article.id),
        .title = article.title,
        .summary = article.summary,
        .unit = article.unit,
        .validity = article.validity,
        .doc_no = article.doc_no,
        .at = article.published_at,
        .column = article.home_column};
    if (auto const* cover = cover_of(article)) {
        card.picture = media::path_of(cover->id, cover->name);
        card.picture_alt = cover->alt;
        card.picture_width = cover->width;
        card.picture_height = cover->height;
        if (auto const shown = shown_picture(article, *cover); !shown.forms.empty()) {
            card.picture_width = shown.width;
            card.picture_height = shown.height;
            card.picture_focus_x = shown.focus_x;
            card.picture_focus_y = shown.focus_y;
            card.picture_forms = media::forms_of(rendered_of(article, cover->id).renditions);
        }
    }
    return card;
}

std::string description_of(PublishedArticle const& article)
{
    return article.summary.empty() ? html::shortened(article.text, 100) : article.summary;
}

std::string article_ld(Public const& page, PublishedArticle const& article, sites::Structure const& structure)
{
    auto const unit = structure.units.find(article.unit);
    boost::json::monotonic_resource arena;
    boost::json::object ld{
        {{"@context", "https://schema.org"},
         {"@type", article.doc_no.empty() ? "NewsArticle" : "Article"},
         {"headline", article.title},
         {"datePublished", to_iso(article.published_at)},
         {"dateModified", to_iso(article.updated_at)},
         {"inLanguage", "zh-CN"},
         {"mainEntityOfPage", page.site + path_of(article.id)}},
        &arena};
    if (unit != structure.units.end())
        ld["publisher"] = {{"@type", "GovernmentOrganization"}, {"name", unit->second.name_zh}};
    if (auto const* cover = cover_of(article))
        ld["image"] = page.site + media::path_of(cover->id, cover->name);
    return boost::json::serialize(ld);
}

Head head_of(Public& page, PublishedArticle const& article)
{
    auto const structure = sites::structure(page.reader);
    Head head{.title = article.title, .description = description_of(article), .og_type = "article"};
    if (!article.columns.empty())
        if (auto const* column = structure->column(article.columns.front())) {
            head.crumbs = sites::crumbs_to(page, *column);
            if (auto const* channel = structure->channel(column->channel))
                head.channel = channel->slug;
        }
    head.crumbs.push_back({article.title, {}});
    if (auto const* cover = cover_of(article))
        head.image_path = media::path_of(cover->id, cover->name);
    head.meta = {
        {"ARTICLE_META", html::Values{
                             {"ARTICLE_TITLE", article.title},
                             {"PUB_DATE", article.published_at},
                             {"CONTENT_SOURCE", article.source},
                             {"HAS_KEYWORDS", !article.keywords.empty()},
                             {"KEYWORDS", fmt::format("{}", fmt::join(article.keywords, ","))},
                             {"HAS_AUTHOR", !article.writer.empty()},
                             {"AUTHOR", article.writer},
                         }}};
    head.json_ld.push_back(article_ld(page, article, *structure));
    return head;
}

html::Page article_page(Public& page, PublishedArticle const& article)
{
    auto const structure = sites::structure(page.reader);
    auto const& phone = structure->site.phone;
    auto files = files_of(page, article);
    std::vector<html::Values> card, corrections, picture;
    if (!article.doc_no.empty())
        card.push_back(card_of(page, article, *structure));
    for (auto const& correction : article.corrections)
        corrections.push_back(
            {{"CORRECTED", correction.on},
             {"CORRECTED_TEXT", correction.on},
             {"CORRECTION", correction.text}});
    if (auto const* cover = cover_of(article))
        picture.push_back(
            {{"PICTURE_HTML",
              html::picture(shown_picture(article, *cover), sizes_in_text, html::Loading::first)},
             {"PICTURE_ALT", cover->alt},
             {"HAS_CAPTION", !cover->alt.empty()},
             {"CAPTION", cover->alt}});
    std::vector<sites::RowCard> policies, interpretations;
    if (article.interprets)
        if (auto const policy = page.reader.find<PublishedArticle>(article.interprets->number))
            policies.push_back(row_card(*policy));
    for (auto const& found :
         page.reader.list({.list = list_of_interpretations(article.id), .limit = interpretations_shown}))
        interpretations.push_back(decode<sites::RowCard>(found.data));
    auto relations = relation_rows(page, article.relations, "editorial.relation_to_");
    auto const address = page.site + page.to(path_of(article.id));
    auto const code = html::qr_code(address);
    html::Values values{
        {"TITLE", article.title},
        {"CONTENT_LANG", sites::content_language},
        {"PUBLISHED", to_iso(article.published_at)},
        {"PUBLISHED_TEXT", article.published_at},
        {"HAS_SOURCE", !article.source.empty()},
        {"SOURCE", article.source},
        {"HAS_WRITER", !article.writer.empty()},
        {"WRITER", article.writer},
        {"HAS_REVIEWER", !article.reviewer.empty()},
        {"REVIEWER", article.reviewer},
        {"HAS_SIGNER", !article.signer.empty()},
        {"SIGNER", article.signer},
        {"PREFS_URL", page.to("/prefs")},
        {"BODY_HTML", body_of(article)},
        {"HAS_CORRECTIONS", !article.corrections.empty()},
        {"HAS_FILES", !files.empty()},
        {"FILES", std::move(files)},
        {"CANONICAL_URL", address},
        {"HAS_PHONE", !phone.empty()},
        {"PHONE", phone},
        {"QR_SIDE", code.side},
        {"QR_PATH", code.path},
        {"VIDEOS", videos_of(article)},
        {"CARD", std::move(card)},
        {"CORRECTIONS", std::move(corrections)},
        {"PICTURE", std::move(picture)},
        {"LATER_TEXTS", relation_rows(page, article.later_texts, "editorial.later_")},
        {"HAS_RELATIONS", !relations.empty()},
        {"RELATIONS", std::move(relations)},
        {"POLICIES", rows_section(page, policies)},
        {"INTERPRETATIONS", rows_section(page, interpretations)},
    };
    return {"editorial/article", std::move(values)};
}

} // namespace

front::Placement place_article(PublishedArticle const& article)
{
    front::Placement place{
        .path = path_of(article.id),
        .title = article.title,
        .card = encode(row_card(article)),
        .at = article.published_at,
        .unit = article.unit,
        .text = article.text,
        .links = article.links};
    place.lists = {std::string{sites::everything}, "unit/" + article.unit};
    for (auto const column : article.columns) {
        place.lists.push_back(sites::list_of(column));
        place.facets.push_back(front::facet("column", column.text()));
    }
    for (auto const& channel : article.channels)
        place.facets.push_back(front::facet("channel", channel));
    if (article.interprets)
        place.lists.push_back(list_of_interpretations(*article.interprets));
    auto const published = to_text(day_of(article.published_at));
    place.facets.push_back(front::facet("unit", article.unit));
    place.facets.push_back(front::facet("year", published.substr(0, 4)));
    place.facets.push_back(front::facet("month", published.substr(0, 7)));
    for (auto const& file : article.files) {
        place.files.push_back({file.id.number, file.name, file.type, file.hash, file.size_bytes});
        if (!file.is_picture)
            place.names += file.name + "\n";
    }
    for (auto const& rendered : article.rendered)
        for (auto const& one : rendered.renditions)
            place.files.push_back(
                {one.id.number, media::file_name_of(one), one.type, one.hash, one.size_bytes});
    if (!article.doc_no.empty())
        place.names += article.doc_no + "\n";
    return place;
}

html::Values single_page_body(Public& page, std::string_view id)
{
    auto const number = ItemId::from(id);
    auto const article = number ? page.reader.find<PublishedArticle>(number->number) : std::nullopt;
    if (!article)
        return {};
    auto files = files_of(page, *article);
    html::Values values{
        {"CONTENT_LANG", sites::content_language},
        {"BODY_HTML", body_of(*article)},
        {"HAS_FILES", !files.empty()},
        {"FILES", std::move(files)},
    };
    return {{"BODY_HTML", page.renderer.render({"editorial/single_page", std::move(values)}, page.language)}};
}

Result<FrontAnswer> show_article(http::Request const&, Public& page, PublishedArticle const& article)
{
    return View{.main = article_page(page, article), .head = head_of(page, article)};
}

} // namespace fengye::editorial
