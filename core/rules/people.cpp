// Who holds the roles (seed S7): vacant posts, missing deputies, people who left, stand on two
// levels or on the other side.
#include <algorithm>
#include <unordered_map>

#include "core/rules/compose.h"
#include "core/rules/families.h"

namespace samverka::rules {

using base::ThingId;
using model::Assignment;
using model::Post;

namespace {

std::string post_name(Post post) {
    return std::string(model::kPostChoices.choice(static_cast<std::uint8_t>(post)));
}

// Puts somebody on the post from the date that is looked at.
Mend assign(const model::Snapshot& snapshot, const model::Role& role, Post post, base::Date date) {
    Mend out = mend("assign_person", post == Post::Deputy ? "assign_deputy" : "assign_holder");
    out.arguments = {
        {"role", role.thing.id.text()}, {"post", post_name(post)}, {"from", date.text()}};
    out.asks = "person";
    out.label.with("role", named(snapshot, role.thing));
    return out;
}

// Ends an assignment with `last` as its last day; one that would end before it began is taken away
// by the command.
Mend end(const model::Snapshot& snapshot, const Assignment& assignment, base::Date last) {
    const model::Person* person = snapshot.find<model::Person>(assignment.person);
    const model::Role* role = snapshot.find<model::Role>(assignment.role);
    const bool began = !assignment.from || *assignment.from <= last;
    Mend out = mend("end_assignment", began ? "end_assignment" : "remove_assignment");
    out.arguments = {{"assignment", assignment.thing.id.text()}, {"to", last.text()}};
    if (began) out.label.with("date", base::DateArgument{last});
    if (person != nullptr) out.label.with("person", named_person(*person));
    if (role != nullptr) out.label.with("role", named(snapshot, role->thing));
    return out;
}

// When a holder's time ended before the date, and when the next one's begins after it.
struct Around {
    const Assignment* before = nullptr;
    const Assignment* after = nullptr;
};

Around holders_around(const model::Snapshot& snapshot, const model::Role& role, base::Date date) {
    Around out;
    for (const model::Thing* thing : snapshot.about(model::ThingKind::Assignment, role.thing.id)) {
        const auto* assignment = model::as<Assignment>(thing);
        if (assignment->post != Post::Holder ||
            snapshot.find<model::Person>(assignment->person) == nullptr)
            continue;
        if (assignment->to && *assignment->to < date &&
            (out.before == nullptr || *out.before->to < *assignment->to))
            out.before = assignment;
        if (assignment->from && *assignment->from > date &&
            (out.after == nullptr || *assignment->from < *out.after->from))
            out.after = assignment;
    }
    return out;
}

// Every holder and deputy on the date, by role, with the role and the person.
struct Placed {
    const Assignment* assignment = nullptr;
    const model::Role* role = nullptr;
    const model::Person* person = nullptr;
};

std::vector<Placed> placed_on(const model::Snapshot& snapshot, base::Date date) {
    std::vector<Placed> out;
    for (const model::Role* role : snapshot.all<model::Role>())
        for (const Post post : {Post::Holder, Post::Deputy})
            for (const Assignment* assignment : posts(snapshot, *role, post, date))
                out.push_back({.assignment = assignment,
                               .role = role,
                               .person = snapshot.find<model::Person>(assignment->person)});
    return out;
}

bool is_here(const model::Person& person, base::Date date) {
    return base::DateRange{.from = person.from, .to = person.to}.contains(date);
}

// A person that has not come yet: the assignment can wait for the first day.
void mend_early(Finding& finding, const Placed& placed) {
    const auto& to = placed.assignment->to;
    if (to && *to < *placed.person->from) return;
    Mend wait = mend("set", "begin_assignment");
    wait.arguments = {{"thing", placed.assignment->thing.id.text()},
                      {"field", "from"},
                      {"to", placed.person->from->text()}};
    wait.label.with("date", base::DateArgument{*placed.person->from});
    finding.mends.push_back(std::move(wait));
}

void add_person_left(const model::Snapshot& snapshot, const Placed& placed, base::Date date,
                     Findings& out) {
    const bool left = placed.person->to && *placed.person->to < date;
    Finding& finding = add(out, "person_left", placed.assignment->thing);
    if (!left) {
        take_variant(finding, "not_yet");
        finding.mark.key.append(".not_yet");
    }
    finding.text.with("person", named_person(*placed.person))
        .with("role", named(snapshot, placed.role->thing))
        .with("deputy", counted(placed.assignment->post == Post::Deputy ? 1 : 0))
        .with("date", base::DateArgument{left ? *placed.person->to : *placed.person->from});
    finding.evidence = {placed.role->thing.id, placed.person->thing.id};
    if (placed.assignment->post == Post::Holder)
        call_on_counterpart(finding, snapshot, placed.role->thing.id);
    else
        call_on(finding, placed.role->thing.id);
    if (left)
        finding.mends.push_back(end(snapshot, *placed.assignment, *placed.person->to));
    else
        mend_early(finding, placed);
    finding.mends.push_back(assign(snapshot, *placed.role, placed.assignment->post, date));
}

void add_two_levels(const model::Snapshot& snapshot, const model::Person& person,
                    std::vector<Placed> held, base::Date date, Findings& out) {
    const auto letter = [&](const Placed& placed) {
        return letter_of(snapshot.find<model::Level>(placed.role->level));
    };
    const auto other = std::find_if(held.begin(), held.end(), [&](const Placed& placed) {
        return placed.role->level != held.front().role->level;
    });
    if (other == held.end()) return;
    Finding& finding = add(out, "person_on_two_levels", person.thing);
    finding.text.with("person", named_person(person))
        .with("first_role", named(snapshot, held.front().role->thing))
        .with("first_level", letter(held.front()))
        .with("second_role", named(snapshot, other->role->thing))
        .with("second_level", letter(*other))
        .with("more", counted(held.size() - 2));
    for (const Placed& placed : held) {
        finding.evidence.push_back(placed.role->thing.id);
        finding.evidence.push_back(placed.assignment->thing.id);
        call_on(finding, placed.role->thing.id);
        finding.mends.push_back(end(snapshot, *placed.assignment, date.plus_days(-1)));
    }
}

}  // namespace

void find_vacancy(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const PairedRole& paired : paired_roles(snapshot)) {
        const model::Role& role = *paired.role;
        if (!posts(snapshot, role, Post::Holder, reading.date).empty()) continue;
        const Around around = holders_around(snapshot, role, reading.date);
        Finding& finding = add(out, "vacancy", role.thing);
        finding.text.with("role", named(snapshot, role.thing))
            .with("ended", counted(around.before == nullptr ? 0 : 1))
            .with("planned", counted(around.after == nullptr ? 0 : 1));
        if (const auto* party = snapshot.find<model::Party>(role.party))
            finding.text.with("party", named(snapshot, party->thing));
        else
            finding.text.with("party", letter_of(nullptr));
        if (around.before != nullptr)
            finding.text.with("since", base::DateArgument{around.before->to->plus_days(1)});
        if (around.after != nullptr)
            finding.text
                .with("next", named_person(*snapshot.find<model::Person>(around.after->person)))
                .with("next_date", base::DateArgument{*around.after->from});
        call_on(finding,
                paired.counterpart == nullptr ? role.thing.id : paired.counterpart->thing.id);
        finding.mends.push_back(assign(snapshot, role, Post::Holder, reading.date));
    }
}

void find_no_deputy(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const PairedRole& paired : paired_roles(snapshot)) {
        const auto holders = posts(snapshot, *paired.role, Post::Holder, reading.date);
        if (holders.empty()) continue;
        const auto deputies = posts(snapshot, *paired.role, Post::Deputy, reading.date);
        const bool stood_in = std::any_of(deputies.begin(), deputies.end(), [&](const auto* one) {
            return one->person != holders.front()->person;  // nobody stands in for oneself
        });
        if (stood_in) continue;
        Finding& finding = add(out, "no_deputy", paired.role->thing);
        const auto* holder = snapshot.find<model::Person>(holders.front()->person);
        finding.text.with("role", named(snapshot, paired.role->thing))
            .with("holder", named_person(*holder));
        call_on(finding, paired.role->thing.id);
        finding.mends.push_back(assign(snapshot, *paired.role, Post::Deputy, reading.date));
    }
}

void find_two_holders(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const model::Role* role : snapshot.all<model::Role>()) {
        const auto holders = posts(snapshot, *role, Post::Holder, reading.date);
        if (holders.size() < 2) continue;
        Finding& finding = add(out, "two_holders", role->thing);
        base::CountArgument count = counted(holders.size());
        call_on(finding, role->thing.id);
        for (const Assignment* holder : holders) {
            count.of.push_back(holder->person);
            finding.evidence.push_back(holder->thing.id);
            finding.mends.push_back(end(snapshot, *holder, reading.date.plus_days(-1)));
        }
        finding.text.with("role", named(snapshot, role->thing)).with("count", std::move(count));
    }
}

void find_person_on_two_levels(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    std::unordered_map<ThingId, std::vector<Placed>, model::ThingIdHash> held;  // asked by person
    for (const Placed& placed : placed_on(snapshot, reading.date))
        if (placed.assignment->post == Post::Holder && is_here(*placed.person, reading.date) &&
            snapshot.find<model::Level>(placed.role->level) != nullptr)
            held[placed.person->thing.id].push_back(placed);
    for (const model::Person* person : snapshot.all<model::Person>())
        if (const auto found = held.find(person->thing.id); found != held.end())
            add_two_levels(snapshot, *person, found->second, reading.date, out);
}

void find_person_left(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const Placed& placed : placed_on(snapshot, reading.date))
        if (!is_here(*placed.person, reading.date))
            add_person_left(snapshot, placed, reading.date, out);
}

void find_person_other_side(const Reading& reading, Findings& out) {
    const model::Snapshot& snapshot = reading.snapshot;
    for (const Placed& placed : placed_on(snapshot, reading.date)) {
        const model::Side of_person = snapshot.side_of_party(placed.person->party);
        const model::Side of_role = snapshot.side_of_party(placed.role->party);
        if (of_person == of_role || of_person == model::Side::None || of_role == model::Side::None)
            continue;
        Finding& finding = add(out, "person_other_side", placed.assignment->thing);
        finding.text.with("person", named_person(*placed.person))
            .with("person_side", named_side(snapshot, of_person))
            .with("role", named(snapshot, placed.role->thing))
            .with("role_side", named_side(snapshot, of_role));
        finding.evidence = {placed.role->thing.id, placed.person->thing.id};
        call_on(finding, placed.role->thing.id);
        finding.mends.push_back(end(snapshot, *placed.assignment, reading.date.plus_days(-1)));
        finding.mends.push_back(
            assign(snapshot, *placed.role, placed.assignment->post, reading.date));
    }
}

}  // namespace samverka::rules
