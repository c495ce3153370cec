#pragma once

#include <stdexcept>

#include "modules/editorial/actions/decide_item.hpp"
#include "modules/editorial/actions/publish_item.hpp"
#include "modules/editorial/actions/write_item.hpp"
#include "modules/editorial/store/editions.hpp"
#include "modules/editorial/store/items.hpp"
#include "modules/media/media.hpp"
#include "platform/html/sanitiser.hpp"
#include "tests/testing/test_portal.hpp"

// A portal with units whose staff have written something.
namespace fengye {

template <class T>
T accepted(Result<T> result)
{
    if (!result)
        throw std::runtime_error{"refused: " + result.error().words};
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

// Who an item of a unit passes: accounts.
struct Hands {
    std::string officer, reviewer, head;
};

class RightsCity : public TestPortal {
public:
    // officer.X, reviewer.X and head.X of a unit X.
    Hands staffed(std::string const& unit)
    {
        using people::Role;
        hired("officer." + unit, unit, {Role::officer});
        hired("reviewer." + unit, unit, {Role::reviewer});
        hired("head." + unit, unit, {Role::disclosure_head});
        return {"officer." + unit, "reviewer." + unit, "head." + unit};
    }

    // A notice that may be submitted, with a telephone number for the machine to find.
    editorial::Content notice(std::string const& title, std::string const& words = {})
    {
        editorial::Content content;
        content.title = title;
        content.home_column = sites::find_column(reader(), "C016").value().id;
        content.body = html::Sanitiser::clean("<p>" + words + "咨询电话：13800138000。</p>")->html;
        content.source = "本单位";
        return content;
    }

    editorial::ItemId written(Hands const& hands, editorial::Content const& content)
    {
        auto const id = accepted(as(hands.officer, [](Work& work) { return editorial::create_item(work); }));
        accepted(as(hands.officer, [&](Work& work) { return editorial::save_version(work, id, content, 0); }));
        return id;
    }
    void submit(Hands const& hands, editorial::ItemId id)
    {
        accepted(as(hands.officer, [&](Work& work) { return editorial::submit_item(work, id); }));
    }
    void review(Hands const& hands, editorial::ItemId id, editorial::Decision const& decision)
    {
        accepted(as(hands.reviewer, [&](Work& work) { return editorial::review_item(work, id, decision); }));
    }
    void sign(Hands const& hands, editorial::ItemId id, std::chrono::seconds delay = {})
    {
        accepted(as(hands.head, [&](Work& work) { return editorial::sign_item(work, id, pass(id), delay); }));
    }
    editorial::ItemId published(Hands const& hands, editorial::Content const& content)
    {
        auto const id = written(hands, content);
        submit(hands, id);
        review(hands, id, pass(id));
        sign(hands, id);
        return id;
    }
    // A draft beside a public item, saved as an edition.
    void correct(Hands const& hands, editorial::ItemId id, editorial::Content const& content)
    {
        auto const edition = item(id).edition;
        accepted(as(hands.officer, [&](Work& work) { return editorial::begin_correction(work, id); }));
        accepted(as(hands.officer, [&](Work& work) { return editorial::save_version(work, id, content, edition); }));
    }
    media::StoredFile file(Hands const& hands, std::string const& name, std::string const& bytes)
    {
        auto const hash = platform().files.keep(bytes);
        return accepted(as(hands.officer, [&](Work& work) -> Result<media::StoredFile> {
            auto const examined = TRY(media::examine({"file", name, bytes}));
            return media::add_file(work, work.actor.unit, examined, hash, static_cast<std::int64_t>(bytes.size()));
        }));
    }

    editorial::Item item(editorial::ItemId id) { return editorial::store::find_item(reader(), id).value(); }
    editorial::Decision pass(editorial::ItemId id)
    {
        auto const edition = editorial::store::find_edition(reader(), id, item(id).edition).value();
        editorial::Decision decision{.edition = edition.number, .hash = edition.hash, .verdict = editorial::Verdict::pass};
        for (auto const question : editorial::questions)
            decision.answers.emplace(question, editorial::Answer::no);
        return decision;
    }
    // As the form of review and sign-off sends it.
    http::Pairs form_of(editorial::Decision const& decision)
    {
        http::Pairs fields{{"edition", std::to_string(decision.edition)}, {"hash", decision.hash}, {"verdict", std::string{name_of(decision.verdict)}}};
        for (auto const& [question, answer] : decision.answers)
            fields.emplace_back(question, std::string{name_of(answer)});
        return fields;
    }
};

} // namespace fengye
