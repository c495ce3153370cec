#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include "platform/crypto/crypto.hpp"

int main(int argc, char** argv)
{
    fengye::crypto::set_up();
    spdlog::set_level(
        spdlog::level::off); // a test says what failed; FENGYE_TEST_LOG=1 shows the program's own lines
    if (std::getenv("FENGYE_TEST_LOG"))
        spdlog::set_level(spdlog::level::info);
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
