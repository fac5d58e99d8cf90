// What the renderer tells others as JSON: rectangles by node id for tests, and the field being
// edited for the page.
//
// Pixels are written with up to two decimals. Only this view says them; nothing is computed from
// them in the core.
#pragma once

#include <string>
#include <vector>

#include "core/ui/cell_store.h"
#include "core/ui/layout.h"
#include "core/ui/renderer.h"
#include "core/ui/shown.h"

namespace samverka::ui {

// `cells` are those of the grids that are seen.
[[nodiscard]] std::string rectangles_json(const Arrangement& arrangement,
                                          const std::vector<Shown>& shown,
                                          const std::vector<ShownCells>& cells);
[[nodiscard]] std::string editor_json(const FocusedEditor& editor);

}  // namespace samverka::ui
