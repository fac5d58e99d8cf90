#include "native/host/options.h"

#include <gtest/gtest.h>

#include "native/host/file_names.h"

namespace samverka::desktop {
namespace {

TEST(DesktopOptions, AFileAndItsOptionsInAnyOrder) {
    Options options;
    ASSERT_TRUE(
        read_options({"--lang=sv", "a b.samverka", "--now", "2026-11-23T12:00:00Z"}, options));
    EXPECT_EQ(options.start, Start::File);
    EXPECT_EQ(options.file, "a b.samverka");
    EXPECT_EQ(options.language, locale::Language::Swedish);
    EXPECT_TRUE(options.now.has_value());
    EXPECT_FALSE(options.control);
}

TEST(DesktopOptions, WhatIsNotUnderstoodIsNamed) {
    const auto word = [](const std::vector<std::string>& typed) {
        Options options;
        const auto read = read_options(typed, options);
        return read ? std::string() : read.error().path;
    };
    EXPECT_EQ(word({"--nonsense"}), "--nonsense");
    EXPECT_EQ(word({"a", "b"}), "b");
    EXPECT_EQ(word({"--lang"}), "--lang");
    EXPECT_EQ(word({"--lang", "fi"}), "--lang");
    EXPECT_EQ(word({"--entropy", "xyz"}), "--entropy");
    EXPECT_EQ(word({"--example"}), "");
}

TEST(DesktopOptions, TheMachinesLanguageIsFollowedWhereItIsKnown) {
    EXPECT_EQ(language_of("sv_SE.UTF-8"), locale::Language::Swedish);
    EXPECT_EQ(language_of("nb_NO.UTF-8"), locale::Language::Swedish);
    EXPECT_EQ(language_of("en_GB"), locale::Language::English);
    EXPECT_EQ(language_of("de_DE.UTF-8"), locale::Language::English);
    for (const char* nothing : {"", "C", "C.UTF-8", "POSIX"})
        EXPECT_EQ(language_of(nothing), locale::Language::Swedish) << nothing;
}

TEST(FileNames, AreMadeOfTheTitle) {
    EXPECT_EQ(file_name("IT-drift och arbetsplats – Åre × Öst", "x"),
              "it-drift-och-arbetsplats-åre-öst.samverka");
    EXPECT_EQ(file_name(" …/..", "partnerskap"), "partnerskap.samverka");
    EXPECT_LE(file_name(std::string(500, 'a'), "x").size(), 90U);
}

TEST(FileNames, GetTheirEndingUnlessTheyHaveOne) {
    EXPECT_EQ(with_ending("/a.b/nord"), "/a.b/nord.samverka");
    EXPECT_EQ(with_ending("/a/nord.samverka"), "/a/nord.samverka");
    EXPECT_EQ(with_ending("/a/nord.txt"), "/a/nord.txt");
    EXPECT_EQ(folder_of("/a/b/c"), "/a/b");
    EXPECT_EQ(folder_of("/c"), "/");
    EXPECT_EQ(folder_of("c"), "");
    EXPECT_EQ(name_of("/a/c.samverka"), "c.samverka");
}

}  // namespace
}  // namespace samverka::desktop
