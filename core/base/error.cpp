#include "core/base/error.h"

#include <array>

#include "core/base/assert.h"

namespace samverka::base {

namespace {

constexpr std::string_view kNames[] = {
#define SV_ERROR_NAME(enumerator, name) name,
    SV_ERROR_CODES(SV_ERROR_NAME)
#undef SV_ERROR_NAME
};

// The code is stored in one byte.
static_assert(std::size(kNames) <= 256);

}  // namespace

std::string_view error_name(ErrorCode code) {
    const auto index = static_cast<std::size_t>(code);
    SV_ASSERT(index < std::size(kNames));
    return kNames[index];
}

std::size_t error_code_count() { return std::size(kNames); }

}  // namespace samverka::base
