#include "core/screens/acts.h"

namespace samverka::screens {

namespace {

// A trace lists acts; more than these are read in the history.
constexpr std::size_t kTracedMax = 40;

}  // namespace

std::string acts_trace_id(const std::vector<base::ActId>& acts) {
    std::string out;
    for (std::size_t i = 0; i < acts.size() && i < kTracedMax; ++i)
        out.append(out.empty() ? "acts:" : ",").append(acts[i].text());
    return out;
}

locale::Runs act_runs(const View& view, base::ActId act, const base::Message& sentence) {
    return traced(view, sentence, acts_trace_id({act}));
}

locale::Runs and_more(const View& view, std::size_t count, const std::vector<base::ActId>& acts) {
    return traced(
        view,
        base::Message{.key = "history_screen.and_more", .arguments = {}}.with(
            "count", base::CountArgument{.count = static_cast<std::int64_t>(count), .of = {}}),
        acts_trace_id(acts));
}

locale::Runs act_headline(const View& view, const history::Act& act) {
    locale::Runs out = act_runs(view, act.act, act.headline);
    const bool is_first = act.headline.key.starts_with("history.event.");
    if (is_first && act.lines.size() > 1)
        for (locale::Run& run : and_more(view, act.lines.size() - 1, {act.act}))
            out.push_back(std::move(run));
    return out;
}

locale::Runs acts_since(const View& view, const std::vector<history::ActHead>& heads,
                        base::Date date) {
    std::vector<base::ActId> acts;
    acts.reserve(heads.size());
    for (const history::ActHead& head : heads) acts.push_back(head.act);
    base::Message message{.key = heads.empty() ? "overview.changes_none" : "overview.changes_since",
                          .arguments = {}};
    message.with("date", base::DateArgument{date})
        .with("count",
              base::CountArgument{.count = static_cast<std::int64_t>(heads.size()), .of = {}});
    return traced(view, message, acts_trace_id(acts));
}

}  // namespace samverka::screens
