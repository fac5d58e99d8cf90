#include "core/screens/grid_source.h"

#include <array>

#include "core/screens/kpis.h"
#include "core/screens/overview.h"

namespace samverka::screens {

namespace {

// Every source, one line each.
constexpr std::array kSources{
    &kHeatSource,
    &kEntrySource,
    &kPasteSource,
};

}  // namespace

FoundSource find_grid_source(std::string_view name) {
    const std::size_t colon = name.find(':');
    const std::string_view head = name.substr(0, colon);
    for (const GridSource* source : kSources)
        if (source->name == head)
            return {.source = source,
                    .argument = colon == std::string_view::npos ? std::string_view()
                                                                : name.substr(colon + 1)};
    return {};
}

}  // namespace samverka::screens
