// The wire names of a tree's enumerators: one table each, in the order of the enumerators.
//
// `tree_json` writes them; web/src/protocol/tree.ts declares them as unions of string literals, and
// a test holds the two against each other. Nothing reads a tree back, so there is no way from a
// name to an enumerator.
#pragma once

#include <span>
#include <string_view>

namespace samverka::screens {

struct EnumNames {
    std::string_view type;  // "NodeKind", as in C++ and in TypeScript
    std::span<const std::string_view> names;
};

// All enumerations that stand in a tree.
[[nodiscard]] std::span<const EnumNames> tree_enums();

}  // namespace samverka::screens
