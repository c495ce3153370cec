#include "modules/media/media.hpp"

namespace fengye::media {

namespace {

constexpr db::Sql insert_inspection{"media.keep_inspection", R"sql(
    INSERT INTO media_inspections (hash, inspected, made_at) VALUES (:hash, :inspected, :made_at)
    ON CONFLICT (hash) DO UPDATE SET inspected = excluded.inspected, made_at = excluded.made_at
)sql"};
constexpr db::Sql find_by_hash{
    "media.find_inspection", "SELECT inspected FROM media_inspections WHERE hash = :hash"};

} // namespace

void keep_inspection(Work& work, std::string const& hash, Inspected const& inspected)
{
    work.tx.run(
        insert_inspection, {{":hash", hash}, {":inspected", encode(inspected)}, {":made_at", work.now}});
}

std::optional<Inspected> find_inspection(db::Reader const& reader, std::string const& hash)
{
    return reader.one(find_by_hash, {{":hash", hash}}, [](db::Row const& row) {
        return decode<Inspected>(row.text("inspected"));
    });
}

} // namespace fengye::media
