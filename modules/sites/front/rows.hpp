#pragma once

#include <vector>

#include "modules/sites/sites.hpp"
#include "platform/html/picture.hpp"

namespace fengye::sites {

// The earlier of two moments, where nothing means never.
std::optional<Moment> earlier(std::optional<Moment>, std::optional<Moment>);

// Beside a title in a narrow block there is room for a short name of the unit, and for no long one.
enum class RowUnit { shown, short_only, hidden };

// The rows of a list and until when they are good.
struct Rows {
    std::vector<html::Values> values;
    std::optional<Moment> good_until{};
};
Rows rows_of(Public&, std::vector<front::Card> const&, RowUnit = RowUnit::shown);

// One picture card as sites/column_gallery.html shows it.
html::Values gallery_values(Public&, RowCard const&);

// HAS_VALIDITY, and with it VALIDITY and VALIDITY_TEXT.
html::Values validity_values(Public&, RowCard const&);

// HAS_PICTURE, and with it PICTURE_URL, PICTURE_WIDTH and PICTURE_HEIGHT.
// `sizes` says how wide it stands there.
html::Values picture_values(RowCard const&, std::string_view sizes, html::Loading);

// The cards of several lists, newest first, each document once.
std::vector<front::Card> newest_of(front::Reader const&, std::vector<std::string> const& lists, int limit);

// One block of rows as sites/rows_block.html shows it.
html::Values rows_block(std::string const& name, std::string const& more_url, Rows const&);

} // namespace fengye::sites
