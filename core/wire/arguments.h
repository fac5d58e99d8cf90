// What a request's arguments say, taken leniently: what is absent or of another type is the
// default.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/json/value.h"

namespace samverka::wire {

[[nodiscard]] inline std::string text(const json::Object& args, std::string_view name) {
    const json::Value* value = args.find(name);
    return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

[[nodiscard]] inline json::Object object(const json::Object& args, std::string_view name) {
    const json::Value* value = args.find(name);
    return value == nullptr || value->object() == nullptr ? json::Object() : *value->object();
}

[[nodiscard]] inline std::int64_t integer(const json::Object& args, std::string_view name,
                                          std::int64_t otherwise) {
    const json::Value* value = args.find(name);
    return value == nullptr || value->integer() == nullptr ? otherwise : *value->integer();
}

}  // namespace samverka::wire
