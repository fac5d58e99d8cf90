// Names of files as the dialogs need them: where a file lies, what it is called, and what a new one
// of a partnership could be called.
#pragma once

#include <string>
#include <string_view>

namespace samverka::desktop {

// "/a/b" of "/a/b/c.samverka"; "" when there is none.
[[nodiscard]] std::string folder_of(std::string_view path);
// "c.samverka".
[[nodiscard]] std::string name_of(std::string_view path);
// With ".samverka" at the end, unless it has an ending of its own.
[[nodiscard]] std::string with_ending(std::string path);
// "Region Nord × Nordia IT" as "region-nord-nordia-it.samverka"; a title without letters as
// `otherwise`.
[[nodiscard]] std::string file_name(std::string_view title, std::string_view otherwise);

}  // namespace samverka::desktop
