// Measurements: one series by columns, one value corrected, or a whole grid at once. What shall be
// said is checked whole, so that a paste hears of all its faults; core/session/entries.h writes it.
// Nothing is overwritten.
#include <array>
#include <set>
#include <utility>

#include "core/base/text.h"
#include "core/log/limits.h"
#include "core/session/entries.h"
#include "core/session/execute.h"

namespace samverka::session {

namespace {

using base::Error;
using base::ErrorCode;
using base::fail;
using base::Result;
using base::ThingId;
using model::Series;

constexpr std::size_t kReferenceBytesMax = 1000;

std::string indexed(std::string_view name, std::size_t index) {
    return "/" + std::string(name) + "/" + base::number_text(static_cast<std::int64_t>(index));
}

// What a command expects to find where it writes.
enum class Expects : std::uint8_t { Unmeasured, Measured, Either, NothingToCorrect };

// Where the parts of one entry stand among the arguments.
struct Pointers {
    std::string whole;
    std::string series;
    std::string period;
    std::string value;
};

// Texts become entries, and whatever is wrong with one becomes a fault with a pointer to it.
class EntryReader {
  public:
    EntryReader(const model::Snapshot& snapshot, std::string reference, Expects expects)
        : m_snapshot(snapshot), m_reference(std::move(reference)), m_expects(expects) {
        if (m_reference.size() > kReferenceBytesMax)
            fault({.code = ErrorCode::TextTooLong, .path = "/reference", .detail = {}});
    }

    void read(ThingId id, std::string_view period, std::string_view value, const Pointers& at) {
        const auto* series = m_snapshot.find<Series>(id);
        if (series == nullptr)
            return fault({.code = ErrorCode::ThingRemoved, .path = at.series, .detail = id.text()});
        if (m_snapshot.is_read_only(id))
            return fault(
                {.code = ErrorCode::ThingIncomplete, .path = at.series, .detail = id.text()});
        auto read = entry(*series, period, value, at);
        if (!read) return fault(std::move(read).error());
        m_entries.push_back(std::move(*read));
    }

    void fault(Error error) { m_faults.push_back(std::move(error)); }

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    std::vector<Error> take_faults() { return std::move(m_faults); }

  private:
    Result<Entry> entry(const Series& series, std::string_view period_text,
                        std::string_view value_text, const Pointers& at) {
        auto period = read_period(m_snapshot, period_text);
        if (!period) return base::fail_under(at.period, std::move(period).error());
        if (auto fits = check_period(series, *period); !fits)
            return base::fail_under(at.period, std::move(fits).error());
        if (!m_seen.emplace(series.thing.id, *period).second)
            return fail(ErrorCode::AlreadySo, at.period, "stands twice");
        Entry out{.series = series.thing.id,
                  .period = *period,
                  .value = std::nullopt,
                  .reference = m_reference};
        const bool empty = value_text.empty() && m_expects != Expects::Unmeasured;
        if (!empty) {
            auto value = base::Decimal::parse(value_text);
            if (!value) return base::fail_under(at.value, std::move(value).error());
            if (auto fits = check_value(series, *value); !fits)
                return base::fail_under(at.value, std::move(fits).error());
            out.value = *value;
        }
        const bool measured = standing_row(series, *period) != nullptr;
        if (m_expects == Expects::Measured && !measured)
            return fail(ErrorCode::NotMeasured, at.period, period_text);
        const EntryEffect effect = effect_of(series, out);
        const bool corrects = effect == EntryEffect::Corrects || effect == EntryEffect::Withdraws;
        if ((m_expects == Expects::Unmeasured && measured) ||
            (m_expects == Expects::NothingToCorrect && corrects))
            return fail(ErrorCode::MeasuredAlready, at.whole, "correct it instead");
        return out;
    }

    const model::Snapshot& m_snapshot;
    std::string m_reference;
    Expects m_expects;
    std::set<std::pair<ThingId, base::Period>> m_seen;
    std::vector<Entry> m_entries;
    std::vector<Error> m_faults;
};

EntryReader read_measure(const Context& context, const Arguments& arguments) {
    EntryReader out(context.snapshot, arguments.text("reference"), Expects::Unmeasured);
    const auto periods = arguments.texts("periods");
    const auto values = arguments.texts("values");
    if (periods.empty() || periods.size() != values.size())
        out.fault({.code = ErrorCode::FieldRange, .path = "/values", .detail = {}});
    else if (periods.size() > log::kRowsMax)
        out.fault({.code = ErrorCode::LimitExceeded, .path = "/periods", .detail = {}});
    else
        for (std::size_t i = 0; i < periods.size(); ++i)
            out.read(arguments.thing("series"), periods[i], values[i],
                     {.whole = indexed("periods", i),
                      .series = "/series",
                      .period = indexed("periods", i),
                      .value = indexed("values", i)});
    return out;
}

EntryReader read_correct(const Context& context, const Arguments& arguments) {
    EntryReader out(context.snapshot, arguments.text("reference"), Expects::Measured);
    out.read(arguments.thing("series"), arguments.text("period"), arguments.text("value"),
             {.whole = "", .series = "/series", .period = "/period", .value = "/value"});
    return out;
}

EntryReader read_record(const Context& context, const Arguments& arguments) {
    const auto rows = arguments.rows("rows");
    EntryReader out(context.snapshot, arguments.text("reference"),
                    arguments.has("corrections") ? Expects::Either : Expects::NothingToCorrect);
    if (rows.size() > log::kRowsMax)
        out.fault({.code = ErrorCode::LimitExceeded, .path = "/rows", .detail = {}});
    else
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string at = indexed("rows", i);
            out.read(rows[i].series, rows[i].period, rows[i].value,
                     {.whole = at,
                      .series = at + "/series",
                      .period = at + "/period",
                      .value = at + "/value"});
        }
    return out;
}

using Read = EntryReader (*)(const Context& context, const Arguments& arguments);

template <Read read>
std::vector<Error> faults(const Context& context, const Arguments& arguments) {
    return read(context, arguments).take_faults();
}

// Precondition: there are no faults.
template <Read read>
Result<void> write(const Context& context, const Arguments& arguments, Draft& draft) {
    const EntryReader reader = read(context, arguments);
    write_entries(context.log, reader.entries(), draft);
    return {};
}

constexpr std::array kHandlers{
    HandlerRow{"measure", write<read_measure>, faults<read_measure>},
    HandlerRow{"correct", write<read_correct>, faults<read_correct>},
    HandlerRow{"record", write<read_record>, faults<read_record>},
};

}  // namespace

std::span<const HandlerRow> measurement_handlers() { return kHandlers; }

}  // namespace samverka::session
