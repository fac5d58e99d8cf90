#include <algorithm>

#include "core/exchange/report_json.h"
#include "core/log/field_json.h"
#include "core/model/in_force.h"

namespace samverka::exchange {

namespace {

using base::ThingId;
using locale::Language;
using model::Role;
using model::Snapshot;

// One reading of the organisation, in one language.
class Overview {
  public:
    Overview(const Snapshot& snapshot, base::Date date, Language language)
        : m_snapshot(snapshot), m_date(date), m_language(language) {}

    json::Value build() const {
        json::Object out;
        out.set("as_of", m_date.text());
        out.set("partnership", partnership());
        out.set("parties", parties());
        out.set("levels", levels());
        out.set("forums", forums());
        out.set("counts", counts());
        out.set("incomplete", m_snapshot.incomplete());
        out.set("conflicts", m_snapshot.conflicts().size());
        return out;
    }

  private:
    [[nodiscard]] std::string text(const base::Bilingual& text) const {
        return locale::choose(text, m_language).text;
    }
    [[nodiscard]] std::string title(ThingId id) const {
        const model::Thing* thing = m_snapshot.find(id);
        return thing == nullptr ? "" : text(model::thing_title(m_snapshot, *thing));
    }
    [[nodiscard]] std::string side(ThingId party) const {
        return std::string(
            model::kSideChoices.choice(static_cast<std::uint8_t>(m_snapshot.side_of_party(party))));
    }
    [[nodiscard]] json::Object named(ThingId id) const {
        json::Object out;
        out.set("id", id.text());
        out.set("name", title(id));
        return out;
    }

    [[nodiscard]] json::Value partnership() const {
        const model::Partnership* found = m_snapshot.partnership();
        if (found == nullptr) return nullptr;
        json::Object out = named(found->thing.id);
        out.set("currency", found->currency);
        if (found->starts) out.set("starts", found->starts->text());
        if (found->ends) out.set("ends", found->ends->text());
        return out;
    }

    [[nodiscard]] json::Array parties() const {
        json::Array out;
        for (const model::Party* party : m_snapshot.all<model::Party>()) {
            json::Object item = named(party->thing.id);
            item.set("side", side(party->thing.id));
            item.set("lead", party->lead);
            json::Array people;
            for (const model::Person* person : m_snapshot.all<model::Person>())
                if (person->party == party->thing.id) people.emplace_back(named(person->thing.id));
            item.set("people", std::move(people));
            out.emplace_back(std::move(item));
        }
        return out;
    }

    [[nodiscard]] json::Array people_in(ThingId role, model::Post post) const {
        json::Array out;
        for (const model::Assignment* found :
             model::assignments_in_force(m_snapshot, role, post, m_date))
            out.emplace_back(named(found->person));
        return out;
    }

    // What is in force, or the draft where nothing was ever approved.
    [[nodiscard]] json::Value mandate(ThingId subject) const {
        const auto found =
            model::version_in_force(m_snapshot, model::ThingKind::Mandate, subject, m_date);
        const auto* content = model::content_in_force<model::Mandate>(found);
        if (content == nullptr) return nullptr;
        const model::ThingType& type = m_snapshot.schema().type(model::ThingKind::Mandate);
        json::Object out;
        out.set("id", found.version.text());
        out.set("state", found.state == model::VersionState::Approved ? "approved" : "draft");
        out.set("pending", found.pending != nullptr);
        const model::Field* powers = type.find_field("powers");
        out.set("powers", log::field_json(*powers, model::field_value(content->thing, *powers)));
        return out;
    }

    [[nodiscard]] json::Value role(ThingId id) const {
        const Role* found = m_snapshot.find<Role>(id);
        if (found == nullptr) return nullptr;
        json::Object out = named(id);
        out.set("party", found->party.text());
        out.set("level", found->level.text());
        out.set("holders", people_in(id, model::Post::Holder));
        out.set("deputies", people_in(id, model::Post::Deputy));
        out.set("mandate", mandate(id));
        return out;
    }

    // A pair stands on the level of its customer's role, or of the other where that is missing.
    [[nodiscard]] ThingId level_of(const model::Pair& pair) const {
        for (const ThingId id : {pair.customer_role, pair.supplier_role})
            if (const Role* found = m_snapshot.find<Role>(id)) return found->level;
        return {};
    }

    [[nodiscard]] json::Array levels() const {
        json::Array out;
        for (const model::Level* level : m_snapshot.all<model::Level>()) {
            json::Object item = named(level->thing.id);
            item.set("letter", level->letter);
            json::Array pairs;
            for (const model::Pair* pair : m_snapshot.all<model::Pair>()) {
                if (level_of(*pair) != level->thing.id) continue;
                json::Object both;
                both.set("id", pair->thing.id.text());
                both.set("customer", role(pair->customer_role));
                both.set("supplier", role(pair->supplier_role));
                pairs.emplace_back(std::move(both));
            }
            item.set("pairs", std::move(pairs));
            out.emplace_back(std::move(item));
        }
        return out;
    }

    [[nodiscard]] json::Array forums() const {
        json::Array out;
        for (const model::Forum* forum : m_snapshot.all<model::Forum>()) {
            json::Object item = named(forum->thing.id);
            item.set("level", forum->level.text());
            item.set("members", forum->members.size());
            out.emplace_back(std::move(item));
        }
        return out;
    }

    [[nodiscard]] json::Object counts() const {
        json::Object out;
        for (const model::ThingType& type : m_snapshot.schema().types)
            if (const auto count = m_snapshot.all(type.kind).size(); count > 0)
                out.set(type.name, count);
        return out;
    }

    const Snapshot& m_snapshot;
    base::Date m_date;
    Language m_language;
};

}  // namespace

json::Value show_json(const session::Session& session, Language language) {
    return Overview(session.snapshot(), session.as_of(), language).build();
}

}  // namespace samverka::exchange
