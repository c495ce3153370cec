#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "modules/editorial/editorial_test.hpp"
#include "modules/media/media.hpp"
#include "platform/gazette/gazette.hpp"

namespace fengye::editorial {
namespace {

class Withdrawing : public testing::TestWithParam<db::Engine> {
protected:
    Newsroom room{GetParam()};

    Withdrawal told(ItemId id)
    {
        auto const address = room.address(id);
        if (!address || address->state != front::Address::State::gone)
            throw std::runtime_error{"the address is not gone"};
        return decode<Withdrawal>(address->target);
    }
    std::string verdict()
    {
        return gazette::verify(room.city.reader(), room.city.checkpoint.read().gazette).value_or("well");
    }

    // Every row of every table of the desk, as text.
    std::string whole_desk()
    {
        if (GetParam() == db::Engine::postgres) {
            static constexpr db::Sql everything{"test.every_row", R"sql(
                SELECT table_name || ' ' || CAST(query_to_xml('SELECT * FROM ' || quote_ident(table_name), true, false, '') AS TEXT) AS rows
                FROM information_schema.tables WHERE table_schema = current_schema()
            )sql"};
            std::string text;
            for (auto const& table :
                 room.city.reader().all(everything, {}, [](db::Row const& row) { return row.text("rows"); }))
                text += table;
            return text;
        }
        room.city.store.meddle("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
        std::string bytes;
        for (auto const* name : {"desk.db", "desk.db-wal"}) {
            std::ifstream file{room.city.store.folder() / name, std::ios::binary};
            bytes.append(std::istreambuf_iterator<char>{file}, {});
        }
        return bytes;
    }
    std::string whole_front()
    {
        std::string bytes;
        for (auto const* name : {"front.db", "front.db-wal"}) {
            std::ifstream file{room.city.store.folder() / name, std::ios::binary};
            bytes.append(std::istreambuf_iterator<char>{file}, {});
        }
        return bytes;
    }
};
INSTANTIATE_TEST_SUITE_P(On, Withdrawing, both_engines(), engine_name);

TEST_P(Withdrawing, of_what_is_wrong_says_when_and_why)
{
    auto const id = room.published(room.text("数字错了的公告"));
    auto const unit_list = "unit/housing_construction";
    EXPECT_EQ(room.public_titles(unit_list), Lines{"数字错了的公告"});
    room.city.clock.advance(1h);
    accepted(room.withdraw(room.head, id, {WithdrawReason::incorrect, "数字有误，正在核对", {}}));

    EXPECT_EQ(room.state(id), ItemState::withdrawn);
    EXPECT_FALSE(room.item(id).is_public());
    EXPECT_FALSE(room.article(id));
    EXPECT_EQ(room.public_titles(unit_list), Lines{});
    auto const gone = told(id);
    EXPECT_EQ(gone.reason, "incorrect");
    EXPECT_EQ(gone.note, "数字有误，正在核对");
    EXPECT_EQ(gone.title, "数字错了的公告");
    EXPECT_EQ(gone.replacement, "");
    EXPECT_EQ(gone.at, test_morning + 1h);
    EXPECT_EQ(room.steps(id).back(), "withdrawn");
    EXPECT_EQ(room.facts(), Lines{"item_withdrawn_incorrect guide_content_accurate item/" + id.text()});
    EXPECT_EQ(said(room.withdraw(room.head, id, {WithdrawReason::incorrect, {}, {}})), "platform.not_found")
        << "once is enough";
    EXPECT_EQ(store::find_edition(room.city.reader(), id, 1)->content.title, "数字错了的公告")
        << "the desk keeps what was public";
}

TEST_P(Withdrawing, of_what_was_superseded_names_another_public_item)
{
    auto const old = room.published(room.text("旧办法"));
    auto const fresh = room.published(room.text("新办法"));
    auto const unpublished = room.signed_off(room.text("还没发布的办法"));
    auto const said_of = [&](std::string const& replacement) {
        return said(room.withdraw(room.head, old, {WithdrawReason::superseded, {}, replacement}));
    };
    EXPECT_EQ(said_of(""), "editorial.error_replacement_missing");
    EXPECT_EQ(said_of("新办法"), "editorial.error_replacement_missing");
    EXPECT_EQ(said_of("99999"), "editorial.error_replacement_missing");
    EXPECT_EQ(said_of(old.text()), "editorial.error_replacement_missing") << "not by itself";
    EXPECT_EQ(said_of(unpublished.text()), "editorial.error_replacement_missing") << "nobody could read it";
    EXPECT_TRUE(room.article(old));
    EXPECT_EQ(said_of("https://www.example.gov.cn/article/" + fresh.text()), "accepted");
    EXPECT_EQ(told(old).replacement, "/article/" + fresh.text());
    EXPECT_EQ(told(old).reason, "superseded");
}

TEST_P(Withdrawing, is_for_the_head_of_the_unit_and_the_editor_of_the_site)
{
    auto const id = room.published(room.text());
    WithdrawalOrder const order{WithdrawReason::incorrect, {}, {}};
    EXPECT_EQ(said(room.withdraw(room.officer, id, order)), "platform.not_found");
    EXPECT_EQ(said(room.withdraw(room.reviewer, id, order)), "platform.not_found");
    EXPECT_EQ(said(room.withdraw(room.stranger, id, order)), "platform.not_found");
    EXPECT_EQ(
        said(room.withdraw(room.hired(people::Role::disclosure_head, room.civil_affairs), id, order)),
        "platform.not_found");
    EXPECT_EQ(said(room.withdraw(room.editor, id, order)), "accepted");
}

TEST_P(Withdrawing, needs_something_public)
{
    auto const id = room.signed_off(room.text());
    EXPECT_EQ(
        said(room.withdraw(room.head, id, {WithdrawReason::must_not_be_public, {}, {}})),
        "platform.not_found");
    EXPECT_EQ(
        said(room.withdraw(room.editor, id, {WithdrawReason::incorrect, {}, {}})), "platform.not_found");
}

TEST_P(Withdrawing, ends_a_correction_on_its_way)
{
    auto const id = room.published(room.text());
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    accepted(room.save(room.officer, id, room.text("改过的"), 1));
    accepted(room.submit(room.officer, id));
    accepted(room.review(room.reviewer, id, room.pass(id)));
    accepted(room.sign(room.head, id, room.pass(id)));
    accepted(room.withdraw(room.head, id, {WithdrawReason::incorrect, {}, {}}));
    room.city.clock.advance(60s);
    room.run_jobs();
    EXPECT_EQ(room.state(id), ItemState::withdrawn);
    EXPECT_FALSE(room.article(id));
    EXPECT_TRUE(room.tasks().empty());
}

TEST_P(Withdrawing, of_what_must_not_be_public_leaves_no_trace_of_it)
{
    // A word that stands in every place a text may come to.
    std::string const canary = "maple7f3a91";
    files::Files files{room.city.store.folder() / "files"};
    std::string const bytes = "%PDF-1.7 " + canary;
    auto const hash = files.keep(bytes);
    auto const stored = accepted(room.as(room.officer, [&](Work& work) -> Result<media::StoredFile> {
        auto const examined = TRY(media::examine({"file", canary + ".pdf", bytes}));
        return media::add_file(work, room.housing, {examined, hash, static_cast<std::int64_t>(bytes.size())});
    }));
    auto content = room.text("名单" + canary, "<p>秘密★" + canary + " 13800138000</p>");
    content.summary = canary;
    content.keywords = {canary};
    content.doc_no = canary;
    content.legal_basis = canary;
    content.source = canary;
    content.files = {
        {.id = stored.id,
         .name = stored.name,
         .type = stored.type,
         .hash = hash,
         .size_bytes = stored.size_bytes,
         .alt = canary}};
    auto const id = room.submitted(content);
    accepted(room.review(room.reviewer, id, room.give_back(id, ReturnReason::secrecy, "删去" + canary)));
    accepted(room.submit(room.officer, id));
    accepted(room.as(
        room.reviewer, [&](Work& work) { return dismiss_finding(work, id, 1, canary + "不是密级"); }));
    auto decision = room.pass(id);
    decision.note = canary;
    accepted(room.review(room.reviewer, id, decision));
    accepted(room.sign(room.head, id, decision));
    room.city.clock.advance(60s);
    room.run_jobs();
    // A correction is being written, by two.
    accepted(room.as(room.officer, [&](Work& work) { return begin_correction(work, id); }));
    content.correction = "更正" + canary;
    accepted(room.autosave(room.officer, id, content, 1));
    accepted(room.autosave(room.colleague, id, content, 1));
    accepted(room.save(room.officer, id, content, 1));
    auto const other = room.published(room.text("别的公告"));
    ASSERT_TRUE(room.article(id));
    ASSERT_NE(whole_desk().find(canary), std::string::npos);
    ASSERT_NE(room.front.dump().find(canary), std::string::npos);

    accepted(room.withdraw(room.head, id, {WithdrawReason::must_not_be_public, "误发" + canary, {}}));

    EXPECT_EQ(whole_desk().find(canary), std::string::npos) << "a desk table still holds it";
    EXPECT_EQ(verdict(), "well") << "the chain still verifies";
    auto const entries = gazette::after(room.city.reader(), 0, 1000);
    for (auto const& entry : entries)
        if (entry.publication.kind == "article" && entry.publication.id == id.number &&
            entry.publication.action == gazette::Action::put)
            EXPECT_EQ(entry.publication.document, "");
    static constexpr db::Sql salts{
        "test.salts", "SELECT COUNT(*) AS count FROM gazette WHERE kind = 'article' AND document_id = :id "
                      "AND action = 'put' AND salt IS NOT NULL"};
    EXPECT_EQ(
        room.city.reader().one(salts, {{":id", id}}, [](db::Row const& row) { return row.integer("count"); }),
        0);

    // The front is built anew without it; everything else stands.
    EXPECT_FALSE(room.article(id));
    EXPECT_EQ(room.front.dump().find(canary), std::string::npos);
    EXPECT_EQ(whole_front().find(canary), std::string::npos) << "not in a freed page or in the index either";
    EXPECT_EQ(room.article(other)->title, "别的公告");
    auto const gone = told(id);
    EXPECT_EQ(gone.reason, "must_not_be_public");
    EXPECT_EQ(gone.title + gone.note + gone.replacement, "") << "its 410 shows no title";

    // Nor can anybody of the unit get the file, and its bytes go.
    EXPECT_FALSE(media::find_file(room.city.reader(), stored.id));
    for (auto const& job : jobs::due(room.city.reader(), room.city.clock.now(), 100))
        if (job.kind == "media.erase_file")
            accepted(room.as(Actor::program("jobs"), [&](Work& work) {
                return media::erase_unused_file(work, files, decode<media::FileErasure>(job.data));
            }));
    EXPECT_FALSE(files.read(hash));

    // Who did what, and when, stays.
    EXPECT_EQ(room.state(id), ItemState::withdrawn);
    EXPECT_EQ(room.item(id).title, "");
    EXPECT_EQ(
        room.steps(id), (Lines{
                            "drafted", "submitted", "returned", "submitted", "reviewed", "signed",
                            "published", "corrected", "withdrawn"}));
}

TEST_P(Withdrawing, may_still_erase_what_was_withdrawn_before)
{
    std::string const canary = "maple7f3a92";
    auto const id = room.published(room.text("名单" + canary, "<p>" + canary + "</p>"));
    accepted(room.withdraw(room.head, id, {WithdrawReason::incorrect, "数字有误" + canary, {}}));
    EXPECT_EQ(told(id).title, "名单" + canary);
    EXPECT_EQ(
        said(room.withdraw(room.stranger, id, {WithdrawReason::must_not_be_public, {}, {}})),
        "platform.not_found");
    accepted(room.withdraw(room.head, id, {WithdrawReason::must_not_be_public, {}, {}}));
    EXPECT_EQ(whole_desk().find(canary), std::string::npos);
    EXPECT_EQ(verdict(), "well");
    auto const gone = told(id);
    EXPECT_EQ(gone.reason, "must_not_be_public");
    EXPECT_EQ(gone.title + gone.note, "");
    EXPECT_EQ(room.front.dump().find(canary), std::string::npos);
}

TEST_P(Withdrawing, of_what_must_not_be_public_leaves_bytes_that_others_share)
{
    files::Files files{room.city.store.folder() / "files"};
    auto const hash = files.keep("%PDF-1.7 shared");
    auto const add = [&] {
        return accepted(room.as(room.officer, [&](Work& work) -> Result<media::StoredFile> {
            auto const examined = TRY(media::examine({"file", "表.pdf", "%PDF-1.7 shared"}));
            return media::add_file(work, room.housing, {examined, hash, 15});
        }));
    };
    auto const mine = add(), other = add();
    auto content = room.text();
    content.files = {{.id = mine.id, .name = mine.name, .hash = hash}};
    accepted(room.withdraw(room.head, room.published(content), {WithdrawReason::must_not_be_public, {}, {}}));
    accepted(room.as(
        Actor::program("jobs"), [&](Work& work) { return media::erase_unused_file(work, files, {hash}); }));
    EXPECT_FALSE(media::find_file(room.city.reader(), mine.id));
    EXPECT_TRUE(media::find_file(room.city.reader(), other.id));
    EXPECT_TRUE(files.read(hash));
}

} // namespace
} // namespace fengye::editorial
