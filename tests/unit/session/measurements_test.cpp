#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/text.h"
#include "core/session/entries.h"
#include "tests/support/session_fixture.h"

namespace samverka::session {
namespace {

using base::ErrorCode;
using base::ThingId;
using test::arguments;

class MeasurementsTest : public test::SessionFixture {
  public:
    MeasurementsTest() : series(add_series("")) {}

    ThingId add_series(std::string_view more) {
        return run("create", R"({"kind":"series","fields":{"name":{"sv":"Drifttid"})" +
                                 std::string(more) + "}}")
            .created.front();
    }
    static std::string row(ThingId of, std::string_view period, std::string_view value) {
        return R"({"series":")" + of.text() + R"(","period":")" + std::string(period) +
               R"(","value":")" + std::string(value) + R"("})";
    }
    static json::Object rows(std::initializer_list<std::string> all, std::string_view more = "") {
        std::string text;
        for (const std::string& one : all) text += (text.empty() ? "" : ",") + one;
        return arguments(R"({"rows":[)" + text + "]" + std::string(more) + "}");
    }
    static json::Object taking(std::initializer_list<std::string> all) {
        return rows(all, R"(,"corrections":"take")");
    }
    base::Result<Outcome> record(const json::Object& args) { return session.run("record", args); }
    void accept(std::string_view command, const json::Object& args) {
        const auto done = session.run(command, args);
        ASSERT_TRUE(done.has_value())
            << base::error_name(done.error().code) << " " << done.error().path;
    }
    json::Object about(std::string_view rest) const {
        return arguments(R"({"series":")" + series.text() + R"(",)" + std::string(rest) + "}");
    }

    // "-" where nothing is measured.
    std::string value(std::string_view period, std::optional<ThingId> of = {}) const {
        const auto* found = session.snapshot().find<model::Series>(of.value_or(series));
        const auto* now = standing_row(*found, *base::Period::parse(period));
        return now == nullptr ? "-" : now->value.text();
    }
    std::size_t row_count() const {
        return session.snapshot().find<model::Series>(series)->measurements.size();
    }
    void expect_refused(std::string_view command, const json::Object& args, ErrorCode code,
                        std::string_view path) {
        const std::string before = session.log().file();
        const auto done = session.run(command, args);
        ASSERT_FALSE(done.has_value()) << command;
        EXPECT_EQ(base::error_name(done.error().code), base::error_name(code));
        EXPECT_EQ(done.error().path, path);
        EXPECT_EQ(session.log().file(), before) << "a refused command leaves no trace";
    }

    ThingId series;
};

// ---- withdrawing

TEST_F(MeasurementsTest, AnEmptyCorrectionWithdrawsAndThePeriodMayBeMeasuredAnew) {
    accept("measure", about(R"("periods":["2026-01"],"values":["5"])"));
    accept("correct", about(R"("period":"2026-01","value":"")"));
    EXPECT_EQ(value("2026-01"), "-");
    expect_refused("correct", about(R"("period":"2026-01","value":"6")"), ErrorCode::NotMeasured,
                   "/period");
    accept("measure", about(R"("periods":["2026-01"],"values":["7"])"));
    EXPECT_EQ(value("2026-01"), "7");
    EXPECT_EQ(row_count(), 3U) << "nothing is overwritten";
}

TEST_F(MeasurementsTest, ACorrectionMayBeCorrected) {
    accept("measure", about(R"("periods":["2026-01"],"values":["5"])"));
    accept("correct", about(R"("period":"2026-01","value":"6")"));
    accept("correct", about(R"("period":"2026-01","value":"7")"));
    const auto& all = session.snapshot().find<model::Series>(series)->measurements;
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[2].corrects, 1);
    EXPECT_EQ(value("2026-01"), "7");
    expect_refused("correct", about(R"("period":"2026-01","value":"7.0")"), ErrorCode::AlreadySo,
                   "");
    expect_refused("correct", about(R"("period":"2026-02","value":"7")"), ErrorCode::NotMeasured,
                   "/period");
}

TEST_F(MeasurementsTest, OfTwoMeasuredApartBothAreSettledByOneCorrection) {
    const std::string common = session.log().file();
    Session other;
    prepare(other, "another session's seed, long enough");
    ASSERT_TRUE(other.open(common).has_value());
    ASSERT_TRUE(other.set_author(*session.author()).has_value());
    other.set_now(*base::Instant::parse("2026-03-02T08:00:00Z"));
    accept("measure", about(R"("periods":["2026-01"],"values":["5"])"));
    ASSERT_TRUE(other.run("measure", about(R"("periods":["2026-01"],"values":["6"])")).has_value());
    ASSERT_TRUE(session.merge(other.log().file()).has_value());
    EXPECT_EQ(value("2026-01"), "6") << "the later one counts";
    session.set_now(*base::Instant::parse("2026-03-03T08:00:00Z"));
    accept("correct", about(R"("period":"2026-01","value":"")"));
    EXPECT_EQ(value("2026-01"), "-") << "the other one does not come forward";
    accept("undo", {});
    EXPECT_EQ(value("2026-01"), "6");
}

// ---- undo

TEST_F(MeasurementsTest, UndoOfAMeasurementWithdrawsItAndRedoBringsItBack) {
    accept("measure", about(R"("periods":["2026-01","2026-02"],"values":["5","6.50"])"));
    accept("correct", about(R"("period":"2026-02","value":"7")"));
    accept("undo", {});
    EXPECT_EQ(value("2026-02"), "6.50");
    accept("undo", {});
    EXPECT_EQ(value("2026-01") + value("2026-02"), "--");
    accept("redo", {});
    EXPECT_EQ(value("2026-01") + " " + value("2026-02"), "5 6.50");
    accept("redo", {});
    EXPECT_EQ(value("2026-02"), "7");
    expect_refused("redo", {}, ErrorCode::NothingToRedo, "");
}

TEST_F(MeasurementsTest, UndoOfAWithdrawalBringsTheValueAndItsReferenceBack) {
    accept("measure", about(R"("periods":["2026-01"],"values":["5"],"reference":"rapport 1")"));
    accept("correct", about(R"("period":"2026-01","value":"","reference":"fel månad")"));
    accept("undo", {});
    const auto& all = session.snapshot().find<model::Series>(series)->measurements;
    EXPECT_EQ(value("2026-01"), "5");
    EXPECT_EQ(all.back().reference, "rapport 1");
    accept("redo", {});
    EXPECT_EQ(value("2026-01"), "-");
}

TEST_F(MeasurementsTest, UndoOfMeasurementsInARemovedSeriesIsRefused) {
    accept("measure", about(R"("periods":["2026-01"],"values":["5"])"));
    Session other;
    prepare(other, "another session's seed, long enough");
    ASSERT_TRUE(other.open(session.log().file()).has_value());
    ASSERT_TRUE(other.set_author(*session.author()).has_value());
    run(other, "remove", R"({"thing":")" + series.text() + R"("})");
    ASSERT_TRUE(session.merge(other.log().file()).has_value());
    expect_refused("undo", {}, ErrorCode::ThingRemoved, "");
}

// ---- record

TEST_F(MeasurementsTest, RecordMeasuresCorrectsWithdrawsAndLeavesAlone) {
    accept("measure", about(R"("periods":["2026-01","2026-02","2026-03"],"values":["1","2","3"])"));
    const ThingId other = add_series("");
    const auto done = record(
        taking({row(series, "2026-01", "1.0"), row(series, "2026-02", "9"),
                row(series, "2026-03", ""), row(series, "2026-04", "4"), row(series, "2026-05", ""),
                row(other, "2026-01", "8"), row(series, "2026-06", "6")}));
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(value("2026-01"), "1") << "the same value stays as it was typed";
    EXPECT_EQ(value("2026-02"), "9");
    EXPECT_EQ(value("2026-03"), "-");
    EXPECT_EQ(value("2026-04"), "4");
    EXPECT_EQ(value("2026-05"), "-");
    EXPECT_EQ(value("2026-06"), "6");
    EXPECT_EQ(value("2026-01", other), "8");
    EXPECT_EQ(row_count(), 7U);
    accept("undo", {});
    EXPECT_EQ(value("2026-02") + value("2026-03") + value("2026-04") + value("2026-06"), "23--");
    EXPECT_EQ(value("2026-01", other), "-");
}

TEST_F(MeasurementsTest, RecordAsksBeforeItCorrects) {
    accept("measure", about(R"("periods":["2026-01"],"values":["1"])"));
    const auto fill = {row(series, "2026-02", "2"), row(series, "2026-01", "9")};
    expect_refused("record", rows(fill), ErrorCode::MeasuredAlready, "/rows/1");
    expect_refused("record", rows({row(series, "2026-01", "")}), ErrorCode::MeasuredAlready,
                   "/rows/0");
    EXPECT_TRUE(record(rows({row(series, "2026-01", "1.00"), row(series, "2026-02", "2")})));
    expect_refused("record", taking({row(series, "2026-01", "1")}), ErrorCode::AlreadySo, "");
    expect_refused("record", rows({}), ErrorCode::AlreadySo, "");
}

TEST_F(MeasurementsTest, EveryFaultOfAPasteIsListed) {
    const ThingId percent = add_series(R"(,"frequency":"month","possible_maximum":"100")");
    const auto args = rows({row(percent, "2026-01", "101"), row(percent, "2026-02", "99"),
                            row(percent, "2026-Q1", "99"), row(percent, "2026-13", "99"),
                            row(percent, "2026-03", "9,5"), row(percent, "2026-02", "98")});
    std::string found;
    for (const base::Error& fault : session.faults("record", args))
        found += std::string(base::error_name(fault.code)) + " " + fault.path + "\n";
    EXPECT_EQ(found,
              "value_too_high /rows/0/value\n"
              "period_kind_other /rows/2/period\n"
              "date_range /rows/3/period\n"
              "number_syntax /rows/4/value\n"
              "already_so /rows/5/period\n");
    expect_refused("record", args, ErrorCode::ValueTooHigh, "/rows/0/value");
}

TEST_F(MeasurementsTest, RowsOfAnotherFormAreRefusedOneByOne) {
    const std::string id = session.author()->text();
    const auto args = arguments(
        R"({"rows":[7,{"series":")" + series.text() + R"(","period":"2026-01"},{"series":")" +
        series.text() + R"(","period":"2026-01","value":1},{"series":")" + id +
        R"(","period":"2026-01","value":"1"},{"series":"x","period":"","value":"","unit":"%"}]})");
    std::string found;
    for (const base::Error& fault : session.faults("record", args))
        found += std::string(base::error_name(fault.code)) + " " + fault.path + "\n";
    EXPECT_EQ(found,
              "field_type /rows/0\n"
              "argument_missing /rows/1/value\n"
              "field_type /rows/2/value\n"
              "thing_kind_other /rows/3/series\n"
              "argument_unknown /rows/4/unit\n");
    EXPECT_EQ(session.run("record", arguments(R"({"rows":"x"})")).error().code,
              ErrorCode::FieldType);
}

TEST_F(MeasurementsTest, TwelveColumnsOfSixtyRowsAreOneActAndOneUndo) {
    std::vector<ThingId> all;
    for (int i = 0; i < 12; ++i) all.push_back(add_series(""));
    const auto paste = [&](std::string_view decimals) {
        json::Array rows;
        for (const ThingId& id : all) {
            base::Period period = *base::Period::parse("2021-01");
            for (int i = 0; i < 60; ++i, period = period.next()) {
                json::Object one;
                one.set("series", id.text());
                one.set("period", period.text());
                one.set("value", "12345." + std::string(decimals));
                rows.emplace_back(std::move(one));
            }
        }
        json::Object args;
        args.set("rows", std::move(rows));
        args.set("corrections", "take");
        args.set("reference", "Driftrapporten");
        return record(args);
    };
    ASSERT_TRUE(paste("125").has_value());
    const std::string state_before = value("2021-01", all[0]) + value("2025-12", all[11]);
    const auto done = paste("250");
    ASSERT_TRUE(done.has_value());
    EXPECT_EQ(value("2025-12", all[11]), "12345.250");
    std::size_t commits = 0;
    for (std::uint32_t i = 0; i < session.log().metas().size(); ++i)
        commits += session.log().metas()[i].act == done->act ? 1U : 0U;
    EXPECT_GT(commits, 1U) << "720 corrections are more than one commit";
    accept("undo", {});
    EXPECT_EQ(value("2021-01", all[0]) + value("2025-12", all[11]), state_before);
    for (const auto line : base::split(session.log().file(), '\n'))
        EXPECT_LE(line.size(), 129U * 1024);
    Session again;
    ASSERT_TRUE(again.open(session.log().file()).has_value());
    EXPECT_EQ(state(again), state());
}

// ---- what is possible

TEST_F(MeasurementsTest, AValueOutsideWhatIsPossibleIsRefusedWithTheLimit) {
    const ThingId percent = add_series(R"(,"possible_minimum":"0.5","possible_maximum":"100.0")");
    const auto measure = [&](std::string_view value) {
        return session.run("measure", arguments(R"({"series":")" + percent.text() +
                                                R"(","periods":["2026-01"],"values":[")" +
                                                std::string(value) + R"("]})"));
    };
    const auto high = measure("100.01");
    ASSERT_FALSE(high.has_value());
    EXPECT_EQ(
        high.error(),
        (base::Error{.code = ErrorCode::ValueTooHigh, .path = "/values/0", .detail = "100.0"}));
    EXPECT_EQ(measure("0.49").error().code, ErrorCode::ValueTooLow);
    EXPECT_TRUE(measure("100").has_value());
    const auto correction = [&](std::string_view value) {
        return arguments(R"({"series":")" + percent.text() + R"(","period":"2026-01","value":")" +
                         std::string(value) + R"("})");
    };
    expect_refused("correct", correction("0"), ErrorCode::ValueTooLow, "/value");
    accept("correct", correction("0.50"));
}

TEST_F(MeasurementsTest, UndoDoesNotAskWhatIsPossibleToday) {
    accept("measure", about(R"("periods":["2026-01"],"values":["500"])"));
    accept("correct", about(R"("period":"2026-01","value":"50")"));
    Session other;
    prepare(other, "another session's seed, long enough");
    ASSERT_TRUE(other.open(session.log().file()).has_value());
    ASSERT_TRUE(other.set_author(*session.author()).has_value());
    run(other, "set",
        R"({"thing":")" + series.text() + R"(","field":"possible_maximum","to":"100"})");
    ASSERT_TRUE(session.merge(other.log().file()).has_value());
    accept("undo", {});
    EXPECT_EQ(value("2026-01"), "500");
}

TEST_F(MeasurementsTest, APeriodOfAnotherKindIsRefused) {
    const ThingId weekly = add_series(R"(,"frequency":"week")");
    const auto args = [&](std::string_view period) {
        return arguments(R"({"series":")" + weekly.text() + R"(","periods":[")" +
                         std::string(period) + R"("],"values":["1"]})");
    };
    expect_refused("measure", args("2026-01"), ErrorCode::PeriodKindOther, "/periods/0");
    accept("measure", args("2026-W40"));
    accept("measure", about(R"("periods":["2026-01","2026-W01"],"values":["1","2"])"));
}

TEST_F(MeasurementsTest, AFiscalPeriodIsTakenWhereTheCalendarHasIt) {
    const std::string id = session.snapshot().partnership()->thing.id.text();
    run("set", R"({"thing":")" + id + R"(","field":"fiscal_first_month","to":7})");
    accept("measure", about(R"("periods":["FY2027-Q1"],"values":["1"])"));
    EXPECT_EQ(value("2026-Q3"), "1");
    expect_refused("measure", about(R"("periods":["FY2027"],"values":["1"])"),
                   ErrorCode::PeriodSyntax, "/periods/0");
}

TEST_F(MeasurementsTest, ALongReferenceIsRefused) {
    const std::string text(1001, 'x');
    expect_refused("measure",
                   about(R"("periods":["2026-01"],"values":["1"],"reference":")" + text + "\""),
                   ErrorCode::TextTooLong, "/reference");
}

TEST_F(MeasurementsTest, WhatAnEntryWouldDoIsKnownBeforehand) {
    accept("measure", about(R"("periods":["2026-01"],"values":["5"])"));
    const auto& now = *session.snapshot().find<model::Series>(series);
    const auto effect = [&](std::string_view period, std::optional<std::int64_t> value) {
        Entry entry{.series = series,
                    .period = *base::Period::parse(period),
                    .value = std::nullopt,
                    .reference = {}};
        if (value) entry.value = base::Decimal::from_integer(*value);
        return effect_of(now, entry);
    };
    EXPECT_EQ(effect("2026-01", 5), EntryEffect::Same);
    EXPECT_EQ(effect("2026-01", 6), EntryEffect::Corrects);
    EXPECT_EQ(effect("2026-01", {}), EntryEffect::Withdraws);
    EXPECT_EQ(effect("2026-02", 6), EntryEffect::Measures);
    EXPECT_EQ(effect("2026-02", {}), EntryEffect::Same);
}

}  // namespace
}  // namespace samverka::session
