#include "modules/imports/actions/take_pages.hpp"

#include "modules/imports/imports.hpp"
#include "modules/imports/store/pages.hpp"
#include "platform/html/sanitiser.hpp"

namespace fengye::imports {

namespace {

// The files have numbers now, and the body names them.
Result<editorial::PublishedBefore> with_files(Work& work, PreparedPage const& page)
{
    auto text = page.text;
    auto markup = text.body.text();
    for (std::size_t i = 0; i < page.files.size(); ++i) {
        auto const stored = media::add_file(work, page.unit.id, page.files[i].kept);
        auto file = editorial::item_file(stored);
        file.is_cover = page.files[i].is_cover;
        file.is_decorative = file.is_picture; // what it shows was said in the old text, if anywhere
        auto const placeholder = "\"/files/" + std::to_string(i + 1) + "/import\"";
        auto const address = '"' + media::path_of(stored.id, stored.name) + '"';
        for (auto at = markup.find(placeholder); at != markup.npos;
             at = markup.find(placeholder, at + address.size()))
            markup.replace(at, placeholder.size(), address);
        text.files.push_back(std::move(file));
    }
    if (!page.files.empty()) {
        auto cleaned = TRY(html::Sanitiser::clean(markup));
        text.body = std::move(cleaned.html);
    }
    return text;
}

void lead_from(
    Work& work, std::string const& address, std::string const& target, editorial::ItemId item,
    PreparedPage const& page, Taken& taken)
{
    OldAddress const old{
        next_id<Id<OldAddress>>(work.tx, "imports_addresses"), address, target, page.text.published_at};
    if (!store::add_address(work.tx, old.id, address, item)) {
        taken.lines.push_back({LineKind::address_taken, page.key, page.text.title, address, item});
        return;
    }
    work.publish(old);
    ++taken.counts.redirects;
}

Result<void>
take_page(Work& work, store::RunId run, std::string const& source, PreparedPage const& page, Taken& taken)
{
    if (store::find_page(work.tx, source, page.key)) {
        ++taken.counts.already_there; // twice in one export
        return {};
    }
    auto const text = TRY(with_files(work, page));
    auto const item = editorial::take_published(work, page.unit, text);
    if (!item) {
        auto const& values = item.error().values;
        if (!values.contains("rule"))
            return tl::unexpected{item.error()};
        for (auto const& file : text.files)
            media::drop_file(work, file.id);
        ++taken.counts.withheld;
        taken.lines.push_back(
            {LineKind::withheld, page.key, page.text.title, values.at("rule") + " · " + values.at("found")});
        return {};
    }
    store::add_page(work.tx, source, page.key, {page.hash, *item}, run);
    for (auto const& address : page.addresses)
        lead_from(work, address, editorial::path_of(*item), *item, page, taken);
    // Documents are cited by their own address; pictures are not.
    for (std::size_t i = 0; i < page.files.size(); ++i)
        if (auto const& file = text.files[i];
            !file.is_picture && !store::is_known(work.tx, page.files[i].address))
            lead_from(work, page.files[i].address, media::path_of(file.id, file.name), *item, page, taken);
    ++taken.counts.taken;
    taken.counts.media_taken += static_cast<int>(page.files.size());
    return {};
}

} // namespace

Result<Taken>
take_pages(Work& work, store::RunId run, std::string const& source, std::vector<PreparedPage> const& pages)
{
    Taken taken;
    for (auto const& page : pages)
        TRY(take_page(work, run, source, page, taken));
    return taken;
}

} // namespace fengye::imports
