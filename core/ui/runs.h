// The runs of a node's text where they stand in its lines: what is drawn apart, pointed at and gone
// through with the arrow keys.
//
// A run is only a target where the node itself does nothing (screens::acts_in_its_text); a term is
// explained anywhere. Pure functions of an arranged box, in the arrangement's coordinates.
#pragma once

#include <string_view>
#include <vector>

#include "core/ui/layout.h"

namespace samverka::ui {

struct RunPiece {
    std::size_t run = 0;  // in the node's text
    Rect rect;            // as high as its line
    std::string_view text;
};

inline constexpr std::size_t kNoRun = kNoBox;

// Whether some of the text is not plain words.
[[nodiscard]] bool has_told_runs(const screens::Node& node);
// All of the text, run by run and line by line.
[[nodiscard]] std::vector<RunPiece> run_pieces(const Box& box);

// A number with a trace or a name of a thing; a term of the glossary.
[[nodiscard]] bool opens_something(const locale::Run& run);
[[nodiscard]] bool is_explained(const locale::Run& run);
// The runs of the node's text that the arrow keys go through; none where the node acts as a whole.
[[nodiscard]] std::vector<std::size_t> run_targets(const screens::Node& node);
// What is opened or explained at the point; kNoRun for none.
[[nodiscard]] std::size_t run_at(const Box& box, Point point);

}  // namespace samverka::ui
