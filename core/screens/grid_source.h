// Where the cells of a grid come from, and what editing them does.
//
// A grid node names its source as "<name>" or "<name>:<argument>"; the table in grid_source.cpp
// finds it. A source gives any range of its cells when asked, so that only what is seen is made,
// and turns what was typed, pasted or activated into an action. It keeps nothing of its own: like a
// screen it is a function of the view.
//
// To add one: its functions beside its screen, and a row in the table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/screens/view.h"

namespace samverka::screens {

// Rows and columns from 0, head columns included. What lies outside the grid is left out.
struct GridRange {
    std::int64_t first_row = 0;
    std::int64_t rows = 0;
    std::int64_t first_column = 0;
    std::int64_t columns = 0;
};
using GridRows = std::vector<std::vector<GridCell>>;

struct CellPlace {
    std::int64_t row = 0;
    std::int64_t column = 0;
};

struct GridSource {
    std::string_view name;
    GridRows (*cells)(const View& view, std::string_view argument, const GridRange& range);
    // What committing `typed` in a cell does. Errors: those of reading what people type. Null: no
    // cell can be edited.
    base::Result<Action> (*edit)(const View& view, std::string_view argument, CellPlace cell,
                                 std::string_view typed);
    // What pasting a block of text at a cell does; null: it takes none.
    base::Result<Action> (*paste)(const View& view, std::string_view argument, CellPlace cell,
                                  std::string_view text);
    // What activating a cell does; an empty action does nothing.
    Action (*activate)(const View& view, std::string_view argument, CellPlace cell);
};

struct FoundSource {
    const GridSource* source = nullptr;  // null when there is none of that name
    std::string_view argument;           // a part of `name`
};
[[nodiscard]] FoundSource find_grid_source(std::string_view name);

}  // namespace samverka::screens
