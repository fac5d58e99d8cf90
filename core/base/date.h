// Calendar days, instants and periods, in the proleptic Gregorian calendar, without a time zone of
// their own.
//
// A Date is a day; stored and compared as days since 1970-01-01. A Period is a day, ISO week,
// month, quarter, half-year or year of the calendar, or a month-based period of a fiscal calendar
// that starts in another month; it knows its first and last day, so month ends and leap days are
// right by construction. Years run from 1900 to 2199: what lies outside is a typing error in a
// contract (arithmetic may step outside, reading may not). An Instant is milliseconds since
// 1970-01-01T00:00Z, handed in by the host.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace samverka::base {

inline constexpr int kYearMin = 1900;
inline constexpr int kYearMax = 2199;
// What arithmetic may reach, 0001-01-01 to 9999-12-31: it stops there instead of overflowing, and
// every Date has a text of ten characters.
inline constexpr std::int32_t kDaysMin = -719162;
inline constexpr std::int32_t kDaysMax = 2932896;

struct CivilDay {
    int year = 1970;
    int month = 1;  // 1–12
    int day = 1;    // 1–31

    friend constexpr auto operator<=>(const CivilDay&, const CivilDay&) = default;
};

class Date {
  public:
    constexpr Date() = default;  // 1970-01-01
    // Errors: DateRange for a day that does not exist or a year outside 1900–2199.
    [[nodiscard]] static Result<Date> from_civil(int year, int month, int day);
    // ISO form only, "2026-09-30". Errors: DateSyntax, DateRange.
    [[nodiscard]] static Result<Date> parse(std::string_view text);
    [[nodiscard]] static constexpr Date from_days(std::int32_t days_since_1970) {
        Date date;
        date.m_days = days_since_1970 < kDaysMin   ? kDaysMin
                      : days_since_1970 > kDaysMax ? kDaysMax
                                                   : days_since_1970;
        return date;
    }

    [[nodiscard]] std::string text() const;
    [[nodiscard]] CivilDay civil() const;
    [[nodiscard]] constexpr std::int32_t days() const { return m_days; }
    [[nodiscard]] int weekday() const;  // 1 Monday – 7 Sunday
    [[nodiscard]] Date plus_days(int days) const;
    // The same day of a later or earlier month; the last day where that month is shorter.
    [[nodiscard]] Date plus_months(int months) const;

    friend constexpr auto operator<=>(const Date&, const Date&) = default;

  private:
    std::int32_t m_days = 0;
};

struct Instant {
    std::int64_t milliseconds = 0;  // since 1970-01-01T00:00:00Z

    // "2026-09-30T14:02:00.000Z", milliseconds optional when reading. Errors: DateSyntax,
    // DateRange.
    [[nodiscard]] static Result<Instant> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] Date date_utc() const;
    friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

enum class PeriodKind : std::uint8_t { Day, Week, Month, Quarter, Half, Year };

// The month in which the fiscal year begins; 1 is the calendar year. A fiscal year is named by the
// year in which it ends.
struct FiscalCalendar {
    int first_month = 1;
    friend constexpr bool operator==(const FiscalCalendar&, const FiscalCalendar&) = default;
};

// Text forms: "2026-09-30", "2026-W40", "2026-09", "2026-Q3", "2026-H2", "2026"; of a fiscal
// calendar that does not begin in January "FY2026-Q3", "FY2026-H2", "FY2026".
class Period {
  public:
    constexpr Period() = default;
    [[nodiscard]] static Period containing(Date date, PeriodKind kind, FiscalCalendar fiscal = {});
    // Errors: PeriodSyntax, DateRange.
    [[nodiscard]] static Result<Period> parse(std::string_view text, FiscalCalendar fiscal = {});

    [[nodiscard]] std::string text() const;
    [[nodiscard]] constexpr PeriodKind kind() const { return m_kind; }
    [[nodiscard]] constexpr Date first() const { return m_first; }
    [[nodiscard]] Date last() const;
    [[nodiscard]] Period next() const;
    [[nodiscard]] Period previous() const;
    [[nodiscard]] bool contains(Date date) const { return first() <= date && date <= last(); }

    friend constexpr auto operator<=>(const Period&, const Period&) = default;

  private:
    Date m_first;
    PeriodKind m_kind = PeriodKind::Day;
    std::uint8_t m_fiscal_first_month = 1;
};

// From–to, both inclusive; a missing end is open.
struct DateRange {
    std::optional<Date> from;
    std::optional<Date> to;

    [[nodiscard]] bool contains(Date date) const {
        return (!from || *from <= date) && (!to || date <= *to);
    }
    friend constexpr bool operator==(const DateRange&, const DateRange&) = default;
};

}  // namespace samverka::base
