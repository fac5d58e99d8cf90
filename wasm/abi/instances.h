// The engines behind the handles, for code in the same program: the host of the drawn view finds
// its engine here.
//
// A handle is an index with a generation: the low four bits say which of the sixteen places, the
// rest how often that place has been given out. A handle that was destroyed, or never given, finds
// nothing. There is one thread and one table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/wire/dispatcher.h"

namespace samverka::abi {

inline constexpr std::size_t kInstancesMax = 16;
inline constexpr std::uint32_t kInputBytesMax = 64U * 1024U * 1024U;

// One call of sv_ui, with what stands in the input buffer.
struct UiCall {
    std::uint32_t handle = 0;
    std::uint32_t verb = 0;
    double x = 0;
    double y = 0;
    std::string_view input;
};

// The drawn view of an engine. The headless engine has none, and sv_ui then gives 0.
class UiHost {
  public:
    virtual ~UiHost() = default;
    // Does what the verb asks and gives sv_ui's result; what it puts into `output` becomes the
    // reply's bytes.
    virtual std::uint32_t call(const UiCall& call, wire::Dispatcher& dispatcher,
                               std::string& output) = 0;
    // A request has been answered: the tree may have changed.
    virtual void request_answered(std::uint32_t handle) = 0;
    // The engine of this handle is about to go.
    virtual void closing(std::uint32_t handle) = 0;
};

// The host outlives every engine. Null takes it away.
void set_ui_host(UiHost* host);

// Null when the handle is stale.
[[nodiscard]] wire::Dispatcher* find_dispatcher(std::uint32_t handle);

// Tells the page that there are commits to store, if there are and it has not been told of them.
// The host calls this after gestures that came in through the drawn view.
void announce_outbox(std::uint32_t handle);

}  // namespace samverka::abi
