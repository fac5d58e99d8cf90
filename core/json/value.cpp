#include "core/json/value.h"

#include <algorithm>

#include "core/base/sort.h"

namespace samverka::json {

namespace {

bool key_before(const Object::Member& member, std::string_view key) { return member.first < key; }

}  // namespace

Object::Object(std::vector<Member> members) : m_members(std::move(members)) {
    base::sort(m_members,
               [](const Member& left, const Member& right) { return left.first < right.first; });
}

const Value* Object::find(std::string_view key) const {
    const auto place = std::lower_bound(m_members.begin(), m_members.end(), key, key_before);
    return place != m_members.end() && place->first == key ? &place->second : nullptr;
}

Value* Object::find(std::string_view key) {
    const auto place = std::lower_bound(m_members.begin(), m_members.end(), key, key_before);
    return place != m_members.end() && place->first == key ? &place->second : nullptr;
}

Value& Object::set(std::string_view key, Value value) {
    auto place = std::lower_bound(m_members.begin(), m_members.end(), key, key_before);
    if (place != m_members.end() && place->first == key) {
        place->second = std::move(value);
    } else {
        place = m_members.emplace(place, std::string(key), std::move(value));
    }
    return place->second;
}

void Object::erase(std::string_view key) {
    const auto place = std::lower_bound(m_members.begin(), m_members.end(), key, key_before);
    if (place != m_members.end() && place->first == key) m_members.erase(place);
}

bool operator==(const Object& left, const Object& right) {
    return left.m_members == right.m_members;
}

}  // namespace samverka::json
