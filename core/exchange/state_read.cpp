#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/exchange/state_plan.h"
#include "core/log/field_json.h"

namespace samverka::exchange {

namespace {

using base::ErrorCode;
using base::ThingId;
using log::FieldWrite;
using model::ConflictKind;
using model::Field;
using model::FieldKind;
using model::FieldValue;

std::string below(std::string_view path, std::string_view key) {
    std::string out = std::string(path) + "/";
    for (const char c : key) {  // RFC 6901
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out.push_back(c);
    }
    return out;
}
std::string below(std::string_view path, std::size_t index) {
    return below(path, base::number_text(static_cast<std::int64_t>(index)));
}

bool is_erased_mark(const json::Value& value) {
    const json::Object* object = value.object();
    const json::Value* erased = object == nullptr ? nullptr : object->find("erased");
    return erased != nullptr && object->size() == 1 && erased->boolean() != nullptr &&
           *erased->boolean();
}

bool is_set_kind(FieldKind kind) {
    return kind == FieldKind::ReferenceSet || kind == FieldKind::ChoiceSet;
}

// Reads the document part by part and goes on after a fault, so that all of them are known at once.
class Reader {
  public:
    explicit Reader(const model::Schema& schema) : m_schema(schema) {}

    std::expected<StatePlan, Faults> read(const json::Value& state) {
        const json::Object* object = state.object();
        if (object == nullptr) {
            fault(ErrorCode::FieldType, "", "an object is expected");
            return std::unexpected(std::move(m_faults));
        }
        read_head(*object);
        only_members(*object, "", {"format", "version", "things", "conflicts", "approvals"});
        each(*object, "things",
             [&](const json::Object& item, const std::string& path) { read_thing(item, path); });
        note_ids();
        each(*object, "conflicts",
             [&](const json::Object& item, const std::string& path) { read_conflict(item, path); });
        each(*object, "approvals", [&](const json::Object& item, const std::string& path) {
            read_approvals(item, path);
        });
        check_versions();
        if (!m_faults.empty()) return std::unexpected(std::move(m_faults));
        return std::move(m_plan);
    }

  private:
    void fault(ErrorCode code, std::string_view path, std::string_view detail) {
        m_faults.push_back(
            {.code = code, .path = std::string(path), .detail = std::string(detail)});
    }
    // The value, or the fault noted and nothing.
    template <class T>
    std::optional<T> taken(base::Result<T> result, std::string_view path) {
        if (result) return std::move(*result);
        base::Error error = std::move(result).error();
        if (error.path.empty()) error.path = path;
        m_faults.push_back(std::move(error));
        return std::nullopt;
    }

    void only_members(const json::Object& object, std::string_view path,
                      std::initializer_list<std::string_view> known) {
        for (const auto& [key, value] : object)
            if (std::find(known.begin(), known.end(), key) == known.end())
                fault(ErrorCode::FieldUnknown, below(path, key), key);
    }

    template <class Read>
    void each(const json::Object& object, std::string_view key, const Read& read) {
        const std::string path = below("", key);
        const json::Value* list = object.find(key);
        if (list == nullptr || list->array() == nullptr)
            return fault(ErrorCode::FieldType, path, "a list is expected");
        for (std::size_t i = 0; i < list->array()->size(); ++i) {
            const json::Object* item = (*list->array())[i].object();
            if (item == nullptr)
                fault(ErrorCode::FieldType, below(path, i), "an object is expected");
            else
                read(*item, below(path, i));
        }
    }

    const std::string* text(const json::Object& object, std::string_view key,
                            std::string_view path) {
        const json::Value* value = object.find(key);
        if (value != nullptr && value->string() != nullptr) return value->string();
        fault(value == nullptr ? ErrorCode::FieldRequired : ErrorCode::FieldType, below(path, key),
              "a string is expected");
        return nullptr;
    }
    template <class T>
    std::optional<T> parsed(const json::Object& object, std::string_view key,
                            std::string_view path) {
        const std::string* found = text(object, key, path);
        if (found == nullptr) return std::nullopt;
        return taken(T::parse(*found), below(path, key));
    }
    bool flag(const json::Object& object, std::string_view key, std::string_view path) {
        const json::Value* value = object.find(key);
        if (value == nullptr) return false;
        if (value->boolean() != nullptr) return *value->boolean();
        fault(ErrorCode::FieldType, below(path, key), "true or false is expected");
        return false;
    }

    void read_head(const json::Object& object) {
        const std::string* format = text(object, "format", "");
        if (format != nullptr && *format != kStateFormat)
            fault(ErrorCode::FileForeign, "/format", kStateFormat);
        const json::Value* version = object.find("version");
        if (version == nullptr || version->integer() == nullptr)
            fault(ErrorCode::FieldType, "/version", "a whole number is expected");
        else if (*version->integer() > kStateVersion)
            fault(ErrorCode::FormatNewer, "/version", "");
        else if (*version->integer() < 1)
            fault(ErrorCode::FieldRange, "/version", "");
    }

    // ---- things

    void read_thing(const json::Object& item, const std::string& path) {
        only_members(item, path, {"id", "kind", "fields", "order"});
        PlannedThing thing;
        const auto id = parsed<ThingId>(item, "id", path);
        const std::string* kind = text(item, "kind", path);
        if (kind != nullptr) thing.type = m_schema.find_type(*kind);
        if (kind != nullptr && thing.type == nullptr)
            fault(ErrorCode::KindUnknown, below(path, "kind"), *kind);
        if (!id || thing.type == nullptr) return;
        thing.id = *id;
        if (thing.id.is_nil()) fault(ErrorCode::IdSyntax, below(path, "id"), "names nothing");
        if (!m_seen.insert(thing.id).second)
            fault(ErrorCode::AlreadySo, below(path, "id"), "the id stands twice");
        if (const json::Value* order = item.find("order")) {
            if (order->integer() == nullptr || *order->integer() < 1 ||
                *order->integer() > 1'000'000)
                fault(ErrorCode::FieldRange, below(path, "order"), "from 1");
            else
                thing.order = *order->integer();
        }
        const json::Value* fields = item.find("fields");
        if (fields == nullptr || fields->object() == nullptr)
            return fault(ErrorCode::FieldType, below(path, "fields"), "an object is expected");
        for (const auto& [key, value] : *fields->object()) {
            const std::string member = below(below(path, "fields"), key);
            const Field* field = thing.type->find_field(key);
            if (field == nullptr)
                fault(ErrorCode::FieldUnknown, member, key);
            else
                read_field(thing, *field, value, member);
        }
        m_plan.things.push_back(std::move(thing));
    }

    void read_field(PlannedThing& thing, const Field& field, const json::Value& value,
                    const std::string& path) {
        if (field.has(model::kPrivate)) return fault(ErrorCode::FieldPrivate, path, field.name);
        if (field.kind == FieldKind::Measurements) return read_rows(thing, value, path);
        if (field.has(model::kPersonal)) {
            if (auto personal = read_personal(field, value, path))
                thing.personal.push_back(std::move(*personal));
            return;
        }
        auto read = taken(log::read_field_json(field, value, path), path);
        if (!read || !read->is_set()) return;
        if (field.kind != FieldKind::Bilingual) {
            thing.writes.push_back(
                {.field = &field, .language = {}, .value = std::move(*read), .blob = {}});
            return;
        }
        const auto& both = std::get<base::Bilingual>(read->data);
        if (!both.sv.empty()) thing.writes.push_back(bilingual_write(field, "sv", both.sv));
        if (!both.en.empty()) thing.writes.push_back(bilingual_write(field, "en", both.en));
    }

    static FieldWrite bilingual_write(const Field& field, std::string_view language,
                                      const std::string& text) {
        base::Bilingual one;
        (language == "sv" ? one.sv : one.en) = text;
        return {.field = &field,
                .language = std::string(language),
                .value = FieldValue{std::move(one)},
                .blob = {}};
    }

    std::optional<PlannedText> read_personal(const Field& field, const json::Value& value,
                                             const std::string& path) {
        if (is_erased_mark(value)) return PlannedText{.field = &field, .text = {}};
        const auto read = taken(log::read_field_json(field, value, path), path);
        if (!read || !read->is_set()) return std::nullopt;
        return PlannedText{.field = &field, .text = std::get<std::string>(read->data)};
    }

    // ---- measurements

    struct Columns {
        const json::Array* periods = nullptr;
        const json::Array* values = nullptr;
        const json::Array* states = nullptr;
        const json::Array* references = nullptr;
        const json::Array* corrects = nullptr;
    };

    bool read_columns(const json::Value& value, const std::string& path, Columns& out) {
        const json::Object* object = value.object();
        if (object == nullptr) {
            fault(ErrorCode::FieldType, path, "columns are expected");
            return false;
        }
        only_members(*object, path, {"periods", "values", "states", "references", "corrects"});
        bool whole = true;
        const auto column = [&](std::string_view key, const json::Array*& into) {
            const json::Value* list = object->find(key);
            into = list == nullptr ? nullptr : list->array();
            const bool fits =
                into != nullptr && (out.periods == nullptr || into->size() == out.periods->size());
            if (!fits)
                fault(ErrorCode::FieldType, below(path, key),
                      "columns of equal length are expected");
            whole = whole && fits;
        };
        column("periods", out.periods);
        column("values", out.values);
        column("states", out.states);
        column("references", out.references);
        column("corrects", out.corrects);
        return whole;
    }

    void read_rows(PlannedThing& thing, const json::Value& value, const std::string& path) {
        Columns columns;
        if (!read_columns(value, path, columns)) return;
        for (std::size_t i = 0; i < columns.periods->size(); ++i) read_row(thing, columns, i, path);
        if (m_faults.empty() && !order_rows(thing))
            fault(ErrorCode::FieldRange, below(path, "corrects"), "corrections go in a circle");
    }

    template <class T>
    std::optional<T> cell(const json::Array& column, std::size_t row, std::string_view path) {
        const std::string* found = column[row].string();
        if (found == nullptr) {
            fault(ErrorCode::FieldType, below(path, row), "a string is expected");
            return std::nullopt;
        }
        return taken(T::parse(*found), below(path, row));
    }

    void read_row(PlannedThing& thing, const Columns& columns, std::size_t i,
                  const std::string& path) {
        PlannedRow row;
        const std::string* reference = (*columns.references)[i].string();
        const std::string* state = (*columns.states)[i].string();
        if (const auto period = cell<base::Period>(*columns.periods, i, below(path, "periods")))
            row.measured.period = *period;
        row.corrected = state != nullptr && *state == "corrected";
        // A correction that withdraws has no value.
        row.measured.withdrawn = row.corrected && (*columns.values)[i].is_null();
        if (!row.measured.withdrawn)
            if (const auto number = cell<base::Decimal>(*columns.values, i, below(path, "values")))
                row.measured.value = *number;
        if (reference == nullptr)
            fault(ErrorCode::FieldType, below(below(path, "references"), i),
                  "a string is expected");
        else
            row.measured.reference = *reference;
        if (!row.corrected && (state == nullptr || *state != "reported"))
            fault(ErrorCode::ChoiceUnknown, below(below(path, "states"), i),
                  "reported or corrected");
        const json::Value& corrects = (*columns.corrects)[i];
        const std::int64_t* target = corrects.integer();
        const auto count = static_cast<std::int64_t>(columns.periods->size());
        const bool names = target != nullptr && *target >= 0 && *target < count && row.corrected &&
                           *target != static_cast<std::int64_t>(i);
        if (names)
            row.corrects = static_cast<std::size_t>(*target);
        else if (!corrects.is_null())
            fault(ErrorCode::FieldRange, below(below(path, "corrects"), i),
                  "the number of another row, of a correction");
        thing.rows.push_back(std::move(row));
    }

    // Puts each row into the wave in which it can be written: corrections after what they correct,
    // rows of one period in their order. False when that goes in a circle, or on for longer than
    // anybody corrects.
    static bool order_rows(PlannedThing& thing) {
        for (bool settled = false; !settled;) {
            settled = true;
            std::map<base::Period, std::size_t> last;
            for (PlannedRow& row : thing.rows) {
                std::size_t& held = last[row.measured.period];
                const std::size_t own = row.corrects ? thing.rows[*row.corrects].wave + 1 : 0;
                const std::size_t wave = std::max({row.wave, held, own});
                settled = settled && wave == row.wave;
                row.wave = held = wave;
                if (wave > kWavesMax) return false;
            }
        }
        return true;
    }

    // ---- conflicts

    // Things are all read: from here on their addresses stand.
    void note_ids() {
        base::sort(m_plan.things, [](const PlannedThing& a, const PlannedThing& b) {
            return std::pair(a.type->kind, a.id) < std::pair(b.type->kind, b.id);
        });
    }

    const PlannedThing* thing_of(const json::Object& item, const std::string& path) {
        const auto id = parsed<ThingId>(item, "thing", path);
        if (!id) return nullptr;
        const PlannedThing* found = m_plan.find(*id);
        if (found == nullptr) fault(ErrorCode::ThingUnknown, below(path, "thing"), id->text());
        return found;
    }

    void read_conflict(const json::Object& item, const std::string& path) {
        only_members(item, path, {"kind", "thing", "field", "language", "sides"});
        const std::string* kind = text(item, "kind", path);
        const PlannedThing* thing = thing_of(item, path);
        if (kind == nullptr || thing == nullptr) return;
        if (*kind == "field") return read_field_conflict(item, *thing, path);
        if (*kind == "versions") {
            m_contests.push_back(path);
            return;
        }
        if (*kind != "removal") return fault(ErrorCode::ChoiceUnknown, below(path, "kind"), *kind);
        m_plan.conflicts.push_back({.kind = ConflictKind::Removal,
                                    .thing = thing,
                                    .field = nullptr,
                                    .language = {},
                                    .sides = {}});
    }

    void read_field_conflict(const json::Object& item, const PlannedThing& thing,
                             const std::string& path) {
        const std::string* name = text(item, "field", path);
        if (name == nullptr) return;
        PlannedConflict conflict{.kind = ConflictKind::Field,
                                 .thing = &thing,
                                 .field = thing.type->find_field(*name),
                                 .language = {},
                                 .sides = {}};
        const std::string at = below(path, "field");
        if (conflict.field == nullptr) return fault(ErrorCode::FieldUnknown, at, *name);
        const Field& field = *conflict.field;
        if (field.has(model::kPrivate)) return fault(ErrorCode::FieldPrivate, at, *name);
        if (is_set_kind(field.kind) || field.kind == FieldKind::Measurements)
            return fault(ErrorCode::FieldType, at, "such a field has no sides");
        if (field.kind == FieldKind::Bilingual) {
            const std::string* language = text(item, "language", path);
            if (language == nullptr) return;
            if (*language != "sv" && *language != "en")
                return fault(ErrorCode::LanguageUnknown, below(path, "language"), *language);
            conflict.language = *language;
        }
        const json::Value* sides = item.find("sides");
        if (sides == nullptr || sides->array() == nullptr)
            return fault(ErrorCode::FieldType, below(path, "sides"), "a list is expected");
        for (std::size_t i = 0; i < sides->array()->size(); ++i)
            read_side(conflict, (*sides->array())[i], below(below(path, "sides"), i));
        if (!differ(conflict.sides))
            return fault(ErrorCode::ConflictMissing, below(path, "sides"),
                         "at least two sides that differ are expected");
        if (!m_disputed.emplace(thing.id, field.name, conflict.language).second)
            return fault(ErrorCode::AlreadySo, path, "the conflict stands twice");
        if (!is_shown(conflict))
            return fault(ErrorCode::ConflictMissing, below(below(path, "sides"), 0),
                         "the first side is what the thing's field says");
        if (conflict.sides.size() > kSidesMax)
            return fault(ErrorCode::LimitExceeded, below(path, "sides"), "");
        m_plan.conflicts.push_back(std::move(conflict));
    }

    void read_side(PlannedConflict& conflict, const json::Value& value, const std::string& path) {
        PlannedSide side;
        const Field& field = *conflict.field;
        if (field.has(model::kPersonal)) {
            side.personal = read_personal(field, value, path);
        } else if (field.kind != FieldKind::Bilingual) {
            if (auto read = taken(log::read_field_json(field, value, path), path))
                side.value = std::move(*read);
        } else if (!value.is_null()) {
            json::Object wrapped;
            wrapped.set(conflict.language, value);
            if (auto read = taken(log::read_field_json(field, wrapped, path), path))
                side.value = std::move(*read);
        }
        conflict.sides.push_back(std::move(side));
    }

    // Texts that were erased came from different blobs, so each differs from all else.
    static bool differ(const std::vector<PlannedSide>& sides) {
        if (sides.size() < 2) return false;
        return std::any_of(sides.begin() + 1, sides.end(), [&](const PlannedSide& side) {
            return side.personal || sides.front().personal || side.value != sides.front().value;
        });
    }

    static bool is_shown(const PlannedConflict& conflict) {
        if (conflict.field->has(model::kPersonal)) return true;
        const auto found = std::find_if(conflict.thing->writes.begin(),
                                        conflict.thing->writes.end(), [&](const FieldWrite& write) {
                                            return write.field == conflict.field &&
                                                   write.language == conflict.language;
                                        });
        const FieldValue& side = conflict.sides.front().value;
        if (found != conflict.thing->writes.end()) return found->value == side;
        return !side.is_set() || side == FieldValue{false};
    }

    // ---- approvals

    void read_approvals(const json::Object& item, const std::string& path) {
        only_members(item, path, {"thing", "proposals"});
        const PlannedThing* thing = thing_of(item, path);
        if (thing == nullptr) return;
        if (thing->type->approval == model::Approval::None)
            return fault(ErrorCode::ThingKindOther, below(path, "thing"), thing->type->name);
        if (!m_approved.insert(thing->id).second)
            return fault(ErrorCode::AlreadySo, below(path, "thing"), "the version stands twice");
        const json::Value* list = item.find("proposals");
        const std::string at = below(path, "proposals");
        if (list == nullptr || list->array() == nullptr)
            return fault(ErrorCode::FieldType, at, "a list is expected");
        const std::size_t first = m_plan.proposals.size();
        for (std::size_t i = 0; i < list->array()->size(); ++i) {
            const json::Object* proposal = (*list->array())[i].object();
            if (proposal == nullptr)
                fault(ErrorCode::FieldType, below(at, i), "an object is expected");
            else
                read_proposal(*proposal, *thing, i, below(at, i));
        }
        for (std::size_t i = first; i < m_plan.proposals.size(); ++i)
            for (std::size_t j = first; j < m_plan.proposals.size(); ++j)
                if (i != j && m_plan.proposals[i].hash == m_plan.proposals[j].hash)
                    m_plan.proposals[i].repeated = true;
    }

    std::shared_ptr<const model::Thing> read_content(const json::Object& item,
                                                     const PlannedThing& thing,
                                                     const std::string& path) {
        const json::Value* content = item.find("content");
        const std::string at = below(path, "content");
        if (content == nullptr || content->object() == nullptr) {
            fault(ErrorCode::FieldType, at, "an object is expected");
            return nullptr;
        }
        auto frozen = thing.type->make();
        frozen->id = thing.id;
        frozen->kind = thing.type->kind;
        for (const auto& [key, value] : *content->object()) {
            const std::string member = below(at, key);
            const Field* field = thing.type->find_field(key);
            if (field == nullptr) {
                fault(ErrorCode::FieldUnknown, member, key);
                continue;
            }
            if (const auto read = taken(log::read_field_json(*field, value, member), member))
                model::set_field_value(*frozen, *field, *read);
        }
        return frozen;
    }

    std::optional<ThingId> approver(const json::Object& item, model::Side side,
                                    const std::string& path) {
        const std::string_view key = model::kSideChoices.choice(static_cast<std::uint8_t>(side));
        const json::Value* value = item.find(key);
        if (value == nullptr || value->is_null()) return std::nullopt;
        const auto person = parsed<ThingId>(item, key, path);
        if (person && m_plan.party_of(*person, side).is_nil())
            fault(ErrorCode::ApprovalNotAllowed, below(path, key), "the side has no party");
        return person;
    }

    void read_proposal(const json::Object& item, const PlannedThing& thing, std::size_t place,
                       const std::string& path) {
        only_members(item, path,
                     {"content", "hash", "customer", "supplier", "revoked", "contested", "stage"});
        PlannedProposal out;
        out.thing = &thing;
        out.place = place;
        out.content = read_content(item, thing, path);
        const auto hash = parsed<base::Hash>(item, "hash", path);
        out.customer = approver(item, model::Side::Customer, path);
        out.supplier = approver(item, model::Side::Supplier, path);
        out.revoked = flag(item, "revoked", path);
        out.contested = flag(item, "contested", path);
        const bool approved = out.customer && out.supplier && !out.revoked;
        const json::Value* stage = item.find("stage");
        const bool staged =
            stage != nullptr && stage->integer() != nullptr && *stage->integer() >= 1;
        if (approved != (stage != nullptr) || (approved && !staged))
            fault(ErrorCode::FieldRange, below(path, "stage"),
                  "a number from 1 where both sides have approved");
        else if (approved)
            out.stage = *stage->integer();
        if (out.contested && !approved)
            fault(ErrorCode::ConflictMissing, below(path, "contested"),
                  "only what is approved can be contested");
        if (out.content == nullptr || !hash) return;
        out.hash = log::content_hash(m_schema, *out.content);
        if (out.hash != *hash) fault(ErrorCode::HashMismatch, below(path, "hash"), out.hash.text());
        m_contested = m_contested || out.contested;
        m_plan.proposals.push_back(std::move(out));
    }

    // A conflict of versions follows from the approvals; one without contested approvals could not
    // be made.
    void check_versions() {
        for (const std::string& path : m_contests)
            if (!m_contested) fault(ErrorCode::ConflictMissing, path, "no approval is contested");
    }

    static constexpr std::size_t kSidesMax = 500;
    static constexpr std::size_t kWavesMax = 1000;

    const model::Schema& m_schema;
    StatePlan m_plan;
    Faults m_faults;
    std::set<ThingId> m_seen;
    std::set<ThingId> m_approved;
    std::vector<std::string> m_contests;
    std::set<std::tuple<ThingId, std::string_view, std::string>> m_disputed;
    bool m_contested = false;
};

}  // namespace

const PlannedThing* StatePlan::find(ThingId id) const {
    const auto found = std::find_if(things.begin(), things.end(),
                                    [&](const PlannedThing& thing) { return thing.id == id; });
    return found == things.end() ? nullptr : &*found;
}

ThingId StatePlan::party_of(ThingId person, model::Side side) const {
    const auto value_of = [](const PlannedThing& thing, std::string_view field) {
        const auto found =
            std::find_if(thing.writes.begin(), thing.writes.end(),
                         [&](const FieldWrite& write) { return field == write.field->name; });
        return found == thing.writes.end() ? FieldValue{} : found->value;
    };
    const auto on_side = [&](const PlannedThing& thing) {
        return thing.type->kind == model::ThingKind::Party &&
               value_of(thing, "side") == FieldValue{static_cast<std::uint8_t>(side)};
    };
    if (const PlannedThing* found = find(person); found != nullptr) {
        const FieldValue party = value_of(*found, "party");
        const auto* id = std::get_if<ThingId>(&party.data);
        const PlannedThing* own = id == nullptr ? nullptr : find(*id);
        if (own != nullptr && on_side(*own)) return *id;
    }
    const auto any = std::find_if(things.begin(), things.end(), on_side);
    return any == things.end() ? ThingId() : any->id;
}

std::expected<StatePlan, Faults> read_state(const model::Schema& schema, const json::Value& state) {
    return Reader(schema).read(state);
}

}  // namespace samverka::exchange
