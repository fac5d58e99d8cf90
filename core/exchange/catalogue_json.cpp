#include "core/exchange/catalogue_json.h"

namespace samverka::exchange {

namespace {

using locale::Language;
using session::Catalogue;

// Texts in one language instead of in both.
json::Value in_language(const json::Value& value, Language language) {
    if (const json::Array* array = value.array(); array != nullptr) {
        json::Array out;
        for (const json::Value& item : *array) out.push_back(in_language(item, language));
        return out;
    }
    if (value.object() == nullptr) return value;
    const char* wanted = language == Language::Swedish ? "sv" : "en";
    const json::Value* text = value.object()->find(wanted);
    if (text != nullptr && text->string() != nullptr) return *text;
    json::Object out;
    for (const auto& [key, member] : *value.object()) out.set(key, in_language(member, language));
    return out;
}

template <class Struct>
void set_thing(json::Object& out, const Struct* found) {
    if (found != nullptr) out.set("thing", found->thing.id.text());
}

json::Value kpi_json(const session::Session& session, const json::Object& entry,
                     Language language) {
    json::Value out = in_language(entry, language);
    const std::string area = "catalogue.area." + std::string(session::entry_text(entry, "area"));
    if (const char* text = locale::find_message(area, language); text != nullptr)
        out.object()->set("area_text", text);
    set_thing(*out.object(),
              session::find_kpi_named(session.snapshot(), session::entry_texts(entry, "name")));
    return out;
}

json::Value scheme_json(const session::Session& session, const Catalogue& catalogue,
                        const json::Object& entry, Language language) {
    json::Value out = in_language(entry, language);
    json::Array kpis;
    json::Array lacking;
    for (const std::string_view id : session::entry_kpis(entry)) {
        kpis.emplace_back(id);
        const json::Object* kpi = catalogue.find_kpi(id);
        if (kpi == nullptr ||
            session::find_kpi_named(session.snapshot(), session::entry_texts(*kpi, "name")) ==
                nullptr)
            lacking.emplace_back(id);
    }
    out.object()->set("kpis", std::move(kpis));
    if (session.is_open()) out.object()->set("lacking", std::move(lacking));
    set_thing(*out.object(),
              session::find_scheme_named(session.snapshot(), session::entry_texts(entry, "name")));
    return out;
}

}  // namespace

json::Value catalogue_json(const session::Session& session, Language language) {
    const Catalogue* catalogue = session.catalogue().find();
    json::Array kpis;
    json::Array schemes;
    json::Object series;
    if (catalogue != nullptr) {
        for (const json::Value& entry : catalogue->kpis())
            kpis.push_back(kpi_json(session, *entry.object(), language));
        for (const json::Value& entry : catalogue->schemes())
            schemes.push_back(scheme_json(session, *catalogue, *entry.object(), language));
        for (const auto& [id, entry] : catalogue->series())
            series.set(id, in_language(entry, language));
    }
    json::Object out;
    out.set("kpis", std::move(kpis));
    out.set("schemes", std::move(schemes));
    out.set("series", std::move(series));
    return out;
}

}  // namespace samverka::exchange
