#include "core/kpi/formula.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/kpi/formula_words.h"

namespace samverka::kpi {

namespace {

// Periods of a year, at most.
std::int64_t periods_a_year(base::PeriodKind kind) {
    switch (kind) {
        case base::PeriodKind::Day:
            return 366;
        case base::PeriodKind::Week:
            return 53;
        case base::PeriodKind::Month:
            return 12;
        case base::PeriodKind::Quarter:
            return 4;
        case base::PeriodKind::Half:
            return 2;
        case base::PeriodKind::Year:
            break;
    }
    return 1;
}

}  // namespace

std::int64_t Formula::periods_before(base::PeriodKind kind) const {
    std::vector<std::int64_t> before(nodes.size(), 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const FormulaNode& node = nodes[i];
        const bool leaf = node.op == FormulaOp::Constant || node.op == FormulaOp::Input;
        std::int64_t most = leaf ? 0 : std::max(before[node.left], before[node.right]);
        if (node.op == FormulaOp::If) most = std::max(most, before[node.third]);
        if (node.op == FormulaOp::Earlier) most += node.count;
        if (node.op == FormulaOp::LastYear) most += periods_a_year(kind);
        if (node.window.kind == WindowKind::Rolling) most += node.window.periods - 1;
        if (node.window.kind == WindowKind::YearToDate) most += periods_a_year(kind) - 1;
        before[i] = most;
    }
    return before.empty() ? 0 : before.back();
}

FormulaResult<void> check_result(const Formula& formula, std::string_view unit) {
    const FormulaNode& root = formula.root();
    const auto fault = [&](std::string_view key) {
        FormulaFault out{.begin = root.begin,
                         .end = root.end,
                         .message = {.key = std::string(key), .arguments = {}}};
        out.message
            .with("found", base::PlainArgument{root.unit.text().empty() ? "1" : root.unit.text()})
            .with("wanted", base::PlainArgument{std::string(unit)});
        return std::unexpected(std::move(out));
    };
    if (root.condition) return fault("formula.result_condition");
    // A definition that names no unit is shown without one.
    if (base::trimmed(unit).empty() || root.unit.fits(Unit::of(unit))) return {};
    // A share is shown as a percent, a mean on a scale by the scale's name.
    if (root.unit.is_number()) return {};
    return fault("formula.result_unit");
}

bool is_input_name(std::string_view name) {
    const FormulaToken token = next_token(name, 0);
    return token.sign == FormulaSign::Name && token.begin == 0 && token.end == name.size() &&
           !is_reserved_word(name);
}

}  // namespace samverka::kpi
