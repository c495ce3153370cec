#include "modules/sites/actions/redirects.hpp"

#include "modules/sites/store/columns.hpp"
#include "modules/sites/store/redirects.hpp"
#include "platform/http/url.hpp"

namespace fengye::sites {

namespace {

void save_and_publish(Work& work, std::string const& path, std::string const& target, ColumnId column)
{
    auto redirect = store::find_redirect(work.tx, path).value_or(Redirect{{}, path, {}});
    if (!redirect.id)
        redirect.id = next_id<Id<Redirect>>(work.tx, "sites_redirects");
    redirect.target = target;
    store::save_redirect(work.tx, {redirect, column, work.now});
    work.publish(redirect);
}

bool is_address(std::string const& path)
{
    return path.size() > 1 && path.starts_with('/') && http::allowed_link(path) == path;
}

} // namespace

Result<void> add_redirect(Work& work, std::string const& path, std::string const& target)
{
    if (!is_address(path) || !is_address(target) || path == target)
        return refuse(Because::not_valid, "sites.desk_error_address_wrong", "path");
    if (store::column_at(work.tx, path))
        return refuse(Because::conflict, "sites.desk_error_slug_taken", "path");
    save_and_publish(work, path, target, {});
    work.record("sites.redirect_added", "address" + path, target);
    return {};
}

void free_address(Work& work, std::string const& path)
{
    auto const redirect = store::find_redirect(work.tx, path);
    if (!redirect)
        return;
    store::remove_redirect(work.tx, redirect->id);
    work.withdraw(
        Redirect::kind, redirect->id.number, {.reason = "superseded", .replacement = path, .at = work.now});
}

void leave_redirect(Work& work, ColumnId column, std::string const& old_path, std::string const& new_path)
{
    for (auto const& earlier : store::redirects_to(work.tx, old_path))
        save_and_publish(work, earlier.path, new_path, column);
    save_and_publish(work, old_path, new_path, column);
}

} // namespace fengye::sites
