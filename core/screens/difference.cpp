#include "core/screens/difference.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/base/text.h"

namespace samverka::screens {

namespace {

using locale::Run;
using locale::RunKind;
using locale::Runs;
using Words = std::vector<std::string_view>;

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u00a0' || c == U'\u202f';
}

// Signs that hold a word together when letters or digits stand on both sides of them.
bool joins(char32_t c) {
    return c == U'-' || c == U'.' || c == U',' || c == U'/' || c == U':' || c == U'\'' ||
           c == U'\u2019' || c == U'@' || c == U'_';
}

bool is_letter(char32_t c) {
    if (c < 0x80)
        return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    // Beyond ASCII everything but Latin-1's signs, general punctuation and spaces is a letter.
    return c >= 0xc0 && c != 0xd7 && c != 0xf7 && (c < 0x2000 || c > 0x206f);
}

// Words, single signs and runs of spaces, one after the other: together they are the text.
Words words_of(std::string_view text) {
    enum class Class : std::uint8_t { None, Word, Space };
    Words out;
    Class open = Class::None;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t c = base::next_code_point(text, at);
        Class now = is_space(c) ? Class::Space : (is_letter(c) ? Class::Word : Class::None);
        if (now == Class::None && open == Class::Word && joins(c) && at < text.size()) {
            std::size_t next = at;
            if (is_letter(base::next_code_point(text, next))) now = Class::Word;
        }
        if (now != Class::None && now == open)
            out.back() = {out.back().data(), out.back().size() + (at - from)};
        else
            out.push_back(text.substr(from, at - from));
        open = now;
    }
    return out;
}

struct Step {
    RunKind kind;
    std::string_view word;
};

// Myers' greedy search: `ends` holds, for each number of edits, how far each diagonal reaches, so
// that the way can be walked back. Empty when it takes more than `kEditsMax` edits.
std::vector<std::vector<std::int32_t>> reach(const Words& a, const Words& b) {
    const auto n = static_cast<std::int32_t>(a.size());
    const auto m = static_cast<std::int32_t>(b.size());
    const std::int32_t most = std::min(n + m, kEditsMax);
    std::vector<std::vector<std::int32_t>> ends;
    std::vector<std::int32_t> x(static_cast<std::size_t>(2 * most + 3), 0);
    const auto at = [&](std::int32_t k) -> std::int32_t& {
        return x[static_cast<std::size_t>(std::int64_t{k} + most + 1)];
    };
    for (std::int32_t d = 0; d <= most; ++d) {
        bool done = false;
        for (std::int32_t k = -d; k <= d && !done; k += 2) {
            const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
            std::int32_t i = down ? at(k + 1) : at(k - 1) + 1;
            while (i < n && i - k < m &&
                   a[static_cast<std::size_t>(i)] == b[static_cast<std::size_t>(i - k)])
                ++i;
            at(k) = i;
            done = k == n - m && i >= n;
        }
        ends.emplace_back(x.begin() + (most + 1 - d), x.begin() + (most + 2 + d));
        if (done) return ends;
    }
    return {};
}

std::vector<Step> steps_of(const Words& a, const Words& b) {
    std::vector<Step> out;
    const auto ends = reach(a, b);
    if (ends.empty()) {
        for (const std::string_view word : a) out.push_back({RunKind::Removed, word});
        for (const std::string_view word : b) out.push_back({RunKind::Added, word});
        return out;
    }
    auto i = static_cast<std::int32_t>(a.size());
    auto j = static_cast<std::int32_t>(b.size());
    for (auto d = static_cast<std::int32_t>(ends.size()) - 1; d >= 0; --d) {
        const std::int32_t k = i - j;
        std::int32_t from_i = 0;
        std::int32_t from_j = 0;
        if (d > 0) {
            // The row before holds diagonals −(d−1) … d−1.
            const auto& row = ends[static_cast<std::size_t>(d - 1)];
            const auto x = [&](std::int32_t diagonal) {
                return row[static_cast<std::size_t>(diagonal + d - 1)];
            };
            const bool down = k == -d || (k != d && x(k - 1) < x(k + 1));
            const std::int32_t came = down ? k + 1 : k - 1;
            from_i = x(came);
            from_j = from_i - came;
        }
        while (i > from_i && j > from_j) {
            out.push_back({RunKind::Plain, a[static_cast<std::size_t>(i - 1)]});
            --i;
            --j;
        }
        if (d == 0) break;
        if (i > from_i) {
            out.push_back({RunKind::Removed, a[static_cast<std::size_t>(i - 1)]});
            --i;
        } else {
            out.push_back({RunKind::Added, b[static_cast<std::size_t>(j - 1)]});
            --j;
        }
    }
    std::reverse(out.begin(), out.end());
    return out;
}

bool is_blank(std::string_view word) {
    for (std::size_t at = 0; at < word.size();)
        if (!is_space(base::next_code_point(word, at))) return false;
    return true;
}

}  // namespace

Runs difference(std::string_view before, std::string_view after) {
    Runs out;
    const auto add = [&](RunKind kind, std::string_view text) {
        if (text.empty()) return;
        if (!out.empty() && out.back().kind == kind)
            out.back().text += text;
        else
            out.push_back({.kind = kind, .text = std::string(text), .target = {}});
    };
    const std::vector<Step> steps = steps_of(words_of(before), words_of(after));
    std::string removed;
    std::string added;
    const auto settle = [&] {
        add(RunKind::Removed, removed);
        add(RunKind::Added, added);
        removed.clear();
        added.clear();
    };
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        if (step.kind == RunKind::Removed) removed += step.word;
        if (step.kind == RunKind::Added) added += step.word;
        if (step.kind != RunKind::Plain) continue;
        const bool between = !removed.empty() && !added.empty() && is_blank(step.word) &&
                             i + 1 < steps.size() && steps[i + 1].kind != RunKind::Plain;
        if (between) {
            removed += step.word;
            added += step.word;
        } else {
            settle();
            add(RunKind::Plain, step.word);
        }
    }
    settle();
    return out;
}

}  // namespace samverka::screens
