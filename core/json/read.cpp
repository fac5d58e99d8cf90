#include "core/json/read.h"

#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string>
#include <utility>

// Fractions never get this far: scan refuses them, and Builder would. The C library's reader of
// them is 14 kB of code; what stands in its place takes the digits and says nought.
// NOLINTNEXTLINE(readability-identifier-naming): the library's own name, so that it finds this
#define strtod(text, end) \
    exchange(*(end), const_cast<char*>(text) + std::strlen(text)) != nullptr ? 0.0 : 0.0
#include <nlohmann/json.hpp>
#undef strtod

#include "core/base/assert.h"

namespace samverka::json {

namespace {

using base::ErrorCode;

// Deeper documents are refused whatever the limits say: a Value's own functions recurse once a
// level.
constexpr std::size_t kDepthEver = 512;

// Receives nlohmann's parse as events and builds a Value without its document in between.
//
// What is open lies on two stacks, array elements and object members; when an array or object
// closes, its part is moved into a vector of exactly its size.
class Builder {
  public:
    Builder() {
        // Enough for a commit of one event; without it the stacks would be moved again and again.
        m_members.reserve(32);
        m_elements.reserve(16);
    }

    // The names and signatures that nlohmann::json::sax_parse calls; false stops it.
    bool null() { return take(Value()); }
    bool boolean(bool value) { return take(Value(value)); }
    bool number_integer(std::int64_t value) { return take(Value(value)); }
    bool number_unsigned(std::uint64_t value) {
        return take(Value(static_cast<std::int64_t>(value)));
    }
    bool number_float(double, const std::string&) { return false; }
    bool string(const std::string& value) { return take(Value(std::string(value))); }
    bool binary(const nlohmann::json::binary_t&) { return false; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
        return false;
    }
    bool key(const std::string& key) {
        m_members.emplace_back(key, Value());
        return true;
    }
    bool start_object(std::size_t) { return open(true); }
    bool start_array(std::size_t) { return open(false); }
    bool end_object();
    bool end_array();

    [[nodiscard]] Value finish() { return std::move(m_root); }

  private:
    struct Frame {
        bool is_object = false;
        std::size_t start = 0;  // in the stack of its kind
    };

    bool open(bool is_object);
    bool take(Value value);

    std::vector<Frame> m_frames;
    std::vector<Value> m_elements;
    std::vector<Object::Member> m_members;
    Value m_root;
};

bool Builder::open(bool is_object) {
    if (m_frames.size() >= kDepthEver) return false;
    m_frames.push_back(
        {.is_object = is_object, .start = is_object ? m_members.size() : m_elements.size()});
    return true;
}

bool Builder::take(Value value) {
    if (m_frames.empty()) {
        m_root = std::move(value);
    } else if (m_frames.back().is_object) {
        m_members.back().second = std::move(value);
    } else {
        m_elements.push_back(std::move(value));
    }
    return true;
}

bool Builder::end_object() {
    const auto start = m_members.begin() + static_cast<std::ptrdiff_t>(m_frames.back().start);
    Object object(std::vector<Object::Member>(std::make_move_iterator(start),
                                              std::make_move_iterator(m_members.end())));
    m_members.erase(start, m_members.end());
    m_frames.pop_back();
    return take(Value(std::move(object)));
}

bool Builder::end_array() {
    const auto start = m_elements.begin() + static_cast<std::ptrdiff_t>(m_frames.back().start);
    Array array(std::make_move_iterator(start), std::make_move_iterator(m_elements.end()));
    m_elements.erase(start, m_elements.end());
    m_frames.pop_back();
    return take(Value(std::move(array)));
}

}  // namespace

base::Result<Value> read_scanned(std::string_view text) {
    Builder builder;
    const bool complete =
        nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &builder);
    if (!complete) return base::fail(ErrorCode::JsonSyntax, {}, "not JSON that scan accepts");
    return builder.finish();
}

base::Result<Value> read(std::string_view text, const Limits& limits) {
    SV_ASSERT(limits.depth_max <= kDepthEver);
    SV_TRY_VOID(scan(text, limits));
    return read_scanned(text);
}

}  // namespace samverka::json
