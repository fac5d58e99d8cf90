#include "core/incentive/simulation.h"

#include <algorithm>
#include <array>

#include "core/base/sort.h"
#include "core/base/text.h"

namespace samverka::incentive {

using base::Decimal;
using base::ErrorCode;
using base::fail;
using base::Money;
using base::Result;
using base::ThingId;

namespace {

// ---- a number of the terms

// The parts of "/measures/0/weight".
std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> out;
    while (!path.empty() && path.front() == '/') {
        path.remove_prefix(1);
        const std::size_t end = path.find('/');
        out.emplace_back(path.substr(0, end));
        path = end == std::string_view::npos ? std::string_view() : path.substr(end);
    }
    return out;
}

bool put_number(const model::Field& field, const Decimal& value, model::FieldValue& out) {
    if (field.kind == model::FieldKind::Decimal) {
        out = {value};
        return true;
    }
    if (field.kind != model::FieldKind::Money) return false;
    const auto money = to_money(value, {});
    if (money) out = {*money};
    return money.has_value();
}

bool put_part(const model::CompositeType& type, std::string_view name, const Decimal& value,
              model::FieldValue::Composite& out) {
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        if (name == type.fields[i].name) return put_number(type.fields[i], value, out[i]);
    return false;
}

// Whether the path names a number of the version; then it is set.
bool set_number(model::SchemeVersion& version, std::string_view path, const Decimal& value) {
    const auto parts = parts_of(path);
    const model::ThingType& type = model::standard_schema().type(model::ThingKind::SchemeVersion);
    const model::Field* field = parts.empty() ? nullptr : type.find_field(parts[0]);
    if (field == nullptr) return false;
    model::FieldValue held = model::field_value(version.thing, *field);
    bool done = false;
    if (field->kind == model::FieldKind::Composite && parts.size() == 2) {
        if (!held.is_set()) held = {model::FieldValue::Composite(field->composite->fields.size())};
        done = put_part(*field->composite, parts[1], value,
                        std::get<model::FieldValue::Composite>(held.data));
    } else if (field->kind == model::FieldKind::CompositeList && parts.size() == 3) {
        auto* list = std::get_if<model::FieldValue::CompositeList>(&held.data);
        const auto row = base::parse_integer(parts[1]);
        const bool there =
            list != nullptr && row && *row >= 0 && static_cast<std::size_t>(*row) < list->size();
        done = there && put_part(*field->composite, parts[2], value,
                                 (*list)[static_cast<std::size_t>(*row)]);
    } else if (parts.size() == 1) {
        done = put_number(*field, value, held);
    }
    if (done) model::set_field_value(version.thing, *field, held);
    return done;
}

// ---- the periods, varied

class Trial {
  public:
    explicit Trial(const Stretched& periods) : m_periods(periods) {
        const Account& account = periods.account;
        for (std::size_t i = 0; i < periods.count; ++i) {
            const std::size_t at = periods.first + i;
            m_terms.push_back(account.terms(at));
            m_figures.push_back(account.outcomes[at].figures);
        }
        m_drawn = m_figures;
    }

    [[nodiscard]] Result<void> check(const Driver& driver, std::string_view path) {
        if (m_figures.empty()) return fail(ErrorCode::SchemeNotInForce, path);
        if (!set(driver, 0, Decimal(), Check::Only)) return fail(ErrorCode::DriverUnknown, path);
        return {};
    }
    // Sets the driver in every period.
    void set_all(const Driver& driver, const Decimal& value) {
        for (std::size_t i = 0; i < m_figures.size(); ++i) set(driver, i, value, Check::AndSet);
    }
    void set_one(const Driver& driver, std::size_t period, const Decimal& value) {
        set(driver, period, value, Check::AndSet);
    }
    // The value that a driver had in a period; nothing without data.
    [[nodiscard]] std::optional<Decimal> held(const Driver& driver, std::size_t period) const {
        for (const KpiFigure& figure : m_figures[period].kpis)
            if (figure.kpi == driver.thing && figure.has_value()) return figure.value;
        return std::nullopt;
    }
    [[nodiscard]] const model::KpiVersion* definition(const Driver& driver) const {
        for (const KpiFigure& figure : m_figures.back().kpis)
            if (figure.kpi == driver.thing) return figure.definition;
        return nullptr;
    }
    [[nodiscard]] std::size_t periods() const { return m_figures.size(); }

    [[nodiscard]] Sides run() {
        Carried carried;
        Sides out;
        for (std::size_t i = 0; i < m_drawn.size(); ++i) {
            const Outcome outcome = outcome_of(m_terms[i], m_drawn[i], m_periods.fiscal, carried);
            out.performer.minor += outcome.settled.performer.minor + outcome.held.performer.minor;
            out.other.minor += outcome.settled.other.minor + outcome.held.other.minor;
        }
        return out;
    }

  private:
    enum class Check : std::uint8_t { Only, AndSet };

    bool set(const Driver& driver, std::size_t period, const Decimal& value, Check check) {
        switch (driver.kind) {
            case DriverKind::Kpi:
                return set_kpi(driver.thing, period, value, check);
            case DriverKind::Series:
                return set_series(driver.thing, period, value, check);
            case DriverKind::Terms:
                break;
        }
        model::SchemeVersion version = *m_terms[period].version;
        if (!set_number(version, driver.path, value)) return false;
        if (check == Check::AndSet)
            m_terms[period] =
                terms_of(std::make_shared<const model::SchemeVersion>(std::move(version)),
                         m_terms[period].performer);
        return true;
    }
    bool set_kpi(ThingId id, std::size_t period, const Decimal& value, Check check) {
        for (KpiFigure& figure : m_drawn[period].kpis) {
            if (figure.kpi != id) continue;
            if (check == Check::Only) return true;
            figure.value = value;
            figure.missing = kpi::Missing::None;
            figure.assurance = kpi::Assurance::Verified;
            return true;
        }
        return false;
    }
    bool set_series(ThingId id, std::size_t period, const Decimal& percent, Check check) {
        for (std::size_t i = 0; i < m_drawn[period].series.size(); ++i) {
            SeriesFigure& figure = m_drawn[period].series[i];
            if (figure.series != id) continue;
            if (check == Check::Only) return true;
            const Number before = Number::of(m_figures[period].series[i].total);
            figure.total = (before + percent_of(before, percent)).decimal();
            figure.assurance = kpi::Assurance::Verified;
            return true;
        }
        return false;
    }

    const Stretched& m_periods;
    std::vector<Terms> m_terms;
    std::vector<Figures> m_figures;  // as they were
    std::vector<Figures> m_drawn;
};

// Evenly from one end to the other.
std::vector<Decimal> values_of(const Axis& axis) {
    std::vector<Decimal> out;
    const Number span = Number(axis.to) - axis.from;
    for (int i = 0; i < axis.steps; ++i) {
        const Number at = Number(axis.from) + span * Number::of(i) / Number::of(axis.steps - 1);
        // Twelve decimals are more than any definition shows, and keep thirds short.
        const auto rounded = at.has_value()
                                 ? base::rounded(at.value(), 12, base::Rounding::HalfEven)
                                 : Result<Decimal>(axis.from);
        out.push_back(rounded ? *rounded : axis.from);
    }
    return out;
}

Result<void> check_axis(const Axis& axis, std::string_view path) {
    if (axis.steps < 2 || axis.steps > kGridStepsMax)
        return fail(ErrorCode::LimitExceeded, path, "between 2 and 200 steps");
    return {};
}

// ---- notes

struct Row {
    int axis = 0;
    const std::vector<Decimal>* values = nullptr;
    std::vector<Sides> sides;
    bool higher_is_worse = false;
    bool judged = false;  // a KPI with a direction
};

void add_note(NoteKind kind, const Row& row, std::size_t from, std::size_t to, Grid& out) {
    out.notes.push_back(
        {.kind = kind, .axis = row.axis, .from = (*row.values)[from], .to = (*row.values)[to]});
}

// Runs of steps for which `holds` is true, told as one note each.
template <class Holds>
void note_runs(NoteKind kind, const Row& row, Holds holds, Grid& out) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= row.sides.size(); ++i) {
        const bool inside = i < row.sides.size() && holds(i);
        if (inside) continue;
        if (i - 1 > begin) add_note(kind, row, begin, i - 1, out);
        begin = i;
    }
}

void note_row(const Row& row, Grid& out) {
    const auto& sides = row.sides;
    const auto change = [&](std::size_t i) {
        return std::pair(sides[i].performer.minor - sides[i - 1].performer.minor,
                         sides[i].other.minor - sides[i - 1].other.minor);
    };
    note_runs(
        NoteKind::Flat, row,
        [&](std::size_t i) { return change(i) == std::pair<std::int64_t, std::int64_t>(0, 0); },
        out);
    if (row.judged)
        note_runs(
            NoteKind::WrongWay, row,
            [&](std::size_t i) {
                const auto gain = change(i).first;
                return row.higher_is_worse ? gain > 0 : gain < 0;
            },
            out);
    for (std::size_t i = 1; i + 1 < sides.size(); ++i) {
        const auto before = change(i);
        const auto after = change(i + 1);
        // Rounding to the öre moves a step by at most one for each line and period.
        const auto differs = [](std::int64_t left, std::int64_t right) {
            const std::int64_t off = left < right ? right - left : left - right;
            return off >
                   std::max<std::int64_t>(200, std::max(std::abs(left), std::abs(right)) / 100);
        };
        if (differs(before.first, after.first) || differs(before.second, after.second))
            add_note(NoteKind::Kink, row, i, i, out);
    }
}

std::size_t nearest(const std::vector<Decimal>& values, const std::optional<Decimal>& now) {
    if (!now) return values.size() / 2;
    std::size_t out = 0;
    Number best;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Number off = Number(values[i]) - *now;
        const Number size = greatest(off, -off);
        if (!best.has_value() || is_below(size, best)) {
            best = size;
            out = i;
        }
    }
    return out;
}

std::optional<Decimal> today(const Trial& trial, const Axis& axis) {
    if (axis.driver.kind == DriverKind::Series) return Decimal();
    if (axis.driver.kind != DriverKind::Kpi) return std::nullopt;
    for (std::size_t i = trial.periods(); i > 0; --i)
        if (const auto value = trial.held(axis.driver, i - 1)) return value;
    return std::nullopt;
}

void note_axes(const Trial& trial, const Axis& x, const Axis& y, Grid& out) {
    const std::size_t at_x = nearest(out.xs, today(trial, x));
    const std::size_t at_y = nearest(out.ys, today(trial, y));
    Row along_x{.axis = 0, .values = &out.xs, .sides = {}};
    Row along_y{.axis = 1, .values = &out.ys, .sides = {}};
    for (std::size_t i = 0; i < out.xs.size(); ++i) along_x.sides.push_back(out.at(i, at_y));
    for (std::size_t i = 0; i < out.ys.size(); ++i) along_y.sides.push_back(out.at(at_x, i));
    for (auto [row, axis] : {std::pair(&along_x, &x), std::pair(&along_y, &y)}) {
        const model::KpiVersion* definition =
            axis->driver.kind == DriverKind::Kpi ? trial.definition(axis->driver) : nullptr;
        row->judged = definition != nullptr && (definition->direction == model::Direction::Higher ||
                                                definition->direction == model::Direction::Lower);
        row->higher_is_worse = row->judged && definition->direction == model::Direction::Lower;
        const bool falls = axis->to < axis->from;
        row->higher_is_worse = row->higher_is_worse != falls;
        note_row(*row, out);
    }
}

// ---- draws

// Whole numbers that look random, the same everywhere (SplitMix64).
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31U);
    }
    // 0 to count - 1.
    std::uint64_t below(std::uint64_t count) { return next() % count; }

  private:
    std::uint64_t m_state;
};

// A fraction of a million.
constexpr std::uint64_t kGrain = 1'000'000;

// The whole square root, rounded down.
std::uint64_t square_root(std::uint64_t value) {
    std::uint64_t low = 0;
    std::uint64_t high = std::uint64_t{1} << 32U;
    while (low + 1 < high) {
        const std::uint64_t middle = (low + high) / 2;
        (middle <= value / std::max<std::uint64_t>(middle, 1) ? low : high) = middle;
    }
    return low;
}

Number fraction(std::uint64_t millionths) {
    return Decimal::from_scaled(static_cast<std::int64_t>(millionths), 6);
}

// Where the triangle's mode splits the probability, in millionths.
std::uint64_t split_of(const Draw& draw) {
    const Number share =
        (Number(draw.mode) - draw.low) / (Number(draw.high) - draw.low) * Number::of(kGrain);
    const Number whole = whole_units(share);
    const auto number = whole.has_value() ? whole.value().to_integer() : Result<std::int64_t>(0);
    return number ? static_cast<std::uint64_t>(std::clamp<std::int64_t>(*number, 0, kGrain)) : 0;
}

Number drawn(const Draw& draw, Dice& dice) {
    const std::uint64_t chance = dice.below(kGrain + 1);
    const Number span = Number(draw.high) - draw.low;
    if (draw.kind == DrawKind::Uniform) return Number(draw.low) + span * fraction(chance);
    // The inverse of the triangle's distribution: low + √(u·span·(mode − low)), from the other end
    // beyond the mode.
    const std::uint64_t split = split_of(draw);
    if (chance <= split) return Number(draw.low) + span * fraction(square_root(chance * split));
    return Number(draw.high) - span * fraction(square_root((kGrain - chance) * (kGrain - split)));
}

Quantiles quantiles_of(std::vector<std::int64_t>& values) {
    base::sort(values);
    // The value below or at which so many percent of the draws lie.
    const auto at = [&](std::size_t percent) {
        const std::size_t position = (values.size() * percent + 99) / 100;
        return Money{values[std::max<std::size_t>(position, 1) - 1]};
    };
    return {.p5 = at(5), .p25 = at(25), .p50 = at(50), .p75 = at(75), .p95 = at(95)};
}

}  // namespace

Result<Grid> grid_of(const Stretched& periods, const Axis& x, const Axis& y) {
    SV_TRY_VOID(check_axis(x, "/x/steps"));
    SV_TRY_VOID(check_axis(y, "/y/steps"));
    Trial trial(periods);
    SV_TRY_VOID(trial.check(x.driver, "/x/driver"));
    SV_TRY_VOID(trial.check(y.driver, "/y/driver"));
    Grid out;
    out.xs = values_of(x);
    out.ys = values_of(y);
    out.now = trial.run();
    out.cells.reserve(out.xs.size() * out.ys.size());
    for (const Decimal& row : out.ys) {
        trial.set_all(y.driver, row);
        for (const Decimal& column : out.xs) {
            trial.set_all(x.driver, column);
            out.cells.push_back(trial.run());
            if (out.cells.back().both_gain()) ++out.both;
        }
    }
    note_axes(trial, x, y, out);
    return out;
}

Result<Draws> draws_of(const Stretched& periods, const std::vector<Draw>& drivers, int count,
                       std::uint64_t seed) {
    if (count < 1 || count > kDrawsMax)
        return fail(ErrorCode::LimitExceeded, "/draws", "between 1 and 100000");
    Trial trial(periods);
    for (std::size_t i = 0; i < drivers.size(); ++i)
        SV_TRY_VOID(trial.check(drivers[i].driver,
                                "/drivers/" + base::number_text(static_cast<std::int64_t>(i))));
    Dice dice(seed);
    Draws out;
    out.count = count;
    std::vector<std::int64_t> performer;
    std::vector<std::int64_t> other;
    for (int i = 0; i < count; ++i) {
        for (std::size_t period = 0; period < trial.periods(); ++period)
            for (const Draw& draw : drivers) {
                const auto value =
                    draw.kind == DrawKind::History
                        ? trial.held(draw.driver,
                                     static_cast<std::size_t>(dice.below(trial.periods())))
                        : drawn(draw, dice).decimal();
                if (value) trial.set_one(draw.driver, period, *value);
            }
        const Sides sides = trial.run();
        performer.push_back(sides.performer.minor);
        other.push_back(sides.other.minor);
        out.both += sides.both_gain() ? 1 : 0;
        out.performer_loses += sides.performer.minor < 0 ? 1 : 0;
        out.other_loses += sides.other.minor < 0 ? 1 : 0;
    }
    out.performer = quantiles_of(performer);
    out.other = quantiles_of(other);
    return out;
}

}  // namespace samverka::incentive
