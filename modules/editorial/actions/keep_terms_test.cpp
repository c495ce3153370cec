#include "modules/editorial/actions/keep_terms.hpp"

#include <gtest/gtest.h>

#include "modules/editorial/editorial_test.hpp"

namespace fengye::editorial {
namespace {

struct TermLists : testing::TestWithParam<db::Engine> {
    Newsroom room{GetParam()};

    Result<void> save(Term const& term)
    {
        return as_editor([&](Work& work) { return save_term(work, term); });
    }
    template <class Act>
    Result<void> as_editor(Act const& act)
    {
        return room.as(room.editor, act);
    }
    // What submitting a text finds among the terms.
    std::vector<std::string> found_in(std::string const& words)
    {
        auto const id = room.submitted(room.text("标题", "<p>" + words + "</p>"));
        std::vector<std::string> found;
        for (auto const& noted : store::findings_of(room.city.reader(), id, 1))
            found.push_back(noted.finding.found);
        return found;
    }
};
using Found = std::vector<std::string>;

TEST_P(TermLists, of_the_city_count_from_the_next_submission)
{
    EXPECT_EQ(found_in("红 叶计划"), Found{});
    accepted(save({"红叶计划", TermCategory::sensitive, Level::must_fix}));
    EXPECT_EQ(found_in("红 叶计划"), Found{"红 叶计划"});
    accepted(as_editor([](Work& work) { return remove_term(work, "红叶计划"); }));
    EXPECT_EQ(found_in("红 叶计划"), Found{});
}

TEST_P(TermLists, switch_off_a_term_of_the_program_and_put_it_back)
{
    EXPECT_EQ(found_in("开立帐户"), Found{"帐户"});
    Term off{"帐户", TermCategory::wrong_word};
    off.is_on = false;
    accepted(save(off));
    EXPECT_EQ(found_in("开立帐户"), Found{});
    accepted(as_editor([](Work& work) { return remove_term(work, "帐户"); }));
    EXPECT_EQ(found_in("开立帐户"), Found{"帐户"});
}

TEST_P(TermLists, keep_all_that_is_said_of_a_term)
{
    Term const term{"红叶", TermCategory::official_name, Level::hint, "枫叶", "市委办",
                    false,  {"红叶谷", "红叶节"}};
    accepted(save({"红叶"}));
    accepted(save(term));
    auto const list = listed_terms(room.city.reader());
    auto const kept =
        std::find_if(list.begin(), list.end(), [](ListedTerm const& one) { return one.term.text == "红叶"; });
    ASSERT_NE(kept, list.end());
    EXPECT_EQ(kept->term, term);
    EXPECT_TRUE(kept->is_kept && !kept->is_starting);
}

TEST_P(TermLists, refuse_what_could_not_be_looked_for)
{
    EXPECT_EQ(said(save({""})), "editorial.no_term_empty");
    EXPECT_EQ(said(save({"，。 "})), "editorial.no_term_no_letters");
    EXPECT_EQ(said(save({std::string(121, 'a')})), "editorial.no_term_too_long");
    EXPECT_EQ(
        said(save({"红叶", TermCategory::sensitive, Level::hint, std::string(3001, 'a')})),
        "editorial.no_term_long_details");
    EXPECT_EQ(said(as_editor([](Work& work) { return remove_term(work, "红叶"); })), "platform.not_found");
}

TEST_P(TermLists, have_room_for_twenty_thousand)
{
    std::vector<Term> terms;
    for (std::size_t i = 0; i < terms_max; ++i)
        terms.push_back({"用语" + std::to_string(i)});
    accepted(as_editor([&](Work& work) { return import_terms(work, terms); }));
    accepted(as_editor([&](Work& work) { return import_terms(work, terms); }));
    EXPECT_EQ(said(save({"红叶"})), "editorial.no_term_too_many");
    EXPECT_EQ(found_in("红叶"), Found{}) << "a refused term leaves no trace";
}

TEST_P(TermLists, are_kept_by_those_who_decide_the_content_alone)
{
    auto const act = [](Work& work) { return save_term(work, {"红叶"}); };
    for (auto const& actor : {room.officer, room.reviewer, room.head, room.stranger})
        EXPECT_EQ(said(room.as(actor, act)), "platform.not_allowed");
}

INSTANTIATE_TEST_SUITE_P(On, TermLists, both_engines(), engine_name);

} // namespace
} // namespace fengye::editorial
