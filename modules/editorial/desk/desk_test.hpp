#pragma once

#include "modules/editorial/editorial_test.hpp"
#include "modules/media/media.hpp"
#include "tests/testing/test_portal.hpp"

// A portal with units whose staff have written something.
namespace fengye::editorial {

// Who an item of a unit passes: accounts.
struct Hands {
    std::string officer, reviewer, head;
};

class WritingPortal : public TestPortal {
public:
    using TestPortal::TestPortal;

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
    Content notice(std::string const& title, std::string const& words = {})
    {
        Content content;
        content.title = title;
        content.home_column = sites::find_column(reader(), "C016").value().id;
        content.body = html::Sanitiser::clean("<p>" + words + "咨询电话：13800138000。</p>")->html;
        content.source = "本单位";
        return content;
    }

    ItemId written(Hands const& hands, Content const& content)
    {
        auto const id = accepted(as(hands.officer, [](Work& work) { return create_item(work); }));
        accepted(as(hands.officer, [&](Work& work) { return save_version(work, id, content, 0); }));
        return id;
    }
    void submit(Hands const& hands, ItemId id)
    {
        accepted(as(hands.officer, [&](Work& work) { return submit_item(work, id); }));
    }
    void review(Hands const& hands, ItemId id, Decision const& decision)
    {
        accepted(as(hands.reviewer, [&](Work& work) { return review_item(work, id, decision); }));
    }
    void sign(Hands const& hands, ItemId id, std::chrono::seconds delay = {})
    {
        accepted(as(hands.head, [&](Work& work) { return sign_item(work, id, pass(id), delay); }));
    }
    ItemId published(Hands const& hands, Content const& content)
    {
        auto const id = written(hands, content);
        submit(hands, id);
        review(hands, id, pass(id));
        sign(hands, id);
        return id;
    }
    // A draft beside a public item, saved as an edition.
    void correct(Hands const& hands, ItemId id, Content const& content)
    {
        auto const edition = item(id).edition;
        accepted(as(hands.officer, [&](Work& work) { return begin_correction(work, id); }));
        accepted(as(hands.officer, [&](Work& work) { return save_version(work, id, content, edition); }));
    }
    media::StoredFile file(Hands const& hands, std::string const& name, std::string const& bytes)
    {
        auto const hash = platform().files.keep(bytes);
        return accepted(as(hands.officer, [&](Work& work) -> Result<media::StoredFile> {
            auto const examined = TRY(media::examine({"file", name, bytes}));
            return media::add_file(
                work, work.actor.unit, {examined, hash, static_cast<std::int64_t>(bytes.size())});
        }));
    }

    Item item(ItemId id) { return store::find_item(reader(), id).value(); }
    Decision pass(ItemId id)
    {
        auto const edition = store::find_edition(reader(), id, item(id).edition).value();
        Decision decision{.edition = edition.number, .hash = edition.hash, .verdict = Verdict::pass};
        for (auto const question : questions)
            decision.answers.emplace(question, Answer::no);
        return decision;
    }
    // As the form of review and sign-off sends it.
    http::Pairs form_of(Decision const& decision)
    {
        http::Pairs fields{
            {"edition", std::to_string(decision.edition)},
            {"hash", decision.hash},
            {"verdict", std::string{name_of(decision.verdict)}}};
        for (auto const& [question, answer] : decision.answers)
            fields.emplace_back(question, std::string{name_of(answer)});
        return fields;
    }
};

} // namespace fengye::editorial
