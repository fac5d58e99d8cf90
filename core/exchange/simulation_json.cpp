#include "core/exchange/simulation_json.h"

#include <array>

#include "core/base/text.h"

namespace samverka::exchange {

using base::Decimal;
using base::ErrorCode;
using base::fail;
using base::Money;
using base::Result;
using incentive::Axis;
using incentive::Draw;
using incentive::Driver;
using incentive::DriverKind;
using incentive::Sides;
using json::Array;
using json::Object;
using json::Value;
using model::Side;

namespace {

constexpr std::array<std::string_view, 3> kNotes{"kink", "flat", "wrong_way"};

Result<Driver> read_driver(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view kind = text.substr(0, colon);
    const std::string_view rest =
        colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    Driver out;
    if (kind == "terms") {
        out.kind = DriverKind::Terms;
        out.path = rest;
        return out;
    }
    if (kind != "kpi" && kind != "series")
        return fail(ErrorCode::UsageInvalid, text, "a driver is kpi:…, series:… or terms:…");
    out.kind = kind == "kpi" ? DriverKind::Kpi : DriverKind::Series;
    SV_TRY(out.thing, base::ThingId::parse(rest));
    return out;
}

// What stands before and after the first `mark`; the second is empty where there is none.
std::pair<std::string_view, std::string_view> split(std::string_view text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return {text, {}};
    return {text.substr(0, at), text.substr(at + mark.size())};
}

std::string amount(Money money) { return base::number_text(money.minor); }

Money to_side(Side side, Side performer, const Sides& sides) {
    return side == performer ? sides.performer : sides.other;
}

Array numbers(const std::vector<Decimal>& values) {
    Array out;
    for (const Decimal& value : values) out.emplace_back(value.text());
    return out;
}

Array rows(const incentive::Grid& grid, Side side, Side performer) {
    Array out;
    for (std::size_t y = 0; y < grid.ys.size(); ++y) {
        Array row;
        for (std::size_t x = 0; x < grid.xs.size(); ++x)
            row.emplace_back(amount(to_side(side, performer, grid.at(x, y))));
        out.emplace_back(std::move(row));
    }
    return out;
}

Object grid_json(const incentive::Grid& grid, Side performer) {
    Object out;
    out.set("x", numbers(grid.xs));
    out.set("y", numbers(grid.ys));
    out.set("customer", rows(grid, Side::Customer, performer));
    out.set("supplier", rows(grid, Side::Supplier, performer));
    out.set("both", static_cast<std::int64_t>(grid.both));
    Object now;
    now.set("customer", amount(to_side(Side::Customer, performer, grid.now)));
    now.set("supplier", amount(to_side(Side::Supplier, performer, grid.now)));
    out.set("now", std::move(now));
    Array notes;
    for (const incentive::Note& note : grid.notes) {
        Object one;
        one.set("kind", std::string(kNotes[static_cast<std::size_t>(note.kind)]));
        one.set("axis", note.axis == 0 ? "x" : "y");
        one.set("from", note.from.text());
        one.set("to", note.to.text());
        notes.emplace_back(std::move(one));
    }
    out.set("notes", std::move(notes));
    return out;
}

Object quantiles_json(const incentive::Quantiles& quantiles) {
    Object out;
    out.set("p5", amount(quantiles.p5));
    out.set("p25", amount(quantiles.p25));
    out.set("p50", amount(quantiles.p50));
    out.set("p75", amount(quantiles.p75));
    out.set("p95", amount(quantiles.p95));
    return out;
}

Object draws_json(const incentive::Draws& draws, const SimulationQuery& query, Side performer) {
    Object out;
    out.set("count", std::int64_t{draws.count});
    out.set("seed", base::number_text(static_cast<std::int64_t>(query.seed)));
    const bool supplier = performer == Side::Supplier;
    out.set("customer", quantiles_json(supplier ? draws.other : draws.performer));
    out.set("supplier", quantiles_json(supplier ? draws.performer : draws.other));
    out.set("both", std::int64_t{draws.both});
    out.set("customer_loses", std::int64_t{supplier ? draws.other_loses : draws.performer_loses});
    out.set("supplier_loses", std::int64_t{supplier ? draws.performer_loses : draws.other_loses});
    return out;
}

Result<incentive::Stretched> stretch_of(const session::Session& session,
                                        const incentive::Account& account,
                                        const SimulationQuery& query) {
    if (account.outcomes.empty())
        return fail(ErrorCode::SchemeNotInForce, "/scheme", query.scheme.text());
    const auto first = query.from ? account.find(*query.from) : std::optional<std::size_t>(0);
    const auto last = query.to ? account.find(*query.to)
                               : std::optional<std::size_t>(account.outcomes.size() - 1);
    if (!first) return fail(ErrorCode::SchemeNotInForce, "/from", query.from->text());
    if (!last || *last < *first)
        return fail(ErrorCode::SchemeNotInForce, "/to", query.to ? query.to->text() : "");
    return incentive::Stretched{.account = account,
                                .fiscal = kpi::fiscal_calendar(session.snapshot()),
                                .first = *first,
                                .count = *last - *first + 1};
}

}  // namespace

Result<Axis> read_axis(std::string_view text) {
    const auto [driver, span] = split(text, "=");
    const auto [ends, steps] = split(span, "/");
    const auto [from, to] = split(ends, "..");
    const auto count = base::parse_integer(steps);
    if (to.empty() || !count || *count > incentive::kGridStepsMax)
        return fail(ErrorCode::UsageInvalid, text, "an axis is driver=from..to/values");
    Axis out;
    SV_TRY(out.driver, read_driver(driver));
    SV_TRY(out.from, Decimal::parse(from));
    SV_TRY(out.to, Decimal::parse(to));
    out.steps = static_cast<int>(*count);
    return out;
}

Result<Draw> read_draw(std::string_view text) {
    const auto [driver, how] = split(text, "=");
    const auto [kind, numbers] = split(how, ":");
    Draw out;
    SV_TRY(out.driver, read_driver(driver));
    out.kind = incentive::DrawKind::History;
    if (kind == "history" && numbers.empty()) return out;
    const auto [low, rest] = split(numbers, ":");
    const auto [mode, high] = split(rest, ":");
    const bool uniform = kind == "uniform" && high.empty();
    if (!uniform && (kind != "triangular" || high.empty()))
        return fail(ErrorCode::UsageInvalid, text,
                    "uniform:low:high, triangular:low:mode:high or history");
    out.kind = uniform ? incentive::DrawKind::Uniform : incentive::DrawKind::Triangular;
    SV_TRY(out.low, Decimal::parse(low));
    SV_TRY(out.high, Decimal::parse(uniform ? mode : high));
    if (!uniform) {
        SV_TRY(out.mode, Decimal::parse(mode));
    }
    const bool ordered =
        out.low < out.high && (uniform || (out.low <= out.mode && out.mode <= out.high));
    if (!ordered) return fail(ErrorCode::UsageInvalid, text, "the ends are in the wrong order");
    return out;
}

Result<Value> simulation_json(const session::Session& session, const SimulationQuery& query) {
    const incentive::Account* account = session.schemes().find(query.scheme);
    if (account == nullptr) return fail(ErrorCode::ThingUnknown, "/scheme", query.scheme.text());
    SV_TRY(const incentive::Stretched stretch, stretch_of(session, *account, query));
    Object out;
    out.set("scheme", query.scheme.text());
    out.set("from", account->outcomes[stretch.first].period.text());
    out.set("to", account->outcomes[stretch.first + stretch.count - 1].period.text());
    out.set("periods", static_cast<std::int64_t>(stretch.count));
    if (query.x && query.y) {
        SV_TRY(const incentive::Grid grid, incentive::grid_of(stretch, *query.x, *query.y));
        out.set("grid", grid_json(grid, account->performer));
    }
    if (!query.draws.empty()) {
        SV_TRY(const incentive::Draws draws,
               incentive::draws_of(stretch, query.draws, query.count, query.seed));
        out.set("draws", draws_json(draws, query, account->performer));
    }
    return Value(std::move(out));
}

}  // namespace samverka::exchange
