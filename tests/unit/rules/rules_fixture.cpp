#include "tests/unit/rules/rules_fixture.h"

#include <algorithm>

#include "core/command/command.h"
#include "core/locale/runs.h"

namespace samverka::rules {

namespace {

using locale::Language;

std::string shown(const base::Message& message, Language language) {
    return locale::plain_text(locale::render(message, language));
}

void expect_readable(const base::Message& message, const std::string& rule) {
    for (const Language language : {Language::Swedish, Language::English}) {
        ASSERT_NE(locale::find_message(message.key, language), nullptr) << message.key;
        const std::string text = shown(message, language);
        EXPECT_EQ(text.find_first_of("{}|"), std::string::npos) << rule << ": " << text;
        EXPECT_EQ(text.find("(without a name)"), std::string::npos) << rule << ": " << text;
        EXPECT_EQ(text.find("  "), std::string::npos) << rule << ": " << text;
    }
}

// A mend names a command, gives it only what it takes, and lacks nothing that it needs but what it
// asks for.
void expect_runnable(const Mend& mend) {
    const command::Command* command = command::find_command(mend.command);
    ASSERT_NE(command, nullptr) << mend.command;
    const auto takes = [&](std::string_view name) {
        return std::any_of(command->arguments.begin(), command->arguments.end(),
                           [&](const command::Argument& one) { return name == one.name; });
    };
    for (const auto& [name, value] : mend.arguments) {
        EXPECT_TRUE(takes(name)) << mend.command << " takes no " << name;
        EXPECT_FALSE(value.empty()) << mend.command << " " << name;
    }
    if (!mend.asks.empty()) EXPECT_TRUE(takes(mend.asks)) << mend.command << " " << mend.asks;
    for (const command::Argument& one : command->arguments)
        if (one.required && mend.asks != one.name)
            EXPECT_NE(argument(mend, one.name), "(none)") << mend.command << " needs " << one.name;
}

}  // namespace

std::vector<Finding> RulesTest::all(std::string_view date) const {
    return evaluate_all(m_builder.snapshot(), test::day(date));
}

std::vector<Finding> RulesTest::of(std::string_view rule, std::string_view date) const {
    std::vector<Finding> out = all(date);
    std::erase_if(out, [&](const Finding& finding) { return finding.rule != rule; });
    return out;
}

Finding RulesTest::only(std::string_view rule, std::string_view date) const {
    const auto found = of(rule, date);
    EXPECT_EQ(found.size(), 1U) << rule;
    return found.size() == 1 ? found.front() : Finding{};
}

std::vector<std::string> RulesTest::faults(std::string_view date) const {
    std::vector<std::string> out;
    for (const Finding& finding : all(date))
        if (finding.severity != Severity::Praise) out.push_back(finding.rule);
    return out;
}

void RulesTest::TearDown() {
    for (const Finding& finding : all()) {
        EXPECT_FALSE(finding.subject.is_nil()) << finding.rule;
        for (const auto* message : {&finding.text, &finding.reason, &finding.mark})
            expect_readable(*message, finding.rule);
        for (const base::ThingId who : finding.who) {
            const model::Thing* found = m_builder.snapshot().find(who);
            ASSERT_NE(found, nullptr) << finding.rule;
            EXPECT_TRUE(found->kind == model::ThingKind::Role ||
                        found->kind == model::ThingKind::Pair ||
                        found->kind == model::ThingKind::Party)
                << finding.rule;
        }
        for (const Mend& mend : finding.mends) {
            expect_readable(mend.label, finding.rule);
            expect_runnable(mend);
        }
    }
}

std::string swedish(const base::Message& message) { return shown(message, Language::Swedish); }
std::string english(const base::Message& message) { return shown(message, Language::English); }

std::string argument(const Mend& mend, std::string_view name) {
    for (const auto& [given, value] : mend.arguments)
        if (given == name) return value;
    return "(none)";
}

std::vector<std::string> offered(const Finding& finding) {
    std::vector<std::string> out;
    for (const Mend& mend : finding.mends)
        out.push_back(mend.command + (mend.asks.empty() ? "" : "(" + mend.asks + ")") + ": " +
                      swedish(mend.label));
    return out;
}

}  // namespace samverka::rules
