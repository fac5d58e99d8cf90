// Whether everyone can know how a KPI is measured (S12): that it has a definition, and what that
// says of source, method, who measures and who verifies, target and rounding.
//
// A source, a method, a measurer or a verifier that the definition leaves out may stand with its
// series instead; it is missing where neither says it. What has to be chosen (what planned
// maintenance does, what a part of a scorecard gives, how far a target is reset) is never guessed:
// until it is said there is no value, or no proposal, and a finding. Rounding matters where numbers
// are divided (ratios and means): other numbers are as exact as they were measured.
#include <algorithm>
#include <initializer_list>

#include "core/kpi/measured.h"
#include "core/kpi/reset.h"
#include "core/kpi/scorecard.h"
#include "core/rules/compose.h"
#include "core/rules/families.h"
#include "core/rules/measured.h"

namespace samverka::rules {

using base::Date;
using base::ThingId;
using model::Aggregation;
using model::Direction;
using model::KpiVersion;
using model::ThingKind;

namespace {

// The first day of a definition that does not apply yet.
std::optional<Date> begins_later(const model::Snapshot& snapshot, const model::Kpi& kpi,
                                 Date date) {
    std::optional<Date> out;
    const auto take = [&](const std::optional<Date>& from) {
        if (from && *from > date && (!out || *from < *out)) out = from;
    };
    for (const model::Thing* version : snapshot.about(ThingKind::KpiVersion, kpi.thing.id)) {
        take(model::as<KpiVersion>(version)->effective_from);
        for (const model::Proposal& proposal : snapshot.proposals(version->id))
            if (!proposal.revoked)
                take(model::as<KpiVersion>(proposal.content.get())->effective_from);
    }
    return out;
}

bool is_contested(const model::Snapshot& snapshot, const model::Kpi& kpi) {
    for (const model::Thing* version : snapshot.about(ThingKind::KpiVersion, kpi.thing.id))
        for (const model::Proposal& proposal : snapshot.proposals(version->id))
            if (proposal.approved() && proposal.contested) return true;
    return false;
}

// Writes a field of a draft; what is approved is revised by a new version instead.
void offer_field(const MeasuredKpi& one, const char* field, Finding& finding) {
    if (one.span->state != model::VersionState::Draft) return;
    Mend out = mend("set", std::string("say_") + field);
    out.arguments = {{"thing", one.span->version.text()}, {"field", field}};
    out.asks = "to";
    finding.mends.push_back(std::move(out));
}

Finding& add_about(const Reading& reading, const MeasuredKpi& one, std::string_view rule,
                   Findings& out) {
    Finding& finding = add(out, rule, one.kpi->thing);
    finding.text.with("kpi", named(reading.snapshot, one.kpi->thing));
    if (one.span != nullptr) finding.evidence.push_back(one.span->version);
    call_on(finding, owner_of(reading.snapshot, *one.kpi));
    return finding;
}

// Whether the definition says it, or else every series that it is made of.
template <class Says>
bool is_said(const MeasuredKpi& one, bool by_definition, Says says) {
    if (by_definition) return true;
    return std::ranges::all_of(one.series, [&](const auto* series) { return says(*series); });
}

std::vector<const char*> missing_parts(const MeasuredKpi& one) {
    std::vector<const char*> out;
    const KpiVersion& definition = *one.definition;
    if (!is_said(one, !definition.source.empty(),
                 [](const model::Series& series) { return !series.source.empty(); }))
        out.push_back("source");
    if (!is_said(one, !definition.method.empty(),
                 [](const model::Series& series) { return !series.method.empty(); }))
        out.push_back("method");
    if (one.measurer == nullptr) out.push_back("measurer");
    if (one.verifier == nullptr) out.push_back("verifier");
    return out;
}

// Whether a value can be said to reach or not.
bool is_judged(const KpiVersion& definition) {
    if (!definition.bands.empty()) return true;
    if (definition.direction == Direction::None) return false;
    if (definition.direction == Direction::Range) return definition.minimum && definition.stretch;
    return definition.target.has_value();
}

// What the definition leaves open, and the field that says it.
struct Unclear {
    const char* variant;
    const char* field;
};
std::vector<Unclear> unclear_parts(const KpiVersion& definition) {
    std::vector<Unclear> out;
    if (!kpi::is_plan_clear(definition))
        out.push_back(definition.planned.is_nil() ? Unclear{"planned_series", "planned"}
                                                  : Unclear{"planned_rule", "planned_rule"});
    if (definition.aggregation == Aggregation::Scorecard && !kpi::is_whole_scorecard(definition))
        out.push_back({"parts", "parts"});
    if (!kpi::is_reset_clear(definition)) out.push_back({"reset", "reset_share"});
    return out;
}

// The titles one after the other, in both languages.
base::Bilingual joined_titles(const model::Snapshot& snapshot, const std::vector<ThingId>& kpis) {
    base::Bilingual out;
    for (const ThingId id : kpis) {
        const model::Thing* thing = snapshot.find(id);
        if (thing == nullptr) continue;
        const base::Bilingual title = model::thing_title(snapshot, *thing);
        const std::string_view between = out.sv.empty() ? "" : " → ";
        out.sv += std::string(between) + (title.sv.empty() ? title.en : title.sv);
        out.en += std::string(between) + (title.en.empty() ? title.sv : title.en);
    }
    return out;
}

// A mean has up to 34 digits; people want to see a few.
base::Decimal shown_mean(const base::Decimal& mean) {
    constexpr int kDecimals = 4;
    const auto out = base::rounded(mean, kDecimals, base::Rounding::HalfEven);
    return out ? kpi::shortest(*out) : mean;
}

base::DecimalArgument in_unit(const base::Decimal& value, const KpiVersion& definition) {
    return {.value = value, .unit_key = definition.unit};
}

}  // namespace

void find_kpi_unclear(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        if (one.definition == nullptr) continue;
        for (const Unclear& unclear : unclear_parts(*one.definition)) {
            Finding& finding = add_about(reading, one, "kpi_unclear", out);
            take_variant(finding, unclear.variant);
            offer_field(one, unclear.field, finding);
        }
    }
}

void find_scorecard_circular(const Reading& reading, Findings& out) {
    const kpi::ScorecardEpochs& scorecards = reading.kpis.scorecards();
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        if (!one.is_scorecard() || !scorecards.is_circular(one.kpi->thing.id, reading.date))
            continue;
        std::vector<ThingId> ring = scorecards.ring(one.kpi->thing.id, reading.date);
        // A ring is told once, about the first of it.
        if (!ring.empty() && *std::ranges::min_element(ring) != ring.front()) continue;
        Finding& finding = add_about(reading, one, "scorecard_circular", out);
        if (ring.empty()) {
            take_variant(finding, "deep");
            finding.text.with("count", counted(kpi::kScorecardLevelsMax));
            continue;
        }
        for (std::size_t i = 1; i < ring.size(); ++i) finding.evidence.push_back(ring[i]);
        ring.push_back(ring.front());
        finding.text.with("ring", base::BilingualArgument{joined_titles(reading.snapshot, ring)});
    }
}

void find_target_beaten(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        const auto reset = kpi::reset_of(*one.history);
        if (!reset) continue;
        const KpiVersion& definition = *one.definition;
        Finding& finding = add_about(reading, one, "target_beaten", out);
        finding.text.with("count", counted(static_cast<std::size_t>(reset->periods)))
            .with("target", in_unit(reset->target, definition))
            .with("mean", in_unit(shown_mean(reset->mean), definition))
            .with("proposed", in_unit(reset->proposed, definition));
        if (reset->limited) take_variant(finding, "limited");
    }
}

void find_kpi_without_definition(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        if (one.is_whole() || one.is_scorecard()) continue;
        if (one.span == nullptr && is_contested(reading.snapshot, *one.kpi)) continue;
        Finding& finding = add_about(reading, one, "kpi_without_definition", out);
        if (one.span != nullptr) {
            take_variant(finding, "no_series");
            const bool formula = one.definition->aggregation == Aggregation::Formula;
            offer_field(one,
                        formula              ? "inputs"
                        : one.series.empty() ? "numerator"
                                             : "denominator",
                        finding);
        } else if (const auto from = begins_later(reading.snapshot, *one.kpi, reading.date)) {
            take_variant(finding, "later");
            finding.text.with("date", base::DateArgument{*from});
        } else {
            Mend define = mend("create", "define_kpi");
            define.arguments = {{"kind", "kpi_version"}};
            define.asks = "fields";
            finding.mends.push_back(std::move(define));
        }
    }
}

void find_kpi_incomplete(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        if (!one.is_whole()) continue;
        const auto missing = missing_parts(one);
        if (missing.empty()) continue;
        Finding& finding = add_about(reading, one, "kpi_incomplete", out);
        base::LabelsArgument parts;
        for (const char* part : missing) {
            parts.keys.push_back(std::string("finding.part.") + part);
            offer_field(one, part, finding);
        }
        finding.text.with("parts", std::move(parts));
    }
}

void find_kpi_without_target(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        if ((!one.is_whole() && !one.is_scorecard()) || is_judged(*one.definition)) continue;
        Finding& finding = add_about(reading, one, "kpi_without_target", out);
        offer_field(one, one.definition->direction == Direction::None ? "direction" : "target",
                    finding);
    }
}

void find_kpi_without_rounding(const Reading& reading, Findings& out) {
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        if (!one.is_whole() && !one.is_scorecard()) continue;
        const KpiVersion& definition = *one.definition;
        const bool divides = is_ratio(definition) || one.is_scorecard() ||
                             definition.aggregation == Aggregation::Mean;
        if (!divides || (definition.decimals && definition.rounding != model::RoundingRule::None))
            continue;
        Finding& finding = add_about(reading, one, "kpi_without_rounding", out);
        offer_field(one, definition.decimals ? "rounding" : "decimals", finding);
    }
}

void find_measurer_is_verifier(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const MeasuredKpi& one : measured_kpis(reading)) {
        if (!one.is_whole() || one.measurer == nullptr || one.verifier == nullptr) continue;
        const model::Side side = snapshot.side_of_party(one.measurer->party);
        const bool same = one.measurer == one.verifier;
        if (!same &&
            (side == model::Side::None || side != snapshot.side_of_party(one.verifier->party)))
            continue;
        Finding& finding = add_about(reading, one, "measurer_is_verifier", out);
        finding.text.with("measurer", named(snapshot, one.measurer->thing));
        if (!same) {
            take_variant(finding, "side");
            finding.text.with("verifier", named(snapshot, one.verifier->thing))
                .with("side", named_side(snapshot, side));
            finding.evidence.push_back(one.verifier->thing.id);
        }
        finding.evidence.push_back(one.measurer->thing.id);
        offer_field(one, "verifier", finding);
    }
}

}  // namespace samverka::rules
