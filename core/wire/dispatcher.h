// The one waist: a request's bytes in, a reply's bytes out (docs/envelope.md).
//
// Whatever comes from outside (browser host, portal, Node) enters through `call`. A request is a
// JSON header on one line and, after a line feed, an optional payload; so is a reply. Nothing of
// the outside is trusted: the header is read with limits, every verb checks its arguments, and
// every refusal is a reply with a stable code, a pointer and a sentence in the reader's language.
// The same bytes in give the same bytes out, natively and in wasm.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/json/value.h"
#include "core/screens/workbench.h"

namespace samverka::wire {

inline constexpr std::uint32_t kEnvelopeVersion = 100;  // 0.1.0

struct Reply {
    json::Object ok;
    std::string payload;
};

struct Request {
    const json::Object& args;
    std::string_view payload;
};

struct Verb {
    std::string_view name;
    base::Result<Reply> (*run)(screens::Workbench& workbench, const Request& request);
};

class Dispatcher {
  public:
    // Answers page_verbs() and, where they are given, `more` (verbs.h). The catalogue's text, where
    // there is one, outlives it.
    explicit Dispatcher(std::span<const Verb> more = {}, std::string_view catalogue = {})
        : m_more(more) {
        m_workbench.session().catalogue().offer(catalogue);
    }

    [[nodiscard]] std::string call(std::string_view request);

    [[nodiscard]] screens::Workbench& workbench() { return m_workbench; }
    // There are lines that storage has not acknowledged.
    [[nodiscard]] bool outbox_ready() const { return !m_workbench.session().log().outbox_empty(); }

  private:
    [[nodiscard]] const Verb* find_verb(std::string_view name) const;

    std::span<const Verb> m_more;
    screens::Workbench m_workbench;
};

}  // namespace samverka::wire
