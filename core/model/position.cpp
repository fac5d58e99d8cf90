#include "core/model/position.h"

namespace samverka::model {

namespace {

constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::size_t kBase = 36;

std::size_t digit_at(std::string_view text, std::size_t index, std::size_t beyond) {
    return index < text.size() ? kDigits.find(text[index]) : beyond;
}

}  // namespace

bool is_position(std::string_view text) {
    return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos &&
           text.back() != '0';
}

std::string position_between(std::string_view before, std::string_view after) {
    const bool open = after.empty() || after <= before;
    std::string out;
    bool free_above = open;  // once a digit lies below after's, everything above is free
    for (std::size_t i = 0;; ++i) {
        const std::size_t low = digit_at(before, i, 0);
        const std::size_t high = free_above ? kBase : digit_at(after, i, 0);
        // Appending at the end takes small steps so that long lists keep short positions.
        const std::size_t middle =
            free_above && open ? low + (low + 1 < kBase ? 1 : 0) : (low + high) / 2;
        if (middle > low) {
            out.push_back(kDigits[middle]);
            return out;
        }
        out.push_back(kDigits[low]);
        if (!free_above && high > low) free_above = true;
    }
}

}  // namespace samverka::model
