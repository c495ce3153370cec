#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "platform/calendar/calendar.hpp"
#include "platform/counter/counter.hpp"
#include "platform/files/files.hpp"
#include "platform/front/reader.hpp"
#include "platform/html/page.hpp"
#include "platform/html/renderer.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/limits/limits.hpp"
#include "platform/settings/settings.hpp"
#include "platform/words/words.hpp"

namespace fengye {

class Portal;

// What a public handler works with: never the desk's store, so that a defect here can leak nothing.
struct Public {
    front::Reader const& reader;
    Counter& counter;
    Limits& limits;
    Settings const& settings;
    Calendar const& calendar;
    Words const& words;
    files::Files const& files;
    html::Renderer const& renderer;
    Portal const& portal;
    Language language;
    Moment now;
    std::string site; // scheme and host: https://www.example.gov.cn
    std::string path; // of this page, without language: /news/notices/
    bool is_preview{false};

    // An address of a page in this page's language.
    std::string to(std::string_view path) const
    {
        return language == Language::en ? "/en" + std::string{path} : std::string{path};
    }
    std::string const& say(std::string_view key) const { return words.get(language, key); }
    std::string say(std::string_view key, Fillings const& fillings) const
    {
        return words.get(language, key, fillings);
    }
};

struct Crumb {
    std::string name;
    std::string path; // without language; empty for the page itself
};

// What stands around a page's own part.
struct Head {
    std::string title;
    std::string description;
    std::vector<Crumb> crumbs{};
    std::string channel{}; // slug of the one to be marked in the menu
    std::string feed_path{};
    std::string image_path{};
    std::string og_type{"website"};
    html::Values meta{}; // COLUMN_META or ARTICLE_META of the frame
    std::vector<std::string> json_ld{};
    bool is_indexed{true};
    bool has_twin{true}; // exists in the other language too
};

struct View {
    html::Page main;
    Head head;
    int status{200};
    std::optional<Moment> good_until{};
    bool is_kept{true}; // in the page cache
};

using FrontAnswer = std::variant<View, http::Response>;
using FrontHandler = std::function<Result<FrontAnswer>(http::Request const&, Public&)>;

// A block fills a place in another module's page; nothing when it has nothing to show.
using Block = std::function<html::Values(Public&, std::string_view document)>;

} // namespace fengye
