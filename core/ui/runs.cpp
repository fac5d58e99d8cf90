#include "core/ui/runs.h"

#include <algorithm>

namespace samverka::ui {

using locale::Run;
using locale::RunKind;
using screens::Node;

bool opens_something(const Run& run) {
    return (run.kind == RunKind::Value || run.kind == RunKind::Reference) && !run.target.empty();
}

bool is_explained(const Run& run) { return run.kind == RunKind::Term && !run.target.empty(); }

bool has_told_runs(const Node& node) {
    if (node.kind == screens::NodeKind::Field) return false;
    return std::any_of(node.text.begin(), node.text.end(), [](const Run& run) {
        const bool changed = run.kind == RunKind::Added || run.kind == RunKind::Removed;
        return changed || opens_something(run) || is_explained(run);
    });
}

std::vector<RunPiece> run_pieces(const Box& box) {
    constexpr std::size_t kEllipsis = 3;  // bytes
    std::vector<RunPiece> pieces;
    for (const TextLine& line : box.lines) {
        const std::string_view said = line.text;
        const std::size_t told =
            box.cut ? said.size() - std::min(kEllipsis, said.size()) : said.size();
        const std::size_t before = pieces.size();
        std::size_t begin = 0;  // of the run, in the whole text
        float x = line.x;
        for (std::size_t run = 0; run < box.node->text.size(); ++run) {
            const std::size_t end = begin + box.node->text[run].text.size();
            const std::size_t from = std::max(begin, line.from);
            const std::size_t to = std::min(end, line.from + told);
            begin = end;
            if (from >= to) continue;
            const std::string_view part = said.substr(from - line.from, to - from);
            const float width = line_width(part, box.look);
            pieces.push_back({run, {x, line.y, width, box.look.line_height}, part});
            x += width;
        }
        if (told == said.size() || pieces.size() == before) continue;
        // The sign that something is left out belongs to what it cuts.
        RunPiece& last = pieces.back();
        last.text = said.substr(static_cast<std::size_t>(last.text.data() - said.data()));
        last.rect.width = line_width(last.text, box.look);
    }
    return pieces;
}

std::vector<std::size_t> run_targets(const Node& node) {
    std::vector<std::size_t> targets;
    if (!screens::acts_in_its_text(node)) return targets;
    for (std::size_t run = 0; run < node.text.size(); ++run) {
        if (opens_something(node.text[run]) || is_explained(node.text[run])) targets.push_back(run);
    }
    return targets;
}

std::size_t run_at(const Box& box, Point point) {
    if (!has_told_runs(*box.node)) return kNoRun;
    const bool acts = screens::acts_in_its_text(*box.node);
    for (const RunPiece& piece : run_pieces(box)) {
        if (!piece.rect.contains(point)) continue;
        const Run& run = box.node->text[piece.run];
        if (is_explained(run) || (acts && opens_something(run))) return piece.run;
    }
    return kNoRun;
}

}  // namespace samverka::ui
