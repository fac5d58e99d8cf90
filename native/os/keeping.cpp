#include "native/os/keeping.h"

namespace samverka::os {

namespace {

using base::Result;

// How often others may write between our look at the file and our replacing it.
constexpr int kRoundsMax = 16;

// Lines that are in the file already are not to be written again, so they are taken off the outbox
// at once. What an erasure among them asks for stays: the file has to be written anew.
Result<std::size_t> merge_news(session::Session& session, LogFile& file, const std::string& news) {
    if (news.empty()) return 0;
    const bool waited = !session.log().outbox_empty();
    auto report = session.merge(news);
    if (!report) {
        // Lines that say nothing by themselves are kept where the whole file speaks for them.
        SV_TRY(const std::string all, file.read());
        report = session.merge(all);
    }
    if (!report) return std::unexpected(report.error());
    if (!waited && !session.log().needs_rewrite()) session.acknowledge(session.log().outbox_end());
    return report->commits_new;
}

}  // namespace

Result<std::size_t> save(session::Session& session, LogFile& file) {
    std::size_t commits = 0;
    for (int round = 0; round < kRoundsMax && !session.log().outbox_empty(); ++round) {
        const log::Log& log = session.log();
        const std::uint64_t end = log.outbox_end();
        if (!log.needs_rewrite()) {
            SV_TRY(const std::string news, file.append(log.outbox()));
            session.acknowledge(end);
            SV_TRY(const std::size_t merged, merge_news(session, file, news));
            commits += merged;
            continue;
        }
        SV_TRY(const std::string news, file.replace(log.file()));
        if (news.empty()) {
            session.acknowledge(end);
        } else {
            SV_TRY(const std::size_t merged, merge_news(session, file, news));
            commits += merged;
        }
    }
    if (!session.log().outbox_empty())
        return base::fail(base::ErrorCode::FileUnwritable, file.path(), "others keep writing");
    return commits;
}

Result<std::size_t> take_news(session::Session& session, LogFile& file) {
    SV_TRY(const std::string news, file.read_new());
    SV_TRY(const std::size_t commits, merge_news(session, file, news));
    SV_TRY(const std::size_t more, save(session, file));
    return commits + more;
}

}  // namespace samverka::os
