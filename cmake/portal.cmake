# How the parts of the house are declared. Each part is a library; its tests are the *_test.cpp beside its files.

add_library(fengye_options INTERFACE)
target_include_directories(fengye_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(fengye_options INTERFACE -Wall -Wextra -Wno-missing-field-initializers)
if(FENGYE_SANITIZER)
    target_compile_options(fengye_options INTERFACE -fsanitize=${FENGYE_SANITIZER} -fno-omit-frame-pointer -g1)
    target_link_options(fengye_options INTERFACE -fsanitize=${FENGYE_SANITIZER})
endif()
find_program(MOLD mold)
if(MOLD)
    target_link_options(fengye_options INTERFACE -fuse-ld=mold)
endif()

set_property(GLOBAL PROPERTY FENGYE_MODULES "")

# Tests are compiled more often than they run: a third less time to build for nearly none when running. What they test
# is optimised as it will be served.
set(FENGYE_TEST_OPTIONS $<$<CONFIG:Release>:-O0>)

# portal_module(letters USES people editorial): refuses a name that has not been declared, so a circle cannot be written.
# LINKS names the libraries that this module alone sees.
function(portal_module name)
    cmake_parse_arguments(PART "" "" "USES;LINKS" ${ARGN})
    get_property(declared GLOBAL PROPERTY FENGYE_MODULES)
    foreach(used ${PART_USES})
        if(NOT used IN_LIST declared)
            message(FATAL_ERROR "${name} uses ${used}, which is not declared before it in modules/CMakeLists.txt")
        endif()
        list(APPEND libraries fengye_${used})
    endforeach()
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
    list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
    add_library(fengye_${name} STATIC ${sources})
    target_link_libraries(fengye_${name} PUBLIC fengye_platform ${libraries} PRIVATE ${PART_LINKS})
    # The standard headers nearly every file sees are read once, with the first module.
    if(declared)
        list(GET declared 0 first)
        target_precompile_headers(fengye_${name} REUSE_FROM fengye_${first})
    else()
        target_precompile_headers(fengye_${name} PRIVATE <algorithm> <chrono> <filesystem> <functional> <map> <memory>
            <mutex> <optional> <string> <string_view> <thread> <variant> <vector> <boost/json.hpp> <tl/expected.hpp>
            <fmt/format.h>)
    endif()
    set_property(GLOBAL APPEND PROPERTY FENGYE_MODULES ${name})
endfunction()

# The tests that stand beside the files of one part. The platform's know nothing above them; a module's may open the
# whole portal, which app/ wires.
function(portal_tests name folder)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*_test.cpp)
    if(NOT sources)
        return()
    endif()
    add_executable(${name}_tests ${sources})
    target_compile_options(${name}_tests PRIVATE -Wno-dangling-else -Wno-array-bounds ${FENGYE_TEST_OPTIONS})
    # The first: macros of GoogleTest after an if. The second: g++ 12 mistakes short strings put together.
    target_link_libraries(${name}_tests PRIVATE fengye_testing)
    if(NOT name STREQUAL "platform")
        target_link_libraries(${name}_tests PRIVATE fengye_portal_testing)
    endif()
    target_precompile_headers(${name}_tests REUSE_FROM fengye_testing)
    add_test(NAME ${name} COMMAND ${name}_tests --gtest_brief=1)
    set_tests_properties(${name} PROPERTIES TIMEOUT 900 LABELS ${name})
endfunction()
