#include "core/screens/acts.h"

#include <algorithm>

namespace samverka::screens {

namespace {

// A trace lists acts; more than these are read in the history.
constexpr std::size_t kTracedMax = 40;

// Dates and periods are no numbers that anybody has worked out.
std::vector<std::string> dates_of(const View& view, const base::Message& sentence) {
    std::vector<std::string> out;
    for (const auto& [name, argument] : sentence.arguments) {
        if (const auto* date = std::get_if<base::DateArgument>(&argument))
            out.push_back(locale::show_date(date->value, locale::DateStyle::Short, view.language));
        if (const auto* period = std::get_if<base::PeriodArgument>(&argument))
            out.push_back(locale::show_period(period->value, view.language));
    }
    return out;
}

}  // namespace

std::string acts_trace_id(const std::vector<base::ActId>& acts) {
    std::string out;
    for (std::size_t i = 0; i < acts.size() && i < kTracedMax; ++i)
        out.append(out.empty() ? "acts:" : ",").append(acts[i].text());
    return out;
}

locale::Runs act_runs(const View& view, base::ActId act, const base::Message& sentence) {
    const auto dates = dates_of(view, sentence);
    locale::Runs out = view.say(sentence);
    for (locale::Run& run : out)
        if (run.kind == locale::RunKind::Value && run.target.empty() &&
            std::find(dates.begin(), dates.end(), run.text) == dates.end())
            run.target = acts_trace_id({act});
    return out;
}

locale::Runs and_more(const View& view, std::size_t count, const std::vector<base::ActId>& acts) {
    locale::Runs out =
        view.say(base::Message{.key = "history_screen.and_more", .arguments = {}}.with(
            "count", base::CountArgument{.count = static_cast<std::int64_t>(count), .of = {}}));
    for (locale::Run& run : out)
        if (run.kind == locale::RunKind::Value) run.target = acts_trace_id(acts);
    return out;
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
    for (const history::ActHead& head : heads) acts.push_back(head.act);
    base::Message message{.key = heads.empty() ? "overview.changes_none" : "overview.changes_since",
                          .arguments = {}};
    message.with("date", base::DateArgument{date})
        .with("count",
              base::CountArgument{.count = static_cast<std::int64_t>(heads.size()), .of = {}});
    locale::Runs out = view.say(message);
    const std::string count =
        locale::show_integer(static_cast<std::int64_t>(heads.size()), view.language);
    for (locale::Run& run : out)
        if (run.kind == locale::RunKind::Value && run.text == count)
            run.target = acts_trace_id(acts);
    return out;
}

}  // namespace samverka::screens
