// A KPI's formula: text, read and checked against the inputs that it may name, ready to be
// evaluated over all periods at once (core/kpi/formula_values.h). docs/expressions.md is the
// grammar and its rules.
//
// The language is closed: arithmetic, comparison, conditions and the functions below, nothing else.
// A formula knows its inputs by name only; what they are measured in is checked here, so that
// minutes are never added to hours. What is read is a list of nodes in which operands stand before
// what uses them: evaluating is one pass, and a formula costs what its nodes cost.
//
// Bounds: 2 000 bytes, 50 levels, 500 nodes; a window of at most 400 periods.
#pragma once

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/message.h"
#include "core/kpi/formula_unit.h"

namespace samverka::kpi {

inline constexpr std::size_t kFormulaBytesMax = 2000;
inline constexpr int kFormulaDepthMax = 50;
inline constexpr std::size_t kFormulaNodesMax = 500;
inline constexpr std::int64_t kFormulaWindowMax = 400;

// What a formula may name. `unit` as the series spells it.
struct FormulaInput {
    std::string name;
    std::string unit;
};

enum class FormulaOp : std::uint8_t {
    Constant,
    Input,  // its measurements of the period, as the input says: their sum, the last …
    Negate,
    Absolute,
    Add,
    Subtract,
    Multiply,
    Divide,
    Least,
    Greatest,
    Less,
    LessOrEqual,
    Equal,
    NotEqual,
    GreaterOrEqual,
    Greater,
    And,
    Or,
    Not,
    If,        // the condition, then, else
    HasData,   // of any operand: a condition that is never without data
    Rows,      // over an input's measurements in the window
    Values,    // over the operand's values in the periods of the window
    Earlier,   // the operand `count` periods before
    LastYear,  // the operand in the same period a year before
};

// How many values become one.
enum class Fold : std::uint8_t {
    Sum,
    Mean,
    Least,
    Greatest,
    Median,
    Percentile,
    Count,
    First,
    Last
};

enum class WindowKind : std::uint8_t { Period, Rolling, YearToDate };
struct Window {
    WindowKind kind = WindowKind::Period;
    std::int64_t periods = 1;  // of Rolling
};

struct FormulaNode {
    FormulaOp op{};
    Fold fold{};
    Window window;
    std::int64_t count = 0;   // of Earlier
    std::uint32_t input = 0;  // of Input and Rows
    std::uint32_t left = 0;   // operands: where they stand in the list
    std::uint32_t right = 0;
    std::uint32_t third = 0;
    base::Decimal constant;  // of Constant; of Percentile which one, 0 to 100
    Unit unit;
    bool condition = false;   // it is true or false, not a number
    std::uint32_t begin = 0;  // its bytes of the text
    std::uint32_t end = 0;
};

struct Formula {
    std::vector<FormulaNode> nodes;  // operands first; the last is the whole

    [[nodiscard]] const FormulaNode& root() const { return nodes.back(); }
    // How many periods before the first one asked for take part in it.
    [[nodiscard]] std::int64_t periods_before(base::PeriodKind kind) const;
};

// What is wrong, and where: bytes of the text. The message has the arguments `found` and, where
// there is something to suggest, `wanted`.
struct FormulaFault {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    base::Message message;
};

template <class T>
using FormulaResult = std::expected<T, FormulaFault>;

[[nodiscard]] FormulaResult<Formula> read_formula(std::string_view text,
                                                  std::span<const FormulaInput> inputs);
// Whether a formula's value may be shown as `unit`: the same, or a bare number where the unit is a
// count, a percent or a scale. Nothing when it may.
[[nodiscard]] FormulaResult<void> check_result(const Formula& formula, std::string_view unit);

// ASCII letters, digits, "_" and letters beyond ASCII; not a digit first; no word of the language.
[[nodiscard]] bool is_input_name(std::string_view name);

}  // namespace samverka::kpi
