#include "core/model/kpi_series.h"

#include <algorithm>

namespace samverka::model {

std::vector<base::ThingId> series_of(const KpiVersion& definition) {
    std::vector<base::ThingId> out;
    const auto add = [&](base::ThingId id) {
        if (!id.is_nil() && std::ranges::find(out, id) == out.end()) out.push_back(id);
    };
    if (definition.aggregation == Aggregation::Formula) {
        for (const KpiInput& input : definition.inputs) add(input.series);
    } else {
        add(definition.numerator);
        add(definition.denominator);
        add(definition.planned);
    }
    return out;
}

bool is_made_of(const KpiVersion& definition, base::ThingId series) {
    const auto all = series_of(definition);
    return std::ranges::find(all, series) != all.end();
}

}  // namespace samverka::model
