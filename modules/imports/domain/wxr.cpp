#include "modules/imports/domain/wxr.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <pugixml.hpp>

#include "modules/imports/domain/address.hpp"
#include "modules/imports/domain/markup.hpp"
#include "modules/imports/domain/short_codes.hpp"

namespace fengye::imports {

namespace {

constexpr int depth_max = 20; // of categories within categories

// All of it: WordPress cuts a text at ]]> into several CDATA.
std::string text_in(pugi::xml_node item, char const* name)
{
    std::string text;
    for (auto const part : item.child(name).children())
        if (part.type() == pugi::node_cdata || part.type() == pugi::node_pcdata)
            text += part.value();
    return text;
}

std::string meta_of(pugi::xml_node item, std::string_view key)
{
    for (auto const meta : item.children("wp:postmeta"))
        if (text_in(meta, "wp:meta_key") == key)
            return text_in(meta, "wp:meta_value");
    return {};
}

// UTC where it is told; drafts that were published by hand have zeros there.
std::optional<Moment> time_of(pugi::xml_node item)
{
    if (auto utc = moment_from(text_in(item, "wp:post_date_gmt").substr(0, 16)))
        return *utc + city_offset; // it was read as the city's time
    return moment_from(text_in(item, "wp:post_date").substr(0, 16));
}

std::optional<SkipReason> skipped_by_state(pugi::xml_node item)
{
    static constexpr std::array<std::pair<std::string_view, SkipReason>, 6> reasons{
        {{"draft", SkipReason::draft},
         {"auto-draft", SkipReason::draft},
         {"pending", SkipReason::awaiting_review},
         {"private", SkipReason::kept_private},
         {"trash", SkipReason::trashed},
         {"future", SkipReason::scheduled}}};
    auto const state = text_in(item, "wp:status");
    for (auto const& [name, reason] : reasons)
        if (state == name)
            return reason;
    if (state != "publish")
        return SkipReason::another_kind;
    if (!text_in(item, "wp:post_password").empty())
        return SkipReason::locked;
    return std::nullopt;
}

class Reading {
public:
    // The parts posts refer to may stand in another file than the post.
    void note(pugi::xml_node channel)
    {
        if (m_site.name.empty())
            for (auto const* name : {"wp:base_blog_url", "wp:base_site_url", "link"})
                if (auto const address = read_address(text_in(channel, name)); m_site.name.empty() && address)
                    m_site.name = address->host;
        for (auto const author : channel.children("wp:author"))
            m_authors[text_in(author, "wp:author_login")] = text_in(author, "wp:author_display_name");
        for (auto const category : channel.children("wp:category"))
            m_categories[text_in(category, "wp:category_nicename")] = {
                line_of_text(text_in(category, "wp:cat_name")), text_in(category, "wp:category_parent")};
        for (auto const item : channel.children("item"))
            if (text_in(item, "wp:post_type") == "attachment")
                m_attachments[text_in(item, "wp:post_id")] = {
                    text_in(item, "wp:attachment_url"), text_in(item, "wp:post_parent")};
    }

    void take(pugi::xml_node channel)
    {
        for (auto const item : channel.children("item"))
            take_item(item);
    }

    OldSite finish() { return std::move(m_site); }

private:
    struct Category {
        std::string name, parent;
    };
    struct Attachment {
        std::string address, post;
    };

    void take_item(pugi::xml_node item)
    {
        auto const kind = text_in(item, "wp:post_type");
        if (kind == "attachment")
            return;
        auto const id = text_in(item, "wp:post_id");
        auto const title = line_of_text(text_in(item, "title"));
        bool const is_page = kind == "page";
        if (kind != "post" && !is_page)
            return m_site.skip(SkipReason::another_kind, kind + " " + id, title);
        if (auto const reason = skipped_by_state(item))
            return m_site.skip(*reason, id, title);
        OldPage page;
        page.key = id;
        page.title = title;
        page.published_at = time_of(item);
        for (auto const* name : {"link", "guid"})
            if (auto address = text_in(item, name); !trimmed(address).empty())
                page.addresses.emplace_back(trimmed(address));
        page.addresses.push_back((is_page ? "/?page_id=" : "/?p=") + id);
        auto const login = text_in(item, "dc:creator");
        auto const author = m_authors.find(login);
        page.source = author == m_authors.end() || author->second.empty() ? login : author->second;
        page.summary = line_of_text(text_in(item, "excerpt:encoded"));
        page.body = with_paragraphs(without_short_codes(
            text_in(item, "content:encoded"), [&](std::string_view ids) { return pictures(ids, id); }));
        for (auto const category : item.children("category")) {
            std::string_view const domain = category.attribute("domain").value();
            if (domain == "category")
                page.categories.push_back(
                    path_of(category.attribute("nicename").value(), line_of_text(category.text().get())));
            else if (domain == "post_tag")
                page.keywords.push_back(line_of_text(category.text().get()));
        }
        if (is_page)
            page.categories = {"page"};
        if (auto const cover = m_attachments.find(meta_of(item, "_thumbnail_id"));
            cover != m_attachments.end())
            page.cover = cover->second.address;
        m_site.pages.push_back(std::move(page));
    }

    std::string path_of(std::string const& slug, std::string const& name) const
    {
        auto path = name;
        auto found = m_categories.find(slug);
        for (int depth = 0; found != m_categories.end() && depth < depth_max; ++depth) {
            found = m_categories.find(found->second.parent);
            if (found != m_categories.end())
                path = found->second.name + "/" + path;
        }
        return path;
    }

    // Those a gallery names, or all of its post.
    std::vector<std::string> pictures(std::string_view ids, std::string const& post) const
    {
        std::vector<std::string> addresses;
        if (ids.empty())
            for (auto const& [id, attachment] : m_attachments)
                if (attachment.post == post)
                    addresses.push_back(attachment.address);
        while (!ids.empty()) {
            auto const end = std::min(ids.find(','), ids.size());
            auto const found = m_attachments.find(trimmed(ids.substr(0, end)));
            if (found != m_attachments.end())
                addresses.push_back(found->second.address);
            ids.remove_prefix(std::min(end + 1, ids.size()));
        }
        return addresses;
    }

    OldSite m_site;
    std::map<std::string, std::string> m_authors;
    std::map<std::string, Category> m_categories; // by slug
    std::map<std::string, Attachment, std::less<>> m_attachments;
};

Result<pugi::xml_node> channel_of(ExportFile const& file, pugi::xml_document& document)
{
    auto const text = TRY(text_of(file, Guess::only_utf8));
    // Entities of a document type are not expanded, and nothing outside is opened.
    auto const parsed = document.load_buffer(
        text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
    if (!parsed) {
        // What was cut off is found out at the end, whatever the parser calls it.
        auto const at = static_cast<std::size_t>(parsed.offset);
        auto const line = line_of(text, at);
        if (parsed.status == pugi::status_no_document_element)
            return malformed("imports.error_not_xml", file, line);
        bool const is_cut =
            text.find("</rss>") == std::string::npos && text.find("<rss") != std::string::npos;
        if (is_cut)
            return malformed("imports.error_cut_off", file, line_of(text, text.size()));
        return malformed("imports.error_xml", file, line);
    }
    auto const root = document.document_element();
    if (std::string_view{root.name()} != "rss" || !root.child("channel")) {
        auto refused = malformed("imports.error_not_wxr", file, line_of(text, text.find('<')));
        refused.value().values.emplace("root", root.name());
        return refused;
    }
    auto const channel = root.child("channel");
    if (!channel.child("wp:wxr_version") && !root.attribute("xmlns:wp"))
        return malformed("imports.error_plain_rss", file, 1);
    return channel;
}

} // namespace

Result<OldSite> read_wxr(std::vector<ExportFile> const& files)
{
    Reading reading;
    std::vector<pugi::xml_document> documents(files.size());
    std::vector<pugi::xml_node> channels;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto const channel = TRY(channel_of(files[i], documents[i]));
        channels.push_back(channel);
        reading.note(channel);
    }
    for (auto const& channel : channels)
        reading.take(channel);
    auto site = reading.finish();
    if (site.name.empty() && !files.empty())
        site.name = files.front().name;
    return site;
}

} // namespace fengye::imports
