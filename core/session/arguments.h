// A command's arguments, read by the command table: checked all at once, then taken one by one.
//
// `faults` lists everything that is wrong; the getters may then assume that what the table requires
// is there. Pointers are "/name" into the arguments.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/command/command.h"
#include "core/json/value.h"
#include "core/model/snapshot.h"

namespace samverka::session {

[[nodiscard]] std::vector<base::Error> argument_faults(const command::Command& command,
                                                       const json::Object& arguments,
                                                       const model::Snapshot& snapshot);

// One of a Rows argument; period and value as they were written.
struct RowArgument {
    base::ThingId series;
    std::string_view period;
    std::string_view value;
};

class Arguments {
  public:
    Arguments(const json::Object& object, const model::Snapshot& snapshot)
        : m_object(&object), m_snapshot(&snapshot) {}

    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::string text(std::string_view name) const;     // "" when absent
    [[nodiscard]] base::ThingId thing(std::string_view name) const;  // nil when absent
    [[nodiscard]] std::optional<base::Date> date(std::string_view name) const;
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const;
    [[nodiscard]] base::Bilingual bilingual(std::string_view name) const;
    [[nodiscard]] std::uint8_t choice(std::string_view name,
                                      const model::ChoiceTable& table) const;  // 0 when absent
    [[nodiscard]] const json::Value* value(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
    [[nodiscard]] std::vector<RowArgument> rows(std::string_view name) const;
    // The struct behind a thing argument of that kind; null when absent or of another kind.
    template <class Struct>
    [[nodiscard]] const Struct* find(std::string_view name) const {
        return m_snapshot->find<Struct>(thing(name));
    }

  private:
    const json::Object* m_object;
    const model::Snapshot* m_snapshot;
};

}  // namespace samverka::session
