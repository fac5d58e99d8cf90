// The limits of the format, checked before anything is built. docs/file-format.md lists the same
// numbers; each has a test.
#pragma once

#include <cstddef>
#include <cstdint>

namespace samverka::log {

inline constexpr std::int64_t kFormat = 1;
inline constexpr std::size_t kLineBytesMax = 256 * 1024;    // a line without its line feed
inline constexpr std::size_t kCommitBytesMax = 128 * 1024;  // a body that this program writes
inline constexpr std::size_t kStringBytesMax = 64 * 1024;   // one JSON string
inline constexpr std::size_t kDepthMax = 64;                // nesting
inline constexpr std::size_t kParentsMax = 1024;            // other parents of a commit
inline constexpr std::size_t kEventsMax = 10'000;           // events of a commit
inline constexpr std::size_t kRowsMax = 10'000;             // rows of one measure event
inline constexpr std::size_t kBlobBytesMax = 45 * 1024;     // raw bytes of a blob
inline constexpr std::size_t kFileBytesMax = 512UL * 1024 * 1024;

}  // namespace samverka::log
