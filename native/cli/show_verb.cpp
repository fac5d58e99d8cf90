// `show`: the organisation at a glance, from the same JSON that the wire answers with.
#include "core/exchange/report_json.h"
#include "core/exchange/state_json.h"
#include "core/locale/numbers.h"
#include "core/log/field_json.h"
#include "native/cli/terminal.h"
#include "native/cli/verbs.h"
#include "native/cli/work.h"

namespace samverka::cli {

namespace {

const json::Value& member(const json::Value& value, std::string_view key) {
    static const json::Value null_value;
    const json::Object* object = value.object();
    const json::Value* found = object == nullptr ? nullptr : object->find(key);
    return found == nullptr ? null_value : *found;
}

std::string text(const json::Value& value, std::string_view key) {
    const std::string* found = member(value, key).string();
    return found == nullptr ? "" : *found;
}

const json::Array& list(const json::Value& value, std::string_view key) {
    static const json::Array empty_list;
    const json::Array* found = member(value, key).array();
    return found == nullptr ? empty_list : *found;
}

class Page {
  public:
    Page(const Options& options, const model::Snapshot& snapshot, json::Value overview)
        : m_options(options), m_snapshot(snapshot), m_overview(std::move(overview)) {}

    std::string build() {
        put_head();
        for (const json::Value& party : list(m_overview, "parties")) put_party(party);
        for (const json::Value& level : list(m_overview, "levels")) {
            m_out += "\n" + text(level, "letter") + "  " + text(level, "name") + "\n";
            for (const json::Value& pair : list(level, "pairs")) {
                m_out += "  " + say(m_options, "kind.pair") + " " + text(pair, "id") + "\n";
                put_role("customer", member(pair, "customer"));
                put_role("supplier", member(pair, "supplier"));
            }
        }
        return std::move(m_out);
    }

  private:
    void put_head() {
        m_out = text(member(m_overview, "partnership"), "name");
        const auto date = base::Date::parse(text(m_overview, "as_of"));
        if (date)
            m_out +=
                "  ·  " + locale::show_date(*date, locale::DateStyle::Long, m_options.language);
        m_out += "\n\n";
    }

    static std::string names(const json::Array& people) {
        std::string out;
        for (const json::Value& person : people)
            out += (out.empty() ? "" : ", ") + text(person, "name");
        return out;
    }

    [[nodiscard]] std::string side(std::string_view name) const {
        return say(m_options, "choice.side." + std::string(name));
    }

    void put_party(const json::Value& party) {
        m_out += side(text(party, "side")) + "  " + text(party, "name") + "  " + text(party, "id") +
                 "\n";
        for (const json::Value& person : list(party, "people"))
            m_out += "  " + text(person, "id") + "  " + text(person, "name") + "\n";
    }

    void put_role(std::string_view side_name, const json::Value& role) {
        m_out += "    " + side(side_name) + ": ";
        if (role.is_null()) {
            m_out += say(m_options, "cli.show.missing") + "\n";
            return;
        }
        const std::string holders = names(list(role, "holders"));
        const std::string deputies = names(list(role, "deputies"));
        m_out += text(role, "name") + " – " +
                 (holders.empty() ? say(m_options, "cli.show.vacant") : holders);
        if (!deputies.empty())
            m_out += " (" + say(m_options, "choice.post.deputy") + ": " + deputies + ")";
        m_out += "\n";
        if (const json::Value& mandate = member(role, "mandate"); !mandate.is_null())
            put_mandate(mandate);
    }

    void put_mandate(const json::Value& mandate) {
        const json::Value& powers = member(mandate, "powers");
        std::string line;
        if (powers.object() != nullptr)
            for (const auto& [key, value] : *powers.object()) {
                if (value.string() == nullptr) continue;
                line += line.empty() ? "" : ", ";
                line += say(m_options, "powers." + key) + " " + power(key, *value.string());
            }
        m_out += "      " + say(m_options, "kind.mandate") + " (" +
                 say(m_options, "cli.show." + text(mandate, "state")) + "): " + line + "\n";
    }

    [[nodiscard]] std::string power(std::string_view key, const std::string& value) const {
        if (key != "money_limit") return say(m_options, "choice.power." + value);
        const model::ThingType& type = m_snapshot.schema().type(model::ThingKind::Mandate);
        const model::Field* limit = nullptr;
        for (const model::Field& field : type.find_field("powers")->composite->fields)
            if (key == field.name) limit = &field;
        const auto read = limit == nullptr ? base::Result<model::FieldValue>()
                                           : log::read_field_json(*limit, value, "");
        const auto* money = read ? std::get_if<base::Money>(&read->data) : nullptr;
        if (money == nullptr) return value;
        return locale::show_money(*money, exchange::currency_of(m_snapshot),
                                  locale::MoneyStyle::Brief, m_options.language);
    }

    const Options& m_options;
    const model::Snapshot& m_snapshot;
    json::Value m_overview;
    std::string m_out;
};

}  // namespace

Exit run_show(const Options& options) {
    Work work;
    if (const auto stopped = open_file(options, options.words[0], work)) return *stopped;
    const auto& snapshot = work.session.snapshot();
    if (options.json) return put_result(options, exchange::state_text(snapshot));
    return put_result(
        options,
        Page(options, snapshot, exchange::show_json(work.session, options.language)).build());
}

}  // namespace samverka::cli
