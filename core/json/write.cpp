#include "core/json/write.h"

#include <array>
#include <charconv>

#include "core/base/assert.h"

namespace samverka::json {

namespace {

constexpr std::int64_t kIntegerMax = (std::int64_t{1} << 53) - 1;

constexpr std::array<bool, 256> make_escaped_bytes() {
    std::array<bool, 256> escaped{};
    for (std::size_t control = 0; control < 0x20; ++control) escaped[control] = true;
    escaped['"'] = true;
    escaped['\\'] = true;
    return escaped;
}

constexpr auto kEscapedBytes = make_escaped_bytes();

void write_escape(std::string& out, unsigned char byte) {
    constexpr std::string_view kHexDigits = "0123456789abcdef";
    out.push_back('\\');
    switch (byte) {
        case '"':
        case '\\':
            out.push_back(static_cast<char>(byte));
            break;
        case '\b':
            out.push_back('b');
            break;
        case '\f':
            out.push_back('f');
            break;
        case '\n':
            out.push_back('n');
            break;
        case '\r':
            out.push_back('r');
            break;
        case '\t':
            out.push_back('t');
            break;
        default:
            out.append("u00");
            out.push_back(kHexDigits[byte >> 4]);
            out.push_back(kHexDigits[byte & 15]);
            break;
    }
}

void write_integer(std::string& out, std::int64_t value) {
    // A longer one would not survive a reader that keeps numbers as doubles; such values travel as
    // strings.
    SV_ASSERT(-kIntegerMax <= value && value <= kIntegerMax);
    std::array<char, 20> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), written.ptr);
}

// Neither an array nor an object.
void write_scalar(std::string& out, const Value& value) {
    if (const std::string* text = value.string()) {
        write_string(out, *text);
    } else if (const std::int64_t* integer = value.integer()) {
        write_integer(out, *integer);
    } else if (const bool* boolean = value.boolean()) {
        out.append(*boolean ? "true" : "false");
    } else {
        out.append("null");
    }
}

void start_line(std::string& out, std::size_t indent) {
    out.push_back('\n');
    out.append(indent * 2, ' ');
}

void write_pretty_to(std::string& out, const Value& value, std::size_t indent) {
    if (const Array* array = value.array(); array != nullptr && !array->empty()) {
        char before = '[';
        for (const Value& element : *array) {
            out.push_back(before);
            start_line(out, indent + 1);
            write_pretty_to(out, element, indent + 1);
            before = ',';
        }
        start_line(out, indent);
        out.push_back(']');
    } else if (const Object* object = value.object(); object != nullptr && !object->empty()) {
        char before = '{';
        for (const auto& [key, member] : *object) {
            out.push_back(before);
            start_line(out, indent + 1);
            write_string(out, key);
            out.append(": ");
            write_pretty_to(out, member, indent + 1);
            before = ',';
        }
        start_line(out, indent);
        out.push_back('}');
    } else {
        write_to(out, value);
    }
}

}  // namespace

void write_string(std::string& out, std::string_view text) {
    out.push_back('"');
    std::size_t run_start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (!kEscapedBytes[byte]) continue;
        out.append(text.substr(run_start, i - run_start));
        write_escape(out, byte);
        run_start = i + 1;
    }
    out.append(text.substr(run_start));
    out.push_back('"');
}

void write_to(std::string& out, const Value& value) {
    if (const Array* array = value.array()) {
        out.push_back('[');
        bool first = true;
        for (const Value& element : *array) {
            if (!first) out.push_back(',');
            first = false;
            write_to(out, element);
        }
        out.push_back(']');
    } else if (const Object* object = value.object()) {
        out.push_back('{');
        bool first = true;
        for (const auto& [key, member] : *object) {
            if (!first) out.push_back(',');
            first = false;
            write_string(out, key);
            out.push_back(':');
            write_to(out, member);
        }
        out.push_back('}');
    } else {
        write_scalar(out, value);
    }
}

std::string write(const Value& value) {
    std::string out;
    write_to(out, value);
    return out;
}

std::string write_pretty(const Value& value) {
    std::string out;
    write_pretty_to(out, value, 0);
    out.push_back('\n');
    return out;
}

}  // namespace samverka::json
