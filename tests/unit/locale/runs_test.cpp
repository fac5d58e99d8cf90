#include "core/locale/runs.h"

#include <gtest/gtest.h>

namespace samverka::locale {
namespace {

using base::Message;

// A key that is not in the table is rendered as if it were the text: so these tests bring their own
// sentences.
std::string shown(const Message& message, Language language = Language::Swedish) {
    std::string text;
    for (const Run& run : render(message, language)) {
        switch (run.kind) {
            case RunKind::Plain:
                text += run.text;
                break;
            case RunKind::Value:
                text += "<" + run.text + "|" + run.target + ">";
                break;
            case RunKind::Reference:
                text += "[" + run.text + "|" + run.target + "]";
                break;
            case RunKind::Term:
                text += "(" + run.text + "|" + run.target + ")";
                break;
            case RunKind::Added:
            case RunKind::Removed:
                text += "{" + run.text + "}";  // of differences only, never of a message
                break;
        }
    }
    return text;
}

base::ThingId thing(std::string_view text) { return *base::ThingId::parse(text); }

TEST(Render, ASentenceOfTheTable) {
    const Runs runs = render({.key = "error.nothing_to_redo", .arguments = {}}, Language::English);
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_EQ(runs[0].kind, RunKind::Plain);
    EXPECT_EQ(plain_text(runs), "There is nothing to redo.");
}

TEST(Render, AnUnknownKeyStandsAsItIs) {
    EXPECT_EQ(shown({.key = "no.such.key", .arguments = {}}), "no.such.key");
    EXPECT_TRUE(render({.key = "", .arguments = {}}, Language::Swedish).empty());
}

TEST(Render, NumbersAreValuesWithTraces) {
    EXPECT_EQ(shown(Message{.key = "{n} roller", .arguments = {}}.with(
                  "n", base::CountArgument{.count = 1234,
                                           .of = {thing("000000000000000a"),
                                                  thing("000000000000000b")}})),
              "<1\u202f234|list:000000000000000a,000000000000000b> roller");
    EXPECT_EQ(shown(Message{.key = "upp till {limit}", .arguments = {}}.with(
                  "limit", base::MoneyArgument{.value = {250'000'000},
                                               .thing = thing("000000000000000a"),
                                               .field = "limit"})),
              "upp till <2,5\u00a0Mkr|set:000000000000000a/limit>");
    EXPECT_EQ(shown(Message{.key = "{limit}", .arguments = {}}.with(
                  "limit", base::MoneyArgument{.value = {100}, .thing = {}, .field = {}})),
              "<1\u00a0kr|>");
    EXPECT_EQ(shown(Message{.key = "{value}", .arguments = {}}.with(
                  "value",
                  base::DecimalArgument{.value = *base::Decimal::parse("-99.90"), .unit_key = ""})),
              "<\u221299,90|>");
}

TEST(Render, UnitsStandAsTheLanguageWritesThem) {
    const auto with_unit = [](std::string unit) {
        return Message{.key = "{v}", .arguments = {}}.with(
            "v", base::DecimalArgument{.value = *base::Decimal::parse("99.9"),
                                       .unit_key = std::move(unit)});
    };
    EXPECT_EQ(shown(with_unit("%"), Language::Swedish), "<99,9\u00a0%|>");
    EXPECT_EQ(shown(with_unit("%"), Language::English), "<99.9%|>");
    EXPECT_EQ(shown(with_unit("h"), Language::English), "<99.9\u00a0h|>");
}

TEST(Render, ReferencesAreLinks) {
    const auto message = Message{.key = "{who} saknas", .arguments = {}}.with(
        "who", base::ReferenceArgument{.thing = thing("3v9k2m0qxa7t5hce"),
                                       .title = {.sv = "Anna Öberg", .en = ""}});
    EXPECT_EQ(shown(message), "[Anna Öberg|3v9k2m0qxa7t5hce] saknas");
    EXPECT_EQ(shown(message, Language::English), "[Anna Öberg|3v9k2m0qxa7t5hce] saknas");
    const auto unnamed = Message{.key = "{who}", .arguments = {}}.with(
        "who", base::ReferenceArgument{.thing = thing("3v9k2m0qxa7t5hce"), .title = {}});
    EXPECT_EQ(shown(unnamed), "[(utan namn)|3v9k2m0qxa7t5hce]");
    EXPECT_EQ(shown(unnamed, Language::English), "[(without a name)|3v9k2m0qxa7t5hce]");
}

TEST(Render, DatesPeriodsLabelsAndTerms) {
    auto message = Message{.key = "{from}, {in}, {why}, {term}, {text}, {both}", .arguments = {}};
    message.with("from", base::DateArgument{*base::Date::parse("2026-09-30")})
        .with("in", base::PeriodArgument{*base::Period::parse("2026-Q3")})
        .with("why", base::LabelArgument{"error.nothing_to_redo"})
        .with("term", base::TermArgument{"mandate_of_no_table"})
        .with("text", base::PlainArgument{"{n} as typed"})
        .with("both", base::BilingualArgument{{.sv = "roll", .en = "role"}});
    EXPECT_EQ(shown(message, Language::English),
              "<30\u00a0Sep\u00a02026|>, <Q3\u00a02026|>, There is nothing to redo., "
              "(mandate_of_no_table|mandate_of_no_table), {n} as typed, role");
}

TEST(Render, ChoosesByNumber) {
    const auto counted = [](std::int64_t count) {
        return shown(
            Message{.key = "{n} {n|roll saknar|roller saknar} motpart", .arguments = {}}.with(
                "n", base::CountArgument{.count = count, .of = {}}));
    };
    EXPECT_EQ(counted(1), "<1|> roll saknar motpart");
    EXPECT_EQ(counted(2), "<2|> roller saknar motpart");
    EXPECT_EQ(counted(0), "<0|> roller saknar motpart");
    EXPECT_EQ(counted(-1), "<\u22121|> roller saknar motpart");
}

TEST(Render, ChoicesMayHoldArgumentsAndAFormForNone) {
    const auto counted = [](std::int64_t count) {
        return shown(Message{.key = "{n|ingen roll|rollen {title}|{n} roller}", .arguments = {}}
                         .with("n", base::CountArgument{.count = count, .of = {}})
                         .with("title", base::PlainArgument{"Leveransansvarig"}));
    };
    EXPECT_EQ(counted(0), "ingen roll");
    EXPECT_EQ(counted(1), "rollen Leveransansvarig");
    EXPECT_EQ(counted(2), "<2|> roller");
}

TEST(Render, DecimalsChooseToo) {
    const auto counted = [](std::string_view value) {
        return shown(Message{.key = "{n|timme|timmar}", .arguments = {}}.with(
            "n", base::DecimalArgument{.value = *base::Decimal::parse(value), .unit_key = ""}));
    };
    EXPECT_EQ(counted("1"), "timme");
    EXPECT_EQ(counted("1.0"), "timme");
    EXPECT_EQ(counted("1.5"), "timmar");
}

TEST(Render, WhatIsMissingOrMalformedStaysVisible) {
    EXPECT_EQ(shown({.key = "{who} saknas", .arguments = {}}), "{who} saknas");
    EXPECT_EQ(shown({.key = "{n|en|flera}", .arguments = {}}), "flera");
    EXPECT_EQ(shown({.key = "a { b", .arguments = {}}), "a { b");
    EXPECT_EQ(shown({.key = "a } b {", .arguments = {}}), "a } b {");
    EXPECT_EQ(shown({.key = "{}", .arguments = {}}), "{}");
}

TEST(Render, MeetingWordsAreOneRun) {
    const auto message =
        Message{.key = "a {x} b", .arguments = {}}.with("x", base::PlainArgument{"x"});
    EXPECT_EQ(render(message, Language::Swedish).size(), 1U);
    const auto empty = Message{.key = "{x}", .arguments = {}}.with("x", base::PlainArgument{""});
    EXPECT_TRUE(render(empty, Language::Swedish).empty());
}

TEST(Render, MoneyIsInThePartnershipsCurrency) {
    const auto message = Message{.key = "{m}", .arguments = {}}.with(
        "m", base::MoneyArgument{.value = {150'000}, .thing = {}, .field = {}});
    EXPECT_EQ(plain_text(render(message, Language::Swedish, {.code = "EUR", .decimals = 2})),
              "1\u202f500\u00a0EUR");
    EXPECT_EQ(plain_text(render(message, Language::English, {.code = "JPY", .decimals = 0})),
              "JPY\u00a0150k");
}

TEST(Choose, TakesTheOtherLanguageAndSaysSo) {
    EXPECT_EQ(choose({.sv = "roll", .en = "role"}, Language::Swedish).text, "roll");
    EXPECT_FALSE(choose({.sv = "roll", .en = "role"}, Language::English).missing);
    EXPECT_EQ(choose({.sv = "roll", .en = ""}, Language::English).text, "roll");
    EXPECT_TRUE(choose({.sv = "roll", .en = ""}, Language::English).missing);
    EXPECT_FALSE(choose({}, Language::English).missing);
}

TEST(InsideSentence, BeginsWithASmallLetterUnlessItIsAnAbbreviation) {
    EXPECT_EQ(inside_sentence("To nearest, half up"), "to nearest, half up");
    EXPECT_EQ(inside_sentence("Återkommande"), "återkommande");
    EXPECT_EQ(inside_sentence("KPI-version"), "KPI-version");
    EXPECT_EQ(inside_sentence("kund"), "kund");
    EXPECT_EQ(inside_sentence(""), "");
    base::Message rounded{.key = "trace.rounded", .arguments = {}};
    rounded.with("count", base::CountArgument{.count = 1, .of = {}})
        .with("rule", base::LabelArgument{"choice.rounding.half_up", base::LabelPlace::Inside});
    EXPECT_EQ(plain_text(render(rounded, Language::English)),
              "rounded to one decimal, to nearest, half up");
}

}  // namespace
}  // namespace samverka::locale
