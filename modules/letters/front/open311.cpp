#include "modules/letters/front/open311.hpp"

#include "modules/letters/front/machines.hpp"
#include "modules/letters/front/placements.hpp"

namespace fengye::letters {

namespace {

namespace json = boost::json;

constexpr std::string_view specification = "http://wiki.open311.org/GeoReport_v2";
constexpr std::string_view changed = "2026-11-26T00:00:00+08:00"; // when this description last changed
constexpr std::string_view ending = ".json";

http::Response not_here(Public const& page, std::string_view file)
{
    return file.ends_with(".xml") ? open311_error(406, page.say("letters.open311_no_xml"))
                                  : open311_error(404, page.say("letters.open311_unknown"));
}

http::Response kept(Public const& page, json::value const& answer)
{
    http::Response response{.type = "application/json; charset=utf-8", .body = json::serialize(answer)};
    response.cache = http::CacheNote{page.reader.number(), page.reader.tags(), {}};
    response.headers.emplace_back("Access-Control-Allow-Origin", "*");
    return response;
}

} // namespace

http::Response open311_error(int status, std::string const& description)
{
    return json_response(status, json::array{json::object{{"code", status}, {"description", description}}});
}

bool is_open311_service(Category const& category)
{
    return category.system == System::appeal && !category.is_only_transferred();
}

Result<FrontAnswer> show_open311_discovery(http::Request const&, Public& page)
{
    auto const tree = sites::structure(page.reader);
    return kept(
        page, json::object{
                  {"changeset", changed},
                  {"contact", page.say("letters.open311_contact", {{"phone", tree->site.phone}})},
                  {"key_service", page.say("letters.open311_key_service")},
                  {"endpoints", json::array{json::object{
                                    {"specification", specification},
                                    {"url", page.site + "/open311/v2"},
                                    {"changeset", changed},
                                    {"type", tree->site.is_demo ? "test" : "production"},
                                    {"formats", json::array{"application/json"}}}}}});
}

Result<FrontAnswer> list_open311_services(http::Request const&, Public& page)
{
    json::array services;
    for (auto const& category : categories())
        if (is_open311_service(category))
            services.push_back(json::object{
                {"service_code", category.code},
                {"service_name", category.name(page.language)},
                {"description",
                 page.say(
                     "letters.open311_service", {{"accept", std::to_string(category.accept_days)},
                                                 {"reply", std::to_string(category.reply_days)}})},
                {"metadata", false},
                {"type", "realtime"},
                {"keywords", ""},
                {"group", category.legal_class}});
    return kept(page, services);
}

Result<FrontAnswer> show_open311_request(http::Request const& request, Public& page)
{
    auto const file = request.parameter("number");
    if (!file.ends_with(ending))
        return not_here(page, file);
    auto const address = page.reader.at(path_of(file.substr(0, file.size() - ending.size())));
    if (!address || address->state != front::Address::State::here || address->kind != PublishedLetter::kind)
        return not_here(page, file);
    auto const letter = page.reader.find<PublishedLetter>(address->id);
    if (!letter)
        return not_here(page, file);
    auto const tree = sites::structure(page.reader);
    auto const* category = find_category(letter->category);
    return kept(
        page, json::array{json::object{
                  {"service_request_id", letter->number},
                  {"status", "closed"}, // only what was answered is published
                  {"status_notes", letter->answer_text},
                  {"service_name", category ? category->name(page.language) : std::string{}},
                  {"service_code", letter->category},
                  {"description", letter->question},
                  {"agency_responsible", unit_name(page, *tree, letter->answered_by)},
                  {"service_notice", nullptr},
                  {"requested_datetime", to_iso(letter->received_at)},
                  {"updated_datetime", to_iso(letter->result_at.value_or(letter->answered_at))},
                  {"expected_datetime", nullptr},
                  {"address", nullptr},
                  {"address_id", nullptr},
                  {"zipcode", nullptr},
                  {"lat", nullptr},
                  {"long", nullptr},
                  {"media_url", nullptr}}});
}

Result<FrontAnswer> show_open311_nothing(http::Request const& request, Public& page)
{
    return not_here(page, request.parameter("rest"));
}

} // namespace fengye::letters
