#include "core/history/sentence.h"

#include "core/base/text.h"
#include "core/locale/messages.h"

namespace samverka::history {

namespace {

using base::Argument;
using base::Message;
using base::ThingId;
using log::Event;
using log::EventKind;
using log::FieldWrite;
using model::Field;
using model::FieldKind;
using model::FieldValue;

constexpr std::size_t kQuotedMax = 120;
constexpr std::uint8_t kChoicesMax = 32;

base::Bilingual both_languages(std::string_view key) {
    return {.sv = std::string(locale::message(key, locale::Language::Swedish)),
            .en = std::string(locale::message(key, locale::Language::English))};
}

const model::Thing* thing_or_removed(const model::Snapshot& snapshot, ThingId id) {
    const model::Thing* found = snapshot.find(id);
    return found != nullptr ? found : snapshot.find_removed(id);
}

// A sentence is no place for pages: long texts end in an ellipsis.
Argument quoted(std::string_view text) {
    std::size_t position = 0;
    std::size_t count = 0;
    while (position < text.size() && count < kQuotedMax && text[position] != '\n') {
        static_cast<void>(base::next_code_point(text, position));
        ++count;
    }
    const std::string cut(text.substr(0, position));
    const std::string_view rest = position < text.size() ? "…" : "";
    return base::BilingualArgument{
        {.sv = "”" + cut + std::string(rest) + "”", .en = "“" + cut + std::string(rest) + "”"}};
}

// A value of a field as an argument, by its kind. Not set and what has no short form is "(inget)"
// or a label.
struct ValueArgument {
    const model::Snapshot& snapshot;
    const Field& field;
    ThingId thing;

    Argument operator()(std::monostate) const { return base::LabelArgument{"history.value.none"}; }
    Argument operator()(const std::string& text) const { return quoted(text); }
    Argument operator()(const base::Bilingual& text) const {
        return quoted(text.sv.empty() ? text.en : text.sv);
    }
    Argument operator()(std::int64_t number) const {
        return base::DecimalArgument{base::Decimal::from_integer(number), unit()};
    }
    Argument operator()(const base::Decimal& number) const {
        return base::DecimalArgument{number, unit()};
    }
    Argument operator()(const base::Money& money) const {
        return base::MoneyArgument{.value = money, .thing = thing, .field = field.name};
    }
    Argument operator()(const base::Date& date) const { return base::DateArgument{date}; }
    Argument operator()(const base::Period& period) const { return base::PeriodArgument{period}; }
    Argument operator()(std::uint8_t choice) const {
        return base::LabelArgument{model::choice_label_key(*field.choices, choice)};
    }
    Argument operator()(bool flag) const {
        return base::LabelArgument{flag ? "history.value.yes" : "history.value.no"};
    }
    Argument operator()(const ThingId& id) const { return name_argument(snapshot, id); }
    Argument operator()(const std::vector<ThingId>& ids) const {
        if (ids.size() == 1) return name_argument(snapshot, ids.front());
        return base::CountArgument{.count = static_cast<std::int64_t>(ids.size()), .of = ids};
    }
    Argument operator()(model::ChoiceBits bits) const {
        for (std::uint8_t choice = 1; choice <= kChoicesMax; ++choice)
            if (bits == model::choice_bit(choice)) return (*this)(choice);
        return base::LabelArgument{"history.value.several"};
    }
    Argument operator()(const FieldValue::Composite&) const {
        return base::LabelArgument{"history.value.several"};
    }
    Argument operator()(const FieldValue::CompositeList& list) const {
        return base::CountArgument{.count = static_cast<std::int64_t>(list.size()), .of = {}};
    }

    [[nodiscard]] std::string unit() const {
        return field.unit_key == nullptr ? "" : field.unit_key;
    }
};

class Teller {
  public:
    Teller(const SentenceContext& context, const Event& event)
        : m_context(context), m_event(event) {}

    std::vector<Message> tell() {
        switch (m_event.kind) {
            case EventKind::Create:
                tell_create();
                break;
            case EventKind::Set:
                tell_set();
                break;
            case EventKind::Add:
                tell_item("history.event.add");
                break;
            case EventKind::Take:
                tell_item("history.event.take");
                break;
            case EventKind::Remove:
                put(about("history.event.remove"));
                break;
            case EventKind::Restore:
                put(about("history.event.restore"));
                break;
            case EventKind::Measure:
                tell_measure();
                break;
            case EventKind::Correct:
                tell_correct();
                break;
            case EventKind::Propose:
                put(about("history.event.propose"));
                break;
            case EventKind::Approve:
                tell_approve();
                break;
            case EventKind::Revoke:
                put(about("history.event.revoke"));
                break;
            case EventKind::Erase:
                put(begin("history.event.erase"));
                break;
            case EventKind::Unknown:
                put(begin("history.event.unknown"));
                break;
        }
        return std::move(m_out);
    }

  private:
    [[nodiscard]] Message begin(std::string_view key) const {
        Message out{.key = std::string(key), .arguments = {}};
        out.with("who", author_argument(m_context.snapshot, m_context.author, m_context.party));
        return out;
    }
    // Of what kind it is: as the event says, or else as the partnership knows it.
    [[nodiscard]] const model::ThingType& type() const {
        const model::Thing* thing = thing_or_removed(m_context.snapshot, m_event.thing);
        const bool named =
            m_event.kind == EventKind::Create || !m_event.writes.empty() || thing == nullptr;
        return m_context.snapshot.schema().type(named ? m_event.thing_kind : thing->kind);
    }
    [[nodiscard]] Message about(std::string_view key) const {
        Message out = begin(key);
        out.with("kind", base::LabelArgument{model::kind_label_key(type())});
        out.with("thing", name_argument(m_context.snapshot, m_event.thing));
        return out;
    }
    void put(Message message) { m_out.push_back(std::move(message)); }

    // Of a new version also what it changes against the one before.
    void tell_create() {
        put(about("history.event.create"));
        if (type().approval == model::Approval::None) return;
        for (const FieldWrite& write : m_event.writes)
            if (!write.field->has(model::kSubject)) tell_write(write);
    }

    void tell_change(const std::string& label, const Field& field, const FieldValue& from,
                     const FieldValue& to, std::string_view language) {
        std::string key = "history.event.set";
        if (!to.is_set()) key = "history.event.clear";
        if (from.is_set()) key += ".was";
        Message out = about(key);
        out.with("field", base::LabelArgument{label});
        out.with("language", base::LabelArgument{language.empty() ? "history.language.none"
                                                                  : "history.language." +
                                                                        std::string(language)});
        out.with("to", value_argument(m_context.snapshot, field, m_event.thing, to));
        out.with("from", value_argument(m_context.snapshot, field, m_event.thing, from));
        put(std::move(out));
    }

    void tell_composite(const FieldWrite& write, const FieldValue& before) {
        const model::CompositeType& composite = *write.field->composite;
        const auto* from = std::get_if<FieldValue::Composite>(&before.data);
        const auto* to = std::get_if<FieldValue::Composite>(&write.value.data);
        const FieldValue none;
        for (std::size_t i = 0; i < composite.fields.size(); ++i) {
            const FieldValue& old_part = from != nullptr && i < from->size() ? (*from)[i] : none;
            const FieldValue& new_part = to != nullptr && i < to->size() ? (*to)[i] : none;
            if (old_part == new_part) continue;
            const Field& field = composite.fields[i];
            tell_change(std::string(composite.name) + "." + field.name, field, old_part, new_part,
                        "");
        }
    }

    void tell_set() {
        const FieldWrite& write = m_event.writes.front();
        tell_write(write);
        if (m_out.empty()) put(changed(write));
    }

    [[nodiscard]] Message changed(const FieldWrite& write) const {
        Message out = about("history.event.changed");
        out.with("field", base::LabelArgument{model::field_label_key(type(), *write.field)});
        return out;
    }

    void tell_write(const FieldWrite& write) {
        const Field& field = *write.field;
        const std::string label = model::field_label_key(type(), field);
        // Personal text may be erased later; a sentence must not keep it.
        const bool shown = !field.has(model::kPersonal) && field.kind != FieldKind::CompositeList &&
                           field.kind != FieldKind::Position;
        if (!shown) return put(changed(write));
        const FieldValue before = m_context.before(m_event, write);
        if (field.kind == FieldKind::Composite) return tell_composite(write, before);
        if (before != write.value) tell_change(label, field, before, write.value, write.language);
    }

    void tell_item(std::string_view key) {
        const FieldWrite& write = m_event.writes.front();
        Message out = about(key);
        out.with("field", base::LabelArgument{model::field_label_key(type(), *write.field)});
        out.with("item",
                 value_argument(m_context.snapshot, *write.field, m_event.thing, write.value));
        put(std::move(out));
    }

    void tell_measure() {
        if (m_event.rows.empty()) return;
        const bool one = m_event.rows.size() == 1;
        Message out = about(one ? "history.event.measure_one" : "history.event.measure");
        out.with("count", base::CountArgument{
                              .count = static_cast<std::int64_t>(m_event.rows.size()), .of = {}});
        out.with("value", base::DecimalArgument{m_event.rows.front().value, ""});
        out.with("first", base::PeriodArgument{m_event.rows.front().period});
        out.with("last", base::PeriodArgument{m_event.rows.back().period});
        put(std::move(out));
    }

    void tell_correct() {
        const log::MeasuredRow& row = m_event.rows.front();
        Message out = about(row.withdrawn ? "history.event.withdraw" : "history.event.correct");
        if (!row.withdrawn) out.with("value", base::DecimalArgument{row.value, ""});
        out.with("first", base::PeriodArgument{row.period});
        put(std::move(out));
    }

    void tell_approve() {
        Message out = about("history.event.approve");
        const auto side = static_cast<std::uint8_t>(m_event.side);
        out.with("side", base::LabelArgument{model::choice_label_key(model::kSideChoices, side),
                                             base::LabelPlace::Inside});
        put(std::move(out));
    }

    const SentenceContext& m_context;
    const Event& m_event;
    std::vector<Message> m_out;
};

}  // namespace

base::Argument name_argument(const model::Snapshot& snapshot, ThingId thing) {
    const model::Thing* found = thing_or_removed(snapshot, thing);
    if (found == nullptr) return base::LabelArgument{"history.unknown_thing"};
    base::Bilingual title = model::thing_title(snapshot, *found);
    if (title.empty()) {
        const model::ThingType& type = snapshot.schema().type(found->kind);
        const Field* field = type.field_with(model::kTitle);
        const bool erased = field != nullptr && snapshot.is_erased(thing, field->name);
        if (!erased) return base::LabelArgument{model::kind_label_key(type)};
        title = both_languages("history.erased");
    }
    return base::ReferenceArgument{.thing = thing, .title = std::move(title)};
}

base::Argument author_argument(const model::Snapshot& snapshot, ThingId author, ThingId party) {
    if (thing_or_removed(snapshot, author) != nullptr) return name_argument(snapshot, author);
    if (thing_or_removed(snapshot, party) != nullptr) return name_argument(snapshot, party);
    return base::LabelArgument{"history.nobody"};
}

base::Argument value_argument(const model::Snapshot& snapshot, const Field& field, ThingId thing,
                              const FieldValue& value) {
    return std::visit(ValueArgument{snapshot, field, thing}, value.data);
}

std::vector<base::Message> sentences(const SentenceContext& context, const log::Event& event) {
    return Teller(context, event).tell();
}

}  // namespace samverka::history
