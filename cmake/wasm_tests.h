// What GoogleTest lacks in WebAssembly: a process that may die. Death tests pass over there;
// natively they run.
//
// Included before every test source of the wasm-test preset by the build, and by nothing else.
#pragma once

#define EXPECT_DEATH(statement, text) EXPECT_DEATH_IF_SUPPORTED(statement, text)
#define ASSERT_DEATH(statement, text) ASSERT_DEATH_IF_SUPPORTED(statement, text)
