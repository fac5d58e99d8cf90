#include "core/base/date.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/base/text.h"

namespace samverka::base {

namespace {

// The Gregorian calendar repeats every 400 years. Counting years from March puts the leap day last,
// so that the day of such a year follows from its month alone: months from March have 31, 30, 31,
// 30, 31 days over and over, 153 in five.
constexpr std::int64_t kDaysPerCycle = 146097;
constexpr std::int64_t kYearsPerCycle = 400;
constexpr std::int64_t kDaysTo1970 = 719468;  // from 0000-03-01 to 1970-01-01

constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    const std::int64_t quotient = value / by;
    return value % by < 0 ? quotient - 1 : quotient;
}

constexpr std::int64_t days_of(std::int64_t year, int month, int day) {
    const std::int64_t march_year = month <= 2 ? year - 1 : year;
    const std::int64_t march_month = month <= 2 ? month + 9 : month - 3;
    const std::int64_t cycle = floor_divide(march_year, kYearsPerCycle);
    const std::int64_t year_in_cycle = march_year - cycle * kYearsPerCycle;
    const std::int64_t day_in_year = (153 * march_month + 2) / 5 + day - 1;
    const std::int64_t day_in_cycle =
        year_in_cycle * 365 + year_in_cycle / 4 - year_in_cycle / 100 + day_in_year;
    return cycle * kDaysPerCycle + day_in_cycle - kDaysTo1970;
}

constexpr CivilDay civil_of(std::int64_t days) {
    const std::int64_t since_march = days + kDaysTo1970;
    const std::int64_t cycle = floor_divide(since_march, kDaysPerCycle);
    const std::int64_t day_in_cycle = since_march - cycle * kDaysPerCycle;
    // Leap days that have passed are taken out first: one in 1461 days, none at 36524, one again at
    // the cycle's last day.
    const std::int64_t year_in_cycle =
        (day_in_cycle - day_in_cycle / 1460 + day_in_cycle / 36524 - day_in_cycle / 146096) / 365;
    const std::int64_t day_in_year =
        day_in_cycle - (year_in_cycle * 365 + year_in_cycle / 4 - year_in_cycle / 100);
    const std::int64_t march_month = (5 * day_in_year + 2) / 153;
    const int day = static_cast<int>(day_in_year - (153 * march_month + 2) / 5) + 1;
    const int month = static_cast<int>(march_month < 10 ? march_month + 3 : march_month - 9);
    const std::int64_t year = cycle * kYearsPerCycle + year_in_cycle + (month <= 2 ? 1 : 0);
    return {.year = static_cast<int>(year), .month = month, .day = day};
}

static_assert(days_of(1970, 1, 1) == 0);
static_assert(days_of(1, 1, 1) == kDaysMin && days_of(9999, 12, 31) == kDaysMax);
static_assert(civil_of(days_of(2000, 2, 29)) == CivilDay{.year = 2000, .month = 2, .day = 29});

constexpr bool is_leap_year(std::int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr int days_in_month(std::int64_t year, int month) {
    if (month == 2) return is_leap_year(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

Date clamped_date(std::int64_t days) {
    return Date::from_days(
        static_cast<std::int32_t>(std::clamp<std::int64_t>(days, kDaysMin, kDaysMax)));
}

// Exactly `count` digits at `position`, or nothing.
std::optional<int> digits_at(std::string_view text, std::size_t position, std::size_t count) {
    if (position + count > text.size()) return std::nullopt;
    int value = 0;
    for (const char character : text.substr(position, count)) {
        if (character < '0' || character > '9') return std::nullopt;
        value = value * 10 + (character - '0');
    }
    return value;
}

bool character_is(std::string_view text, std::size_t position, char expected) {
    return position < text.size() && text[position] == expected;
}

void append_padded(std::string& out, std::int64_t value, std::size_t digits) {
    const std::string plain = number_text(value);
    out.append(digits - std::min(digits, plain.size()), '0');
    out.append(plain);
}

bool is_year_in_range(std::int64_t year) { return kYearMin <= year && year <= kYearMax; }

}  // namespace

Result<Date> Date::from_civil(int year, int month, int day) {
    if (!is_year_in_range(year)) return fail(ErrorCode::DateRange, {}, "years run 1900 to 2199");
    if (month < 1 || month > 12) return fail(ErrorCode::DateRange, {}, "no such month");
    if (day < 1 || day > days_in_month(year, month)) {
        return fail(ErrorCode::DateRange, {}, "no such day in that month");
    }
    return clamped_date(days_of(year, month, day));
}

Result<Date> Date::parse(std::string_view text) {
    const auto year = digits_at(text, 0, 4);
    const auto month = digits_at(text, 5, 2);
    const auto day = digits_at(text, 8, 2);
    const bool dashed = character_is(text, 4, '-') && character_is(text, 7, '-');
    if (text.size() != 10 || !year || !month || !day || !dashed) {
        return fail(ErrorCode::DateSyntax, {}, "a date is written YYYY-MM-DD");
    }
    return from_civil(*year, *month, *day);
}

std::string Date::text() const {
    const CivilDay day = civil();
    std::string text;
    append_padded(text, day.year, 4);
    text.push_back('-');
    append_padded(text, day.month, 2);
    text.push_back('-');
    append_padded(text, day.day, 2);
    return text;
}

CivilDay Date::civil() const { return civil_of(m_days); }

int Date::weekday() const {
    // 1970-01-01 was a Thursday; three days earlier a Monday.
    const std::int64_t since_monday = std::int64_t{m_days} + 3;
    return static_cast<int>(since_monday - floor_divide(since_monday, 7) * 7) + 1;
}

Date Date::plus_days(int days) const { return clamped_date(std::int64_t{m_days} + days); }

Date Date::plus_months(int months) const {
    const CivilDay from = civil();
    const std::int64_t total = std::int64_t{from.year} * 12 + (from.month - 1) + months;
    const std::int64_t year = floor_divide(total, 12);
    const int month = static_cast<int>(total - year * 12) + 1;
    return clamped_date(days_of(year, month, std::min(from.day, days_in_month(year, month))));
}

namespace {

constexpr std::int64_t kMillisecondsPerDay = 86'400'000;
constexpr std::int64_t kMillisecondsPerHour = 3'600'000;
constexpr std::int64_t kMillisecondsPerMinute = 60'000;

struct TimeOfDay {
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
};

// "T14:02:00Z" or "T14:02:00.000Z".
std::optional<TimeOfDay> time_of_day_in(std::string_view text) {
    const auto hour = digits_at(text, 1, 2);
    const auto minute = digits_at(text, 4, 2);
    const auto second = digits_at(text, 7, 2);
    const bool marked = character_is(text, 0, 'T') && character_is(text, 3, ':') &&
                        character_is(text, 6, ':') && text.ends_with('Z');
    if (!hour || !minute || !second || !marked) return std::nullopt;
    TimeOfDay time{.hour = *hour, .minute = *minute, .second = *second};
    if (text.size() == 10) return time;
    const auto millisecond = digits_at(text, 10, 3);
    if (text.size() != 14 || !character_is(text, 9, '.') || !millisecond) return std::nullopt;
    time.millisecond = *millisecond;
    return time;
}

}  // namespace

Result<Instant> Instant::parse(std::string_view text) {
    constexpr std::size_t kDateCharacters = 10;
    const auto time = text.size() > kDateCharacters ? time_of_day_in(text.substr(kDateCharacters))
                                                    : std::optional<TimeOfDay>();
    if (!time) return fail(ErrorCode::DateSyntax, {}, "an instant is YYYY-MM-DDThh:mm:ss.mmmZ");
    SV_TRY(const Date date, Date::parse(text.substr(0, kDateCharacters)));
    if (time->hour > 23 || time->minute > 59 || time->second > 59) {
        return fail(ErrorCode::DateRange, {}, "no such time of day");
    }
    return Instant{date.days() * kMillisecondsPerDay + time->hour * kMillisecondsPerHour +
                   time->minute * kMillisecondsPerMinute + time->second * std::int64_t{1000} +
                   time->millisecond};
}

std::string Instant::text() const {
    const std::int64_t remainder = milliseconds % kMillisecondsPerDay;
    const std::int64_t in_day = remainder < 0 ? remainder + kMillisecondsPerDay : remainder;
    std::string text = date_utc().text();
    text.push_back('T');
    append_padded(text, in_day / kMillisecondsPerHour, 2);
    text.push_back(':');
    append_padded(text, in_day / kMillisecondsPerMinute % 60, 2);
    text.push_back(':');
    append_padded(text, in_day / 1000 % 60, 2);
    text.push_back('.');
    append_padded(text, in_day % 1000, 3);
    text.push_back('Z');
    return text;
}

Date Instant::date_utc() const {
    return clamped_date(floor_divide(milliseconds, kMillisecondsPerDay));
}

namespace {

constexpr int months_in(PeriodKind kind) {
    switch (kind) {
        case PeriodKind::Month:
            return 1;
        case PeriodKind::Quarter:
            return 3;
        case PeriodKind::Half:
            return 6;
        case PeriodKind::Year:
            return 12;
        case PeriodKind::Day:
        case PeriodKind::Week:
            break;
    }
    return 0;
}

constexpr bool follows_fiscal_year(PeriodKind kind) { return months_in(kind) > 1; }

// Months since year 0, the unit in which quarters, halves and fiscal years are plain division.
std::int64_t month_number(Date date) {
    const CivilDay day = date.civil();
    return std::int64_t{day.year} * 12 + (day.month - 1);
}

Date first_of_month(std::int64_t number) {
    const std::int64_t year = floor_divide(number, 12);
    return clamped_date(days_of(year, static_cast<int>(number - year * 12) + 1, 1));
}

Date monday_of(Date date) { return date.plus_days(1 - date.weekday()); }

// The Monday of ISO week 1: the week that holds 4 January.
Date first_monday_of_iso_year(int year) { return monday_of(clamped_date(days_of(year, 1, 4))); }

// The year in which the fiscal year beginning in `first` ends: the next one, unless it begins in
// January.
std::int64_t fiscal_year_named(std::int64_t first_month_number) {
    return floor_divide(first_month_number + 11, 12);
}

std::string week_text(Date monday) {
    const int year =
        monday.plus_days(3).civil().year;  // a week belongs to the year of its Thursday
    const int week = (monday.days() - first_monday_of_iso_year(year).days()) / 7 + 1;
    std::string text;
    append_padded(text, year, 4);
    text.append("-W");
    append_padded(text, week, 2);
    return text;
}

Result<Date> parse_week(std::string_view text) {
    const auto year = digits_at(text, 0, 4);
    const auto week = digits_at(text, 6, 2);
    if (!year || !week) return fail(ErrorCode::PeriodSyntax, {}, "a week is written YYYY-Www");
    if (!is_year_in_range(*year)) return fail(ErrorCode::DateRange, {}, "years run 1900 to 2199");
    const Date monday = first_monday_of_iso_year(*year).plus_days((*week - 1) * 7);
    if (*week < 1 || monday.plus_days(3).civil().year != *year) {
        return fail(ErrorCode::DateRange, {}, "no such week in that year");
    }
    return monday;
}

struct PeriodPart {
    PeriodKind kind = PeriodKind::Year;
    int number = 1;  // which quarter or half of its year
};

// "", "-Q3" or "-H2": what follows the year.
Result<PeriodPart> parse_part(std::string_view text) {
    if (text.empty()) return PeriodPart{};
    const auto number = digits_at(text, 2, 1);
    const bool quarter = text.starts_with("-Q");
    if (text.size() != 3 || !number || (!quarter && !text.starts_with("-H"))) {
        return fail(ErrorCode::PeriodSyntax, {}, "expected -Q1 to -Q4, -H1, -H2 or nothing");
    }
    if (*number < 1 || *number > (quarter ? 4 : 2)) {
        return fail(ErrorCode::DateRange, {}, "no such part of a year");
    }
    return PeriodPart{.kind = quarter ? PeriodKind::Quarter : PeriodKind::Half, .number = *number};
}

// A year, half or quarter, of the calendar (first_month 1) or of a fiscal year.
Result<Period> parse_part_of_year(std::string_view text, int first_month) {
    const auto year = digits_at(text, 0, 4);
    if (!year) return fail(ErrorCode::PeriodSyntax, {}, "a period begins with a year");
    SV_TRY(const PeriodPart part, parse_part(text.substr(4)));
    // A fiscal year that does not begin in January begins the year before the one it is named by.
    const std::int64_t year_starts =
        (std::int64_t{*year} - (first_month > 1 ? 1 : 0)) * 12 + (first_month - 1);
    if (!is_year_in_range(*year) || !is_year_in_range(floor_divide(year_starts, 12))) {
        return fail(ErrorCode::DateRange, {}, "years run 1900 to 2199");
    }
    const Date first = first_of_month(year_starts + (part.number - 1) * months_in(part.kind));
    return Period::containing(first, part.kind, {.first_month = first_month});
}

}  // namespace

Period Period::containing(Date date, PeriodKind kind, FiscalCalendar fiscal) {
    SV_ASSERT(1 <= fiscal.first_month && fiscal.first_month <= 12);
    Period period;
    period.m_kind = kind;
    if (kind == PeriodKind::Day) {
        period.m_first = date;
    } else if (kind == PeriodKind::Week) {
        period.m_first = monday_of(date);
    } else {
        // Days, weeks and months are the same in every fiscal calendar and compare equal for that.
        const int first_month = follows_fiscal_year(kind) ? fiscal.first_month : 1;
        const std::int64_t since_start = month_number(date) - (first_month - 1);
        const std::int64_t length = months_in(kind);
        const std::int64_t begins = floor_divide(since_start, length) * length;
        period.m_first = first_of_month(begins + (first_month - 1));
        period.m_fiscal_first_month = static_cast<std::uint8_t>(first_month);
    }
    return period;
}

Result<Period> Period::parse(std::string_view text, FiscalCalendar fiscal) {
    SV_ASSERT(1 <= fiscal.first_month && fiscal.first_month <= 12);
    if (text.starts_with("FY")) {
        if (fiscal.first_month == 1) {
            return fail(ErrorCode::PeriodSyntax, {}, "the fiscal year is the calendar year here");
        }
        return parse_part_of_year(text.substr(2), fiscal.first_month);
    }
    if (text.size() == 10) {
        auto date = Date::parse(text);
        if (date) return containing(*date, PeriodKind::Day);
        const bool malformed = date.error().code == ErrorCode::DateSyntax;
        return fail(malformed ? ErrorCode::PeriodSyntax : ErrorCode::DateRange, {},
                    date.error().detail);
    }
    if (text.size() == 8 && character_is(text, 4, '-') && character_is(text, 5, 'W')) {
        SV_TRY(const Date monday, parse_week(text));
        return containing(monday, PeriodKind::Week);
    }
    const auto month = digits_at(text, 5, 2);
    if (text.size() == 7 && month && character_is(text, 4, '-')) {
        const auto year = digits_at(text, 0, 4);
        if (!year) return fail(ErrorCode::PeriodSyntax, {}, "a month is written YYYY-MM");
        SV_TRY(const Date first, Date::from_civil(*year, *month, 1));
        return containing(first, PeriodKind::Month);
    }
    return parse_part_of_year(text, 1);
}

std::string Period::text() const {
    if (m_kind == PeriodKind::Day) return m_first.text();
    if (m_kind == PeriodKind::Week) return week_text(m_first);
    if (m_kind == PeriodKind::Month) return m_first.text().substr(0, 7);
    const bool fiscal = m_fiscal_first_month > 1;
    const std::int64_t offset = m_fiscal_first_month - 1;
    const std::int64_t number = month_number(m_first);
    const std::int64_t year_starts = floor_divide(number - offset, 12) * 12 + offset;
    const std::int64_t part = (number - year_starts) / months_in(m_kind) + 1;
    std::string text = fiscal ? "FY" : "";
    append_padded(text, fiscal_year_named(year_starts), 4);
    if (m_kind == PeriodKind::Quarter) text.append("-Q").append(number_text(part));
    if (m_kind == PeriodKind::Half) text.append("-H").append(number_text(part));
    return text;
}

Date Period::last() const {
    if (m_kind == PeriodKind::Day) return m_first;
    if (m_kind == PeriodKind::Week) return m_first.plus_days(6);
    return m_first.plus_months(months_in(m_kind)).plus_days(-1);
}

Period Period::next() const {
    Period period = *this;
    period.m_first = last().plus_days(1);
    return period;
}

Period Period::previous() const {
    return containing(m_first.plus_days(-1), m_kind, {.first_month = m_fiscal_first_month});
}

}  // namespace samverka::base
