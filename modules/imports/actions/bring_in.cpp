#include "modules/imports/actions/bring_in.hpp"

#include <algorithm>
#include <set>

#include "modules/imports/actions/take_pages.hpp"
#include "modules/imports/store/pages.hpp"

namespace fengye::imports {

namespace {

// As many pages as one transaction holds: few enough that the desk is not kept waiting.
constexpr std::size_t pages_at_once = 50;

std::string subject_of(store::RunId run)
{
    return "import/" + run.text();
}

class Bringing {
public:
    Bringing(
        Means const& means, Way way, OldSite const& site, Mapping const& mapping, MediaFolder const& folder)
        : m_means{means},
          m_way{way},
          m_site{site},
          m_mapping{mapping},
          m_folder{folder},
          m_new_site{NewSite::of(means.desk.reader())}
    {}

    Result<Report> all()
    {
        TRY(check_mapping(m_mapping, m_new_site));
        m_report.counts.read = static_cast<int>(m_site.pages.size() + m_site.skipped.size());
        for (auto const& [reason, key, title] : m_site.skipped)
            m_report.skip(reason, key, title);
        TRY(begin());
        for (auto const& page : m_site.pages) {
            if (was_taken(page))
                continue;
            auto prepared =
                prepare_page(m_means, m_way, m_site, page, m_mapping, m_new_site, m_folder, m_report);
            if (!prepared)
                continue;
            if (m_way == Way::trial) {
                weigh(*prepared);
                continue;
            }
            m_waiting.push_back(std::move(*prepared));
            if (m_waiting.size() >= pages_at_once)
                TRY(take_waiting());
        }
        TRY(take_waiting());
        TRY(end());
        return std::move(m_report);
    }

private:
    Result<void> begin()
    {
        if (m_way == Way::trial)
            return {};
        m_id = TRY(m_means.works.run(m_means.actor, [&](Work& work) -> Result<store::RunId> {
            auto const id = next_id<store::RunId>(work.tx, "imports_runs");
            store::add_run(work.tx, id, m_site.name, work.now);
            work.record("imports.run_begun", subject_of(id), "source=" + m_site.name);
            return id;
        }));
        return {};
    }

    Result<void> end()
    {
        if (m_way == Way::trial)
            return {};
        return m_means.works.run(m_means.actor, [&](Work& work) -> Result<void> {
            store::end_run(work.tx, m_id, work.now, m_report.counts);
            store::add_lines(work.tx, m_id, m_report.lines);
            work.record(
                "imports.run_ended", subject_of(m_id), "taken=" + std::to_string(m_report.counts.taken));
            return {};
        });
    }

    bool was_taken(OldPage const& page)
    {
        auto const before = store::find_page(m_means.desk.reader(), m_site.name, page.key);
        if (!before)
            return false;
        if (before->hash == page.hash()) {
            ++m_report.counts.already_there;
            return true;
        }
        ++m_report.counts.changed;
        m_report.lines.push_back(
            {LineKind::changed, page.key, page.title, editorial::path_of(before->item), before->item});
        return true;
    }

    // What an act would say; files were looked at only as far as that writes nothing.
    void weigh(PreparedPage const& page)
    {
        if (!m_weighed.insert(page.key).second) {
            ++m_report.counts.already_there;
            return;
        }
        auto const reader = m_means.desk.reader();
        if (auto const objection = editorial::objection_to(reader, page.text)) {
            ++m_report.counts.withheld;
            m_report.lines.push_back(
                {LineKind::withheld, page.key, page.text.title, objection->rule + " · " + objection->found});
            return;
        }
        ++m_report.counts.taken;
        m_report.counts.media_taken += static_cast<int>(page.files.size());
        for (auto const& address : page.addresses)
            m_report.counts.redirects +=
                m_addresses.insert(address).second && !store::is_known(reader, address);
    }

    Result<void> take_waiting()
    {
        if (m_waiting.empty())
            return {};
        auto const taken = TRY(m_means.works.run(
            m_means.actor, [&](Work& work) { return take_pages(work, m_id, m_site.name, m_waiting); }));
        m_report.add(taken.counts);
        m_report.lines.insert(m_report.lines.end(), taken.lines.begin(), taken.lines.end());
        m_waiting.clear();
        return {};
    }

    Means const& m_means;
    Way m_way;
    OldSite const& m_site;
    Mapping const& m_mapping;
    MediaFolder const& m_folder;
    NewSite m_new_site;
    store::RunId m_id;
    Report m_report;
    std::vector<PreparedPage> m_waiting;
    std::set<std::string> m_weighed, m_addresses;
};

} // namespace

Result<Report>
bring_in(Means const& means, Way way, OldSite const& site, Mapping const& mapping, MediaFolder const& folder)
{
    return Bringing{means, way, site, mapping, folder}.all();
}

std::vector<CategoryCount> categories_of(OldSite const& site, db::Reader const& reader)
{
    std::map<std::string, int> pages;
    for (auto const& page : site.pages)
        ++pages[page.categories.empty() ? std::string{} : page.categories.front()];
    auto const new_site = NewSite::of(reader);
    std::vector<CategoryCount> counts;
    for (auto const& [name, count] : pages) {
        CategoryCount category{name, count};
        auto const last = name.substr(name.rfind('/') + 1);
        for (auto const& column : new_site.columns)
            if (!last.empty() && column.name_zh == last && new_site.column(column.code)) {
                category.column = column.code;
                if (column.responsible.size() == 1 && new_site.unit(column.responsible.front()))
                    category.unit = column.responsible.front();
                break;
            }
        counts.push_back(std::move(category));
    }
    std::stable_sort(
        counts.begin(), counts.end(), [](auto const& a, auto const& b) { return a.pages > b.pages; });
    return counts;
}

} // namespace fengye::imports
