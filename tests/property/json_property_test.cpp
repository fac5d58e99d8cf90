#include <gtest/gtest.h>

#include "core/json/read.h"
#include "core/json/write.h"
#include "tests/support/random.h"

namespace samverka::json {
namespace {

using test::Random;

const int kRounds = test::rounds(5000);

Value random_value(Random& random, int depth) {
    switch (random.below(depth > 0 ? 7 : 5)) {
        case 0:
            return {};
        case 1:
            return random.chance(2);
        case 2:
            return random.between(-9007199254740991, 9007199254740991);
        case 3:
            return random.between(-20, 20);
        case 4:
            return random.text(random.chance(10) ? 200 : 12);
        case 5: {
            Array array;
            for (std::size_t i = random.below(6); i > 0; --i)
                array.push_back(random_value(random, depth - 1));
            return array;
        }
        default: {
            Object object;
            for (std::size_t i = random.below(6); i > 0; --i)
                object.set(random.text(6), random_value(random, depth - 1));
            return object;
        }
    }
}

// The same document as another program might write it: space, escapes where none are needed,
// members in any order.
void write_loosely(std::string& out, const Value& value, Random& random);

void write_space(std::string& out, Random& random) {
    while (random.chance(4)) out.push_back(" \t\r\n"[random.below(4)]);
}

void write_text_loosely(std::string& out, std::string_view text, Random& random) {
    constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
    out.push_back('"');
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte < 0x20 || character == '"' || character == '\\' ||
            (byte < 0x80 && random.chance(4))) {
            const unsigned low = byte & 15U;
            out += "\\u00";
            out.push_back(kDigits[byte >> 4]);
            out.push_back(kDigits[low >= 10 && random.chance(2) ? low + 6 : low]);
        } else {
            out.push_back(character);
        }
    }
    out.push_back('"');
}

void write_object_loosely(std::string& out, const Object& object, Random& random) {
    std::vector<const Object::Member*> members;
    for (const auto& member : object) members.push_back(&member);
    for (std::size_t i = members.size(); i > 1; --i)
        std::swap(members[i - 1], members[random.below(i)]);
    out.push_back('{');
    write_space(out, random);
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) out.push_back(',');
        write_space(out, random);
        write_text_loosely(out, members[i]->first, random);
        write_space(out, random);
        out.push_back(':');
        write_loosely(out, members[i]->second, random);
    }
    out.push_back('}');
}

void write_loosely(std::string& out, const Value& value, Random& random) {
    write_space(out, random);
    if (const Object* object = value.object()) {
        write_object_loosely(out, *object, random);
    } else if (const Array* array = value.array()) {
        out.push_back('[');
        write_space(out, random);
        for (std::size_t i = 0; i < array->size(); ++i) {
            if (i > 0) out.push_back(',');
            write_loosely(out, (*array)[i], random);
        }
        out.push_back(']');
    } else if (const std::string* text = value.string()) {
        write_text_loosely(out, *text, random);
    } else {
        write_to(out, value);
    }
    write_space(out, random);
}

TEST(JsonProperty, ReadsWhatItWrites) {
    Random random("json round trip");
    for (int i = 0; i < kRounds; ++i) {
        const Value value = random_value(random, 4);
        const std::string text = write(value);
        const auto again = read(text);
        ASSERT_TRUE(again.has_value()) << text;
        ASSERT_EQ(*again, value) << text;
        ASSERT_EQ(write(*again), text);
        ASSERT_EQ(read(write_pretty(value)), value);
    }
}

TEST(JsonProperty, EverySpellingIsTheSameDocument) {
    Random random("json spellings");
    for (int i = 0; i < kRounds; ++i) {
        const Value value = random_value(random, 4);
        std::string loose;
        write_loosely(loose, value, random);
        const auto again = read(loose);
        ASSERT_TRUE(again.has_value()) << loose;
        ASSERT_EQ(write(*again), write(value)) << loose;
    }
}

// A text with one byte changed, added or lost: whatever scan accepts is built, and what is built is
// written and read again.
TEST(JsonProperty, DamagedTextsAreRefusedOrUnderstood) {
    Random random("json damage");
    int accepted = 0;
    for (int i = 0; i < kRounds * 4; ++i) {
        std::string text = write(random_value(random, 3));
        const std::size_t place = random.below(text.size());
        if (random.chance(3)) {
            text.erase(place, 1);
        } else if (random.chance(2)) {
            text[place] = static_cast<char>(random.below(256));
        } else {
            text.insert(place, 1, "{}[]\",:0123456789-.eE\\utrfn \x80\xff"[random.below(31)]);
        }
        const auto scanned = scan(text);
        const auto built = read_scanned(text);
        if (!scanned) continue;
        ++accepted;
        ASSERT_TRUE(built.has_value()) << text;
        ASSERT_EQ(read(write(*built)), *built) << text;
    }
    EXPECT_GT(accepted, kRounds / 10);
}

TEST(JsonProperty, MembersAreTheBytesOfTheText) {
    Random random("json members");
    for (int i = 0; i < kRounds; ++i) {
        Object object;
        for (std::size_t k = random.below(6); k > 0; --k) {
            object.set("key" + std::to_string(random.below(100)), random_value(random, 3));
        }
        std::string text;
        write_to(text, object);
        const auto members = scan_members(text);
        ASSERT_TRUE(members.has_value()) << text;
        ASSERT_EQ(members->size(), object.size());
        std::size_t at = 0;
        for (const auto& [key, value] : object) {
            EXPECT_EQ((*members)[at].key, key);
            EXPECT_EQ((*members)[at].value, write(value));
            ++at;
        }
    }
}

}  // namespace
}  // namespace samverka::json
