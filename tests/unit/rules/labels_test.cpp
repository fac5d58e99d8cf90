// Every kind, field, choice, unit, command and argument has a label, and the glossary tells what
// the terms tell.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/command/command.h"
#include "core/locale/messages.h"
#include "core/model/field.h"

namespace samverka {
namespace {

using locale::Language;

void expect_label(const std::string& key) {
    for (const Language language : {Language::Swedish, Language::English}) {
        const char* text = locale::find_message(key, language);
        ASSERT_NE(text, nullptr) << key;
        EXPECT_NE(std::string(text), "") << key;
    }
}

void expect_field_labels(const std::string& owner, const model::Field& field) {
    expect_label(owner + "." + field.name);
    if (field.unit_key != nullptr) expect_label(field.unit_key);
    if (field.choices != nullptr)
        for (std::size_t i = 1; i <= field.choices->count; ++i)
            expect_label(model::choice_label_key(*field.choices, static_cast<std::uint8_t>(i)));
    if (field.composite != nullptr)
        for (const model::Field& part : field.composite->fields)
            expect_field_labels(field.composite->name, part);
}

TEST(Labels, EveryKindFieldAndChoiceHasOne) {
    for (const model::ThingType& type : model::standard_schema().types) {
        expect_label(model::kind_label_key(type));
        expect_label(model::kind_label_key(type) + ".many");
        for (const model::Field& field : type.fields) {
            EXPECT_EQ(model::field_label_key(type, field),
                      std::string(type.name) + "." + field.name);
            expect_field_labels(type.name, field);
        }
    }
}

TEST(Labels, EveryCommandAndArgumentHasOne) {
    for (const command::Command& command : command::all_commands()) {
        expect_label(std::string("command.") + command.id);
        for (const command::Argument& argument : command.arguments) {
            expect_label(std::string("argument.") + argument.name);
            if (argument.choices == nullptr) continue;
            for (std::size_t i = 1; i <= argument.choices->count; ++i)
                expect_label(
                    model::choice_label_key(*argument.choices, static_cast<std::uint8_t>(i)));
        }
    }
}

TEST(Labels, EveryKindIsATermOfTheGlossary) {
    for (const model::ThingType& type : model::standard_schema().types) {
        expect_label(std::string("term.") + type.name + ".word");
        expect_label(std::string("term.") + type.name + ".meaning");
    }
}

TEST(Labels, TheGlossarySaysWhatTheTermsSay) {
    const std::ifstream file("docs/glossary.md");
    std::ostringstream read;
    read << file.rdbuf();
    const std::string glossary = read.str();
    ASSERT_FALSE(glossary.empty());
    std::size_t terms = 0;
    for (std::size_t i = 0; i < locale::kMessageTable.count; ++i) {
        const std::string_view key = locale::message_row(i).key;
        if (!key.starts_with("term.") || !key.ends_with(".meaning")) continue;
        const std::string word = std::string(key.substr(0, key.size() - 7)) + "word";
        const std::string row = " | " + std::string(locale::message(word, Language::Swedish)) +
                                " | " + std::string(locale::message(key, Language::English)) + " |";
        EXPECT_NE(glossary.find(row), std::string::npos) << row;
        EXPECT_NE(glossary.find("| " + std::string(locale::message(word, Language::English))),
                  std::string::npos)
            << word;
        ++terms;
    }
    EXPECT_GT(terms, 50U);
}

}  // namespace
}  // namespace samverka
