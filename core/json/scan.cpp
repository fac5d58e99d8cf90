#include <algorithm>
#include <cstdint>
#include <span>
#include <string>

#include "core/base/assert.h"
#include "core/base/sort.h"
#include "core/base/text.h"
#include "core/json/read.h"
#include "core/json/string_text.h"

namespace samverka::json {

namespace {

using base::ErrorCode;

constexpr std::int64_t kIntegerMax = (std::int64_t{1} << 53) - 1;
constexpr std::size_t kPathBytesMax = 1024;

// A key as it stands between its quotes.
struct Key {
    std::string_view raw;
    bool escaped = false;
};

// Precondition: the scanner has accepted it.
std::string unescaped(const Key& key) {
    std::string plain;
    std::size_t position = 0;
    while (position < key.raw.size()) {
        if (key.raw[position] == '\\') {
            const Escape escape = escape_at(key.raw, position);
            base::append_utf8(plain, escape.code_point);
            position += escape.length;
        } else {
            plain.push_back(key.raw[position]);
            ++position;
        }
    }
    return plain;
}

// An array or object that is open where the scanner stands.
struct Frame {
    bool is_object = false;
    bool keys_ascend =
        true;  // plainly spelled and each greater than the one before: then none stands twice
    bool inside_member = false;  // of an object: its last key's value is being read
    std::size_t index = 0;       // of an array: the element being read
    std::size_t keys_start = 0;  // of an object: where its keys begin in the common list
};

class Scanner {
  public:
    Scanner(std::string_view text, const Limits& limits, std::vector<RawMember>* members)
        : m_text(text), m_limits(limits), m_members(members) {}

    base::Result<void> run();

  private:
    enum class Expect : std::uint8_t { Value, FirstElement, FirstKey, Key, CommaOrEnd, End };

    // All return false after having noted what is wrong.
    bool refuse(ErrorCode code, std::string_view detail);
    bool refuse_syntax(std::string_view detail);
    bool step();
    bool scan_value();
    bool scan_first(char closing, Expect otherwise);
    bool scan_key();
    bool scan_comma_or_end();
    bool scan_string();
    bool scan_escape();
    bool scan_number();
    bool scan_literal(std::string_view literal);
    bool open(bool is_object);
    bool close();
    bool check_keys(const Frame& frame);
    bool note_member(const Key& key);

    void skip_space();
    void after_value();
    [[nodiscard]] bool at_end() const { return m_position >= m_text.size(); }
    [[nodiscard]] char peek() const { return at_end() ? '\0' : m_text[m_position]; }
    [[nodiscard]] std::string path() const;

    std::string_view m_text;
    Limits m_limits;
    std::vector<RawMember>* m_members;
    std::size_t m_position = 0;
    std::size_t m_member_value_start = 0;
    Expect m_expect = Expect::Value;
    std::vector<Frame> m_frames;
    std::vector<Key> m_keys;

    // Of the string last scanned.
    std::string_view m_string_raw;
    std::size_t m_string_bytes = 0;
    bool m_string_escaped = false;
    bool m_string_ascii = true;

    ErrorCode m_error = ErrorCode::JsonSyntax;
    std::string m_error_detail;
    std::string m_error_key;  // the member at fault, when it is not the one being read
};

bool Scanner::refuse(ErrorCode code, std::string_view detail) {
    m_error = code;
    m_error_detail.assign(detail);
    return false;
}

// What is wrong where no string is open: bytes that are not UTF-8 are called that.
bool Scanner::refuse_syntax(std::string_view detail) {
    if (!at_end() && base::utf8_sequence_length(m_text, m_position) == 0) {
        return refuse(ErrorCode::TextNotUtf8, "a byte that is not UTF-8");
    }
    return refuse(ErrorCode::JsonSyntax, at_end() ? "the text ends early" : detail);
}

void Scanner::skip_space() {
    while (!at_end()) {
        const char character = m_text[m_position];
        if (character != ' ' && character != '\n' && character != '\r' && character != '\t') return;
        ++m_position;
    }
}

base::Result<void> Scanner::run() {
    if (m_text.size() > m_limits.bytes_max) {
        return base::fail(ErrorCode::JsonTooLarge, {},
                          base::number_text(static_cast<std::int64_t>(m_text.size())) + " bytes");
    }
    bool fine = true;
    while (fine && m_expect != Expect::End) {
        skip_space();
        fine = step();
    }
    if (fine) {
        skip_space();
        if (at_end()) return {};
        refuse_syntax("text after the value");
    }
    m_error_detail.append(" at byte ");
    m_error_detail.append(base::number_text(static_cast<std::int64_t>(m_position)));
    return base::fail(m_error, path(), m_error_detail);
}

bool Scanner::step() {
    switch (m_expect) {
        case Expect::Value:
            return scan_value();
        case Expect::FirstElement:
            return scan_first(']', Expect::Value);
        case Expect::FirstKey:
            return scan_first('}', Expect::Key);
        case Expect::Key:
            return scan_key();
        case Expect::CommaOrEnd:
            return scan_comma_or_end();
        case Expect::End:
            break;
    }
    SV_ASSERT(false);
}

bool Scanner::scan_value() {
    if (m_frames.size() == 1) m_member_value_start = m_position;
    switch (peek()) {
        case '{':
            return open(true);
        case '[':
            return open(false);
        case '"':
            if (!scan_string()) return false;
            break;
        case 't':
            if (!scan_literal("true")) return false;
            break;
        case 'f':
            if (!scan_literal("false")) return false;
            break;
        case 'n':
            if (!scan_literal("null")) return false;
            break;
        default:
            if (!scan_number()) return false;
            break;
    }
    after_value();
    return true;
}

void Scanner::after_value() {
    m_expect = m_frames.empty() ? Expect::End : Expect::CommaOrEnd;
    if (m_members != nullptr && m_frames.size() == 1 && !m_members->empty()) {
        m_members->back().value =
            m_text.substr(m_member_value_start, m_position - m_member_value_start);
    }
}

bool Scanner::open(bool is_object) {
    if (m_frames.size() >= m_limits.depth_max) {
        return refuse(ErrorCode::JsonDepth, "too deeply nested");
    }
    if (m_members != nullptr && m_frames.empty() && !is_object) {
        return refuse(ErrorCode::JsonSyntax, "not an object");
    }
    m_frames.push_back({.is_object = is_object, .keys_start = m_keys.size()});
    m_expect = is_object ? Expect::FirstKey : Expect::FirstElement;
    ++m_position;
    return true;
}

bool Scanner::close() {
    const Frame& frame = m_frames.back();
    if (frame.is_object && !frame.keys_ascend && !check_keys(frame)) return false;
    m_keys.resize(frame.keys_start);
    m_frames.pop_back();
    ++m_position;
    after_value();
    return true;
}

bool Scanner::scan_first(char closing, Expect otherwise) {
    if (peek() == closing) return close();
    m_expect = otherwise;
    return true;
}

bool Scanner::scan_comma_or_end() {
    Frame& frame = m_frames.back();
    frame.inside_member = false;
    if (peek() == ',') {
        ++m_position;
        ++frame.index;
        m_expect = frame.is_object ? Expect::Key : Expect::Value;
        return true;
    }
    if (peek() == (frame.is_object ? '}' : ']')) return close();
    return refuse_syntax("expected a comma or the end of the array or object");
}

bool Scanner::scan_key() {
    if (peek() != '"') return refuse_syntax("expected a key in quotes");
    if (!scan_string()) return false;
    const Key key{.raw = m_string_raw, .escaped = m_string_escaped};
    Frame& frame = m_frames.back();
    if (key.escaped) {
        frame.keys_ascend = false;
    } else if (m_keys.size() > frame.keys_start) {
        frame.keys_ascend = frame.keys_ascend && m_keys.back().raw < key.raw;
    }
    m_keys.push_back(key);
    frame.inside_member = true;
    if (!note_member(key)) return false;
    skip_space();
    if (peek() != ':') return refuse_syntax("expected a colon");
    ++m_position;
    m_expect = Expect::Value;
    return true;
}

bool Scanner::note_member(const Key& key) {
    if (m_members == nullptr || m_frames.size() != 1) return true;
    if (key.escaped || !m_string_ascii) {
        return refuse(ErrorCode::JsonSyntax, "a key that is not plain ASCII");
    }
    m_members->push_back({.key = key.raw, .value = {}});
    return true;
}

// An object whose keys did not come in order: they are sorted as what they mean, so that "a" and
// "\u0061" are one key.
bool Scanner::check_keys(const Frame& frame) {
    const std::span<const Key> keys = std::span(m_keys).subspan(frame.keys_start);
    std::vector<std::string> owned;
    owned.reserve(keys.size());  // no reallocation below, so that views into it stay
    std::vector<std::string_view> plain;
    plain.reserve(keys.size());
    for (const Key& key : keys) {
        if (key.escaped) owned.push_back(unescaped(key));
        plain.push_back(key.escaped ? std::string_view(owned.back()) : key.raw);
    }
    base::sort(plain);
    const auto twice = std::adjacent_find(plain.begin(), plain.end());
    if (twice == plain.end()) return true;
    m_error_key = *twice;
    return refuse(ErrorCode::JsonDuplicateKey, "a key stands twice in the object that ends");
}

bool Scanner::scan_string() {
    ++m_position;  // the quote
    const std::size_t start = m_position;
    m_string_bytes = 0;
    m_string_escaped = false;
    m_string_ascii = true;
    while (true) {
        const std::size_t run = plain_run(m_text, m_position);
        m_position += run;
        m_string_bytes += run;
        if (m_string_bytes > m_limits.string_bytes_max) {
            return refuse(ErrorCode::TextTooLong, "a string is too long");
        }
        if (at_end()) return refuse(ErrorCode::JsonSyntax, "the text ends inside a string");
        const auto byte = static_cast<unsigned char>(m_text[m_position]);
        if (byte == '"') break;
        if (byte < 0x20) return refuse(ErrorCode::JsonSyntax, "a control character in a string");
        if (byte == '\\') {
            if (!scan_escape()) return false;
            continue;
        }
        const std::size_t length = base::utf8_sequence_length(m_text, m_position);
        if (length == 0) return refuse(ErrorCode::TextNotUtf8, "a byte that is not UTF-8");
        m_string_ascii = false;
        m_string_bytes += length;
        m_position += length;
    }
    m_string_raw = m_text.substr(start, m_position - start);
    ++m_position;
    return true;
}

bool Scanner::scan_escape() {
    const Escape escape = escape_at(m_text, m_position);
    if (escape.length == 0) return refuse(escape.error, "not an escape sequence");
    m_string_escaped = true;
    m_string_bytes += utf8_size(escape.code_point);
    m_position += escape.length;
    return true;
}

bool Scanner::scan_number() {
    const std::size_t start = m_position;
    if (peek() == '-') ++m_position;
    if (peek() < '0' || peek() > '9') {
        m_position = start;
        return refuse_syntax("expected a value");
    }
    std::int64_t magnitude = peek() - '0';
    ++m_position;
    // A zero ends the number: what follows "0" in "01" is refused as text after a value.
    while (magnitude > 0 && peek() >= '0' && peek() <= '9') {
        if (magnitude <= kIntegerMax) magnitude = magnitude * 10 + (peek() - '0');
        ++m_position;
    }
    if (peek() == '.' || peek() == 'e' || peek() == 'E') {
        return refuse(ErrorCode::JsonNumber, "a number with a fraction or an exponent");
    }
    if (magnitude > kIntegerMax) {
        return refuse(ErrorCode::JsonNumber, "a number beyond 2^53 - 1");
    }
    return true;
}

bool Scanner::scan_literal(std::string_view literal) {
    if (!m_text.substr(m_position).starts_with(literal)) return refuse_syntax("expected a value");
    m_position += literal.size();
    return true;
}

void append_pointer_step(std::string& path, std::string_view step) {
    path.push_back('/');
    for (const char character : step) {
        if (character == '~') {
            path.append("~0");
        } else if (character == '/') {
            path.append("~1");
        } else {
            path.push_back(character);
        }
    }
}

// The JSON pointer to where the scanner stands. Hostile keys may be long: what exceeds a kilobyte
// is left out, step by step.
std::string Scanner::path() const {
    std::string path;
    for (std::size_t i = 0; i < m_frames.size(); ++i) {
        const Frame& frame = m_frames[i];
        const std::size_t keys_end =
            i + 1 < m_frames.size() ? m_frames[i + 1].keys_start : m_keys.size();
        if (frame.is_object && !frame.inside_member) break;
        const std::string step = frame.is_object
                                     ? unescaped(m_keys[keys_end - 1])
                                     : base::number_text(static_cast<std::int64_t>(frame.index));
        if (path.size() + step.size() > kPathBytesMax) return path;
        append_pointer_step(path, step);
    }
    if (m_error == ErrorCode::JsonDuplicateKey &&
        path.size() + m_error_key.size() <= kPathBytesMax) {
        append_pointer_step(path, m_error_key);
    }
    return path;
}

}  // namespace

base::Result<void> scan(std::string_view text, const Limits& limits) {
    return Scanner(text, limits, nullptr).run();
}

base::Result<std::vector<RawMember>> scan_members(std::string_view text, const Limits& limits) {
    std::vector<RawMember> members;
    SV_TRY_VOID(Scanner(text, limits, &members).run());
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    const auto first = std::find_if_not(text.begin(), text.end(), is_space);
    if (*first != '{') return base::fail(ErrorCode::JsonSyntax, {}, "not an object");
    return members;
}

}  // namespace samverka::json
