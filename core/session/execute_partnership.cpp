// The beginning: a new partnership from a template.
#include <array>

#include "core/session/execute.h"
#include "core/session/template.h"

namespace samverka::session {

using base::ThingId;

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using model::FieldValue;
using model::ThingKind;

base::Bilingual text(const TemplateText& from) { return {.sv = from.sv, .en = from.en}; }

std::string position(std::size_t index) { return std::string(1, static_cast<char>('1' + index)); }

Result<ThingId> create_party(Draft& draft, const std::string& name, model::Side side,
                             std::string_view path) {
    const bool customer = side == model::Side::Customer;
    return draft.create(
        ThingKind::Party,
        {{.field = "name", .value = {name}},
         {.field = "side", .value = {static_cast<std::uint8_t>(side)}},
         {.field = "lead", .value = {true}},
         {.field = "colour", .value = {std::string(customer ? "#3b4ca8" : "#0e7270")}},
         {.field = "position", .value = {std::string(customer ? "1" : "2")}}},
        path);
}

Result<void> create_values(Draft& draft, const Template& from) {
    for (std::size_t i = 0; i < from.values.size(); ++i) {
        const TemplateValue& value = from.values[i];
        SV_TRY_VOID(draft.create(ThingKind::Value,
                                 {{.field = "name", .value = {text(value.name)}},
                                  {.field = "meaning", .value = {text(value.meaning)}},
                                  {.field = "shown_by", .value = {text(value.shown_by)}},
                                  {.field = "broken_by", .value = {text(value.broken_by)}},
                                  {.field = "position", .value = {position(i)}}}));
    }
    return {};
}

Result<void> create_levels(Draft& draft, const Template& from) {
    ThingId above;  // forums escalate upwards: the level before
    for (std::size_t i = 0; i < from.levels.size(); ++i) {
        const TemplateLevel& level = from.levels[i];
        model::ChoiceBits bits = 0;
        for (const model::Responsibility held : level.responsibilities)
            bits |= model::choice_bit(static_cast<std::uint8_t>(held));
        const auto cadence = static_cast<std::uint8_t>(level.cadence);
        SV_TRY(const ThingId made,
               draft.create(ThingKind::Level,
                            {{.field = "letter", .value = {std::string(level.letter)}},
                             {.field = "name", .value = {text(level.name)}},
                             {.field = "responsibilities", .value = {bits}},
                             {.field = "cadence", .value = {cadence}},
                             {.field = "position", .value = {position(i)}}}));
        SV_TRY(above, draft.create(ThingKind::Forum,
                                   {{.field = "name", .value = {text(level.forum)}},
                                    {.field = "level", .value = {made}},
                                    {.field = "purpose", .value = {text(level.purpose)}},
                                    {.field = "responsibilities", .value = {bits}},
                                    {.field = "cadence", .value = {cadence}},
                                    {.field = "escalates_to",
                                     .value = above.is_nil() ? FieldValue{} : FieldValue{above}},
                                    {.field = "position", .value = {position(i)}}}));
    }
    return {};
}

Result<void> new_partnership(const Context& context, const Arguments& arguments, Draft& draft) {
    if (context.log.is_open())
        return fail(ErrorCode::AlreadySo, "/template", "a partnership is open");
    const Template* from = find_template(arguments.text("template"));
    if (from == nullptr)
        return fail(ErrorCode::ChoiceUnknown, "/template", arguments.text("template"));
    SV_TRY_VOID(draft.create(ThingKind::Partnership,
                             {{.field = "name", .value = {arguments.bilingual("name")}},
                              {.field = "currency", .value = {std::string("SEK")}},
                              {.field = "starts", .value = optional_date(arguments.date("starts"))},
                              {.field = "ends", .value = optional_date(arguments.date("ends"))}}));
    SV_TRY(const ThingId customer,
           create_party(draft, arguments.text("customer"), model::Side::Customer, "/customer"));
    SV_TRY(const ThingId supplier,
           create_party(draft, arguments.text("supplier"), model::Side::Supplier, "/supplier"));
    const bool supplier_writes = arguments.text("author_side") == "supplier";
    SV_TRY(const ThingId author,
           draft.create(ThingKind::Person,
                        {{.field = "name", .value = {arguments.text("author")}},
                         {.field = "party", .value = {supplier_writes ? supplier : customer}}}));
    draft.author = author;
    SV_TRY_VOID(create_values(draft, *from));
    return create_levels(draft, *from);
}

constexpr std::array kHandlers{HandlerRow{"new_partnership", new_partnership}};

}  // namespace

std::span<const HandlerRow> partnership_handlers() { return kHandlers; }

}  // namespace samverka::session
