#include "modules/sites/actions/save_layout.hpp"

#include "modules/sites/store/layouts.hpp"

namespace fengye::sites {

Result<void> save_layout(Work& work, Layout const& layout)
{
    store::save_layout(work.tx, layout);
    work.record("sites.layout_saved", "site/1");
    work.publish(layout);
    return {};
}

} // namespace fengye::sites
