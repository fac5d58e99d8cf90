#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "core/wire/verbs.h"
#include "wasm/abi/instances.h"
#include "wasm/abi/outbox_ready.h"
#include "wasm/abi/samverka_abi.h"

#ifdef __EMSCRIPTEN__
#include <emscripten/em_macros.h>
#define SV_EXPORT EMSCRIPTEN_KEEPALIVE
#else
#define SV_EXPORT
#endif

namespace samverka::abi {
namespace {

constexpr std::uint32_t kIndexBits = 4;
constexpr std::uint32_t kIndexMask = (1U << kIndexBits) - 1U;
// JavaScript sees the 32 bits as a signed number; handles stay positive so that they read the same
// there.
constexpr std::uint32_t kGenerationMax = (1U << (31U - kIndexBits)) - 1U;
// A buffer that held a whole file is given back once it has been read.
constexpr std::uint32_t kInputBytesKept = 1024U * 1024U;

// What a caller without an engine reads. The text is in both languages because the reader's is not
// known here.
constexpr std::string_view kNotOpen =
    R"({"error":{"code":"not_open","detail":"the handle is stale","path":"",)"
    R"("text":"Arbetsytan är stängd. / The workspace is closed."},"id":null})";
constexpr std::string_view kSizeWrong =
    R"({"error":{"code":"envelope_invalid","detail":"the size is larger than the input buffer","path":"",)"
    R"("text":"Anropet gick inte att läsa. / The request could not be read."},"id":null})";

class Input {
  public:
    // Null when the size is over the limit or there is no memory for it.
    std::uint8_t* resize(std::uint32_t size) {
        if (size > kInputBytesMax) return nullptr;
        if (size >= m_capacity) {
            const std::uint32_t capacity = size + 1U;
            m_bytes.reset(new (std::nothrow) std::uint8_t[capacity]);
            m_capacity = m_bytes ? capacity : 0;
        }
        m_size = m_bytes ? size : 0;
        return m_bytes.get();
    }
    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] std::string_view view(std::uint32_t size) const {
        return size == 0 ? std::string_view{}
                         : std::string_view(reinterpret_cast<const char*>(m_bytes.get()), size);
    }
    void release_if_large() {
        m_size = 0;
        if (m_capacity <= kInputBytesKept) return;
        m_bytes.reset();
        m_capacity = 0;
    }

  private:
    std::unique_ptr<std::uint8_t[]> m_bytes;
    std::uint32_t m_capacity = 0;
    std::uint32_t m_size = 0;
};

struct Instance {
    std::uint32_t generation = 0;
    std::unique_ptr<wire::Dispatcher> dispatcher;
    Input input;
    std::string output;
    bool busy = false;  // inside a call: what the page does then comes too early and is refused
    bool announced = false;
};

struct Table {
    std::array<Instance, kInstancesMax> instances;
    UiHost* ui_host = nullptr;
};

Table& table() {
    static Table instances;
    return instances;
}

Instance* find(std::uint32_t handle) {
    Instance& instance = table().instances[handle & kIndexMask];
    const bool alive =
        instance.dispatcher != nullptr && instance.generation == handle >> kIndexBits;
    return alive ? &instance : nullptr;
}

Instance* find_idle(std::uint32_t handle) {
    Instance* instance = find(handle);
    return instance != nullptr && !instance->busy ? instance : nullptr;
}

std::uint32_t handle_of(const Instance& instance) {
    const auto index = static_cast<std::uint32_t>(&instance - table().instances.data());
    return (instance.generation << kIndexBits) | index;
}

// The engine of the canvas answers what its page asks and no more (verbs.h), and has no catalogue
// of its own.
std::unique_ptr<wire::Dispatcher> make_dispatcher() {
#ifdef SV_WITH_UI
    return std::make_unique<wire::Dispatcher>();
#else
    return std::make_unique<wire::Dispatcher>(wire::report_verbs(), session::built_in_catalogue());
#endif
}

std::uint32_t create() {
    for (Instance& instance : table().instances) {
        if (instance.dispatcher) continue;
        const std::uint32_t generation =
            instance.generation == kGenerationMax ? 1U : instance.generation + 1U;
        instance = Instance{};
        instance.generation = generation;
        instance.dispatcher = make_dispatcher();
        return handle_of(instance);
    }
    return 0;
}

void destroy(std::uint32_t handle) {
    Instance* instance = find_idle(handle);
    if (instance == nullptr) return;
    if (table().ui_host != nullptr) table().ui_host->closing(handle);
    const std::uint32_t generation = instance->generation;
    *instance = Instance{};
    instance->generation = generation;
}

void answer(std::uint32_t handle, Instance& instance, std::uint32_t size) {
    if (size > instance.input.size()) {
        instance.output = kSizeWrong;
        return;
    }
    instance.busy = true;
    instance.output = instance.dispatcher->call(instance.input.view(size));
    instance.busy = false;
    instance.input.release_if_large();
    if (table().ui_host != nullptr) table().ui_host->request_answered(handle);
    announce_outbox(handle);
}

std::uint32_t call_ui(std::uint32_t handle, std::uint32_t verb, double x, double y) {
    Instance* instance = find_idle(handle);
    if (instance == nullptr || table().ui_host == nullptr) return 0;
    instance->busy = true;
    instance->output.clear();
    const UiCall call{.handle = handle,
                      .verb = verb,
                      .x = x,
                      .y = y,
                      .input = instance->input.view(instance->input.size())};
    const std::uint32_t result =
        table().ui_host->call(call, *instance->dispatcher, instance->output);
    instance->busy = false;
    instance->input.release_if_large();
    announce_outbox(handle);
    return result;
}

}  // namespace

void set_ui_host(UiHost* host) { table().ui_host = host; }

wire::Dispatcher* find_dispatcher(std::uint32_t handle) {
    Instance* instance = find(handle);
    return instance == nullptr ? nullptr : instance->dispatcher.get();
}

void announce_outbox(std::uint32_t handle) {
    Instance* instance = find_idle(handle);
    if (instance == nullptr) return;
    const bool ready = instance->dispatcher->outbox_ready();
    const bool news = ready && !instance->announced;
    instance->announced = ready;
    if (!news) return;
    instance->busy = true;
    sv_outbox_ready(handle);
    instance->busy = false;
}

}  // namespace samverka::abi

namespace abi = samverka::abi;

extern "C" {

SV_EXPORT std::uint32_t sv_version(void) { return samverka::wire::kEnvelopeVersion; }

SV_EXPORT std::uint32_t sv_create(void) { return abi::create(); }

SV_EXPORT void sv_destroy(std::uint32_t handle) { abi::destroy(handle); }

SV_EXPORT std::uint8_t* sv_input(std::uint32_t handle, std::uint32_t size) {
    abi::Instance* instance = abi::find_idle(handle);
    return instance == nullptr ? nullptr : instance->input.resize(size);
}

SV_EXPORT void sv_call(std::uint32_t handle, std::uint32_t size) {
    abi::Instance* instance = abi::find_idle(handle);
    if (instance != nullptr) abi::answer(handle, *instance, size);
}

SV_EXPORT const std::uint8_t* sv_output(std::uint32_t handle) {
    const abi::Instance* instance = abi::find(handle);
    const std::string_view bytes =
        instance == nullptr ? abi::kNotOpen : std::string_view(instance->output);
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

SV_EXPORT std::uint32_t sv_output_size(std::uint32_t handle) {
    const abi::Instance* instance = abi::find(handle);
    return static_cast<std::uint32_t>(instance == nullptr ? abi::kNotOpen.size()
                                                          : instance->output.size());
}

SV_EXPORT std::uint32_t sv_ui(std::uint32_t handle, std::uint32_t verb, double x, double y) {
    return abi::call_ui(handle, verb, x, y);
}

}  // extern "C"
