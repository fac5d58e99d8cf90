#include "core/kpi/formula_definition.h"

#include <algorithm>

namespace samverka::kpi {

namespace {

using base::Period;
using model::KpiVersion;

FormulaFault fault(std::string_view key, std::string_view found) {
    FormulaFault out;
    out.message = base::Message{.key = std::string(key), .arguments = {}};
    out.message.with("found", base::PlainArgument{std::string(found)});
    return out;
}

// How many of the periods follow the first one without a gap, itself included, in its length.
std::size_t run_length(std::span<const Period> periods) {
    std::size_t out = 1;
    while (out < periods.size() && periods[out] == periods[out - 1].next()) ++out;
    return out;
}

// The periods and those that lie before them, without values.
FormulaRun periods_of_run(const Formula& formula, std::span<const Period> periods) {
    FormulaRun out;
    out.first = static_cast<std::size_t>(formula.periods_before(periods.front().kind()));
    out.periods.reserve(out.first + periods.size());
    for (Period before = periods.front(); out.periods.size() < out.first;) {
        before = before.previous();
        out.periods.push_back(before);
    }
    std::ranges::reverse(out.periods);
    out.periods.insert(out.periods.end(), periods.begin(), periods.end());
    return out;
}

std::vector<FormulaSource> sources_of(const model::Snapshot& snapshot, const KpiVersion& definition,
                                      ColumnSource& columns) {
    std::vector<FormulaSource> out;
    for (const model::KpiInput& input : definition.inputs) {
        const auto* series = snapshot.find<model::Series>(input.series);
        out.push_back({.columns = series == nullptr ? nullptr : &columns.columns(*series),
                       .fold = fold_of(input.fold)});
    }
    return out;
}

}  // namespace

Fold fold_of(model::InputFold fold) {
    switch (fold) {
        case model::InputFold::Mean:
            return Fold::Mean;
        case model::InputFold::Minimum:
            return Fold::Least;
        case model::InputFold::Maximum:
            return Fold::Greatest;
        case model::InputFold::First:
            return Fold::First;
        case model::InputFold::Last:
            return Fold::Last;
        case model::InputFold::Sum:
        case model::InputFold::None:
            break;
    }
    return Fold::Sum;
}

FormulaResult<Formula> formula_of(const model::Snapshot& snapshot, const KpiVersion& definition) {
    std::vector<FormulaInput> inputs;
    for (const model::KpiInput& input : definition.inputs) {
        const bool twice = std::ranges::any_of(
            inputs, [&](const FormulaInput& other) { return other.name == input.name; });
        if (twice) return std::unexpected(fault("formula.input_twice", input.name));
        if (!is_input_name(input.name))
            return std::unexpected(fault("formula.input_name", input.name));
        const auto* series = snapshot.find<model::Series>(input.series);
        inputs.push_back({.name = input.name, .unit = series == nullptr ? "" : series->unit});
    }
    auto formula = read_formula(definition.formula, inputs);
    if (!formula) return formula;
    if (auto fits = check_result(*formula, definition.unit); !fits)
        return std::unexpected(std::move(fits).error());
    return formula;
}

FormulaRun run_formula(const model::Snapshot& snapshot, const KpiVersion& definition,
                       const Formula& formula, std::span<const Period> periods,
                       ColumnSource& columns) {
    FormulaRun out = periods_of_run(formula, periods);
    out.columns = formula_columns(formula, sources_of(snapshot, definition, columns), out.periods,
                                  fiscal_calendar(snapshot));
    return out;
}

std::vector<FormulaValue> formula_values(const model::Snapshot& snapshot,
                                         const KpiVersion& definition,
                                         std::span<const Period> periods, ColumnSource& columns) {
    std::vector<FormulaValue> out;
    const auto formula = formula_of(snapshot, definition);
    if (!formula) {
        FormulaValue none;
        none.missing = Missing::NoDefinition;
        out.assign(periods.size(), none);
        return out;
    }
    const auto sources = sources_of(snapshot, definition, columns);
    while (out.size() < periods.size()) {
        const auto rest = periods.subspan(out.size());
        const FormulaRun run = periods_of_run(*formula, rest.first(run_length(rest)));
        const FormulaColumn whole =
            formula_column(*formula, sources, run.periods, fiscal_calendar(snapshot));
        out.insert(out.end(), whole.begin() + static_cast<std::ptrdiff_t>(run.first), whole.end());
    }
    return out;
}

}  // namespace samverka::kpi
