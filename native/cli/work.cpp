#include "native/cli/work.h"

#include "core/base/text.h"
#include "native/cli/terminal.h"
#include "native/os/environment.h"
#include "native/os/files.h"
#include "native/os/keeping.h"

namespace samverka::cli {

void set_clock(const Options& options, session::Session& session) {
    session.set_now(options.now ? *options.now : os::system_time());
    session.set_entropy(options.entropy ? *options.entropy : os::system_entropy());
}

std::optional<Exit> open_file(const Options& options, const std::string& path, Work& work) {
    work.path = path;
    set_clock(options, work.session);
    work.session.catalogue().offer(session::built_in_catalogue());
    if (path != "-") work.file.emplace(path);
    const auto bytes = work.file ? work.file->read() : os::read_file(path);
    if (!bytes) return refused(options, path, bytes.error());
    const auto report = work.session.open(*bytes);
    if (!report) return refused(options, path, report.error());
    work.session.set_as_of(options.as_of);
    work.sound = report->warnings.empty() && report->waiting == 0;
    tell_warnings(options, path, report->warnings);
    return std::nullopt;
}

base::Result<base::ThingId> find_person(const model::Snapshot& snapshot, const std::string& named) {
    if (const auto id = base::ThingId::parse(named))
        if (snapshot.find<model::Person>(*id) != nullptr) return *id;
    std::optional<base::ThingId> found;
    for (const model::Person* person : snapshot.all<model::Person>()) {
        if (base::folded(person->name) != base::folded(named)) continue;
        if (found)
            return base::fail(base::ErrorCode::AuthorUnknown, "--as",
                              "several people are called that; use the id");
        found = person->thing.id;
    }
    if (!found) return base::fail(base::ErrorCode::AuthorUnknown, "--as", named);
    return *found;
}

std::optional<Exit> prepare_to_write(const Options& options, Work& work) {
    if (!options.author)
        return misused(options, base::ErrorCode::AuthorMissing, "--as",
                       "a person's id or name is expected");
    const auto person = find_person(work.session.snapshot(), *options.author);
    if (!person) return refused(options, work.path, person.error());
    if (const auto set = work.session.set_author(*person); !set)
        return refused(options, work.path, set.error());
    return std::nullopt;
}

std::optional<Exit> keep(const Options& options, Work& work) {
    const log::Log& log = work.session.log();
    base::Result<void> done;
    if (options.output && *options.output != "-")
        done = os::replace_file(*options.output, log.file());
    else if (options.output || work.path == "-")
        done = os::print(log.file());
    else if (const auto saved = os::save(work.session, *work.file); !saved)
        done = std::unexpected(saved.error());
    if (!done) return refused(options, options.output ? *options.output : work.path, done.error());
    work.session.acknowledge(log.outbox_end());
    return std::nullopt;
}

}  // namespace samverka::cli
