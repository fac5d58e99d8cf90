// The request and reply vectors of tests/vectors through the C boundary: the same files that Node
// and the browser run, byte for byte. tests/vectors/engine.mjs describes their form.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "wasm/abi/samverka_abi.h"

namespace samverka::abi {
namespace {

struct Step {
    std::string header;
    std::string payload;  // as the file says it; empty: none
    std::vector<std::string> expected;
};

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file.is_open()) << path;
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string from_hex(std::string_view hex) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out.push_back(static_cast<char>(kDigits.find(hex[i]) * 16 + kDigits.find(hex[i + 1])));
    return out;
}

std::string sha256_hex(std::string_view bytes) {
    std::string out;
    for (const std::uint8_t byte : base::sha256(bytes).bytes()) {
        out.push_back("0123456789abcdef"[byte >> 4U]);
        out.push_back("0123456789abcdef"[byte & 15U]);
    }
    return out;
}

std::vector<Step> read_sequence(const std::string& path) {
    std::vector<Step> out;
    const std::string text = read_file(path);
    for (const std::string_view line : base::split(text, '\n')) {
        if (line.empty() || line.starts_with("# ")) continue;
        if (line.starts_with("> ")) {
            out.push_back({.header = std::string(line.substr(2)), .payload = {}, .expected = {}});
        } else if (line.starts_with(">hex")) {
            out.push_back(
                {.header = from_hex(base::trimmed(line.substr(4))), .payload = {}, .expected = {}});
        } else if (line.starts_with("+ ")) {
            out.back().payload = line.substr(2);
        } else {
            out.back().expected.emplace_back(line);
        }
    }
    return out;
}

std::string payload_bytes(std::string_view said, const std::vector<std::string>& replies) {
    const std::size_t space = said.find(' ');
    const std::string_view how = said.substr(0, space);
    const std::string_view what =
        space == std::string_view::npos ? std::string_view() : said.substr(space + 1);
    if (how == "file") return read_file(std::string(what));
    if (how == "text") return std::string(what) + "\n";
    if (how == "hex") return from_hex(what);
    if (how == "reply") return replies.at(static_cast<std::size_t>(*base::parse_integer(what)) - 1);
    EXPECT_EQ(how, "head");
    const std::size_t cut = what.find(' ');
    return read_file(std::string(what.substr(cut + 1)))
        .substr(0, static_cast<std::size_t>(*base::parse_integer(what.substr(0, cut))));
}

std::string call(std::uint32_t handle, std::string_view request) {
    const auto size = static_cast<std::uint32_t>(request.size());
    std::uint8_t* input = sv_input(handle, size);
    if (size > 0) std::memcpy(input, request.data(), request.size());
    sv_call(handle, size);
    const std::uint8_t* bytes = sv_output(handle);
    return {reinterpret_cast<const char*>(bytes), sv_output_size(handle)};
}

std::vector<std::string> reply_lines(const std::string& reply, std::string& payload) {
    constexpr std::size_t kLong = 2000;
    const std::size_t end = reply.find('\n');
    const std::string header = reply.substr(0, end);
    payload = end == std::string::npos ? std::string() : reply.substr(end + 1);
    const auto sum = [](const std::string& bytes) {
        return sha256_hex(bytes) + " " + std::to_string(bytes.size());
    };
    std::vector<std::string> out{header.size() > kLong ? "<sha256 " + sum(header) : "< " + header};
    if (!payload.empty()) out.push_back("= " + sum(payload));
    return out;
}

TEST(VectorsTest, EveryReplyIsAsWritten) {
    std::size_t steps = 0;
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator("tests/vectors"))
        if (entry.path().extension() == ".txt") files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) {
        const std::uint32_t handle = sv_create();
        std::vector<std::string> payloads;
        for (const Step& step : read_sequence(file)) {
            std::string request = step.header;
            if (!step.payload.empty()) request += "\n" + payload_bytes(step.payload, payloads);
            std::string payload;
            EXPECT_EQ(reply_lines(call(handle, request), payload), step.expected)
                << file << ": " << step.header;
            payloads.push_back(std::move(payload));
            ++steps;
        }
        sv_destroy(handle);
    }
    EXPECT_GE(steps, 60U);
}

}  // namespace
}  // namespace samverka::abi
