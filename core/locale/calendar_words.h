// Names of months in both languages, shared by what shows dates and what reads them.
//
// These are tables in code, not messages: they are looked up by number and matched against what
// people type. Swedish short forms are without full stops, as on a calendar's page; the written
// language's "sept." and "sep." are both read.
#pragma once

#include <array>
#include <string_view>

namespace samverka::locale {

struct MonthNames {
    std::string_view sv_short;
    std::string_view sv_long;
    std::string_view en_short;
    std::string_view en_long;
};

// January first.
inline constexpr std::array<MonthNames, 12> kMonthNames = {{
    {"jan", "januari", "Jan", "January"},
    {"feb", "februari", "Feb", "February"},
    {"mars", "mars", "Mar", "March"},
    {"apr", "april", "Apr", "April"},
    {"maj", "maj", "May", "May"},
    {"juni", "juni", "Jun", "June"},
    {"juli", "juli", "Jul", "July"},
    {"aug", "augusti", "Aug", "August"},
    {"sep", "september", "Sep", "September"},
    {"okt", "oktober", "Oct", "October"},
    {"nov", "november", "Nov", "November"},
    {"dec", "december", "Dec", "December"},
}};

}  // namespace samverka::locale
