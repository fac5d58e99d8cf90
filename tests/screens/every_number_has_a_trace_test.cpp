// Every number explains itself: on no screen stands a digit that is neither a value that opens its
// trace nor a part of a name or a date.
//
// What is exempt, and why: what people have written themselves (names, statements, reasons) is
// quoted; dates, periods and times of day are no results; a field that is edited where it stands
// is its own origin; a difference quotes two texts; and the trace is the explanation.
#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "core/locale/calendar_words.h"
#include "tests/screens/reading.h"

namespace samverka {
namespace {

using locale::Run;
using locale::RunKind;
using screens::Node;
using screens::NodeKind;

bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void add_texts(const model::Thing& thing, const model::Schema& schema,
               std::vector<std::string>& out) {
    const auto add = [&](const std::string& text) {
        const bool has_letter = std::any_of(text.begin(), text.end(), [](unsigned char c) {
            return std::isalpha(c) != 0 || c >= 0x80;
        });
        if (has_digit(text) && has_letter) out.push_back(text);
    };
    for (const model::Field& field : schema.type(thing.kind).fields) {
        const model::FieldValue value = model::field_value(thing, field);
        if (const auto* text = std::get_if<std::string>(&value.data)) add(*text);
        if (const auto* both = std::get_if<base::Bilingual>(&value.data)) {
            add(both->sv);
            add(both->en);
        }
    }
}

// What people have written, the longest first, so that a name within a name is no remainder.
std::vector<std::string> written_texts(const model::Snapshot& snapshot) {
    std::vector<std::string> out;
    for (const model::ThingType& type : snapshot.schema().types)
        for (const model::Thing* thing : snapshot.all(type.kind))
            add_texts(*thing, snapshot.schema(), out);
    std::sort(out.begin(), out.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    return out;
}

void erase_all(std::string& text, std::string_view part, std::string_view with = "") {
    for (std::size_t at = text.find(part); at != std::string::npos;
         at = text.find(part, at + with.size()))
        text.replace(at, part.size(), with);
}

// Of "30 sep 2026", "kvartal 3 2026", "sep 2026", "2024–2029", "v 40", "14:02" nothing is left:
// first what leads a date's number becomes a sign, then numbers beside such a sign go.
class Dates {
  public:
    Dates() {
        for (const locale::MonthNames& month : locale::kMonthNames)
            for (const std::string_view name :
                 {month.sv_long, month.en_long, month.sv_short, month.en_short})
                m_words.emplace_back(name);
        for (const char* word :
             {"kvartal", "halvår", "vecka", "quarter", "half-year", "week", "Q", "H", "kv", "hå",
              "v", "w", "Week", "Quarter", "Kvartal", "Halvår", "Vecka"})
            m_words.emplace_back(word);
    }

    // The text without its dates.
    [[nodiscard]] std::string without(std::string text) const {
        for (const char* space : {"\u00a0", "\u202f"}) erase_all(text, space, " ");
        for (const char* dash : {"–", "/", ":"}) erase_all(text, dash, "-");
        const std::vector<std::string> words = split(text);
        std::string out;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool beside =
                is_word(words, i, -1) || is_word(words, i, 1) || is_word(words, i, -2);
            if (has_digit(words[i]) && !is_year(words[i]) && !is_time(words[i]) &&
                !is_part_of_year(words[i]) && !beside)
                out += words[i] + " ";
        }
        return out;
    }

  private:
    static std::vector<std::string> split(const std::string& text) {
        std::vector<std::string> out(1);
        for (const char c : text) {
            const bool ends =
                c == ' ' || c == '\n' || c == ',' || c == '(' || c == ')' || c == '.' || c == ';';
            if (!ends) out.back() += c;
            if (ends && !out.back().empty()) out.emplace_back();
        }
        return out;
    }
    [[nodiscard]] bool is_word(const std::vector<std::string>& words, std::size_t at,
                               int away) const {
        const auto place = static_cast<std::int64_t>(at) + away;
        if (place < 0 || place >= static_cast<std::int64_t>(words.size())) return false;
        const std::string& word = words[static_cast<std::size_t>(place)];
        return std::find(m_words.begin(), m_words.end(), word) != m_words.end();
    }
    // "2026", "2024-2029", "2026-09-30", "2026-W40".
    static bool is_year(const std::string& word) {
        return word.size() >= 4 && (word.starts_with("19") || word.starts_with("20")) &&
               has_digit(word.substr(2, 1)) && has_digit(word.substr(3, 1)) &&
               (word.size() == 4 || word[4] == '-');
    }
    // "Q3", "H2", "W40".
    static bool is_part_of_year(const std::string& word) {
        return word.size() >= 2 && word.size() <= 3 && std::string_view("QHW").contains(word[0]) &&
               has_digit(word.substr(1));
    }
    static bool is_time(const std::string& word) { return word.size() == 5 && word[2] == '-'; }

    std::vector<std::string> m_words;
};

// Where sentences of the findings say from what to what a scale goes, the ends are no results.
constexpr std::array kScales{"inte 100", "not 100",     "blir 100",
                             "to 100",   "0 eller 100", "0 nor 100"};

struct Fault {
    std::string node;
    std::string text;
    std::string left;
};

class Search {
  public:
    explicit Search(const model::Snapshot& snapshot) : m_written(written_texts(snapshot)) {}

    [[nodiscard]] std::vector<Fault> faults(const Node& root) const {
        std::vector<Fault> out;
        test::visit(root, [&](const Node& node) {
            if (is_exempt(node)) return;
            for (const Run& run : node.text) {
                if (run.kind != RunKind::Plain && run.kind != RunKind::Value) continue;
                if (!run.target.empty()) continue;
                const std::string left = remainder(run.text);
                if (!left.empty()) out.push_back({node.id, locale::plain_text(node.text), left});
            }
        });
        return out;
    }

  private:
    static bool is_exempt(const Node& node) {
        if (node.kind == NodeKind::Value && !node.trace.empty()) return true;
        if (node.kind == NodeKind::Field) return true;
        return std::string_view(node.id).starts_with("trace/") ||
               node.id.find("/trace/") != std::string::npos;
    }
    [[nodiscard]] std::string remainder(std::string text) const {
        if (!has_digit(text)) return {};
        for (const std::string& written : m_written) erase_all(text, written);
        for (const char* scale : kScales) erase_all(text, scale);
        return m_dates.without(text);
    }

    std::vector<std::string> m_written;
    Dates m_dates;
};

std::string told(const std::vector<Fault>& faults) {
    std::string out;
    for (const Fault& fault : faults)
        out += fault.node + ": \"" + fault.text + "\" leaves " + fault.left + "\n";
    return out;
}

class EveryNumberTest : public ::testing::Test {
  protected:
    void expect_traced(const std::string& where) {
        const Search search(reader.workbench.session().snapshot());
        for (const auto language : {locale::Language::Swedish, locale::Language::English}) {
            reader.workbench.set_language(language);
            const auto faults = search.faults(reader.root());
            EXPECT_TRUE(faults.empty()) << where << ", " << locale::language_code(language) << ":\n"
                                        << told(faults);
        }
        reader.workbench.set_language(locale::Language::Swedish);
    }
    test::ExampleReader reader;
};

TEST_F(EveryNumberTest, OfEachScreenOfTheRail) {
    std::vector<std::string> screens;
    for (const Node* node : test::nodes_under(reader.root(), "shell/go/"))
        screens.push_back(node->id.substr(std::string_view("shell/go/").size()));
    ASSERT_GE(screens.size(), 3U);
    for (const std::string& screen : screens) {
        reader.show(screen);
        expect_traced(screen);
    }
}

TEST_F(EveryNumberTest, OfEachPartOfTheHistory) {
    for (const char* part : {"acts", "conflicts", "approvals", "compare"}) {
        reader.intent("history", {{"part", part}});
        expect_traced(std::string("history, ") + part);
    }
}

TEST_F(EveryNumberTest, OfWhatIsSelected) {
    const auto& snapshot = reader.workbench.session().snapshot();
    std::vector<base::ThingId> things;
    for (const model::ThingKind kind :
         {model::ThingKind::Pair, model::ThingKind::Forum, model::ThingKind::Kpi,
          model::ThingKind::Goal, model::ThingKind::Initiative, model::ThingKind::Vision})
        for (const model::Thing* thing : snapshot.all(kind)) things.push_back(thing->id);
    ASSERT_GT(things.size(), 20U);
    for (std::size_t i = 0; i < things.size(); i += 3) {
        reader.intent("open", {{"thing", things[i].text()}});
        expect_traced(reader.workbench.state().screen + ", " +
                      reader.workbench.session().snapshot().find(things[i])->id.text());
    }
}

TEST_F(EveryNumberTest, OfEachSchemeItsTermsAndADraft) {
    reader.write_as("Gunnar Öberg");
    std::vector<base::ThingId> schemes;
    for (const auto* scheme : reader.workbench.session().snapshot().all<model::Scheme>())
        schemes.push_back(scheme->thing.id);
    ASSERT_GE(schemes.size(), 4U);
    reader.show("incentives");
    for (const base::ThingId id : schemes) {
        reader.intent("incentive_view", {{"scheme", id.text()}, {"part", "outcome"}});
        expect_traced("outcome of " + id.text());
        reader.intent("incentive_view", {{"part", "terms"}});
        expect_traced("terms of " + id.text());
        EXPECT_TRUE(reader.activate("incentives/new_version").has_value());
        expect_traced("draft of " + id.text());
    }
}

// The search itself: it sees what is bare, and lets dates and names be.
TEST(EveryNumberSearch, SeesADigitThatIsNoDate) {
    const Dates dates;
    for (const char* bare : {"8 av 12 når målet", "74 %", "kostade 2 600", "plan 70"})
        EXPECT_FALSE(dates.without(bare).empty()) << bare;
    for (const char* dated : {"30\u00a0sep\u00a02026", "30 september 2026", "kvartal 3 2026",
                              "september 2026", "2024–2029", "2026-09-30", "14:02", "vecka 40 2026",
                              "i kraft sedan 15 jan 2026, godkänd", "Q3 2026", "5 Oct"})
        EXPECT_EQ(dates.without(dated), "") << dated;
}

}  // namespace
}  // namespace samverka
