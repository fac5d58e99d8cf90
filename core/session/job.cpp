#include "core/session/job.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/log/line.h"
#include "core/session/what_if.h"

namespace samverka::session {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

class VerifyJob final : public Job {
  public:
    explicit VerifyJob(const Session& session)
        : m_schema(session.log().schema()), m_file(session.log().file()) {
        m_total = std::count(m_file.begin(), m_file.end(), '\n');
    }

    void step(std::int64_t units) override {
        for (; units > 0 && m_lines < m_total; --units) {
            const std::size_t end = m_file.find('\n', m_at);
            const auto line =
                log::read_line(m_schema, std::string_view(m_file).substr(m_at, end - m_at));
            m_at = end + 1;
            ++m_lines;
            m_commits += line.kind == log::LineKind::Commit ? 1 : 0;
            m_blobs += line.kind == log::LineKind::Blob ? 1 : 0;
            m_damaged += line.kind == log::LineKind::Damaged ? 1 : 0;
        }
    }
    [[nodiscard]] JobProgress progress() const override {
        return {.done = m_lines, .total = m_total};
    }
    [[nodiscard]] json::Object result() const override {
        json::Object out;
        out.set("lines", m_lines);
        out.set("commits", m_commits);
        out.set("blobs", m_blobs);
        out.set("damaged", m_damaged);
        return out;
    }

  private:
    const model::Schema& m_schema;
    std::string m_file;
    std::size_t m_at = 0;
    std::int64_t m_total = 0;
    std::int64_t m_lines = 0;
    std::int64_t m_commits = 0;
    std::int64_t m_blobs = 0;
    std::int64_t m_damaged = 0;
};

// Each unit is one alternative on a copy of its own.
class AlternativesJob final : public Job {
  public:
    AlternativesJob(const Session& session, json::Array alternatives)
        : m_real(session), m_alternatives(std::move(alternatives)) {}

    void step(std::int64_t units) override {
        for (; units > 0 && !progress().finished(); --units)
            m_results.emplace_back(attempt(m_alternatives[m_results.size()]));
    }
    [[nodiscard]] JobProgress progress() const override {
        return {.done = static_cast<std::int64_t>(m_results.size()),
                .total = static_cast<std::int64_t>(m_alternatives.size())};
    }
    [[nodiscard]] json::Object result() const override {
        json::Object out;
        out.set("alternatives", m_results);
        return out;
    }

  private:
    [[nodiscard]] json::Object attempt(const json::Value& commands) const {
        json::Object out;
        auto copy = what_if(m_real);
        auto done =
            copy ? run_commands(**copy, commands) : Result<void>(std::unexpected(copy.error()));
        if (!done) {
            out.set("refused", std::string(base::error_name(done.error().code)));
            return out;
        }
        const Consequences found = consequences(m_real, **copy);
        out.set("appeared", static_cast<std::int64_t>(found.appeared.size()));
        out.set("gone", static_cast<std::int64_t>(found.gone.size()));
        out.set("values_changed", static_cast<std::int64_t>(found.values.size()));
        return out;
    }

    const Session& m_real;
    json::Array m_alternatives;
    json::Array m_results;
};

}  // namespace

Result<std::unique_ptr<Job>> begin_job(const Session& session, std::string_view name,
                                       const json::Object& arguments) {
    if (!session.is_open()) return fail(ErrorCode::NotOpen);
    if (name == "verify") return std::make_unique<VerifyJob>(session);
    if (name != "alternatives") return fail(ErrorCode::CommandUnknown, "/job", name);
    const json::Value* alternatives = arguments.find("alternatives");
    if (alternatives == nullptr || alternatives->array() == nullptr)
        return fail(ErrorCode::ArgumentMissing, "/alternatives");
    return std::make_unique<AlternativesJob>(session, *alternatives->array());
}

}  // namespace samverka::session
