// A JSON document in memory: null, true/false, 64-bit integers, strings, arrays and objects with
// sorted keys.
//
// There are no floating-point numbers: decimals and 64-bit integers travel as strings, so a number
// is an integer that a double holds exactly (|n| <= 2^53 - 1). Objects keep their members sorted by
// key bytes, which is also how they are written; a document has therefore one spelling and can be
// hashed.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace samverka::json {

class Value;
using Array = std::vector<Value>;

class Object {
  public:
    using Member = std::pair<std::string, Value>;

    Object();
    // Takes members in any order and sorts them. Precondition: no key stands twice.
    explicit Object(std::vector<Member> members);
    Object(const Object&);
    Object(Object&&) noexcept;
    Object& operator=(const Object&);
    Object& operator=(Object&&) noexcept;
    ~Object();

    [[nodiscard]] const Value* find(std::string_view key) const;  // null when absent
    [[nodiscard]] Value* find(std::string_view key);
    // Puts or replaces; keeps the order.
    Value& set(std::string_view key, Value value);
    void erase(std::string_view key);
    [[nodiscard]] bool empty() const;
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::vector<Member>::const_iterator begin() const;
    [[nodiscard]] std::vector<Member>::const_iterator end() const;

    friend bool operator==(const Object&, const Object&);

  private:
    std::vector<Member> m_members;
};

class Value {
  public:
    Value() = default;  // null
    Value(std::nullptr_t) {}
    // Exactly bool: a pointer must not become true on the way.
    template <std::same_as<bool> Bool>
    Value(Bool value) : m_data(value) {}
    Value(std::int64_t value) : m_data(value) {}
    Value(int value) : m_data(static_cast<std::int64_t>(value)) {}
    Value(std::size_t value) : m_data(static_cast<std::int64_t>(value)) {}
    Value(std::string value) : m_data(std::move(value)) {}
    Value(std::string_view value) : m_data(std::string(value)) {}
    Value(const char* value) : m_data(std::string(value)) {}
    Value(Array value) : m_data(std::move(value)) {}
    Value(Object value) : m_data(std::move(value)) {}

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(m_data); }
    // Null when the value is of another kind.
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&m_data); }
    [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&m_data); }
    [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&m_data); }
    [[nodiscard]] const Array* array() const { return std::get_if<Array>(&m_data); }
    [[nodiscard]] const Object* object() const { return std::get_if<Object>(&m_data); }
    [[nodiscard]] Array* array() { return std::get_if<Array>(&m_data); }
    [[nodiscard]] Object* object() { return std::get_if<Object>(&m_data); }

    friend bool operator==(const Value&, const Value&) = default;

  private:
    std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> m_data;
};

inline Object::Object() = default;
inline Object::Object(const Object&) = default;
inline Object::Object(Object&&) noexcept = default;
inline Object& Object::operator=(const Object&) = default;
inline Object& Object::operator=(Object&&) noexcept = default;
inline Object::~Object() = default;
inline bool Object::empty() const { return m_members.empty(); }
inline std::size_t Object::size() const { return m_members.size(); }
inline std::vector<Object::Member>::const_iterator Object::begin() const {
    return m_members.begin();
}
inline std::vector<Object::Member>::const_iterator Object::end() const { return m_members.end(); }

}  // namespace samverka::json
