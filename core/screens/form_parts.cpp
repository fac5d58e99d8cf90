#include "core/screens/form_parts.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/log/field_json.h"

namespace samverka::screens {

namespace {

using model::CompositeType;
using model::Field;
using model::FieldKind;
using model::FieldValue;

// The field as it stands, ready to be written with a change.
json::Value whole_json(const Field& field, const FieldValue& value) {
    if (value.is_set()) return log::field_json(field, value);
    if (field.kind == FieldKind::CompositeList) return json::Array();
    return json::Object();
}

// One composite field of a thing, and what is written when a part of it is.
class Parts {
  public:
    Parts(const View& view, const model::Thing& thing, const Field& field)
        : m_view(view), m_thing(thing), m_field(field), m_value(model::field_value(thing, field)) {
        m_enabled = !view.is_read_only() && !view.snapshot.is_read_only(thing.id);
    }

    [[nodiscard]] Node composite(const std::string& id) const {
        Node out = region(id, Flow::Stack, 4);
        const auto* parts = std::get_if<FieldValue::Composite>(&m_value.data);
        for (std::size_t i = 0; i < type().fields.size(); ++i) {
            const Field& part = type().fields[i];
            const FieldValue value = parts == nullptr ? FieldValue{} : (*parts)[i];
            Node line = region(id + "/" + part.name + "/line", Flow::Row, 8);
            Node name = label(id + "/" + part.name + "/label", name_of(part));
            name.layout.width = fixed(120);
            line.children.push_back(std::move(name));
            line.children.push_back(edit(id, part, value, name_of(part), "to"));
            out.children.push_back(std::move(line));
        }
        return out;
    }

    [[nodiscard]] Node list(const std::string& id) const {
        Node out = region(id, Flow::Stack, 6);
        const auto* items = std::get_if<FieldValue::CompositeList>(&m_value.data);
        const std::size_t count = items == nullptr ? 0 : items->size();
        if (count > 0) out.children.push_back(heads(id));
        for (std::size_t at = 0; at < count; ++at)
            out.children.push_back(row(id, (*items)[at], at));
        Node add = button(id + "/add", m_view.say("form.add_row"), set(with_new_row()));
        add.icon = "plus";
        add.name = m_view.say("form.add_row") + ": " + field_name();
        add.enabled = m_enabled && count < static_cast<std::size_t>(m_field.limit_max);
        add.layout.width = fit();
        out.children.push_back(std::move(add));
        return out;
    }

  private:
    [[nodiscard]] const CompositeType& type() const { return *m_field.composite; }
    [[nodiscard]] std::string name_of(const Field& part) const {
        return m_view.say(std::string(type().name) + "." + part.name);
    }
    [[nodiscard]] std::string field_name() const {
        return m_view.say(
            model::field_label_key(m_view.snapshot.schema().type(m_thing.kind), m_field));
    }
    [[nodiscard]] Action set(json::Value whole, std::string fill = {}) const {
        Action out = command("set", {{"thing", m_thing.id.text()}, {"field", m_field.name}},
                             std::move(fill));
        out.args.set("to", std::move(whole));
        return out;
    }

    // A new row says what it must and no more.
    [[nodiscard]] json::Value with_new_row() const {
        json::Object made;
        for (const Field& part : type().fields)
            if (part.has(model::kRequired) && part.kind == FieldKind::Choice)
                made.set(part.name, std::string(part.choices->choice(1)));
        json::Value whole = whole_json(m_field, m_value);
        whole.array()->emplace_back(std::move(made));
        return whole;
    }
    [[nodiscard]] json::Value without_row(std::size_t at) const {
        json::Value whole = whole_json(m_field, m_value);
        json::Array& rows = *whole.array();
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
        return whole;
    }

    [[nodiscard]] Node edit(const std::string& id, const Field& part, const FieldValue& value,
                            std::string name, const std::string& path) const {
        Node out = screens::field(id + "/" + part.name, edit_kind(part), std::move(name),
                                  shown_value(m_view, part, value), typed_value(m_view, value),
                                  set(whole_json(m_field, m_value), path + "/" + part.name));
        if (part.kind == FieldKind::Choice)
            out.edit.options = choice_options(m_view, *part.choices);
        if (part.kind == FieldKind::Reference)
            out.edit.options = thing_options(m_view, part, m_thing.id);
        out.enabled = m_enabled;
        return out;
    }

    [[nodiscard]] std::vector<Length> columns() const {
        std::vector<Length> out;
        for (const Field& part : type().fields)
            out.push_back(part.kind == FieldKind::Reference ? fill(2, 90) : fill(1, 60));
        out.push_back(fixed(32));
        return out;
    }
    [[nodiscard]] Node heads(const std::string& id) const {
        Node out = region(id + "/heads", Flow::Grid, 0);
        out.layout.columns = columns();
        out.layout.column_gap = 8;
        for (const Field& part : type().fields)
            out.children.push_back(label(id + "/heads/" + part.name, name_of(part)));
        return out;
    }
    [[nodiscard]] Node row(const std::string& id, const FieldValue::Composite& parts,
                           std::size_t at) const {
        const std::string number = base::number_text(static_cast<std::int64_t>(at));
        const std::string shown = base::number_text(static_cast<std::int64_t>(at) + 1);
        Node out = region(id + "/" + number, Flow::Grid, 0);
        out.layout.columns = columns();
        out.layout.column_gap = 8;
        out.layout.align = Align::Center;
        for (std::size_t i = 0; i < type().fields.size(); ++i) {
            const Field& part = type().fields[i];
            out.children.push_back(edit(id + "/" + number, part, parts[i],
                                        name_of(part) + " " + shown, "to/" + number));
        }
        Node away = button(id + "/" + number + "/remove", "", set(without_row(at)));
        away.icon = "remove";
        away.name = m_view.say("form.remove_row") + " " + shown;
        away.enabled = m_enabled;
        out.children.push_back(std::move(away));
        return out;
    }

    const View& m_view;
    const model::Thing& m_thing;
    const Field& m_field;
    FieldValue m_value;
    bool m_enabled = false;
};

}  // namespace

EditKind edit_kind(const Field& field) {
    if (field.kind == FieldKind::LongText || field.has(model::kMultiline))
        return EditKind::LongText;
    if (field.kind == FieldKind::Integer) return EditKind::Integer;
    if (field.kind == FieldKind::Decimal) return EditKind::Decimal;
    if (field.kind == FieldKind::Money) return EditKind::Money;
    if (field.kind == FieldKind::Date) return EditKind::Date;
    const bool chooses = field.kind == FieldKind::Choice || field.kind == FieldKind::Flag ||
                         field.kind == FieldKind::Reference ||
                         field.kind == FieldKind::ReferenceSet ||
                         field.kind == FieldKind::ChoiceSet;
    return chooses ? EditKind::Choice : EditKind::Text;
}

std::string typed_value(const View& view, const FieldValue& value) {
    if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&value.data))
        return locale::show_integer(*number, view.language);
    if (const auto* decimal = std::get_if<base::Decimal>(&value.data))
        return locale::edit_decimal(*decimal, view.language);
    if (const auto* money = std::get_if<base::Money>(&value.data))
        return locale::edit_money(*money, view.currency, view.language);
    if (const auto* date = std::get_if<base::Date>(&value.data))
        return locale::edit_date(*date, view.language);
    return {};
}

bool has_editable_parts(const Field& field) {
    return std::ranges::all_of(field.composite->fields, [](const Field& part) {
        return part.kind == FieldKind::Text || part.kind == FieldKind::LongText ||
               part.kind == FieldKind::Integer || part.kind == FieldKind::Decimal ||
               part.kind == FieldKind::Money || part.kind == FieldKind::Date ||
               part.kind == FieldKind::Choice || part.kind == FieldKind::Reference;
    });
}

Node parts_form(const View& view, const std::string& id, const model::Thing& thing,
                const Field& field) {
    const Parts parts(view, thing, field);
    return field.kind == FieldKind::Composite ? parts.composite(id) : parts.list(id);
}

}  // namespace samverka::screens
