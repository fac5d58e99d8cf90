// The parts of the incentives screen: what a period came to for both sides, as waterfalls and line
// by line, and the terms that it was reckoned by. The overview's outcome is read from the same.
//
// What both have accepted is shown as it was accepted, whatever a later correction says; what it
// changes stands as an adjustment in the next open period.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/incentive/account.h"
#include "core/screens/screens.h"

namespace samverka::screens {

struct StatedLine {
    std::string key;
    incentive::LineKind kind{};
    const incentive::Line* now = nullptr;  // null: only in what was accepted
    std::optional<base::Period> period;    // of an adjustment: which one it is of
    std::optional<base::Money> customer;
    std::optional<base::Money> supplier;
    bool held = false;

    [[nodiscard]] std::int64_t minor(model::Side side) const {
        return (side == model::Side::Customer ? customer : supplier).value_or(base::Money{}).minor;
    }
};

// One scheme in one period.
struct StatedOutcome {
    const incentive::Account* account = nullptr;
    std::size_t at = 0;
    std::vector<StatedLine> lines;

    [[nodiscard]] const incentive::Outcome& outcome() const { return account->outcomes[at]; }
    [[nodiscard]] const incentive::StatementOn& statement() const {
        return account->statements[at];
    }
    [[nodiscard]] const base::Period& period() const { return outcome().period; }
};

// How far what is shown has come; of several the least.
enum class OutcomeState : std::uint8_t { Preliminary, Complete, Accepted };

struct ShownOutcomes {
    const model::Scheme* scheme = nullptr;  // null: all of them
    std::vector<StatedOutcome> parts;
    std::vector<base::Period> periods;   // to choose between, oldest first
    std::optional<base::Period> period;  // of them
    OutcomeState state{};
};
// By the view state.
[[nodiscard]] ShownOutcomes shown_outcomes(const View& view);
// Of all schemes in the quarter that ended last.
[[nodiscard]] ShownOutcomes latest_outcomes(const View& view);
// Whether no scheme has had a period yet.
[[nodiscard]] bool has_outcomes(const View& view);

// ---- what lines are, taken together
enum class LineGroup : std::uint8_t {
    Value,
    Incentive,
    Gainshare,
    Credits,
    Limit,
    Adjustment,
    Cost,
};
inline constexpr std::size_t kLineGroups = 7;
[[nodiscard]] LineGroup group_of(const StatedLine& line, model::Side side);
[[nodiscard]] std::string group_name(const View& view, LineGroup group);

// What a group, or all that is held back, is to a side.
struct GroupSum {
    std::int64_t minor = 0;
    std::size_t lines = 0;
    std::string trace;  // of its one line, of its scheme's period, or the list of its schemes
};
struct SideSums {
    std::array<GroupSum, kLineGroups> groups;
    GroupSum settled;
    GroupSum held;
};
[[nodiscard]] SideSums sums_of(const ShownOutcomes& shown, model::Side side);

// "+1 240 000", with a sign; whole where it is.
[[nodiscard]] std::string signed_amount(const View& view, std::int64_t minor);
// A number with its trace, at the end of its cell.
[[nodiscard]] Node amount_node(std::string id, std::string words, std::string trace);
// The same as a cell of a table.
[[nodiscard]] Node amount_cell(std::string id, std::string words, std::string trace);
[[nodiscard]] std::string party_name(const View& view, model::Side side);
[[nodiscard]] std::string state_words(const View& view, OutcomeState state);

// ---- parts
[[nodiscard]] Node waterfall_card(const View& view, const ShownOutcomes& shown, model::Side side);
[[nodiscard]] Node outcome_lines(const View& view, const ShownOutcomes& shown);
void add_terms(const View& view, const model::Scheme& scheme, Node& out);
// A measure's score over its value, with today's value as a point; nothing where it cannot be
// drawn.
[[nodiscard]] std::optional<Node> curve_picture(const View& view, const std::string& id,
                                                const model::SchemeVersion& version,
                                                const model::SchemeMeasure& measure);

}  // namespace samverka::screens
