#pragma once

#include <string>

#include <gtest/gtest.h>

#include "platform/db/db.hpp"

namespace fengye {

// Both databases a desk may stand on:
//     class Jobs : public testing::TestWithParam<db::Engine> {};
//     INSTANTIATE_TEST_SUITE_P(On, Jobs, both_engines(), engine_name);
inline auto both_engines()
{
    return ::testing::Values(db::Engine::sqlite, db::Engine::postgres);
}

inline std::string engine_name(::testing::TestParamInfo<db::Engine> const& info)
{
    return info.param == db::Engine::sqlite ? "sqlite" : "postgres";
}

} // namespace fengye
