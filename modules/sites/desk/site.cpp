#include "modules/sites/desk/site.hpp"

#include <charconv>

#include "modules/sites/actions/save_site_record.hpp"
#include "modules/sites/front/values.hpp"
#include "modules/sites/store/site_records.hpp"
#include "platform/module/desk_door.hpp"
#include "platform/module/forgery.hpp"
#include "platform/module/form_errors.hpp"

namespace fengye::sites {

namespace {

// Marks a government site must show and this one does not have yet (GUIDE, bottom area), in words.
std::string missing_marks(Words const& words, Language language, SiteRecord const& site)
{
    std::string missing;
    auto const look = [&](std::string const& mark, std::string const& name) {
        if (mark.empty())
            missing += (missing.empty() ? "" : words.get(language, "sites.and")) + words.get(language, name);
    };
    look(site.site_code, "sites.desk_site_code");
    look(site.icp_no, "sites.desk_icp");
    look(site.psb_no, "sites.desk_police_record");
    look(site.certificate_no, "sites.desk_certificate_number");
    look(site.phone, "sites.desk_contact_phone");
    return missing;
}

http::Response show(
    http::Request const& request, Platform& platform, store::StoredRecord const& stored,
    std::optional<Refusal> const& refusal = {})
{
    auto const language = desk_language(request);
    auto const& site = stored.record;
    auto const missing = missing_marks(platform.words, language, site);
    html::Values values{
        {"CSRF", form_token(platform.key, request.session)},
        {"VERSION", stored.version},
        {"HAS_MISSING", !missing.empty()},
        {"MISSING_TEXT", missing},
        {"NAME_ZH", site.name_zh},
        {"NAME_EN", site.name_en},
        {"DOMAIN", site.domain},
        {"SITE_CODE", site.site_code},
        {"ICP", site.icp_no},
        {"POLICE_RECORD", site.psb_no},
        {"CERTIFICATE_NUMBER", site.certificate_no},
        {"SPONSOR", site.sponsor_zh},
        {"OPERATOR", site.operator_zh},
        {"CONTACT_PHONE", site.phone},
        {"MAY_SAVE", true}};
    add(values, error_values(
                    platform.words, language, refusal ? &*refusal : nullptr,
                    {"name_zh", "name_en", "domain", "site_code", "icp", "police_record",
                     "certificate_number", "sponsor", "operator", "contact_phone"}));
    return screen(
        request, platform, platform.words.get(language, "sites.desk_site_title"),
        {"sites/desk_site", std::move(values)}, refusal ? 422 : 200);
}

// What the form does not hold stays as it is.
SiteRecord with_form(SiteRecord site, http::Form const& form)
{
    site.name_zh = form.text("name_zh");
    site.name_en = form.text("name_en");
    site.domain = form.text("domain");
    site.site_code = form.text("site_code");
    site.icp_no = form.text("icp");
    site.psb_no = form.text("police_record");
    site.certificate_no = form.text("certificate_number");
    site.sponsor_zh = form.text("sponsor");
    site.operator_zh = form.text("operator");
    site.phone = form.text("contact_phone");
    return site;
}

std::int64_t number_in(std::string const& text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

Result<http::Response> edit_site(http::Request const& request, Platform& platform)
{
    return show(request, platform, store::site_record(platform.desk.reader()));
}

Result<http::Response> update_site(http::Request const& request, Platform& platform)
{
    auto const form = TRY(Result<http::Form>{request.form()});
    store::StoredRecord const sent{
        with_form(site_record(platform.desk.reader()), form), number_in(form.text("version"))};
    auto const saved = platform.works.run(
        request.actor(), [&](Work& work) { return save_site_record(work, sent.record, sent.version); });
    if (saved)
        return http::see_other("/desk/sites/site?done=sites.desk_saved");
    if (!is_shown_in_form(saved.error()))
        return tl::unexpected{saved.error()};
    // Whoever was told that someone else saved meanwhile decides with open eyes.
    return show(
        request, platform, {sent.record, store::site_record(platform.desk.reader()).version}, saved.error());
}

} // namespace fengye::sites
