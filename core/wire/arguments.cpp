#include "core/wire/arguments.h"

#include "core/base/entropy.h"

namespace samverka::wire {

using base::ErrorCode;
using base::fail;
using base::Result;

Result<locale::Language> language_of(const screens::Workbench& workbench,
                                     const json::Object& args) {
    const std::string code = text(args, "lang");
    if (code.empty()) return workbench.state().language;
    const auto found = locale::find_language(code);
    if (!found) return fail(ErrorCode::LanguageUnknown, "/args/lang", code);
    return *found;
}

Result<std::string> seed_of(const json::Object& args) {
    auto seed = base::parse_seed(text(args, "entropy"));
    if (!seed) return base::fail_under("/args/entropy", std::move(seed).error());
    return seed;
}

Result<void> require_open(const screens::Workbench& workbench) {
    if (!workbench.session().is_open()) return fail(ErrorCode::NotOpen);
    return {};
}

}  // namespace samverka::wire
