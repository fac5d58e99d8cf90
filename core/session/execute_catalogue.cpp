// From the catalogue into the partnership: a KPI with its series and a draft of its definition, or
// a scheme with a draft of its version, in one act and in both languages.
//
// What the catalogue names by its own ids is found by name, so that nothing is there twice: a
// series by name and unit (else it is made), a KPI by name (else the command is refused with all
// that are lacking). With a service, KPI and series carry the service's name after their own.
#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.h"
#include "core/log/field_json.h"
#include "core/model/position.h"
#include "core/session/catalogue.h"
#include "core/session/execute.h"

namespace samverka::session {

using base::ThingId;

namespace {

using base::Bilingual;
using base::ErrorCode;
using base::fail;
using base::Result;
using model::Field;
using model::FieldKind;
using model::FieldValue;
using model::ThingKind;

// Where it stands in a unit, it is the partnership's currency.
constexpr std::string_view kCurrency = "¤";

FieldValue reference(ThingId id) { return id.is_nil() ? FieldValue{} : FieldValue{id}; }

Bilingual of_service(Bilingual name, const model::Service* service) {
    if (service == nullptr) return name;
    const Bilingual& said = service->name;
    name.sv += ", " + (said.sv.empty() ? said.en : said.sv);
    name.en += ", " + (said.en.empty() ? said.sv : said.en);
    return name;
}

template <class Struct>
std::string after_last(const model::Snapshot& snapshot) {
    std::string last;
    for (const Struct* thing : snapshot.all<Struct>()) last = std::max(last, thing->position);
    return model::position_between(last, "");
}

// Puts things of the partnership where an entry has ids of the catalogue.
class Placing {
  public:
    Placing(const Context& context, const Arguments& arguments, const Catalogue& catalogue,
            Draft& draft)
        : m_snapshot(context.snapshot),
          m_catalogue(catalogue),
          m_draft(draft),
          m_service(arguments.find<model::Service>("service")),
          m_measurer(arguments.thing("measurer")),
          m_verifier(arguments.thing("verifier")) {}

    [[nodiscard]] Bilingual named(const json::Object& entry) const {
        return of_service(entry_texts(entry, "name"), m_service);
    }

    // The members of an entry as fields of a thing of that kind. Errors: CatalogueLacking with all
    // KPIs that are not there, and those of the field tables.
    Result<std::vector<Assignment>> fields(ThingKind kind, const json::Object& members) {
        auto out = read(kind, members);
        if (out && !m_lacking.empty())
            return fail(ErrorCode::CatalogueLacking, "/entry", m_lacking);
        return out;
    }

  private:
    Result<std::vector<Assignment>> read(ThingKind kind, const json::Object& members) {
        std::vector<Assignment> out;
        for (const auto& [key, member] : members) {
            const std::string path = "/" + key;
            const Field* field = m_snapshot.schema().type(kind).find_field(key);
            if (field == nullptr) return fail(ErrorCode::FieldUnknown, path, key);
            json::Value value = member;
            SV_TRY_VOID(place(*field, value));
            SV_TRY(auto known, log::read_field_json(*field, value, path));
            out.push_back({.field = field->name, .value = std::move(known)});
        }
        return out;
    }

    Result<void> place(const Field& field, json::Value& value) {
        if (field.kind == FieldKind::Composite && value.object() != nullptr)
            return place_parts(field, *value.object());
        if (field.kind == FieldKind::CompositeList && value.array() != nullptr)
            for (json::Value& item : *value.array())
                if (item.object() != nullptr) SV_TRY_VOID(place_parts(field, *item.object()));
        if (value.string() == nullptr) return {};
        if (field.kind == FieldKind::Text) value = in_currency(*value.string());
        if (field.kind != FieldKind::Reference) return {};
        if (field.targets == model::kind_set(ThingKind::Series)) {
            SV_TRY(const ThingId series, ensure_series(*value.string()));
            value = series.text();
        } else if (field.targets == model::kind_set(ThingKind::Kpi)) {
            value = place_kpi(*value.string());
        }
        return {};
    }

    Result<void> place_parts(const Field& field, json::Object& object) {
        for (const Field& part : field.composite->fields)
            if (json::Value* value = object.find(part.name); value != nullptr)
                SV_TRY_VOID(place(part, *value));
        return {};
    }

    [[nodiscard]] std::string in_currency(std::string text) const {
        const std::size_t at = text.find(kCurrency);
        const model::Partnership* partnership = m_snapshot.partnership();
        if (at != std::string::npos && partnership != nullptr)
            text.replace(at, kCurrency.size(), partnership->currency);
        return text;
    }

    // Nothing, and one more that is lacking, where the partnership has no such KPI. That of the
    // service comes before the one without.
    json::Value place_kpi(const std::string& id) {
        const json::Object* entry = m_catalogue.find_kpi(id);
        const model::Kpi* found = nullptr;
        if (entry != nullptr) found = find_kpi_named(m_snapshot, named(*entry));
        if (entry != nullptr && found == nullptr)
            found = find_kpi_named(m_snapshot, entry_texts(*entry, "name"));
        if (found != nullptr) return found->thing.id.text();
        if (m_lacking.find(id) == std::string::npos)
            m_lacking += (m_lacking.empty() ? "" : " ") + id;
        return {};
    }

    Result<ThingId> ensure_series(const std::string& id) {
        if (const auto made = m_series.find(id); made != m_series.end()) return made->second;
        const json::Object* entry = m_catalogue.find_series(id);
        if (entry == nullptr) return fail(ErrorCode::CatalogueUnknown, "/entry", id);
        SV_TRY(auto said, read(ThingKind::Series, *entry));
        const Bilingual name = named(*entry);
        const std::string unit = in_currency(std::string(entry_text(*entry, "unit")));
        for (const auto* series : m_snapshot.all<model::Series>())
            if (same_name(series->name, name) &&
                base::folded(base::trimmed(series->unit)) == base::folded(unit))
                return m_series[id] = series->thing.id;
        for (Assignment& one : said)
            if (one.field == "name") one.value = {name};
        said.push_back({.field = "measurer", .value = reference(m_measurer)});
        said.push_back({.field = "verifier", .value = reference(m_verifier)});
        SV_TRY(const ThingId made, m_draft.create(ThingKind::Series, std::move(said)));
        return m_series[id] = made;
    }

    const model::Snapshot& m_snapshot;
    const Catalogue& m_catalogue;
    Draft& m_draft;
    const model::Service* m_service;
    ThingId m_measurer;
    ThingId m_verifier;
    std::map<std::string, ThingId> m_series;  // by their ids in the catalogue
    std::string m_lacking;
};

Result<const Catalogue*> catalogue_of(const Context& context) {
    const Catalogue* catalogue = context.catalogue.find();
    if (catalogue == nullptr)
        return fail(ErrorCode::CatalogueUnknown, "/entry", "no catalogue was handed in");
    return catalogue;
}

// The KPI itself; the definition comes after its series.
Result<ThingId> create_kpi(const Context& context, const Arguments& arguments, Draft& draft,
                           const json::Object& entry, const Bilingual& name) {
    const Field& goals = *context.snapshot.schema().type(ThingKind::Kpi).find_field("goals");
    FieldValue serves;
    if (arguments.has("goals")) {
        SV_TRY(serves, log::read_field_json(goals, *arguments.value("goals"), "/goals"));
    }
    const std::uint8_t side = model::kSideChoices.find(entry_text(entry, "measured_side"));
    return draft.create(
        ThingKind::Kpi,
        {{.field = "name", .value = {name}},
         {.field = "goals", .value = std::move(serves)},
         {.field = "service", .value = reference(arguments.thing("service"))},
         {.field = "owner_pair", .value = reference(arguments.thing("owner_pair"))},
         {.field = "measured_side", .value = side == 0 ? FieldValue{} : FieldValue{side}},
         {.field = "position", .value = {after_last<model::Kpi>(context.snapshot)}}});
}

Result<void> add_from_catalogue(const Context& context, const Arguments& arguments, Draft& draft) {
    SV_TRY(const Catalogue* catalogue, catalogue_of(context));
    const json::Object* entry = catalogue->find_kpi(arguments.text("entry"));
    const json::Object* said = entry == nullptr ? nullptr : entry_object(*entry, "definition");
    if (said == nullptr)
        return fail(ErrorCode::CatalogueUnknown, "/entry", arguments.text("entry"));
    Placing placing(context, arguments, *catalogue, draft);
    const Bilingual name = placing.named(*entry);
    if (find_kpi_named(context.snapshot, name) != nullptr)
        return fail(ErrorCode::AlreadySo, "/entry", arguments.text("entry"));
    json::Object definition = *said;
    for (const char* argument : {"baseline", "target", "minimum", "stretch", "effective_from"})
        if (arguments.has(argument)) definition.set(argument, *arguments.value(argument));
    SV_TRY(const ThingId kpi, create_kpi(context, arguments, draft, *entry, name));
    SV_TRY(auto fields, placing.fields(ThingKind::KpiVersion, definition));
    fields.push_back({.field = "kpi", .value = {kpi}});
    for (const char* role : {"measurer", "verifier"})
        fields.push_back({.field = role, .value = reference(arguments.thing(role))});
    SV_TRY_VOID(draft.create(ThingKind::KpiVersion, std::move(fields)));
    return {};
}

Result<void> add_scheme_from_catalogue(const Context& context, const Arguments& arguments,
                                       Draft& draft) {
    SV_TRY(const Catalogue* catalogue, catalogue_of(context));
    const json::Object* entry = catalogue->find_scheme(arguments.text("entry"));
    const json::Object* said = entry == nullptr ? nullptr : entry_object(*entry, "version");
    if (said == nullptr)
        return fail(ErrorCode::CatalogueUnknown, "/entry", arguments.text("entry"));
    Placing placing(context, arguments, *catalogue, draft);
    const Bilingual name = placing.named(*entry);
    if (find_scheme_named(context.snapshot, name) != nullptr)
        return fail(ErrorCode::AlreadySo, "/entry", arguments.text("entry"));
    json::Object version = *said;
    if (arguments.has("effective_from"))
        version.set("effective_from", *arguments.value("effective_from"));
    const std::string performer = arguments.has("performer")
                                      ? arguments.text("performer")
                                      : std::string(entry_text(*entry, "performer"));
    SV_TRY(const ThingId scheme,
           draft.create(
               ThingKind::Scheme,
               {{.field = "name", .value = {name}},
                {.field = "purpose", .value = {entry_texts(*entry, "purpose")}},
                {.field = "performer", .value = {model::kSideChoices.find(performer)}},
                {.field = "owner_pair", .value = reference(arguments.thing("owner_pair"))},
                {.field = "position", .value = {after_last<model::Scheme>(context.snapshot)}}}));
    SV_TRY(auto fields, placing.fields(ThingKind::SchemeVersion, version));
    fields.push_back({.field = "scheme", .value = {scheme}});
    SV_TRY_VOID(draft.create(ThingKind::SchemeVersion, std::move(fields)));
    return {};
}

constexpr std::array kHandlers{
    HandlerRow{"add_from_catalogue", add_from_catalogue},
    HandlerRow{"add_scheme_from_catalogue", add_scheme_from_catalogue},
};

}  // namespace

std::span<const HandlerRow> catalogue_handlers() { return kHandlers; }

}  // namespace samverka::session
