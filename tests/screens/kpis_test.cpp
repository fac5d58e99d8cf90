// The KPIs: what the board and the card say, what they offer, and entering and pasting values.
#include <algorithm>
#include <array>

#include "core/kpi/trace.h"
#include "core/log/field_json.h"
#include "core/screens/kpi_parts.h"
#include "tests/screens/reading.h"

namespace samverka {
namespace {

using screens::GestureKind;
using screens::Node;
using screens::NodeKind;

constexpr std::string_view kAvailability = "Tillgänglighet kritiska tjänster";

class KpisReader : public test::ExampleReader {
  public:
    KpisReader() { show("kpis"); }
    const model::Snapshot& snapshot() { return workbench.session().snapshot(); }
    const model::Kpi& kpi(std::string_view name) {
        for (const auto* one : snapshot().all<model::Kpi>())
            if (one->name.sv == name) return *one;
        ADD_FAILURE() << name;
        return *snapshot().all<model::Kpi>().front();
    }
    std::string open(std::string_view name) {
        const std::string id = kpi(name).thing.id.text();
        EXPECT_TRUE(activate("kpis/item/" + id).has_value());
        return "kpis/card/" + id;
    }
    std::vector<std::string> listed() {
        std::vector<std::string> out;
        for (const Node& item : find("kpis/list")->children) out.push_back(item.id.substr(10));
        return out;
    }
    const Node& node(const std::string& id) {
        const Node* found = find(id);
        if (found != nullptr) return *found;
        ADD_FAILURE() << "no " << id;
        return root();
    }
};

class KpisScreen : public ::testing::Test {
  protected:
    KpisReader at;

    void enter(const char* scope) { at.intent("kpi_view", {{"mode", "entry"}, {"scope", scope}}); }
    screens::GridCell cell(std::int64_t row, std::int64_t column,
                           const char* grid = "kpis/entry/grid") {
        const auto rows = at.workbench.cells(
            grid, {.first_row = row, .rows = 1, .first_column = column, .columns = 1});
        if (rows.size() == 1 && rows[0].size() == 1) return rows[0][0];
        ADD_FAILURE() << grid << " " << row << " " << column;
        return {};
    }
    base::Result<void> gesture(GestureKind kind, const char* grid, std::int64_t row,
                               std::int64_t column, const std::string& typed) {
        return at.workbench.perform(
            {.kind = kind, .node = grid, .typed = typed, .item = {}, .row = row, .column = column});
    }
    std::size_t commits() { return at.workbench.session().log().commit_count(); }
};

TEST_F(KpisScreen, ListsEveryKpiAndCountsThoseWithAnIncentive) {
    EXPECT_EQ(at.listed().size(), at.snapshot().all<model::Kpi>().size());
    EXPECT_TRUE(at.says("22 · 12 med incitament", "kpis/header")) << at.words("kpis/header");
    at.workbench.set_language(locale::Language::English);
    EXPECT_TRUE(at.says("22 · 12 with an incentive", "kpis/header")) << at.words("kpis/header");
}

TEST_F(KpisScreen, ShowsFirstWhatNeedsMostAndTheAgreedOrderWhenAsked) {
    const auto rank = [&](const std::string& id) {
        const auto* history = at.workbench.session().kpis().find(*base::ThingId::parse(id));
        const auto* value = screens::current_value(*history, at.workbench.session().as_of());
        if (value == nullptr) return 3;
        constexpr std::array kRanks{4, 2, 0, 3, 1};  // in the order of kpi::Standing
        return kRanks[static_cast<std::size_t>(value->standing)];
    };
    const auto needing = at.listed();
    EXPECT_TRUE(std::is_sorted(needing.begin(), needing.end(),
                               [&](const auto& a, const auto& b) { return rank(a) < rank(b); }));
    EXPECT_EQ(rank(needing.front()), 0);
    at.commit("kpis/order", "agreed", true);
    std::vector<std::string> agreed;
    for (const auto* one : at.snapshot().all<model::Kpi>()) agreed.push_back(one->thing.id.text());
    EXPECT_EQ(at.listed(), agreed);
}

TEST_F(KpisScreen, LeavesWhatTheSearchFinds) {
    at.commit("kpis/search", "TILLGÄNGLIG");
    ASSERT_EQ(at.listed().size(), 1U);
    EXPECT_EQ(at.listed().front(), at.kpi(kAvailability).thing.id.text());
    at.commit("kpis/search", "finns inte");
    EXPECT_TRUE(at.says("Ingen KPI med de orden.", "kpis/list"));
}

// Whether more digits stand in a row than a rule of rounding keeps.
bool has_long_number(std::string_view words) {
    constexpr std::size_t kLong = 13;
    std::size_t digits = 0;
    for (const char c : words) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits == kLong) return true;
    }
    return false;
}

TEST_F(KpisScreen, AValueWithoutARuleOfRoundingIsShort) {
    at.write_as("Anna Berg");
    // As the KPI of patches, but for its rounding.
    const model::Kpi& rounded = at.kpi("Kritiska patchar i tid");
    const auto* definition =
        at.workbench.session().kpis().find(rounded.thing.id)->spans.back().definition.get();
    const auto create = [&](const char* kind, json::Object fields) {
        json::Object args;
        args.set("kind", kind);
        args.set("fields", std::move(fields));
        return at.workbench.session().run("create", args)->created.back();
    };
    json::Object name;
    name.set("sv", "Utan avrundning");
    json::Object fields;
    fields.set("name", std::move(name));
    const base::ThingId kpi = create("kpi", std::move(fields));
    fields = log::content_json(at.snapshot().schema().type(model::ThingKind::KpiVersion),
                               definition->thing);
    fields.erase("decimals");
    fields.erase("rounding");
    fields.set("kpi", kpi.text());
    create("kpi_version", std::move(fields));
    const kpi::History& history = *at.workbench.session().kpis().find(kpi);
    ASSERT_TRUE(std::ranges::any_of(history.values, [](const kpi::Value& value) {
        return value.has_value() && has_long_number(value.value.text());
    })) << "some value is endless";
    std::size_t cut = 0;
    for (const char* screen : {"overview", "kpis", "vision"}) {
        at.show(screen);
        if (std::string_view(screen) == "kpis") at.open("Utan avrundning");
        test::visit(at.root(), [&](const Node& node) {
            std::string shown = locale::plain_text(node.text) + "|" + node.name;
            shown += "|" + node.tooltip;
            for (const screens::Shape& shape : node.scene.shapes) shown += "|" + shape.words;
            EXPECT_FALSE(has_long_number(shown)) << node.id << ": " << shown;
            cut += test::spaced(shown).find("… %") != std::string::npos ? 1U : 0U;
        });
    }
    EXPECT_GT(cut, 0U);
}

TEST_F(KpisScreen, ARowSaysValueTargetStandingTrendOwnerAndWhenTheNextIsDue) {
    const std::string row = "kpis/item/" + at.kpi(kAvailability).thing.id.text();
    const std::string words = at.words(row);
    for (const char* said : {"99,12 %", "mål 99,0", "Nordia IT mäter", "okt väntas", "↓"})
        EXPECT_NE(words.find(said), std::string::npos) << said << " in\n" << words;
    EXPECT_EQ(at.node(row + "/standing").name, "Når målet");
    EXPECT_NE(at.node(row + "/trend").name.find("sämre"), std::string::npos);
    EXPECT_FALSE(at.node(row + "/line").name.empty());
    EXPECT_EQ(at.node(row + "/value").trace.substr(0, 4), "kpi:");
}

TEST_F(KpisScreen, TheCardSaysPeriodTargetValueStandingAndStreak) {
    const std::string card = at.open(kAvailability);
    const std::string head = at.words(card + "/head");
    for (const char* said :
         {"September 2026", "mål 99,0", "lägst 97,5", "99,12 %", "Når målet", "i rad"})
        EXPECT_NE(head.find(said), std::string::npos) << said << " in\n" << head;
    EXPECT_TRUE(at.node("kpis/item/" + at.kpi(kAvailability).thing.id.text()).selected);
}

TEST_F(KpisScreen, StepsThroughThePeriods) {
    const std::string card = at.open(kAvailability);
    EXPECT_FALSE(at.node(card + "/later").enabled);
    ASSERT_TRUE(at.activate(card + "/earlier").has_value());
    EXPECT_TRUE(at.says("Augusti 2026", card + "/head"));
    ASSERT_TRUE(at.activate(card + "/later").has_value());
    EXPECT_TRUE(at.says("September 2026", card + "/head"));
}

TEST_F(KpisScreen, AnotherScreenLeadsToAKpiAndItsPeriod) {
    at.show("organisation");
    const auto period = *base::Period::parse("2025-09");
    const auto action = screens::show_kpi(at.kpi(kAvailability).thing.id, period);
    ASSERT_TRUE(at.workbench.view(action.name, action.args).has_value());
    const std::string card = "kpis/card/" + at.kpi(kAvailability).thing.id.text();
    EXPECT_TRUE(at.says("September 2025", card + "/head"));
    EXPECT_TRUE(at.says("mål 98,5", card + "/head"));  // by the version that applied then
}

TEST_F(KpisScreen, TheChartNamesVersionsAndGapsAndHasATableForThoseWhoDoNotSeeIt) {
    const std::string card = at.open(kAvailability);
    std::string drawn;
    for (const auto& shape : at.node(card + "/chart/plot").scene.shapes)
        drawn += shape.words + "\n";
    for (const char* said :
         {"version 1 · mål 98,5", "version 2 · mål 99,0", "okt\u00a02024", "sep\u00a02026"})
        EXPECT_NE(drawn.find(said), std::string::npos) << said << " in\n" << drawn;
    EXPECT_EQ(at.node(card + "/chart/table").children.size(), 25U);  // a head and 24 months
    const std::string survey = at.open("Användarnöjdhet");
    drawn.clear();
    for (const auto& shape : at.node(survey + "/chart/plot").scene.shapes)
        drawn += shape.words + "\n";
    EXPECT_NE(drawn.find("ingen data"), std::string::npos) << drawn;
}

TEST_F(KpisScreen, SaysHowItIsMeasuredToWhoeverReads) {
    const std::string card = at.open(kAvailability);
    const std::string how = at.words(card + "/how");
    for (const char* said : {"Mål den tjänar", "Källa", "Metod", "Räknas ut", "Mäter", "Verifierar",
                             "Avrundning", "två decimaler", "Godkänd av båda"})
        EXPECT_NE(how.find(said), std::string::npos) << said << " in\n" << how;
}

TEST_F(KpisScreen, SaysWhyTheValueIsWhatItIsAndWhoStandsBehindIt) {
    const std::string card = at.open(kAvailability);
    EXPECT_TRUE(at.says("Därför 99,12 %", card + "/because"));
    EXPECT_TRUE(at.says("380", card + "/because"));
    EXPECT_TRUE(at.says("Verifierat", card + "/because")) << at.words(card + "/because");
}

TEST_F(KpisScreen, ANumberAnywhereOpensItsTrace) {
    const std::string row = "kpis/item/" + at.kpi(kAvailability).thing.id.text();
    ASSERT_TRUE(at.activate(row + "/value").has_value());
    ASSERT_NE(at.find("kpis/trace"), nullptr);
    ASSERT_TRUE(
        at.workbench
            .perform({.kind = GestureKind::Dismiss, .node = "kpis/trace", .typed = {}, .item = {}})
            .has_value());
    EXPECT_EQ(at.find("kpis/trace"), nullptr);
}

TEST_F(KpisScreen, AKpiIsMadeByItsNameAndOpened) {
    at.write_as("Eva Lind");
    at.commit("kpis/new", "Svarstid i växeln");
    const auto& made = at.kpi("Svarstid i växeln");
    const std::string card = "kpis/card/" + made.thing.id.text();
    EXPECT_TRUE(at.says("Ingen definition gäller ännu", card + "/how"));
    ASSERT_TRUE(at.activate(card + "/how/change").has_value());
    EXPECT_TRUE(at.says("Utkast till definition", card + "/draft"));
    at.commit(card + "/draft/form/target", "90,5");
    const auto versions = at.snapshot().about(model::ThingKind::KpiVersion, made.thing.id);
    ASSERT_EQ(versions.size(), 1U);
    EXPECT_EQ(model::as<model::KpiVersion>(versions[0])->target->text(), "90.5");
}

TEST_F(KpisScreen, ADefinitionIsChangedAsADraftThatDiffersFromItAndIsProposed) {
    at.write_as("Eva Lind");
    const std::string card = at.open(kAvailability);
    ASSERT_TRUE(at.activate(card + "/how/change").has_value());
    EXPECT_EQ(at.find(card + "/how/change"), nullptr);  // one at a time
    at.commit(card + "/draft/form/target", "99,3");
    EXPECT_TRUE(at.says("99,3", card + "/draft/change/target")) << at.words(card + "/draft");
    EXPECT_TRUE(at.says("mål 99,0", card + "/head"));  // until both have approved it
    ASSERT_TRUE(at.activate(card + "/draft/propose").has_value());
    EXPECT_EQ(at.find(card + "/draft"), nullptr);
    EXPECT_NE(at.find(card + "/proposal"), nullptr);
}

TEST_F(KpisScreen, AFormulaIsWrittenCheckedAndShownWithItsInputs) {
    at.write_as("Eva Lind");
    at.commit("kpis/new", "Svarstid i växeln");
    const base::ThingId made = at.kpi("Svarstid i växeln").thing.id;
    const std::string card = "kpis/card/" + made.text();
    ASSERT_TRUE(at.activate(card + "/how/change").has_value());
    const std::string form = card + "/draft/form";
    at.commit(form + "/aggregation", "formula", true);
    EXPECT_FALSE(at.node(form + "/formula").edit.error.empty());  // nothing is written yet
    ASSERT_TRUE(at.activate(form + "/inputs/add").has_value());
    at.commit(form + "/inputs/0/name", "avbrott");
    std::string series;
    for (const auto* one : at.snapshot().all<model::Series>())
        if (one->name.sv == "Avbrott i kritiska tjänster") series = one->thing.id.text();
    at.commit(form + "/inputs/0/series", series, true);
    at.commit(form + "/formula", "2 * avbrot");
    EXPECT_TRUE(at.node(form + "/formula").edit.error.contains("”avbrott”"))
        << at.node(form + "/formula").edit.error;
    EXPECT_FALSE(at.activate(card + "/draft/propose").has_value());
    at.commit(form + "/formula", "2 * avbrott");
    EXPECT_TRUE(at.node(form + "/formula").edit.error.empty())
        << at.node(form + "/formula").edit.error;
    EXPECT_TRUE(at.says("2 * avbrott", card + "/how")) << at.words(card + "/how");
    EXPECT_TRUE(at.activate(card + "/draft/propose").has_value());
}

TEST_F(KpisScreen, BandsAreAddedEditedAndTakenAwayRowByRow) {
    at.write_as("Eva Lind");
    at.commit("kpis/new", "Svarstid i växeln");
    const base::ThingId made = at.kpi("Svarstid i växeln").thing.id;
    const std::string card = "kpis/card/" + made.text();
    ASSERT_TRUE(at.activate(card + "/how/change").has_value());
    const std::string bands = card + "/draft/form/bands";
    const auto held = [&]() -> const std::vector<model::Band>& {
        const auto versions = at.snapshot().about(model::ThingKind::KpiVersion, made);
        return model::as<model::KpiVersion>(versions[0])->bands;
    };
    ASSERT_TRUE(at.activate(bands + "/add").has_value());
    ASSERT_TRUE(at.activate(bands + "/add").has_value());
    at.commit(bands + "/0/from", "90,5");
    at.commit(bands + "/1/status", "Under målet");
    at.commit(bands + "/1/below", "90,5");
    ASSERT_EQ(held().size(), 2U);
    EXPECT_EQ(held()[0].from->text(), "90.5");
    EXPECT_FALSE(held()[0].below.has_value());
    EXPECT_EQ(held()[1].status, model::BandStatus::Under);
    EXPECT_EQ(held()[1].below->text(), "90.5");
    at.commit(bands + "/0/from", "");
    EXPECT_FALSE(held()[0].from.has_value());
    ASSERT_TRUE(at.activate(bands + "/0/remove").has_value());
    ASSERT_EQ(held().size(), 1U);
    EXPECT_EQ(held()[0].status, model::BandStatus::Under);
}

TEST_F(KpisScreen, ABandsLimitThatIsNoNumberIsRefusedWhereItWasTyped) {
    at.write_as("Eva Lind");
    at.commit("kpis/new", "Svarstid i växeln");
    const std::string card = "kpis/card/" + at.kpi("Svarstid i växeln").thing.id.text();
    ASSERT_TRUE(at.activate(card + "/how/change").has_value());
    ASSERT_TRUE(at.activate(card + "/draft/form/bands/add").has_value());
    const std::string from = card + "/draft/form/bands/0/from";
    EXPECT_FALSE(
        at.workbench
            .perform({.kind = GestureKind::Commit, .node = from, .typed = "nio", .item = {}})
            .has_value());
    EXPECT_FALSE(at.node(from).edit.error.empty());
}

TEST_F(KpisScreen, AValueIsDisputedWithAReasonAndSettled) {
    at.write_as("Eva Lind");
    const std::string card = at.open("Beslut i tid");
    EXPECT_EQ(at.find(card + "/why"), nullptr);
    ASSERT_TRUE(at.activate(card + "/dispute").has_value());
    at.commit(card + "/why", "Två möten saknas");
    EXPECT_TRUE(at.says("Två möten saknas", card + "/because"));
    const auto* dispute = at.snapshot().all<model::Dispute>().back();
    for (const auto* one : at.snapshot().all<model::Dispute>())
        if (one->why.sv == "Två möten saknas") dispute = one;
    const base::ThingId made = dispute->thing.id;
    const std::string item = card + "/dispute/" + made.text();
    at.commit(item + "/settle", "Mötena är inräknade");
    EXPECT_EQ(at.find(item), nullptr);
    EXPECT_EQ(at.snapshot().find<model::Dispute>(made)->status, model::DisputeStatus::Resolved);
}

TEST_F(KpisScreen, EntersAValueInTheGridAndTakesItBack) {
    at.write_as("Petra Sund");
    (void)at.open(kAvailability);
    enter("kpi");
    ASSERT_EQ(at.node("kpis/entry/grid").grid.rows, 2);
    EXPECT_EQ(cell(0, 13).text, "380");
    ASSERT_TRUE(gesture(GestureKind::Commit, "kpis/entry/grid", 0, 13, "381,5 min").has_value());
    EXPECT_EQ(cell(0, 13).text, "381,5");
    EXPECT_EQ(gesture(GestureKind::Commit, "kpis/entry/grid", 0, 13, "9 h").error().code,
              base::ErrorCode::NumberSyntax);
    ASSERT_TRUE(at.workbench.session().run("undo", {}).has_value());
    EXPECT_EQ(cell(0, 13).text, "380");
    ASSERT_TRUE(gesture(GestureKind::Commit, "kpis/entry/grid", 0, 13, "").has_value());
    EXPECT_EQ(cell(0, 13).text, "");
}

TEST_F(KpisScreen, PagesThroughTheYearsOfEntry) {
    enter("all");
    EXPECT_EQ(at.node("kpis/entry/grid").grid.columns.back().title, "Sep");
    ASSERT_TRUE(at.activate("kpis/entry/earlier").has_value());
    EXPECT_EQ(at.node("kpis/entry/grid").grid.columns.back().detail, "2025");
    ASSERT_TRUE(at.activate("kpis/entry/later").has_value());
    EXPECT_FALSE(at.node("kpis/entry/later").enabled);
}

// Sixty series of twelve months: one paste, a preview, one act, one undo.
TEST_F(KpisScreen, TwelveColumnsAndSixtyRowsAreOnePasteOneActAndOneUndo) {
    at.write_as("Petra Sund");
    std::string sheet = "Serie";
    for (base::Period month = *base::Period::parse("2025-10"); month.text() < "2026-10";
         month = month.next())
        sheet += "\t" + locale::show_period(month, locale::Language::Swedish);
    sheet += "\n";
    std::vector<base::ThingId> made;
    for (int i = 0; i < 60; ++i) {
        const std::string name = "Serie nummer " + std::to_string(i);
        json::Object fields;
        fields.set("name", json::Object({{"sv", json::Value(name)}}));
        fields.set("frequency", "month");
        json::Object args;
        args.set("kind", "series");
        args.set("fields", std::move(fields));
        made.push_back(at.workbench.session().run("create", args)->created.back());
        sheet += name;
        for (int j = 0; j < 12; ++j) sheet += "\t" + std::to_string(i * 12 + j) + ",5";
        sheet += "\r\n";
    }
    enter("all");
    ASSERT_TRUE(gesture(GestureKind::Paste, "kpis/entry/grid", 0, 2, sheet).has_value());
    EXPECT_TRUE(at.says("720 värden läggs till", "kpis/paste")) << at.words("kpis/paste");
    EXPECT_EQ(cell(59, 12, "kpis/paste/grid").text, "719,5");
    const auto before = at.workbench.session().snapshot().revision();
    ASSERT_TRUE(at.activate("kpis/paste/take").has_value());
    EXPECT_GT(at.workbench.session().snapshot().revision(), before);
    EXPECT_EQ(at.find("kpis/paste"), nullptr);
    const auto measured = [&] {
        std::size_t out = 0;
        for (const base::ThingId id : made)
            for (const auto& row : at.snapshot().find<model::Series>(id)->measurements)
                out += row.stands() ? 1U : 0U;
        return out;
    };
    EXPECT_EQ(measured(), 720U);
    ASSERT_TRUE(at.workbench.session().run("undo", {}).has_value());
    EXPECT_EQ(measured(), 0U);
}

TEST_F(KpisScreen, APasteWaitsForAnAnswerAndForWhatIsNotUnderstood) {
    at.write_as("Petra Sund");
    (void)at.open(kAvailability);
    enter("kpi");
    const std::size_t before = commits();
    ASSERT_TRUE(gesture(GestureKind::Paste, "kpis/entry/grid", 0, 12, "390\t12 h\n44\u00a0640\t\n")
                    .has_value());
    EXPECT_FALSE(at.node("kpis/paste/take").enabled);
    EXPECT_TRUE(at.says("serien mäts i min", "kpis/paste"));
    ASSERT_TRUE(gesture(GestureKind::Commit, "kpis/paste/grid", 0, 2, "720").has_value());
    EXPECT_FALSE(at.node("kpis/paste/take").enabled);  // corrections are not decided
    ASSERT_TRUE(at.activate("kpis/paste/repeats/correct").has_value());
    ASSERT_TRUE(at.node("kpis/paste/take").enabled);
    EXPECT_EQ(commits(), before);
    ASSERT_TRUE(at.activate("kpis/paste/take").has_value());
    EXPECT_EQ(cell(0, 13).text, "720");
    EXPECT_EQ(cell(0, 12).text, "390");
}

TEST_F(KpisScreen, APasteThatIsDismissedChangesNothing) {
    at.write_as("Petra Sund");
    enter("all");
    const std::size_t before = commits();
    ASSERT_TRUE(gesture(GestureKind::Paste, "kpis/entry/grid", 0, 2, "1\t2\n").has_value());
    ASSERT_TRUE(
        at.workbench
            .perform({.kind = GestureKind::Dismiss, .node = "kpis/paste", .typed = {}, .item = {}})
            .has_value());
    EXPECT_EQ(at.find("kpis/paste"), nullptr);
    EXPECT_EQ(commits(), before);
}

TEST_F(KpisScreen, RemembersItsSettings) {
    at.intent("kpi_view", {{"mode", "entry"}, {"order", "agreed"}, {"scope", "all"}});
    const auto kept = screens::read_state(screens::state_json(at.workbench.state()));
    EXPECT_EQ(kept.kpis.mode, screens::KpiMode::Entry);
    EXPECT_EQ(kept.kpis.order, screens::KpiOrder::Agreed);
    EXPECT_EQ(kept.kpis.scope, screens::EntryScope::All);
}

TEST(KpisOfAFreshPartnership, SayWhatBelongsThere) {
    test::Reader reader;
    json::Object args;
    args.set("template", "three_levels");
    args.set("name", json::Object({{"sv", json::Value("Ny")}}));
    args.set("customer", "Kund");
    args.set("supplier", "Leverantör");
    args.set("author", "Anna");
    ASSERT_TRUE(reader.workbench.session().run("new_partnership", args).has_value());
    reader.show("kpis");
    EXPECT_TRUE(reader.says("Här finns inga KPI:er ännu", "kpis/list"));
    EXPECT_NE(reader.find("kpis/card_empty"), nullptr);
    ASSERT_NE(reader.find("kpis/new"), nullptr);
    EXPECT_TRUE(reader.find("kpis/new")->enabled);
}

}  // namespace
}  // namespace samverka
