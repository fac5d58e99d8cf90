#include "native/cli/terminal.h"

#include <cstdio>

#include "core/json/write.h"
#include "core/locale/error_text.h"
#include "native/os/files.h"

namespace samverka::cli {

namespace {

void tell(const Options& options, std::string_view what, std::string_view place,
          const base::Error& error) {
    std::string line(what);
    line += " ";
    line += base::error_name(error.code);
    if (!place.empty()) line += " " + std::string(place);
    if (!error.path.empty() && error.path != place) line += " " + error.path;
    line += ": " + locale::error_text(error, options.language);
    if (!error.detail.empty()) line += " [" + error.detail + "]";
    line += "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

std::string say(const Options& options, const base::Message& message,
                const locale::Currency& currency) {
    return locale::plain_text(locale::render(message, options.language, currency));
}

std::string say(const Options& options, std::string_view key) {
    return say(options, base::Message{.key = std::string(key), .arguments = {}});
}

void tell_error(const Options& options, std::string_view place, const base::Error& error) {
    tell(options, "error", place, error);
}

void tell_warnings(const Options& options, std::string_view place,
                   std::span<const base::Error> warnings) {
    for (const base::Error& warning : warnings) tell(options, "warning", place, warning);
}

Exit refused(const Options& options, std::string_view place, const base::Error& error) {
    tell_error(options, place, error);
    return Exit::Refused;
}

Exit misused(const Options& options, base::ErrorCode code, std::string_view word,
             std::string_view detail) {
    tell_error(options, "",
               {.code = code, .path = std::string(word), .detail = std::string(detail)});
    const std::string hint = say(options, "cli.see_help") + "\n";
    std::fwrite(hint.data(), 1, hint.size(), stderr);
    return Exit::Usage;
}

Exit put_result(const Options& options, std::string_view text, Exit exit) {
    const bool standard = !options.output || *options.output == "-";
    const auto done = standard ? os::print(text) : os::replace_file(*options.output, text);
    if (!done) return refused(options, standard ? "-" : *options.output, done.error());
    return exit;
}

Exit put_json(const Options& options, const json::Value& value, Exit exit) {
    return put_result(options, json::write_pretty(value), exit);
}

Exit put_note(const Options& options, std::string_view text) {
    const auto done = os::print(text);
    return done ? Exit::Fine : refused(options, "-", done.error());
}

}  // namespace samverka::cli
