#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "wasm/abi/instances.h"
#include "wasm/abi/outbox_ready.h"
#include "wasm/abi/samverka_abi.h"

namespace {

// What the embedder was told, and what it got when it called back at the wrong moment.
struct Told {
    std::vector<std::uint32_t> handles;
    bool calls_back = false;
    std::uint8_t* input_inside = nullptr;
    std::uint32_t ui_inside = 0;
};

Told& told() {
    static Told state;
    return state;
}

}  // namespace

extern "C" void sv_outbox_ready(std::uint32_t handle) {
    told().handles.push_back(handle);
    if (!told().calls_back) return;
    told().input_inside = sv_input(handle, 4);
    sv_call(handle, 0);
    sv_destroy(handle);
    told().ui_inside = sv_ui(handle, 1, 0, 0);
}

namespace samverka::abi {
namespace {

std::string output(std::uint32_t handle) {
    const std::uint8_t* bytes = sv_output(handle);
    return std::string(reinterpret_cast<const char*>(bytes), sv_output_size(handle));
}

std::string call(std::uint32_t handle, std::string_view request) {
    std::uint8_t* input = sv_input(handle, static_cast<std::uint32_t>(request.size()));
    EXPECT_NE(input, nullptr);
    if (input == nullptr) return {};
    if (!request.empty()) std::memcpy(input, request.data(), request.size());
    sv_call(handle, static_cast<std::uint32_t>(request.size()));
    return output(handle);
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

constexpr std::string_view kConfigure =
    R"({"id":1,"verb":"configure","now":"2026-11-23T12:00:00.000Z","args":{"entropy":"00112233445566778899aabbccddeeff"}})";
constexpr std::string_view kNew =
    R"({"id":2,"verb":"new","now":"2026-11-23T12:00:00.000Z","args":{"template":"three_levels",)"
    R"("name":{"sv":"Prov","en":"Trial"},"customer":"Region Nord","supplier":"Nordia",)"
    R"("author":"Anna Ek"}})";
constexpr std::string_view kOutbox = R"({"id":3,"verb":"outbox","args":{}})";

class RecordingHost : public UiHost {
  public:
    std::uint32_t call(const UiCall& call, wire::Dispatcher& dispatcher,
                       std::string& output) override {
        calls.push_back(call.verb);
        input = std::string(call.input);
        same_engine = find_dispatcher(call.handle) == &dispatcher;
        refused_inside = sv_input(call.handle, 1) == nullptr;
        output = "answer";
        return 42;
    }
    void request_answered(std::uint32_t) override { ++answered; }
    void closing(std::uint32_t handle) override { closed.push_back(handle); }

    std::vector<std::uint32_t> calls;
    std::vector<std::uint32_t> closed;
    std::string input;
    int answered = 0;
    bool same_engine = false;
    bool refused_inside = false;
};

class Abi : public ::testing::Test {
  protected:
    void SetUp() override {
        told() = Told{};
        m_handle = sv_create();
        ASSERT_NE(m_handle, 0U);
    }
    void TearDown() override {
        set_ui_host(nullptr);
        sv_destroy(m_handle);
    }
    std::uint32_t m_handle = 0;
};

TEST_F(Abi, VersionIsThatOfTheEnvelope) { EXPECT_EQ(sv_version(), wire::kEnvelopeVersion); }

TEST_F(Abi, AnswersARequest) {
    const std::string reply = call(m_handle, kConfigure);
    EXPECT_TRUE(has(reply, R"("id":1)")) << reply;
    EXPECT_TRUE(has(reply, R"("ok":)")) << reply;
}

TEST_F(Abi, AnswersGarbageWithAnEnvelope) {
    const std::string_view garbage[] = {"",           "{",     "[]", "null", "\n\n", "\xff\xfe\x00",
                                        "{\"id\":1}", "{}\n{}"};
    for (const std::string_view bytes : garbage) {
        const std::string reply = call(m_handle, bytes);
        EXPECT_TRUE(has(reply, R"("error":)") || has(reply, R"("ok":)")) << reply;
    }
    EXPECT_TRUE(has(call(m_handle, kConfigure), R"("ok":)"));
}

TEST_F(Abi, EveryByteAloneIsAnswered) {
    for (int byte = 0; byte < 256; ++byte) {
        const char alone = static_cast<char>(byte);
        EXPECT_TRUE(has(call(m_handle, std::string_view(&alone, 1)), R"("error":)"));
    }
}

TEST_F(Abi, StaleHandlesAreAnsweredNotOpen) {
    const std::uint32_t stale = sv_create();
    sv_destroy(stale);
    for (const std::uint32_t handle : {0U, stale, stale + 16U, 0xffffffffU, 0x80000000U, 15U}) {
        EXPECT_EQ(sv_input(handle, 8), nullptr);
        sv_call(handle, 8);
        EXPECT_TRUE(has(output(handle), R"("code":"not_open")"));
        EXPECT_EQ(sv_ui(handle, 1, 0, 0), 0U);
        sv_destroy(handle);
    }
    EXPECT_TRUE(has(call(m_handle, kConfigure), R"("ok":)"));
}

TEST_F(Abi, GivesSixteenHandlesAndNoMore) {
    std::vector<std::uint32_t> handles;
    for (std::size_t count = 1; count < kInstancesMax; ++count) handles.push_back(sv_create());
    EXPECT_EQ(std::set<std::uint32_t>(handles.begin(), handles.end()).size(), kInstancesMax - 1);
    EXPECT_EQ(sv_create(), 0U);
    for (const std::uint32_t handle : handles) sv_destroy(handle);
    const std::uint32_t again = sv_create();
    EXPECT_NE(again, 0U);
    sv_destroy(again);
}

TEST_F(Abi, AHandleIsNeverGivenTwice) {
    std::set<std::uint32_t> seen{m_handle};
    for (int round = 0; round < 1000; ++round) {
        const std::uint32_t handle = sv_create();
        EXPECT_TRUE(seen.insert(handle).second);
        EXPECT_LT(handle, 0x80000000U);
        sv_destroy(handle);
    }
}

TEST_F(Abi, InputHasALimit) {
    EXPECT_NE(sv_input(m_handle, kInputBytesMax), nullptr);
    EXPECT_EQ(sv_input(m_handle, kInputBytesMax + 1U), nullptr);
    EXPECT_EQ(sv_input(m_handle, 0xffffffffU), nullptr);
}

TEST_F(Abi, ASizeBeyondTheInputIsRefused) {
    ASSERT_NE(sv_input(m_handle, 2), nullptr);
    sv_call(m_handle, 3);
    EXPECT_TRUE(has(output(m_handle), R"("code":"envelope_invalid")"));
    sv_call(m_handle, 0xffffffffU);
    EXPECT_TRUE(has(output(m_handle), R"("code":"envelope_invalid")"));
}

TEST_F(Abi, ACallWithoutInputIsAnswered) {
    sv_call(m_handle, 0);
    EXPECT_TRUE(has(output(m_handle), R"("error":)"));
}

TEST_F(Abi, NothingIsSaidBeforeTheFirstCall) { EXPECT_EQ(sv_output_size(m_handle), 0U); }

TEST_F(Abi, InstancesDoNotShareOutput) {
    const std::uint32_t other = sv_create();
    call(m_handle, kConfigure);
    EXPECT_EQ(sv_output_size(other), 0U);
    sv_destroy(other);
}

TEST_F(Abi, TheHeadlessEngineHasNoDrawnView) { EXPECT_EQ(sv_ui(m_handle, 1, 0, 0), 0U); }

TEST_F(Abi, TheDrawnViewGetsVerbAndInput) {
    RecordingHost host;
    set_ui_host(&host);
    std::uint8_t* input = sv_input(m_handle, 2);
    ASSERT_NE(input, nullptr);
    std::memcpy(input, "ab", 2);
    EXPECT_EQ(sv_ui(m_handle, 9, 1, 2), 42U);
    EXPECT_EQ(host.input, "ab");
    EXPECT_TRUE(host.same_engine);
    EXPECT_TRUE(host.refused_inside);
    EXPECT_EQ(output(m_handle), "answer");
    // The input was read once; the next verb gets none.
    sv_ui(m_handle, 2, 0, 0);
    EXPECT_EQ(host.input, "");
}

TEST_F(Abi, TheDrawnViewHearsOfRequestsAndOfTheEnd) {
    RecordingHost host;
    set_ui_host(&host);
    call(m_handle, kConfigure);
    EXPECT_EQ(host.answered, 1);
    sv_destroy(m_handle);
    EXPECT_EQ(host.closed, std::vector<std::uint32_t>{m_handle});
}

TEST_F(Abi, TheEmbedderIsToldOnceOfAFilledOutbox) {
    call(m_handle, kConfigure);
    EXPECT_TRUE(told().handles.empty());
    EXPECT_TRUE(has(call(m_handle, kNew), R"("ok":)")) << output(m_handle);
    EXPECT_EQ(told().handles, std::vector<std::uint32_t>{m_handle});
    call(m_handle, kOutbox);
    EXPECT_EQ(told().handles.size(), 1U);
}

TEST_F(Abi, CallsFromInsideTheNoticeAreRefused) {
    told().calls_back = true;
    call(m_handle, kConfigure);
    const std::string reply = call(m_handle, kNew);
    EXPECT_EQ(told().handles.size(), 1U);
    EXPECT_EQ(told().input_inside, nullptr);
    EXPECT_EQ(told().ui_inside, 0U);
    EXPECT_TRUE(has(reply, R"("id":2)") || has(reply, R"("ok":)")) << reply;
    EXPECT_TRUE(has(call(m_handle, kOutbox), R"("ok":)"));
}

}  // namespace
}  // namespace samverka::abi
