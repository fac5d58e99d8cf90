#include "core/session/catalogue.h"

#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/json/read.h"

namespace samverka::session {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;

constexpr json::Limits kLimits{.bytes_max = 1024UL * 1024};

Result<json::Array> entries_of(const json::Object& document, std::string_view list) {
    const std::string path = "/" + std::string(list);
    const json::Value* value = document.find(list);
    if (value == nullptr || value->array() == nullptr)
        return fail(ErrorCode::CatalogueUnknown, path, "a list is expected");
    for (const json::Value& entry : *value->array())
        if (entry.object() == nullptr || entry_text(*entry.object(), "id").empty())
            return fail(ErrorCode::CatalogueUnknown, path, "an entry without an id");
    return *value->array();
}

const json::Object* find_entry(const json::Array& entries, std::string_view id) {
    for (const json::Value& entry : entries)
        if (entry_text(*entry.object(), "id") == id) return entry.object();
    return nullptr;
}

// By the field tables: the references to things of that kind below a value.
void add_named(std::span<const model::Field> fields, const json::Object& object,
               model::ThingKind kind, std::vector<std::string_view>& out) {
    for (const model::Field& field : fields) {
        const json::Value* value = object.find(field.name);
        if (value == nullptr) continue;
        if (field.composite != nullptr && value->object() != nullptr)
            add_named(field.composite->fields, *value->object(), kind, out);
        if (field.composite != nullptr && value->array() != nullptr)
            for (const json::Value& item : *value->array())
                if (item.object() != nullptr)
                    add_named(field.composite->fields, *item.object(), kind, out);
        if (field.kind != model::FieldKind::Reference || field.targets != model::kind_set(kind) ||
            value->string() == nullptr)
            continue;
        if (std::find(out.begin(), out.end(), *value->string()) == out.end())
            out.emplace_back(*value->string());
    }
}

std::vector<std::string_view> named(const json::Object& entry, model::ThingKind kind) {
    std::vector<std::string_view> out;
    const model::Schema& schema = model::standard_schema();
    if (const json::Object* said = entry_object(entry, "definition"))
        add_named(schema.type(model::ThingKind::KpiVersion).fields, *said, kind, out);
    if (const json::Object* said = entry_object(entry, "version"))
        add_named(schema.type(model::ThingKind::SchemeVersion).fields, *said, kind, out);
    return out;
}

bool same_text(std::string_view left, std::string_view right) {
    return !left.empty() && base::folded(base::trimmed(left)) == base::folded(base::trimmed(right));
}

template <class Struct>
const Struct* find_named(const model::Snapshot& snapshot, const base::Bilingual& name) {
    for (const Struct* thing : snapshot.all<Struct>())
        if (same_name(thing->name, name)) return thing;
    return nullptr;
}

}  // namespace

Result<Catalogue> Catalogue::read(std::string_view text) {
    SV_TRY(const json::Value document, json::read(text, kLimits));
    if (document.object() == nullptr)
        return fail(ErrorCode::CatalogueUnknown, "", "an object is expected");
    Catalogue out;
    SV_TRY(out.m_kpis, entries_of(*document.object(), "kpis"));
    SV_TRY(out.m_schemes, entries_of(*document.object(), "schemes"));
    if (const json::Object* series = entry_object(*document.object(), "series"))
        out.m_series = *series;
    return out;
}

const Catalogue* CatalogueShelf::find() const {
    if (m_catalogue == nullptr && !m_text.empty())
        if (auto read = Catalogue::read(m_text))
            m_catalogue = std::make_shared<const Catalogue>(std::move(*read));
    return m_catalogue.get();
}

const json::Object* Catalogue::find_kpi(std::string_view id) const {
    return find_entry(m_kpis, id);
}

const json::Object* Catalogue::find_scheme(std::string_view id) const {
    return find_entry(m_schemes, id);
}

const json::Object* Catalogue::find_series(std::string_view id) const {
    const json::Value* found = m_series.find(id);
    return found == nullptr ? nullptr : found->object();
}

std::string_view entry_text(const json::Object& entry, std::string_view member) {
    const json::Value* found = entry.find(member);
    return found == nullptr || found->string() == nullptr ? std::string_view() : *found->string();
}

const json::Object* entry_object(const json::Object& entry, std::string_view member) {
    const json::Value* found = entry.find(member);
    return found == nullptr ? nullptr : found->object();
}

base::Bilingual entry_texts(const json::Object& entry, std::string_view member) {
    base::Bilingual out;
    if (const json::Object* texts = entry_object(entry, member)) {
        out.sv = entry_text(*texts, "sv");
        out.en = entry_text(*texts, "en");
    }
    return out;
}

std::vector<std::string_view> entry_kpis(const json::Object& entry) {
    return named(entry, model::ThingKind::Kpi);
}

std::vector<std::string_view> entry_series(const json::Object& entry) {
    return named(entry, model::ThingKind::Series);
}

const model::Kpi* find_kpi_named(const model::Snapshot& snapshot, const base::Bilingual& name) {
    return find_named<model::Kpi>(snapshot, name);
}

const model::Scheme* find_scheme_named(const model::Snapshot& snapshot,
                                       const base::Bilingual& name) {
    return find_named<model::Scheme>(snapshot, name);
}

bool same_name(const base::Bilingual& left, const base::Bilingual& right) {
    return same_text(left.sv, right.sv) || same_text(left.en, right.en);
}

}  // namespace samverka::session
