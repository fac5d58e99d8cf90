// How long the drawn view needs from input to draw list while a grid of 500 KPIs by 120 months is
// scrolled, rows and columns at once, in a window of 1920×1080. Prints the median and the 99th
// percentile of our own work (processor time), then of what a clock on the wall says, in
// milliseconds and parted by tabs: on a machine that others use too the two are far apart. Graphics
// cards and the asking of real KPIs are not in them.
//
//     grid_scroll [frames]

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#ifdef __EMSCRIPTEN__
#include <emscripten/em_js.h>
#endif

#include "core/base/text.h"
#include "tests/support/ui/fixture.h"
#include "tests/support/ui/headless.h"

namespace {

using samverka::screens::GridCell;
using samverka::screens::GridRange;
using samverka::screens::GridRows;
using samverka::screens::Node;
using samverka::screens::NodeKind;

constexpr std::int64_t kRows = 500;
constexpr std::int64_t kMonths = 120;

GridCell cell_of(std::int64_t row, std::int64_t column) {
    GridCell cell;
    if (column == 0) {
        cell.text = "Nyckeltal nummer " + samverka::base::number_text(row);
        return cell;
    }
    const std::int64_t value = (row * 7919 + column * 104729) % 1000;
    cell.text = samverka::base::number_text(value / 10) + "," +
                samverka::base::number_text(value % 10) + " %";
    cell.mark = value > 300 ? samverka::screens::Mark::Praise : samverka::screens::Mark::Error;
    cell.tone = value > 300 ? samverka::screens::Tone::Good : samverka::screens::Tone::Miss;
    cell.surface = samverka::screens::Surface::Tinted;
    cell.name = "Nyckeltal " + samverka::base::number_text(row) + ": " + cell.text;
    cell.active = true;
    return cell;
}

GridRows cells_of(const std::string&, const GridRange& range) {
    GridRows rows;
    for (std::int64_t row = 0; row < range.rows; ++row) {
        auto& cells = rows.emplace_back();
        for (std::int64_t column = 0; column < range.columns; ++column)
            cells.push_back(cell_of(range.first_row + row, range.first_column + column));
    }
    return rows;
}

Node screen() {
    Node grid = samverka::test::make_node(NodeKind::Grid, "grid");
    grid.layout.height = samverka::screens::fill();
    grid.grid.source = "bench";
    grid.grid.rows = kRows;
    grid.grid.columns.push_back({.title = "KPI", .detail = "", .width = 260});
    for (std::int64_t month = 1; month <= kMonths; ++month) {
        grid.grid.columns.push_back({.title = samverka::base::number_text(month),
                                     .detail = "%",
                                     .width = 86,
                                     .align = samverka::screens::Align::End});
    }
    Node root = samverka::test::make_stack("root", 0, {std::move(grid)});
    root.layout.height = samverka::screens::fill();
    return root;
}

// In milliseconds. Emscripten's std::clock is a clock on the wall, so there Node is asked.
#ifdef __EMSCRIPTEN__
// clang-format off: it would read JavaScript as C++
EM_JS(double, processor_time, (), {
    const used = process.cpuUsage();
    return (used.user + used.system) / 1000;
});
// clang-format on
#else
double processor_time() { return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC; }
#endif

double part_of(std::vector<double>& taken, std::size_t hundredth) {
    std::sort(taken.begin(), taken.end());
    return taken[std::min(taken.size() - 1, taken.size() * hundredth / 100)];
}

}  // namespace

int main(int count, char** words) {
    using Clock = std::chrono::steady_clock;
    const long frames = count > 1 ? std::strtol(words[1], nullptr, 10) : 2000;
    samverka::test::FakeSource source(screen());
    source.give = cells_of;
    samverka::test::HeadlessView view(source, 1920, 1080);
    view.move_to({900, 500});
    view.settle();
    std::vector<double> own;
    std::vector<double> taken;
    for (long frame = 0; frame < frames; ++frame) {
        // Down and to the right and back again, a little at a time and sometimes far.
        const float way = frame / 250 % 2 == 0 ? -1.0F : 1.0F;
        const float step = frame % 10 == 0 ? 6.0F : 0.7F;
        ImGui::GetIO().AddMouseWheelEvent(way * step * 0.5F, way * step);
        const Clock::time_point begun = Clock::now();
        const double own_begun = processor_time();
        if (!view.renderer().frame()) return 1;
        own.push_back(processor_time() - own_begun);
        taken.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
        source.asked.clear();
    }
    if (taken.empty()) return 1;
    std::printf("%.3f\t%.3f\t%.3f\t%.3f\n", part_of(own, 50), part_of(own, 99), part_of(taken, 50),
                part_of(taken, 99));
    return 0;
}
