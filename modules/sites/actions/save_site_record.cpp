#include "modules/sites/actions/save_site_record.hpp"

#include <algorithm>

#include "modules/sites/store/site_records.hpp"

namespace fengye::sites {

namespace {

constexpr std::size_t site_code_digits = 10;

Result<void> check(SiteRecord const& record)
{
    if (record.name_zh.empty())
        return refuse(Because::not_valid, "sites.desk_error_name_missing", "name_zh");
    auto const& code = record.site_code;
    bool const is_code = code.size() == site_code_digits &&
                         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!code.empty() && !is_code)
        return refuse(Because::not_valid, "sites.desk_error_site_code_wrong", "site_code");
    return {};
}

} // namespace

Result<void> save_site_record(Work& work, SiteRecord const& record, std::int64_t version)
{
    TRY(check(record));
    TRY(store::save_site_record(work.tx, record, version));
    work.record("sites.site_saved", "site/1");
    work.publish(record);
    return {};
}

} // namespace fengye::sites
