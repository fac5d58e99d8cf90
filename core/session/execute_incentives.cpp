// The outcome of a period, put before both sides.
#include <array>

#include "core/base/hash.h"
#include "core/incentive/account.h"
#include "core/session/entries.h"
#include "core/session/execute.h"

namespace samverka::session {

namespace {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::ThingId;
using model::FieldValue;
using model::Side;
using model::ThingKind;

// Which commits the outcome was reckoned from.
std::string heads_hash(const log::Log& log) {
    std::string heads;
    for (const std::uint32_t head : log.graph().heads()) heads += log.metas()[head].id.text();
    return base::sha256(heads).text();
}

FieldValue signed_money(const std::optional<base::Money>& money) {
    return money ? FieldValue{*money} : FieldValue{};
}

// In the order of the parts of a line: key, customer, supplier, held back.
FieldValue lines_value(const incentive::Account& account, const incentive::Outcome& outcome) {
    FieldValue::CompositeList out;
    for (const incentive::Line& line : outcome.lines)
        out.push_back({FieldValue{line.key},
                       signed_money(to_side(Side::Customer, account.performer, line)),
                       signed_money(to_side(Side::Supplier, account.performer, line)),
                       FieldValue{line.is_held()}});
    return {std::move(out)};
}

// A proposal that waits and says something else is withdrawn; one that says the same stands.
Result<void> withdraw_other(const Context& context, ThingId statement, const FieldValue& lines,
                            Draft& draft) {
    const model::ThingType& type = context.snapshot.schema().type(ThingKind::Statement);
    for (const model::Proposal& proposal : context.snapshot.proposals(statement)) {
        if (!proposal.pending()) continue;
        if (model::field_value(*proposal.content, *type.find_field("lines")) == lines)
            return fail(ErrorCode::AlreadySo, "/period", "put forward already");
        log::Event event;
        event.kind = log::EventKind::Revoke;
        event.thing = statement;
        event.hash = proposal.content_hash;
        draft.append(std::move(event));
    }
    return {};
}

Result<void> put_statement(const Context& context, const Arguments& arguments, Draft& draft) {
    const auto* scheme = arguments.find<model::Scheme>("scheme");
    if (scheme == nullptr) return fail(ErrorCode::ThingRemoved, "/scheme");
    auto period = read_period(context.snapshot, arguments.text("period"));
    if (!period) return base::fail_under("/period", std::move(period).error());
    kpi::Board board;
    board.follow(context.snapshot, context.as_of);
    const auto account = incentive::account_of(context.snapshot, board, *scheme, context.as_of);
    const auto at = account.find(*period);
    if (!at) return fail(ErrorCode::SchemeNotInForce, "/period", period->text());
    const incentive::StatementOn& now = account.statements[*at];
    if (now.state == incentive::StatementState::Accepted)
        return fail(ErrorCode::AlreadySo, "/period", "accepted already");
    const FieldValue lines = lines_value(account, account.outcomes[*at]);
    SV_TRY_VOID(withdraw_other(context, now.statement, lines, draft));
    const std::vector<Assignment> fields{
        {.field = "scheme", .value = {scheme->thing.id}},
        {.field = "period", .value = {*period}},
        {.field = "version", .value = {account.spans[account.spans_of[*at]].version}},
        {.field = "revision", .value = {heads_hash(context.log)}},
        {.field = "lines", .value = lines}};
    SV_TRY(const ThingId id, draft.create(ThingKind::Statement, fields));
    const model::ThingType& type = context.snapshot.schema().type(ThingKind::Statement);
    auto content = type.make();
    content->id = id;
    content->kind = ThingKind::Statement;
    for (const Assignment& field : fields)
        model::set_field_value(*content, *type.find_field(field.field), field.value);
    append_proposal(draft, type, std::move(content));
    return {};
}

constexpr std::array kHandlers{HandlerRow{"put_statement", put_statement}};

}  // namespace

std::span<const HandlerRow> incentive_handlers() { return kHandlers; }

}  // namespace samverka::session
