// Series, KPIs and goals put into a built partnership, for tests that read values.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/kpi/board.h"
#include "tests/support/partnership_builder.h"

namespace samverka::test {

[[nodiscard]] base::Decimal number(std::string_view text);
// Of the calendar, or of a fiscal year where the text says so.
[[nodiscard]] base::Period period(std::string_view text, int fiscal_first_month = 1);

struct Row {
    std::string period;
    std::string value;
};
using Rows = std::vector<Row>;

[[nodiscard]] std::vector<model::Measurement> measurements(const Rows& rows,
                                                           int fiscal_first_month = 1);
base::ThingId add_series(PartnershipBuilder& builder, model::Frequency frequency, const Rows& rows);
void set_rows(PartnershipBuilder& builder, base::ThingId series, const Rows& rows);
base::ThingId add_kpi(PartnershipBuilder& builder, const std::string& name,
                      std::vector<base::ThingId> goals = {});
// A draft of a definition; `kpi` and `effective_from` are put into it.
base::ThingId add_definition(PartnershipBuilder& builder, base::ThingId kpi,
                             model::KpiVersion definition, std::string_view from);
base::ThingId add_goal(PartnershipBuilder& builder, const std::string& statement,
                       base::ThingId parent = {});
// Somebody has compared the values of these rows.
base::ThingId verify(PartnershipBuilder& builder, base::ThingId series, const Rows& rows);

// A board of its own that follows the builder on the date.
class BoardOn {
  public:
    BoardOn(const PartnershipBuilder& builder, std::string_view date);
    [[nodiscard]] kpi::Board& board() { return m_board; }
    [[nodiscard]] const kpi::History& history(base::ThingId kpi) const;

  private:
    kpi::Board m_board;
};

}  // namespace samverka::test
