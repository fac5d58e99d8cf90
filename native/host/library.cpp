#include "native/host/library.h"

#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "core/exchange/merge_preview.h"
#include "native/os/environment.h"
#include "native/os/files.h"
#include "native/os/keeping.h"

namespace samverka::desktop {

namespace {

using base::ErrorCode;
using base::Result;

const std::string kNowhere;

// The same file is the same place, however it was named.
std::string whole_path(const std::string& path) {
    char* found = ::realpath(path.c_str(), nullptr);
    if (found == nullptr) return path;
    std::string out = found;
    std::free(found);
    return out;
}

bool is_there(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

// What says that the lines are not of the partnership that is open.
bool is_another(ErrorCode code) {
    return code == ErrorCode::PartnershipOther || code == ErrorCode::FileForeign ||
           code == ErrorCode::FileEmpty;
}

}  // namespace

std::string kept_file(const std::string& folder, std::string_view partnership) {
    return folder + "/" + std::string(partnership) + ".samverka";
}

Library::Library(session::Session& session, std::string folder)
    : m_session(session), m_folder(std::move(folder)) {}

const std::string& Library::path() const { return m_file ? m_file->path() : kNowhere; }

std::string Library::kept_path() const {
    return kept_file(m_folder, m_session.log().partnership().text());
}

bool Library::is_unnamed() const {
    return m_session.is_open() && (!m_file || m_file->path() == whole_path(kept_path()));
}

// What cannot be written to can be looked at.
void Library::follow_access() {
    const bool writable = !m_file || ::access(m_file->path().c_str(), W_OK) == 0;
    const auto access = writable ? session::Access::ReadWrite : session::Access::ReadOnly;
    if (m_session.access() != access) m_session.set_access(access);
}

Result<Opening> Library::merge(std::string_view lines) {
    SV_TRY(auto report, m_session.merge(lines));
    SV_TRY_VOID(save());
    return Opening{.outcome = Outcome::Merged,
                   .commits_new = report.commits_new,
                   .warnings = std::move(report.warnings),
                   .preview = {}};
}

// Where there is nothing to decide the copy is merged at once: it may still mend what is damaged.
Result<Opening> Library::offer(std::string lines, locale::Language language) {
    SV_TRY(json::Object preview, exchange::merge_preview(m_session, lines, language));
    const json::Value* acts = preview.find("new_acts");
    if (acts == nullptr || acts->integer() == nullptr || *acts->integer() == 0) return merge(lines);
    m_previewed = std::move(lines);
    return Opening{.outcome = Outcome::Asked, .warnings = {}, .preview = std::move(preview)};
}

Result<Opening> Library::merge_previewed() { return merge(std::exchange(m_previewed, {})); }

Result<Opening> Library::open_in_place(os::LogFile file, std::string_view lines) {
    SV_TRY(auto report, m_session.open(lines));
    m_file = std::move(file);
    follow_access();
    return Opening{.warnings = std::move(report.warnings), .preview = {}};
}

Result<Opening> Library::open_file(const std::string& path, locale::Language language) {
    SV_TRY_VOID(save());
    m_previewed.clear();
    os::LogFile file(whole_path(path));
    SV_TRY(std::string lines, file.read());
    const bool merges = m_session.is_open() && m_session.access() == session::Access::ReadWrite;
    if (merges) {
        auto offered = file.path() == this->path() ? merge(lines) : offer(lines, language);
        if (offered || !is_another(offered.error().code)) return offered;
    }
    return open_in_place(std::move(file), lines);
}

Result<Opening> Library::open_lines(std::string_view lines) {
    SV_TRY_VOID(save());
    m_previewed.clear();
    // Looked at apart, so that what is open stays open when they cannot be read.
    session::Session looked;
    SV_TRY_VOID(looked.open(lines));
    const base::Hash& partnership = looked.log().partnership();
    if (m_session.is_open() && m_session.log().partnership() == partnership) return merge(lines);
    const std::string kept = kept_file(m_folder, partnership.text());
    SV_TRY_VOID(os::ensure_folder(m_folder));
    if (!is_there(kept)) SV_TRY_VOID(os::create_file(kept, looked.log().file()));
    os::LogFile file(whole_path(kept));
    SV_TRY(const std::string there, file.read());
    SV_TRY(auto opened, open_in_place(std::move(file), there));
    SV_TRY_VOID(merge(lines));
    return opened;
}

Result<void> Library::close() {
    SV_TRY_VOID(save());
    m_previewed.clear();
    m_file.reset();
    m_session.close();
    follow_access();
    return {};
}

// A partnership that was made here is first heard of when it has written something.
Result<void> Library::keep_new() {
    const std::uint64_t end = m_session.log().outbox_end();
    SV_TRY_VOID(os::ensure_folder(m_folder));
    const std::string path = kept_path();
    if (!is_there(path)) SV_TRY_VOID(os::create_file(path, m_session.log().file()));
    os::LogFile file(whole_path(path));
    SV_TRY_VOID(file.read());
    m_session.acknowledge(end);
    m_file = std::move(file);
    return {};
}

Result<std::size_t> Library::save() {
    if (!m_session.is_open() || m_session.log().outbox_empty()) return 0;
    // A new partnership takes the place of the one that was open; its lines are not for that file.
    if (!m_file) {
        SV_TRY_VOID(keep_new());
        return 0;
    }
    return os::save(m_session, *m_file);
}

// Puts the whole partnership at the place of `file`, with what stands there of it already.
Result<void> Library::write_over(os::LogFile& file) {
    SV_TRY(std::string there, file.read());
    auto merged = m_session.merge(there);
    if (!merged && !is_another(merged.error().code)) return std::unexpected(merged.error());
    // Between our look and our writing others may have come; theirs is merged and it is done again.
    for (;;) {
        SV_TRY(there, file.replace(m_session.log().file()));
        if (there.empty()) return {};
        SV_TRY_VOID(m_session.merge(there));
    }
}

Result<void> Library::save_as(const std::string& path) {
    if (is_there(path) && whole_path(path) == this->path()) {
        SV_TRY_VOID(save());
        return {};
    }
    const auto access = m_session.access();
    m_session.set_access(session::Access::ReadWrite);
    const bool fresh = !is_there(path);
    os::LogFile file(whole_path(path));
    auto written = fresh ? os::create_file(path, m_session.log().file()) : write_over(file);
    if (!written) {
        m_session.set_access(access);
        return written;
    }
    if (fresh) file = os::LogFile(whole_path(path));
    SV_TRY_VOID(file.read());
    m_session.acknowledge(m_session.log().outbox_end());
    const std::string unnamed = is_unnamed() ? this->path() : "";
    m_file = std::move(file);
    if (!unnamed.empty()) os::remove_file(unnamed);
    follow_access();
    return {};
}

bool Library::is_changed() const { return m_file && m_file->is_changed(); }

Result<std::size_t> Library::take_news() {
    if (!m_file) return 0;
    if (m_session.access() == session::Access::ReadWrite) return os::take_news(m_session, *m_file);
    // Nothing of ours is in it that is not in the file.
    SV_TRY(const std::string lines, m_file->read());
    const std::size_t before = m_session.log().commit_count();
    SV_TRY_VOID(m_session.open(lines));
    return m_session.log().commit_count() - before;
}

}  // namespace samverka::desktop
