#include "core/kpi/formula_cells.h"

#include <algorithm>
#include <array>

namespace samverka::kpi {

namespace {

using base::Computed;
using base::Decimal;
using base::Result;

constexpr __int128 power_of_ten(int exponent) {
    __int128 out = 1;
    for (int i = 0; i < exponent; ++i) out *= 10;
    return out;
}
// A sum below this needs no rounding.
constexpr __int128 kSumEnd = power_of_ten(34);
// 17 × 10^37, as much as 128 bits hold with a sign.
constexpr int kScaledDigitsMax = 37;

bool takes_all(Fold fold) { return fold == Fold::Median || fold == Fold::Percentile; }
bool takes_sums(Fold fold) { return fold == Fold::Sum || fold == Fold::Mean; }

// What the rows of one period come to. `counts` says of a row whether it belongs to it.
template <class Counts>
__int128 folded_rows(Fold fold, std::span<const std::int64_t> values, const Counts& counts) {
    __int128 out = 0;
    bool first = true;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!counts(i)) continue;
        const __int128 value = values[i];
        if (takes_sums(fold))
            out += value;
        else if (first || fold == Fold::Last)
            out = value;
        else if (fold == Fold::Least)
            out = std::min(out, value);
        else if (fold == Fold::Greatest)
            out = std::max(out, value);
        first = false;
    }
    return out;
}

// The commonest case by itself: eight values of at most eighteen digits add up in 64 bits, several
// at once.
__int128 sum_of(std::span<const std::int64_t> values) {
    constexpr std::size_t kBlock = 8;
    const std::int64_t* at = values.data();
    std::size_t left = values.size();
    __int128 out = 0;
    for (; left >= kBlock; left -= kBlock, at += kBlock) {
        std::int64_t block = 0;
        for (std::size_t i = 0; i < kBlock; ++i) block += at[i];
        out += block;
    }
    for (std::size_t i = 0; i < left; ++i) out += at[i];
    return out;
}

// A number that has more than 34 digits at this scale has had fewer at its own.
Decimal decimal_of(__int128 number, int scale) {
    const auto narrow = static_cast<std::int64_t>(number);
    if (narrow == number) return Decimal::from_scaled(narrow, scale);
    for (; number >= kSumEnd || number <= -kSumEnd; --scale) number /= 10;
    return Decimal::from_coefficient(number, scale).value_or(Decimal());
}

void settle(const Result<Computed>& computed, FormulaValue& out) {
    if (computed) {
        out.value = computed->value;
        out.exact = out.exact && computed->exact;
    } else {
        out.missing = Missing::OutOfRange;
    }
}

// A period by itself, where that is the window: nothing slides.
FormulaColumn folded_each(Fold fold, const FormulaCells& cells) {
    FormulaColumn out(cells.counts.size());
    for (std::size_t at = 0; at < out.size(); ++at) {
        FormulaValue& value = out[at];
        if (cells.counts[at] == 0 && fold != Fold::Count) continue;
        value.missing = Missing::None;
        value.exact = cells.inexact[at] == 0;
        value.assurance = cells.assurances[at];
        value.measured = cells.measured[at];
        if (fold == Fold::Count)
            value.value = Decimal::from_integer(cells.counts[at]);
        else
            value.value = decimal_of(cells.numbers[at], cells.scale);
        if (fold == Fold::Mean)
            settle(base::divide(value.value, Decimal::from_integer(cells.counts[at])), value);
    }
    return out;
}

// A window that moves over cells.
class Sliding {
  public:
    Sliding(const FormulaNode& node, Fold fold, const FormulaCells& cells)
        : m_node(node), m_fold(fold), m_cells(cells) {}

    void enter(std::size_t at) {
        const std::int32_t count = m_cells.counts[at];
        if (count == 0) return;
        note(at, 1);
        if (takes_all(m_fold)) {
            for (std::size_t i = begin_of(at); i < m_cells.ends[at]; ++i)
                m_sorted.insert(std::ranges::upper_bound(m_sorted, m_cells.numbers[i]),
                                m_cells.numbers[i]);
            return;
        }
        const __int128 number = m_cells.numbers[at];
        if (takes_sums(m_fold)) m_sum += number;
        if (m_fold == Fold::Least || m_fold == Fold::Greatest)
            while (m_line.size() > m_head && is_beaten(m_cells.numbers[m_line.back()], number))
                m_line.pop_back();
        if (m_fold == Fold::Last) m_head = m_line.size();
        if (keeps_line()) m_line.push_back(static_cast<std::uint32_t>(at));
    }

    void leave(std::size_t at) {
        if (m_cells.counts[at] == 0) return;
        note(at, -1);
        if (takes_all(m_fold)) {
            for (std::size_t i = begin_of(at); i < m_cells.ends[at]; ++i)
                m_sorted.erase(std::ranges::lower_bound(m_sorted, m_cells.numbers[i]));
            return;
        }
        if (takes_sums(m_fold)) m_sum -= m_cells.numbers[at];
        if (m_line.size() > m_head && m_line[m_head] == at) ++m_head;
    }

    [[nodiscard]] FormulaValue result() const {
        FormulaValue out;
        if (m_count == 0 && m_fold != Fold::Count) return out;
        out.missing = Missing::None;
        out.exact = m_inexact == 0;
        out.assurance = m_assurances[2] > 0   ? Assurance::Disputed
                        : m_assurances[1] > 0 ? Assurance::Reported
                                              : Assurance::Verified;
        out.measured = static_cast<std::int32_t>(m_measured);
        if (m_fold == Fold::Count)
            out.value = Decimal::from_integer(m_count);
        else if (m_fold == Fold::Mean)
            settle(base::divide(decimal(m_sum), Decimal::from_integer(m_count)), out);
        else if (takes_all(m_fold))
            settle(percentile(), out);
        else
            out.value = decimal(m_fold == Fold::Sum ? m_sum : m_cells.numbers[m_line[m_head]]);
        return out;
    }

  private:
    [[nodiscard]] bool keeps_line() const { return !takes_sums(m_fold) && m_fold != Fold::Count; }
    [[nodiscard]] bool is_beaten(__int128 earlier, __int128 later) const {
        return m_fold == Fold::Least ? later <= earlier : later >= earlier;
    }
    [[nodiscard]] std::size_t begin_of(std::size_t at) const {
        return at == 0 ? 0 : m_cells.ends[at - 1];
    }
    [[nodiscard]] Decimal decimal(__int128 number) const {
        return decimal_of(number, m_cells.scale);
    }

    void note(std::size_t at, int by) {
        m_count += by * m_cells.counts[at];
        m_measured += by * m_cells.measured[at];
        m_assurances[static_cast<std::size_t>(m_cells.assurances[at])] += by;
        m_inexact += by * m_cells.inexact[at];
    }

    [[nodiscard]] Result<Computed> percentile() const {
        std::vector<Decimal> values;
        values.reserve(m_sorted.size());
        for (const __int128 number : m_sorted) values.push_back(decimal(number));
        return percentile_of(values,
                             m_fold == Fold::Median ? Decimal::from_integer(50) : m_node.constant);
    }

    const FormulaNode& m_node;
    Fold m_fold;
    const FormulaCells& m_cells;
    std::int64_t m_count = 0;
    std::int64_t m_measured = 0;
    std::array<std::int64_t, 3> m_assurances{};
    std::int64_t m_inexact = 0;
    __int128 m_sum = 0;
    // Periods with data from m_head on: those that may yet be the least or the greatest, all of
    // them for the first, the latest for the last.
    std::vector<std::uint32_t> m_line;
    std::size_t m_head = 0;
    std::vector<__int128> m_sorted;
};

// The end of the rows whose last day comes before `day`: mostly one row a day.
std::size_t rows_before(const Columns& columns, std::size_t begin, std::int32_t day) {
    const auto& days = columns.last_days;
    if (begin == days.size() || days[begin] >= day) return begin;
    const auto guess = begin + static_cast<std::size_t>(day - days[begin]);
    if (guess <= days.size() && days[guess - 1] < day &&
        (guess == days.size() || days[guess] >= day))
        return guess;
    return static_cast<std::size_t>(
        std::lower_bound(days.begin() + static_cast<std::ptrdiff_t>(begin), days.end(), day) -
        days.begin());
}

// The largest of the scales, when every number can be brought to it.
std::optional<int> common_scale(const FormulaColumn& column) {
    int scale = 0;
    int scale_min = 34;
    for (const FormulaValue& value : column) {
        if (!value.has_value()) continue;
        scale = std::max(scale, value.value.scale());
        scale_min = std::min(scale_min, value.value.scale());
    }
    if (scale <= scale_min) return scale;
    if (scale - scale_min > kScaledDigitsMax) return std::nullopt;
    for (const FormulaValue& value : column) {
        const __int128 limit = power_of_ten(kScaledDigitsMax - (scale - value.value.scale()));
        const __int128 coefficient = value.value.coefficient();
        if (value.has_value() && (coefficient >= limit || coefficient <= -limit))
            return std::nullopt;
    }
    return scale;
}

// How many rows of period `p` count, and how sure they are. Each loop looks at little and through
// plain pointers, so that it takes several rows at once.
void take_rows(const Columns& columns, std::size_t p, PeriodRows& out) {
    const std::size_t begin = out.begins[p];
    const std::size_t count = out.ends[p] - begin;
    const std::int32_t* const first = columns.first_days.data() + begin;
    const std::int32_t* const last = columns.last_days.data() + begin;
    const Assurance* const assurances = columns.assurances.data() + begin;
    const std::int32_t length = out.lengths[p];
    std::int32_t longer = 0;
    for (std::size_t i = 0; i < count; ++i) longer += last[i] - first[i] > length ? 1 : 0;
    out.counts[p] = static_cast<std::int32_t>(count) - longer;
    out.has_longer = out.has_longer || longer > 0;
    std::uint8_t weakest = 0;
    if (longer == 0) {
        for (std::size_t i = 0; i < count; ++i)
            weakest = std::max(weakest, static_cast<std::uint8_t>(assurances[i]));
    } else {
        for (std::size_t i = 0; i < count; ++i)
            if (last[i] - first[i] <= length)
                weakest = std::max(weakest, static_cast<std::uint8_t>(assurances[i]));
    }
    out.assurances[p] = static_cast<Assurance>(weakest);
}

}  // namespace

PeriodRows period_rows(const Columns& columns, std::span<const std::int32_t> first_days) {
    PeriodRows out;
    const std::size_t count = first_days.size() - 1;
    out.begins.resize(count);
    out.ends.resize(count);
    out.counts.resize(count);
    out.lengths.resize(count);
    out.assurances.resize(count);
    std::size_t at = rows_before(columns, 0, first_days.front());
    for (std::size_t p = 0; p < count; ++p) {
        const std::size_t end = rows_before(columns, at, first_days[p + 1]);
        const std::int32_t length = first_days[p + 1] - 1 - first_days[p];
        out.begins[p] = static_cast<std::uint32_t>(at);
        out.ends[p] = static_cast<std::uint32_t>(end);
        out.lengths[p] = length;
        take_rows(columns, p, out);
        at = end;
    }
    return out;
}

std::optional<FormulaCells> cells_of(const Columns& columns, const PeriodRows& rows, Fold fold) {
    if (!columns.wide.empty()) return std::nullopt;
    FormulaCells out;
    out.scale = columns.scale;
    out.counts = rows.counts;
    out.measured = rows.counts;
    out.assurances = rows.assurances;
    out.inexact.assign(rows.counts.size(), 0);
    if (!takes_all(fold)) out.numbers.reserve(rows.counts.size());
    for (std::size_t p = 0; p < rows.counts.size(); ++p) {
        const std::size_t begin = rows.begins[p];
        const auto values = std::span(columns.values).subspan(begin, rows.ends[p] - begin);
        const auto counts = [&](std::size_t i) {
            return columns.last_days[begin + i] - columns.first_days[begin + i] <= rows.lengths[p];
        };
        if (takes_all(fold)) {
            for (std::size_t i = 0; i < values.size(); ++i)
                if (counts(i)) out.numbers.push_back(values[i]);
            out.ends.push_back(static_cast<std::uint32_t>(out.numbers.size()));
        } else if (takes_sums(fold) && !rows.has_longer) {
            out.numbers.push_back(sum_of(values));
        } else if (!rows.has_longer) {
            out.numbers.push_back(folded_rows(fold, values, [](std::size_t) { return true; }));
        } else {
            out.numbers.push_back(folded_rows(fold, values, counts));
        }
    }
    return out;
}

std::optional<FormulaCells> cells_of(const FormulaColumn& column, Fold fold) {
    const auto scale = common_scale(column);
    if (!scale) return std::nullopt;
    const __int128 end = takes_sums(fold) ? kSumEnd / static_cast<std::int64_t>(column.size() + 1)
                                          : power_of_ten(kScaledDigitsMax);
    FormulaCells out;
    out.scale = *scale;
    out.numbers.reserve(column.size());
    for (const FormulaValue& value : column) {
        __int128 number = 0;
        if (value.has_value())
            number = value.value.coefficient() * power_of_ten(*scale - value.value.scale());
        if (number >= end || number <= -end) return std::nullopt;
        if (!takes_all(fold) || value.has_value()) out.numbers.push_back(number);
        out.ends.push_back(static_cast<std::uint32_t>(out.numbers.size()));
        out.counts.push_back(value.has_value() ? 1 : 0);
        out.measured.push_back(value.has_value() ? value.measured : 0);
        out.assurances.push_back(value.has_value() ? value.assurance : Assurance::Verified);
        out.inexact.push_back(value.has_value() && !value.exact ? 1 : 0);
    }
    return out;
}

FormulaColumn folded_cells(const FormulaNode& node, Fold fold, const FormulaCells& cells,
                           std::span<const std::uint32_t> begins) {
    if (node.window.kind == WindowKind::Period && !takes_all(fold)) return folded_each(fold, cells);
    Sliding sliding(node, fold, cells);
    FormulaColumn out;
    out.reserve(begins.size());
    std::size_t begin = 0;
    for (std::size_t at = 0; at < begins.size(); ++at) {
        for (; begin < begins[at]; ++begin) sliding.leave(begin);
        sliding.enter(at);
        out.push_back(sliding.result());
    }
    return out;
}

// low + (high - low) × the part of the way between them.
Result<Computed> percentile_of(std::span<const Decimal> values, const Decimal& which) {
    const auto steps_max = static_cast<std::int64_t>(values.size()) - 1;
    SV_TRY(const Computed steps, base::multiply(which, Decimal::from_integer(steps_max)));
    SV_TRY(const Computed place,
           base::divide(steps.value, Decimal::from_integer(100)));  // exact: two decimals more
    SV_TRY(const Decimal whole, base::rounded(place.value, 0, base::Rounding::Floor));
    SV_TRY(const std::int64_t at, whole.to_integer());
    const auto low = static_cast<std::size_t>(at);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    SV_TRY(const Computed part, base::subtract(place.value, whole));
    SV_TRY(const Computed apart, base::subtract(values[high], values[low]));
    SV_TRY(const Computed step, base::multiply(apart.value, part.value));
    SV_TRY(Computed out, base::add(values[low], step.value));
    out.exact = out.exact && step.exact && apart.exact;
    return out;
}

}  // namespace samverka::kpi
