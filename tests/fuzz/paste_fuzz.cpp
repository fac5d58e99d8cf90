// Any text as what is pasted into the entry grid.
//
// A plan never claims more than it can do: what it would record, the session takes without a
// fault; and what a plan has settled, the file holds afterwards. The first two bytes are the
// settings, the third where it is pasted.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/screens/paste_plan.h"
#include "tests/fuzz/fuzz_session.h"

namespace json = samverka::json;
namespace locale = samverka::locale;
namespace model = samverka::model;
namespace screens = samverka::screens;
namespace session = samverka::session;

namespace {

void add_series(session::Session& session, std::string_view fields) {
    samverka::fuzz::run(session, "create",
                        R"({"kind":"series","fields":)" + std::string(fields) + "}");
}

screens::EntryGrid grid_of(const session::Session& session) {
    screens::EntryGrid out;
    out.kind = samverka::base::PeriodKind::Month;
    for (const auto* series : session.snapshot().all<model::Series>()) out.series.push_back(series);
    for (auto at = *samverka::base::Period::parse("2025-10"); out.periods.size() < 12;
         at = at.next())
        out.periods.push_back(at);
    return out;
}

json::Object arguments(const std::vector<session::Entry>& entries) {
    json::Array rows;
    for (const session::Entry& entry : entries) {
        json::Object row;
        row.set("series", entry.series.text());
        row.set("period", entry.period.text());
        row.set("value", entry.value->text());
        rows.emplace_back(std::move(row));
    }
    json::Object out;
    out.set("rows", std::move(rows));
    out.set("corrections", "take");
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t kSettings = 3;
    if (size < kSettings) return 0;
    session::Session session;
    samverka::fuzz::open_small(session);
    add_series(session,
               R"({"name":{"sv":"Avbrott","en":"Downtime"},"unit":"min",)"
               R"("frequency":"month","possible_minimum":"0","possible_maximum":"50000"})");
    add_series(session, R"({"name":{"sv":"Andel"},"unit":"%","frequency":"quarter"})");
    screens::KpiPaste paste;
    paste.text = {reinterpret_cast<const char*>(data) + kSettings, size - kSettings};
    paste.sign = static_cast<locale::DecimalSign>(data[0] % 3);
    paste.repeats = static_cast<screens::Repeats>(data[0] / 3 % 3);
    paste.leave_unsettled = data[1] % 2 == 1;
    if (data[1] % 4 > 1) paste.settled["0/0"] = paste.text.substr(0, 8);
    paste.row = data[2] % 4;
    paste.column = data[2] / 4 % 16;
    const auto date = *samverka::base::Date::parse("2026-09-30");
    const auto language = data[1] % 8 > 3 ? locale::Language::English : locale::Language::Swedish;
    const screens::EntryGrid grid = grid_of(session);
    const auto plan = screens::plan_paste(session.snapshot(), date, language, grid, paste);
    SV_ASSERT(plan.cells.size() == plan.series.size() * plan.periods.size());
    if (!screens::is_settled(plan, paste)) return 0;
    const auto entries = screens::planned_entries(plan, paste);
    SV_ASSERT(!entries.empty());
    constexpr std::size_t kRowsMax = 10'000;
    if (entries.size() > kRowsMax) return 0;
    const json::Object args = arguments(entries);
    SV_ASSERT(session.faults("record", args).empty());
    SV_ASSERT(session.run("record", args).has_value());
    for (const session::Entry& entry : entries) {
        const auto* series = session.snapshot().find<model::Series>(entry.series);
        SV_ASSERT(session::effect_of(*series, entry) == session::EntryEffect::Same);
    }
    return 0;
}
