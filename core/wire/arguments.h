// What a request's arguments say. Plain values are taken leniently: what is absent or of another
// type is the default.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/screens/workbench.h"

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

// The same result, its error placed at the argument that it is about.
template <class T>
base::Result<T> at(std::string_view path, base::Result<T> result) {
    if (!result) result.error().path = path;
    return result;
}

// /args/lang, else the language that is set.
[[nodiscard]] base::Result<locale::Language> language_of(const screens::Workbench& workbench,
                                                         const json::Object& args);
// /args/entropy.
[[nodiscard]] base::Result<std::string> seed_of(const json::Object& args);
[[nodiscard]] base::Result<void> require_open(const screens::Workbench& workbench);

}  // namespace samverka::wire
