#include "core/ui/focus.h"

#include <algorithm>
#include <cmath>

namespace samverka::ui {

using screens::Arrows;

namespace {

bool takes_focus(const Arrangement& arrangement, std::size_t index) {
    const Box& box = arrangement.boxes[index];
    if (box.node->id.empty() || !screens::is_focusable(*box.node)) return false;
    const std::size_t dialog = arrangement.dialog();
    return dialog == kNoBox || box.dialog == dialog;
}

// The member that a box is, or whose text it is.
std::size_t member_at(const Arrangement& arrangement, std::size_t index) {
    const screens::Node& node = *arrangement.boxes[index].node;
    if (node.arrows != Arrows::None || !screens::acts_in_its_text(node)) return index;
    std::size_t at = arrangement.boxes[index].parent;
    for (; at != kNoBox; at = arrangement.boxes[at].parent) {
        if (arrangement.boxes[at].node->arrows != Arrows::None) break;
        if (takes_focus(arrangement, at)) return at;
    }
    return index;
}

// The focus itself is always the stop of its group: Tab leaves from where it is.
std::size_t stop_of_group(const Arrangement& arrangement, std::size_t group,
                          const GroupMemory& memory, const std::string& focus) {
    const std::vector<std::size_t> members = group_members(arrangement, group);
    const auto member_of = [&](const std::string& id) {
        const std::size_t index = id.empty() ? kNoBox : arrangement.find(id);
        if (index == kNoBox) return kNoBox;
        const auto found = std::ranges::find(members, member_at(arrangement, index));
        return found == members.end() ? kNoBox : *found;
    };
    if (const std::size_t here = member_of(focus); here != kNoBox) return here;
    const auto kept = memory.find(arrangement.boxes[group].node->id);
    const std::size_t before = kept == memory.end() ? kNoBox : member_of(kept->second);
    if (before != kNoBox) return before;
    for (const std::size_t member : members)
        if (arrangement.boxes[member].node->selected) return member;
    return members.front();
}

bool holds(const Rect& outer, const Rect& inner) {
    return 2 * std::abs(outer.middle().x - inner.middle().x) <= outer.width - inner.width &&
           2 * std::abs(outer.middle().y - inner.middle().y) <= outer.height - inner.height;
}

// How far it is to a place in a direction, by the rule in docs/accessibility.md; negative when it
// does not lie there.
float distance(const Rect& from, const Rect& to, Direction direction) {
    const bool level = direction == Direction::Left || direction == Direction::Right;
    const float along = level ? to.middle().x - from.middle().x : to.middle().y - from.middle().y;
    const float ahead = direction == Direction::Left || direction == Direction::Up ? -along : along;
    const float edge = (level ? from.width : from.height) / 2;
    const bool within = holds(from, to) || holds(to, from);
    if (ahead <= (within ? 1 : std::max(1.0F, edge))) return -1;
    const float before = level ? from.y - to.bottom() : from.x - to.right();
    const float after = level ? to.y - from.bottom() : to.x - from.right();
    const float aside = std::max({0.0F, before, after});
    const float middles = level ? to.middle().y - from.middle().y : to.middle().x - from.middle().x;
    return ahead + 4 * aside + 0.25F * std::abs(middles);
}

std::size_t neighbour_by_place(const Arrangement& arrangement,
                               const std::vector<std::size_t>& members, std::size_t index,
                               Direction direction) {
    std::size_t best = kNoBox;
    float nearest = 0;
    for (const std::size_t member : members) {
        if (member == index) continue;
        const float far =
            distance(arrangement.boxes[index].rect, arrangement.boxes[member].rect, direction);
        if (far < 0 || (best != kNoBox && far >= nearest)) continue;
        best = member;
        nearest = far;
    }
    return best;
}

}  // namespace

std::size_t group_of(const Arrangement& arrangement, std::size_t index) {
    std::size_t at = arrangement.boxes[index].parent;
    for (; at != kNoBox; at = arrangement.boxes[at].parent) {
        if (arrangement.boxes[at].node->arrows != Arrows::None) return at;
    }
    return kNoBox;
}

std::vector<std::size_t> group_members(const Arrangement& arrangement, std::size_t group) {
    std::vector<std::size_t> members;
    for (std::size_t index = group + 1; index < arrangement.boxes[group].end; ++index) {
        if (takes_focus(arrangement, index) && group_of(arrangement, index) == group &&
            member_at(arrangement, index) == index)
            members.push_back(index);
    }
    return members;
}

std::vector<std::size_t> tab_stops(const Arrangement& arrangement, const GroupMemory& memory,
                                   const std::string& focus) {
    std::vector<std::size_t> stops;
    std::map<std::size_t, std::size_t> stop_of;
    for (std::size_t index = 0; index < arrangement.boxes.size(); ++index) {
        if (!takes_focus(arrangement, index)) continue;
        const std::size_t group = group_of(arrangement, index);
        if (group == kNoBox) {
            stops.push_back(index);
            continue;
        }
        if (!stop_of.contains(group))
            stop_of[group] = stop_of_group(arrangement, group, memory, focus);
        if (stop_of[group] == member_at(arrangement, index)) stops.push_back(index);
    }
    return stops;
}

std::size_t neighbour(const Arrangement& arrangement, std::size_t index, Direction direction) {
    const std::size_t group = group_of(arrangement, index);
    if (group == kNoBox) return kNoBox;
    const std::vector<std::size_t> members = group_members(arrangement, group);
    index = member_at(arrangement, index);
    const Arrows arrows = arrangement.boxes[group].node->arrows;
    if (arrows == Arrows::Grid) return neighbour_by_place(arrangement, members, index, direction);
    const bool level = direction == Direction::Left || direction == Direction::Right;
    if (level != (arrows == Arrows::Row)) return kNoBox;
    const bool back = direction == Direction::Left || direction == Direction::Up;
    for (std::size_t at = 0; at < members.size(); ++at) {
        if (members[at] != index) continue;
        if (back) return at == 0 ? kNoBox : members[at - 1];
        return at + 1 == members.size() ? kNoBox : members[at + 1];
    }
    return kNoBox;
}

}  // namespace samverka::ui
