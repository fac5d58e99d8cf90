// What every screen that speaks of KPIs and goals shares: standings as shape, colour and words,
// values with their unit that open their trace, names of periods, and the small pictures.
//
// A number of a KPI is shown by `value_node` or `value_run` and nowhere put together by hand, so
// that it has its unit, its rounding and its trace on every screen. Pictures are in units of
// pixels at 100 %; they say in their name what they show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/kpi/progress.h"
#include "core/kpi/value.h"
#include "core/screens/view.h"

namespace samverka::screens {

// ---- standing
// ● reaches, ▲ near, ■ under, ◌ no data, ◆ not judged.
[[nodiscard]] Mark mark_of(kpi::Standing standing);
[[nodiscard]] Tone tone_of(kpi::Standing standing);
[[nodiscard]] std::string standing_words(const View& view, kpi::Standing standing);
// Of a value, which may also be beyond the stretch.
[[nodiscard]] std::string standing_words(const View& view, const kpi::Value& value);
[[nodiscard]] Node standing_badge(const View& view, std::string id, const kpi::Value& value);
// The mark alone, with the words for who does not see it.
[[nodiscard]] Node standing_mark(const View& view, std::string id, const kpi::Value& value);

// ---- numbers
// "99,12 %", "12 min", "3,9".
[[nodiscard]] std::string figure(const View& view, const base::Decimal& value,
                                 const std::string& unit);
// The value with its unit, or "ingen data".
[[nodiscard]] std::string value_words(const View& view, const kpi::History& history,
                                      const kpi::Value& value);
// Opens its trace. Named with its KPI, its period and its standing.
[[nodiscard]] Node value_node(const View& view, std::string id, const kpi::History& history,
                              const kpi::Value& value);
[[nodiscard]] locale::Run value_run(const View& view, const kpi::History& history,
                                    const kpi::Value& value);
// A field of a definition ("target"), "mål 99,0", opening the act that set it.
[[nodiscard]] locale::Run field_run(const View& view, base::ThingId thing, const char* field,
                                    const base::Decimal& value, const std::string& unit);
// "74 %": per cent rounded to whole ones, or "ingen data". Opens the trace of the progress.
[[nodiscard]] locale::Run progress_run(const View& view, const kpi::GoalProgress& progress);
[[nodiscard]] Node progress_node(const View& view, std::string id,
                                 const kpi::GoalProgress& progress);
// "70 %" of the plan, opening the same trace.
[[nodiscard]] locale::Run plan_run(const View& view, const kpi::GoalProgress& progress);
// A count that opens the list of what it counts.
[[nodiscard]] locale::Run count_run(const View& view, const std::vector<base::ThingId>& things);

// ---- which value, and what it follows
// The value to show for a KPI today: the latest period's, or, as long as nobody has had to report
// that one yet, the one before it that is measured. Null: no period has ended.
[[nodiscard]] const kpi::Value* current_value(const kpi::History& history, base::Date date);
// The value before it that has data; null when none.
[[nodiscard]] const kpi::Value* value_before(const kpi::History& history, const kpi::Value& value);
enum class Turn : std::uint8_t { Unknown, Level, Better, Worse, Other };
struct Trend {
    Turn turn = Turn::Unknown;
    int direction = 0;  // of the number: 1 up, −1 down
    const kpi::Value* before = nullptr;
};
[[nodiscard]] Trend trend_of(const kpi::History& history, const kpi::Value& value);
// An arrow with the words "upp från 98,9 %, bättre".
[[nodiscard]] Node trend_node(const View& view, std::string id, const kpi::History& history,
                              const kpi::Value& value);
// How many periods in a row have had its standing, itself included; 0 without data.
[[nodiscard]] int streak_of(const kpi::History& history, const kpi::Value& value);

// Goes to the KPI's card, with that period shown.
[[nodiscard]] Action show_kpi(base::ThingId kpi, const base::Period& period);

// ---- periods
// "sep", "kv 3", "v 40": where the year is plain from what stands around it.
[[nodiscard]] std::string short_period(const View& view, const base::Period& period);
// "5 nov", where what stands beside it tells the year.
[[nodiscard]] std::string day_and_month(const View& view, base::Date date);
// The same, and the year where it is another than that of the date that is shown.
[[nodiscard]] std::string short_date(const View& view, base::Date date);
// "sep 2026"; a quarter and a week as they are shown otherwise.
[[nodiscard]] std::string axis_period(const View& view, const base::Period& period);

// ---- small pictures
// For drawing only.
[[nodiscard]] float drawn(const base::Decimal& value);
// The last twelve periods up to `value`, as a line that breaks where nothing was measured.
[[nodiscard]] Node sparkline(const View& view, std::string id, const kpi::History& history,
                             const kpi::Value& value);
// Where a value stands between its zones: under, near, reaches as washes, the value as a bar, the
// target as a line. Nothing is drawn where nothing is judged.
[[nodiscard]] Node bullet(const View& view, std::string id, const kpi::History& history,
                          const kpi::Value& value);
// 0–100 as a bar, with the plan as a line across.
[[nodiscard]] Node progress_bar(const View& view, std::string id,
                                const kpi::GoalProgress& progress);

// Stretches of the number line with one standing each, from `low` to `high`.
struct Zone {
    base::Decimal from;
    base::Decimal to;
    kpi::Standing standing{};
};
[[nodiscard]] std::vector<Zone> zones_of(const model::KpiVersion& definition, base::Decimal low,
                                         base::Decimal high);

}  // namespace samverka::screens
