#include "native/cli/trace_text.h"

#include "core/locale/numbers.h"
#include "native/cli/terminal.h"

namespace samverka::cli {

std::string trace_text(const Options& options, const locale::Currency& currency,
                       const kpi::TraceNode& node, std::size_t depth) {
    std::string out = std::string(2 * depth + 2, ' ') + say(options, node.label, currency);
    if (node.value) out += "  " + locale::show_every_digit(*node.value, options.language);
    if (node.value && !node.unit.empty()) out += " " + node.unit;
    if (!node.formula.key.empty()) out += "  (" + say(options, node.formula, currency) + ")";
    out += "\n";
    for (const kpi::TraceNode& child : node.children)
        out += trace_text(options, currency, child, depth + 1);
    return out;
}

}  // namespace samverka::cli
