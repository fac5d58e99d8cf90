#include "core/base/sort.h"

#include <numeric>

namespace samverka::base {

std::vector<std::uint32_t> order_of(std::uint32_t count, Before before, const void* less) {
    std::uint32_t next = 1;
    while (next < count && !before(less, next, next - 1)) ++next;
    if (next >= count) return {};
    std::vector<std::uint32_t> out(count);
    std::iota(out.begin(), out.end(), 0U);
    std::stable_sort(out.begin(), out.end(), [&](std::uint32_t left, std::uint32_t right) {
        return before(less, left, right);
    });
    return out;
}

}  // namespace samverka::base
