// Generic forms: every field of a thing, edited in place, from its field table alone.
#include <algorithm>

#include "core/base/sort.h"
#include "core/log/field_json.h"
#include "core/model/in_force.h"
#include "core/screens/form_parts.h"

namespace samverka::screens {

namespace {

using model::Field;
using model::FieldKind;
using model::FieldValue;

template <class T>
const T* held(const FieldValue& value) {
    return std::get_if<T>(&value.data);
}

std::string joined_titles(const View& view, const std::vector<base::ThingId>& ids) {
    std::string out;
    for (const base::ThingId& id : ids) out += (out.empty() ? "" : ", ") + view.title(id);
    return out.empty() ? "—" : out;
}

std::string joined_choices(const View& view, const model::ChoiceTable& table,
                           model::ChoiceBits bits) {
    std::string out;
    const auto count = static_cast<std::uint8_t>(table.count);
    for (std::uint8_t i = 1; i <= count; ++i)
        if ((bits & model::choice_bit(i)) != 0)
            out += (out.empty() ? "" : ", ") + view.choice(table, i);
    return out.empty() ? "—" : out;
}

std::string shown_composite(const View& view, const model::CompositeType& type,
                            const FieldValue::Composite& values) {
    std::string out;
    for (std::size_t i = 0; i < type.fields.size() && i < values.size(); ++i) {
        if (!values[i].is_set()) continue;
        out += (out.empty() ? "" : " · ") +
               view.say(std::string(type.name) + "." + type.fields[i].name) + ": " +
               shown_value(view, type.fields[i], values[i]);
    }
    return out.empty() ? "—" : out;
}

std::vector<Option> flag_options(const View& view, const model::Thing& thing, const Field& field) {
    std::vector<Option> out;
    for (const bool value : {true, false}) {
        Action set = command("set", {{"thing", thing.id.text()}, {"field", field.name}});
        set.args.set("to", value);
        out.push_back({.value = value ? "true" : "false",
                       .label = view.say(value ? "screen.yes" : "screen.no"),
                       .detail = "",
                       .tone = Tone::Ink,
                       .action = std::move(set)});
    }
    return out;
}

// A set is changed item by item: choosing what is in it takes it out, what is not in it puts it in.
std::vector<Option> set_options(const View& view, const model::Thing& thing, const Field& field,
                                const FieldValue& value) {
    std::vector<Option> out = field.kind == FieldKind::ChoiceSet
                                  ? choice_options(view, *field.choices)
                                  : thing_options(view, field, thing.id);
    const auto is_in = [&](const Option& option) {
        if (const auto* bits = held<model::ChoiceBits>(value))
            return (*bits & model::choice_bit(field.choices->find(option.value))) != 0;
        const auto id = base::ThingId::parse(option.value);
        const auto* ids = held<std::vector<base::ThingId>>(value);
        return id && ids != nullptr && std::find(ids->begin(), ids->end(), *id) != ids->end();
    };
    for (Option& option : out) {
        const bool in = is_in(option);
        option.action =
            command(in ? "take" : "add",
                    {{"thing", thing.id.text()}, {"field", field.name}, {"item", option.value}});
        option.label = (in ? "✓ " : "") + option.label;
    }
    return out;
}

void give_options(const View& view, const model::Thing& thing, const Field& field,
                  const FieldValue& value, Node& node) {
    if (field.kind == FieldKind::Flag) node.edit.options = flag_options(view, thing, field);
    if (field.kind == FieldKind::Choice) node.edit.options = choice_options(view, *field.choices);
    if (field.kind == FieldKind::Reference)
        node.edit.options = thing_options(view, field, thing.id);
    if (field.kind == FieldKind::ReferenceSet || field.kind == FieldKind::ChoiceSet)
        node.edit.options = set_options(view, thing, field, value);
}

Node one_field(const View& view, const std::string& id, const model::Thing& thing,
               const Field& field) {
    const FieldValue value = model::field_value(thing, field);
    const model::ThingType& type = view.snapshot.schema().type(thing.kind);
    const std::string name = view.say(model::field_label_key(type, field));
    const bool is_shown_only =
        field.kind == FieldKind::Composite || field.kind == FieldKind::CompositeList ||
        field.kind == FieldKind::Measurements || field.kind == FieldKind::Position ||
        field.kind == FieldKind::Period || view.snapshot.is_read_only(thing.id);
    if (is_shown_only) return text(id, plain(shown_value(view, field, value)), TextStyle::Dense);
    Node out = screens::field(
        id, edit_kind(field), name, shown_value(view, field, value), typed_value(view, value),
        command("set", {{"thing", thing.id.text()}, {"field", field.name}}, "to"));
    give_options(view, thing, field, value, out);
    if (field.kind == FieldKind::ReferenceSet || field.kind == FieldKind::ChoiceSet) {
        out.style.overflow = Overflow::Cut;  // the whole list in the tooltip, and when it opens
        out.tooltip = shown_value(view, field, value);
    }
    out.enabled = !view.is_read_only();
    return out;
}

// Each language of a bilingual text is edited on its own.
void add_bilingual(const View& view, const std::string& id, const model::Thing& thing,
                   const Field& field, Node& group) {
    const FieldValue value = model::field_value(thing, field);
    const auto* whole = held<base::Bilingual>(value);
    for (const locale::Language language : {locale::Language::Swedish, locale::Language::English}) {
        const std::string code(locale::language_code(language));
        const std::string words =
            whole == nullptr ? "" : (language == locale::Language::Swedish ? whole->sv : whole->en);
        Node line = region(id + "/" + code + "/line", Flow::Row, 8);
        Node tag = label(id + "/" + code + "/tag", code == "sv" ? "SV" : "EN");
        tag.layout.width = fixed(24);
        line.children.push_back(std::move(tag));
        const model::ThingType& type = view.snapshot.schema().type(thing.kind);
        Node edit = screens::field(
            id + "/" + code, field.has(model::kMultiline) ? EditKind::LongText : EditKind::Text,
            view.say(model::field_label_key(type, field)) + " (" + code + ")",
            words.empty() ? "—" : words, words,
            command("set", {{"thing", thing.id.text()}, {"field", field.name}, {"language", code}},
                    "to"));
        edit.enabled = !view.is_read_only() && !view.snapshot.is_read_only(thing.id);
        line.children.push_back(std::move(edit));
        group.children.push_back(std::move(line));
    }
}

}  // namespace

std::vector<Option> thing_options(const View& view, const Field& field, base::ThingId except) {
    std::vector<Option> out;
    for (const model::ThingType& type : view.snapshot.schema().types) {
        if (!model::contains(field.targets, type.kind)) continue;
        for (const model::Thing* thing : view.snapshot.all(type.kind))
            if (thing->id != except)
                out.push_back({.value = thing->id.text(),
                               .label = view.title(thing->id),
                               .detail = view.say(model::kind_label_key(type)),
                               .tone = Tone::Ink,
                               .action = {}});
    }
    return out;
}

std::string shown_value(const View& view, const Field& field, const FieldValue& value) {
    if (!value.is_set()) return "—";
    if (const auto* text = held<std::string>(value)) return *text;
    if (const auto* text = held<base::Bilingual>(value)) return view.choose(*text);
    if (const auto* number = held<std::int64_t>(value))
        return locale::show_integer(*number, view.language) +
               (field.unit_key == nullptr ? "" : "\u00a0" + view.say(field.unit_key));
    if (const auto* decimal = held<base::Decimal>(value))
        return locale::show_every_digit(*decimal, view.language);
    if (const auto* money = held<base::Money>(value)) return view.money(*money);
    if (const auto* date = held<base::Date>(value))
        return locale::show_date(*date, locale::DateStyle::Short, view.language);
    if (const auto* period = held<base::Period>(value))
        return locale::show_period(*period, view.language);
    if (const auto* choice = held<std::uint8_t>(value)) return view.choice(*field.choices, *choice);
    if (const auto* flag = held<bool>(value)) return view.say(*flag ? "screen.yes" : "screen.no");
    if (const auto* id = held<base::ThingId>(value)) return view.title(*id);
    if (const auto* ids = held<std::vector<base::ThingId>>(value)) return joined_titles(view, *ids);
    if (const auto* bits = held<model::ChoiceBits>(value))
        return joined_choices(view, *field.choices, *bits);
    if (const auto* parts = held<FieldValue::Composite>(value))
        return shown_composite(view, *field.composite, *parts);
    if (const auto* list = held<FieldValue::CompositeList>(value))
        return locale::show_integer(static_cast<std::int64_t>(list->size()), view.language);
    return "—";
}

std::vector<Option> choice_options(const View& view, const model::ChoiceTable& table) {
    std::vector<Option> out;
    const auto count = static_cast<std::uint8_t>(table.count);
    for (std::uint8_t i = 1; i <= count; ++i)
        out.push_back({.value = std::string(table.choice(i)),
                       .label = view.choice(table, i),
                       .detail = "",
                       .tone = Tone::Ink,
                       .action = {}});
    return out;
}

std::vector<Option> person_options(const View& view, model::Side side) {
    std::vector<Option> out;
    for (const model::Person* person : view.snapshot.all<model::Person>()) {
        if (view.snapshot.side_of_party(person->party) != side) continue;
        if (!model::applies_on(view.snapshot.schema(), person->thing, view.date)) continue;
        out.push_back({.value = person->thing.id.text(),
                       .label = view.title(person->thing.id),
                       .detail = view.title(person->party),
                       .tone = tone_of(side),
                       .action = {}});
    }
    base::sort(out, [&](const Option& a, const Option& b) {
        return locale::compare_text(a.label, b.label, view.language) < 0;
    });
    return out;
}

Node thing_form(const View& view, const std::string& id, const model::Thing& thing) {
    Node out = region(id, Flow::Stack, 10);
    const model::ThingType& type = view.snapshot.schema().type(thing.kind);
    for (const Field& field : type.fields) {
        if (field.kind == FieldKind::Position || field.has(model::kPrivate)) continue;
        const std::string field_id = id + "/" + field.name;
        Node group = region(field_id + "/group", Flow::Stack, 2);
        group.children.push_back(
            label(field_id + "/label", view.say(model::field_label_key(type, field))));
        if (field.kind == FieldKind::Bilingual)
            add_bilingual(view, field_id, thing, field, group);
        else if (field.composite != nullptr && has_editable_parts(field))
            group.children.push_back(parts_form(view, field_id, thing, field));
        else
            group.children.push_back(one_field(view, field_id, thing, field));
        out.children.push_back(std::move(group));
    }
    return out;
}

}  // namespace samverka::screens
