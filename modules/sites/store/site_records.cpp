#include "modules/sites/store/site_records.hpp"

namespace fengye::sites {

namespace {

constexpr db::Sql find_record{"sites.find_record", R"sql(
    SELECT id, name_zh, name_en, city_zh, city_en, domain, site_code, icp_no, psb_no, certificate_no, sponsor_zh, sponsor_en,
           operator_zh, operator_en, phone, is_demo, version
    FROM   sites_records WHERE id = 1
)sql"};
// The first is version 1; after that the version read must still be the one that stands.
constexpr db::Sql upsert_record{"sites.save_record", R"sql(
    INSERT INTO sites_records (id, name_zh, name_en, city_zh, city_en, domain, site_code, icp_no, psb_no, certificate_no, sponsor_zh,
                               sponsor_en, operator_zh, operator_en, phone, is_demo, version)
    VALUES (1, :name_zh, :name_en, :city_zh, :city_en, :domain, :site_code, :icp_no, :psb_no, :certificate_no, :sponsor_zh,
            :sponsor_en, :operator_zh, :operator_en, :phone, :is_demo, 1)
    ON CONFLICT (id) DO UPDATE
    SET   name_zh = excluded.name_zh, name_en = excluded.name_en, city_zh = excluded.city_zh, city_en = excluded.city_en,
          domain = excluded.domain, site_code = excluded.site_code, icp_no = excluded.icp_no, psb_no = excluded.psb_no,
          certificate_no = excluded.certificate_no, sponsor_zh = excluded.sponsor_zh, sponsor_en = excluded.sponsor_en,
          operator_zh = excluded.operator_zh, operator_en = excluded.operator_en, phone = excluded.phone,
          is_demo = excluded.is_demo, version = sites_records.version + 1
    WHERE sites_records.version = :version
)sql"};

store::StoredRecord read_record(db::Row const& row)
{
    return {
        {.name_zh = row.text("name_zh"),
         .name_en = row.text("name_en"),
         .city_zh = row.text("city_zh"),
         .city_en = row.text("city_en"),
         .domain = row.text("domain"),
         .site_code = row.text("site_code"),
         .icp_no = row.text("icp_no"),
         .psb_no = row.text("psb_no"),
         .certificate_no = row.text("certificate_no"),
         .sponsor_zh = row.text("sponsor_zh"),
         .sponsor_en = row.text("sponsor_en"),
         .operator_zh = row.text("operator_zh"),
         .operator_en = row.text("operator_en"),
         .phone = row.text("phone"),
         .is_demo = row.get<bool>("is_demo")},
        row.integer("version")};
}

} // namespace

SiteRecord site_record(db::Reader const& reader)
{
    return store::site_record(reader).record;
}

store::StoredRecord store::site_record(db::Reader const& reader)
{
    return reader.one(find_record, {}, read_record).value_or(StoredRecord{{}, 0});
}

Result<void> store::save_site_record(db::Transaction& tx, SiteRecord const& record, std::int64_t version)
{
    auto const changed = tx.run(
        upsert_record, {{":name_zh", record.name_zh},
                        {":name_en", record.name_en},
                        {":city_zh", record.city_zh},
                        {":city_en", record.city_en},
                        {":domain", record.domain},
                        {":site_code", record.site_code},
                        {":icp_no", record.icp_no},
                        {":psb_no", record.psb_no},
                        {":certificate_no", record.certificate_no},
                        {":sponsor_zh", record.sponsor_zh},
                        {":sponsor_en", record.sponsor_en},
                        {":operator_zh", record.operator_zh},
                        {":operator_en", record.operator_en},
                        {":phone", record.phone},
                        {":is_demo", record.is_demo},
                        {":version", version}});
    if (changed == 0)
        return refuse(Because::conflict, "platform.changed_meanwhile");
    return {};
}

} // namespace fengye::sites
