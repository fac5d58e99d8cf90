// samverka catalogue: the KPIs and schemes that a partnership may begin from, or one of them whole.
#include "core/exchange/catalogue_json.h"
#include "native/cli/terminal.h"
#include "native/cli/verbs.h"

namespace samverka::cli {

namespace {

using base::ErrorCode;
using session::entry_text;

std::string chosen(const Options& options, const base::Bilingual& text) {
    return locale::choose(text, options.language).text;
}

// What a KPI is measured in.
std::string unit_of(const Options& options, const json::Object& entry) {
    const json::Object* definition = session::entry_object(entry, "definition");
    std::string unit(definition == nullptr ? "" : entry_text(*definition, "unit"));
    if (unit == "¤") return say(options, "catalogue.number.money");
    if (!unit.empty()) return unit;
    return say(options, "catalogue.number." + std::string(entry_text(entry, "number")));
}

std::string line_of(const Options& options, const json::Object& entry) {
    return "  " + std::string(entry_text(entry, "id")) + "  " +
           chosen(options, session::entry_texts(entry, "name"));
}

std::string list_text(const Options& options, const session::Catalogue& catalogue) {
    std::string out;
    std::string_view area;
    for (const json::Value& value : catalogue.kpis()) {
        const json::Object& entry = *value.object();
        if (const auto of = entry_text(entry, "area"); of != area) {
            area = of;
            out += say(options, "catalogue.area." + std::string(area)) + "\n";
        }
        out += line_of(options, entry) + " (" + unit_of(options, entry) + ")\n";
    }
    out += say(options, "kind.scheme.many") + "\n";
    for (const json::Value& value : catalogue.schemes())
        out += line_of(options, *value.object()) + "\n";
    return out;
}

void add_line(const Options& options, std::string_view label, const std::string& text,
              std::string& out) {
    if (!text.empty()) out += "  " + say(options, label) + ": " + text + "\n";
}

std::string kpi_text(const Options& options, const session::Catalogue& catalogue,
                     const json::Object& entry) {
    std::string out = chosen(options, session::entry_texts(entry, "name")) + "\n";
    const json::Object& said = *session::entry_object(entry, "definition");
    add_line(options, "kpi_version.purpose", chosen(options, session::entry_texts(said, "purpose")),
             out);
    add_line(options, "kpi_version.unit", unit_of(options, entry), out);
    const std::string direction(entry_text(said, "direction"));
    add_line(options, "kpi_version.direction", say(options, "choice.direction." + direction), out);
    add_line(options, "kpi_version.method", chosen(options, session::entry_texts(said, "method")),
             out);
    add_line(options, "kpi_version.formula", std::string(entry_text(said, "formula")), out);
    add_line(options, "kpi_version.target", std::string(entry_text(said, "target")), out);
    add_line(options, "kpi_version.exclusions",
             chosen(options, session::entry_texts(said, "exclusions")), out);
    const std::string note = chosen(options, session::entry_texts(entry, "note"));
    if (!note.empty()) out += "  " + note + "\n";
    for (const std::string_view id : session::entry_series(entry)) {
        const json::Object* series = catalogue.find_series(id);
        if (series == nullptr) continue;
        out += "  " + say(options, "kind.series") + " " +
               chosen(options, session::entry_texts(*series, "name")) + ". " +
               chosen(options, session::entry_texts(*series, "source")) + ". " +
               chosen(options, session::entry_texts(*series, "method")) + "\n";
    }
    return out;
}

std::string scheme_text(const Options& options, const session::Catalogue& catalogue,
                        const json::Object& entry) {
    std::string out = chosen(options, session::entry_texts(entry, "name")) + "\n";
    const json::Object& said = *session::entry_object(entry, "version");
    add_line(options, "scheme.purpose", chosen(options, session::entry_texts(entry, "purpose")),
             out);
    add_line(options, "scheme_version.terms", chosen(options, session::entry_texts(said, "terms")),
             out);
    out += "  " + say(options, "kind.kpi.many") + "\n";
    for (const std::string_view id : session::entry_kpis(entry))
        if (const json::Object* kpi = catalogue.find_kpi(id); kpi != nullptr)
            out += "  " + line_of(options, *kpi) + "\n";
    return out;
}

}  // namespace

Exit run_catalogue(const Options& options) {
    session::Session nothing;
    nothing.catalogue().offer(session::built_in_catalogue());
    if (options.json) return put_json(options, exchange::catalogue_json(nothing, options.language));
    const session::Catalogue* catalogue = nothing.catalogue().find();
    if (catalogue == nullptr || options.words.empty())
        return put_result(options, catalogue == nullptr ? "" : list_text(options, *catalogue));
    const std::string& id = options.words.front();
    if (const json::Object* kpi = catalogue->find_kpi(id); kpi != nullptr)
        return put_result(options, kpi_text(options, *catalogue, *kpi));
    if (const json::Object* scheme = catalogue->find_scheme(id); scheme != nullptr)
        return put_result(options, scheme_text(options, *catalogue, *scheme));
    return refused(options, id, {.code = ErrorCode::CatalogueUnknown, .path = "", .detail = id});
}

}  // namespace samverka::cli
