// What the renderer draws and whom it tells: the workbench, or a hand-made tree in a test.
//
// `tree` may be rebuilt by `perform`; the renderer therefore reads it again after each gesture and
// draws against one tree only.
#pragma once

#include "core/screens/gesture.h"
#include "core/screens/grid_source.h"
#include "core/screens/node.h"

namespace samverka::ui {

class TreeSource {
  public:
    virtual ~TreeSource() = default;
    [[nodiscard]] virtual const screens::Tree& tree() = 0;
    // The visible cells of a grid; a tree without grids has none.
    [[nodiscard]] virtual screens::GridRows cells(const std::string& node,
                                                  const screens::GridRange& range) {
        static_cast<void>(node);
        static_cast<void>(range);
        return {};
    }
    virtual void perform(const screens::Gesture& gesture) = 0;
};

}  // namespace samverka::ui
