// Sorting, with one instantiation for the whole program: std::sort writes 2 to 4 kB of wasm for
// every element and order, and there are thirty of them. Here positions are sorted, and only
// putting the elements in place is a template.
//
// Stable. What is in order already costs one comparison an element; else n log n comparisons
// through a pointer, and 8 bytes an element beside.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <ranges>
#include <utility>
#include <vector>

namespace samverka::base {

// Whether what stands at `left` comes before what stands at `right`.
using Before = bool (*)(const void* less, std::uint32_t left, std::uint32_t right);
[[nodiscard]] std::vector<std::uint32_t> order_of(std::uint32_t count, Before before,
                                                  const void* less);

// The positions 0 to count - 1 in the order of `less`, which compares two positions; empty when
// they stand in order already.
template <class Less>
[[nodiscard]] std::vector<std::uint32_t> order_of(std::size_t count, const Less& less) {
    const auto before = [](const void* order, std::uint32_t left, std::uint32_t right) -> bool {
        return (*static_cast<const Less*>(order))(left, right);
    };
    return order_of(static_cast<std::uint32_t>(count), before, &less);
}

// `items` is contiguous: a vector, an array, a span. Fewer than 2^32 elements.
template <class Items, class Less = std::less<>>
void sort(Items&& items, const Less& less = {}) {
    auto* const first = std::ranges::data(items);
    auto from = order_of(std::ranges::size(items), [&](std::uint32_t left, std::uint32_t right) {
        return less(std::as_const(first[left]), std::as_const(first[right]));
    });
    // Round each cycle of places: what stands first in it is held while the others move up.
    for (std::uint32_t start = 0; start < from.size(); ++start) {
        if (from[start] == start) continue;
        auto held = std::move(first[start]);
        std::uint32_t place = start;
        while (from[place] != start) {
            const std::uint32_t next = std::exchange(from[place], place);
            first[place] = std::move(first[next]);
            place = next;
        }
        from[place] = place;
        first[place] = std::move(held);
    }
}

// Sorted, and of those that are equal only the first.
template <class Element>
void sort_unique(std::vector<Element>& items) {
    sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

}  // namespace samverka::base
