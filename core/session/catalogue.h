// The catalogue: KPIs and schemes that a partnership may begin from, in both languages; data in
// assets/catalogue (docs/catalogue.md), not code.
//
// An entry is kept as the JSON that cmake/generate_catalogue.mjs makes of it: its definition (of a
// scheme its version) has the members of that kind's field table, with ids of the catalogue where
// ids of series and KPIs will stand and "¤" where the partnership's currency will.
// core/session/execute_catalogue.cpp puts things in their place. That a partnership has an entry
// already is told by its name, in either language.
//
// The built-in text is 16 kB packed. Who does not name `built_in_catalogue` does not link it: the
// canvas is handed one by its page (docs/envelope.md, set_catalogue).
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/json/value.h"
#include "core/model/snapshot.h"
#include "core/model/things.h"

namespace samverka::session {

class Catalogue {
  public:
    // Errors: those of json::read; CatalogueUnknown where a list is missing or an entry is no
    // object with an id.
    [[nodiscard]] static base::Result<Catalogue> read(std::string_view text);

    // In the catalogue's order; every item is an object with an id.
    [[nodiscard]] const json::Array& kpis() const { return m_kpis; }
    [[nodiscard]] const json::Array& schemes() const { return m_schemes; }
    [[nodiscard]] const json::Object& series() const { return m_series; }  // by id
    // Null when there is none.
    [[nodiscard]] const json::Object* find_kpi(std::string_view id) const;
    [[nodiscard]] const json::Object* find_scheme(std::string_view id) const;
    [[nodiscard]] const json::Object* find_series(std::string_view id) const;

  private:
    json::Array m_kpis;
    json::Array m_schemes;
    json::Object m_series;
};

// What a session has of it. A text is read when the catalogue is first asked for, since most
// sessions never ask; copies share what was read.
class CatalogueShelf {
  public:
    // The text outlives the shelf.
    void offer(std::string_view text) { m_text = text; }
    void put(Catalogue catalogue) {
        m_catalogue = std::make_shared<const Catalogue>(std::move(catalogue));
    }
    // Null where none was handed in, or where the text cannot be read.
    [[nodiscard]] const Catalogue* find() const;

  private:
    std::string_view m_text;
    mutable std::shared_ptr<const Catalogue> m_catalogue;
};

// ---- members of an entry
[[nodiscard]] std::string_view entry_text(const json::Object& entry, std::string_view member);
[[nodiscard]] const json::Object* entry_object(const json::Object& entry, std::string_view member);
[[nodiscard]] base::Bilingual entry_texts(const json::Object& entry, std::string_view member);
// The KPIs and the series of the catalogue that an entry's definition or version names, each once.
[[nodiscard]] std::vector<std::string_view> entry_kpis(const json::Object& entry);
[[nodiscard]] std::vector<std::string_view> entry_series(const json::Object& entry);

// ---- in a partnership
// The KPI or scheme that goes by an entry's name in either language; null when there is none.
[[nodiscard]] const model::Kpi* find_kpi_named(const model::Snapshot& snapshot,
                                               const base::Bilingual& name);
[[nodiscard]] const model::Scheme* find_scheme_named(const model::Snapshot& snapshot,
                                                     const base::Bilingual& name);
[[nodiscard]] bool same_name(const base::Bilingual& left, const base::Bilingual& right);

// Defined in the generated source.
[[nodiscard]] std::string_view built_in_catalogue();

}  // namespace samverka::session
