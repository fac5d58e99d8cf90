// The cells that were asked of the source last, so that a frame in which nothing has changed asks
// for none.
//
// For each grid the visible cells of its head columns and of the others are kept, with a few around
// them. They are asked for again when the tree is another one or when something outside is needed.
#pragma once

#include <map>
#include <string>

#include "core/ui/cell_layout.h"
#include "core/ui/tree_source.h"

namespace samverka::ui {

struct CellBlock {
    screens::GridRange range;
    screens::GridRows rows;

    // Null outside of what was given.
    [[nodiscard]] const screens::GridCell* find(CellPlace place) const;
};

// A grid as it stands on the screen, with what is seen of it. Valid until the tree changes.
struct ShownCells {
    std::size_t box = kNoBox;
    CellLayout layout;
    const CellBlock* head = nullptr;
    const CellBlock* body = nullptr;

    [[nodiscard]] const screens::GridCell* find(CellPlace place) const;
};

class CellStore {
  public:
    // Forgets what belongs to another tree.
    void follow(std::uint64_t revision);
    [[nodiscard]] ShownCells shown(TreeSource& source, std::size_t box, const std::string& node,
                                   CellLayout layout);
    // One cell, also one that is not seen; an empty one when the source has none.
    [[nodiscard]] screens::GridCell cell(TreeSource& source, const std::string& node,
                                         CellPlace place);

  private:
    struct Kept {
        CellBlock head;
        CellBlock body;
    };
    std::map<std::string, Kept, std::less<>> m_kept;
    std::uint64_t m_revision = 0;
};

}  // namespace samverka::ui
