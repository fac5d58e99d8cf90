#include "core/exchange/merge_preview.h"

#include <algorithm>
#include <string>

#include "core/exchange/report_json.h"

namespace samverka::exchange {

namespace {

bool is_new(const log::Log& here, const json::Object& act) {
    const json::Value* commits = act.find("commits");
    return commits != nullptr && commits->array() != nullptr &&
           std::ranges::any_of(*commits->array(), [&](const json::Value& commit) {
               const auto id = base::Hash::parse(*commit.string());
               const auto number = id ? here.find_commit(*id) : std::nullopt;
               return !number || !here.commit(*number);
           });
}

json::Object brief(const json::Object& act) {
    json::Object out;
    for (const char* const member : {"act", "at", "by", "text"}) out.set(member, *act.find(member));
    return out;
}

std::int64_t beyond(std::size_t after, std::size_t before) {
    return after > before ? static_cast<std::int64_t>(after - before) : 0;
}

}  // namespace

base::Result<json::Object> merge_preview(const session::Session& session, std::string_view bytes,
                                         locale::Language language) {
    if (!session.is_open()) return base::fail(base::ErrorCode::NotOpen);
    session::Session merged;
    SV_TRY_VOID(merged.open(session.log().file()));
    const std::size_t commits_before = merged.log().commit_count();
    const std::size_t conflicts_before = merged.snapshot().conflicts().size();
    SV_TRY_VOID(merged.merge(bytes));
    const json::Value history = log_json(merged.log(), {}, language);
    json::Array acts;
    json::Array people;
    std::int64_t count = 0;
    for (const json::Value& one : *history.object()->find("acts")->array()) {
        const json::Object& act = *one.object();
        if (!is_new(session.log(), act)) continue;
        ++count;
        const json::Value& by = *act.find("by");
        const auto same = [&](const json::Value& name) { return *name.string() == *by.string(); };
        if (std::ranges::none_of(people, same)) people.push_back(by);
        if (acts.size() < kPreviewActsMax) acts.emplace_back(brief(act));
    }
    json::Object out;
    out.set("new_commits", beyond(merged.log().commit_count(), commits_before));
    out.set("new_acts", count);
    out.set("conflicts", beyond(merged.snapshot().conflicts().size(), conflicts_before));
    out.set("people", std::move(people));
    out.set("acts", std::move(acts));
    return out;
}

}  // namespace samverka::exchange
