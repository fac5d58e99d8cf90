#include "native/os/log_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "native/os/files.h"
#include "tests/unit/os/scratch_folder.h"

namespace samverka::os {
namespace {

using test::add_bytes;
using test::bytes_of;

class LogFileTest : public ::testing::Test {
  public:
    LogFileTest() : path(folder.path("a.samverka")), file(path) {
        add_bytes(path, "one\n");
        EXPECT_EQ(file.read().value_or("?"), "one\n");
    }
    test::ScratchFolder folder;
    std::string path;
    LogFile file;
};

TEST_F(LogFileTest, AppendedLinesStandAfterAllThatIsThere) {
    EXPECT_EQ(file.append("two\n").value_or("?"), "");
    EXPECT_EQ(bytes_of(path), "one\ntwo\n");
    EXPECT_FALSE(file.is_changed());
}

TEST_F(LogFileTest, AppendingHandsOutWhatOthersHaveWritten) {
    add_bytes(path, "theirs\n");
    EXPECT_TRUE(file.is_changed());
    EXPECT_EQ(file.append("ours\n").value_or("?"), "theirs\n");
    EXPECT_EQ(bytes_of(path), "one\ntheirs\nours\n");
    EXPECT_EQ(file.read_new().value_or("?"), "");
}

TEST_F(LogFileTest, AHalfLineOfAKilledWriterIsEndedAndKept) {
    add_bytes(path, "hal");
    EXPECT_EQ(file.append("whole\n").value_or("?"), "hal");
    EXPECT_EQ(bytes_of(path), "one\nhal\nwhole\n");
}

TEST_F(LogFileTest, NewsAreReadOnce) {
    add_bytes(path, "theirs\n");
    EXPECT_EQ(file.read_new().value_or("?"), "theirs\n");
    EXPECT_EQ(file.read_new().value_or("?"), "");
    EXPECT_FALSE(file.is_changed());
}

TEST_F(LogFileTest, AnotherFileInItsPlaceIsReadWhole) {
    ASSERT_TRUE(replace_file(path, "quite\nanother\n"));
    EXPECT_TRUE(file.is_changed());
    EXPECT_EQ(file.read_new().value_or("?"), "quite\nanother\n");
    EXPECT_EQ(file.append("more\n").value_or("?"), "");
    EXPECT_EQ(bytes_of(path), "quite\nanother\nmore\n");
}

TEST_F(LogFileTest, NothingIsReplacedOverTheHeadsOfOthers) {
    add_bytes(path, "theirs\n");
    EXPECT_EQ(file.replace("all\n").value_or("?"), "theirs\n");
    EXPECT_EQ(bytes_of(path), "one\ntheirs\n");
    EXPECT_EQ(file.replace("all\n").value_or("?"), "");
    EXPECT_EQ(bytes_of(path), "all\n");
    EXPECT_FALSE(file.is_changed());
}

TEST_F(LogFileTest, AMissingFileIsARefusalAndNoNews) {
    std::filesystem::remove(path);
    EXPECT_FALSE(file.is_changed());
    EXPECT_EQ(file.read_new().error().code, base::ErrorCode::FileUnreadable);
    EXPECT_EQ(file.append("x\n").error().code, base::ErrorCode::FileUnwritable);
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(LogFileTest, ReplacingKeepsALinkALink) {
    const std::string link = folder.path("link");
    ASSERT_EQ(::symlink(path.c_str(), link.c_str()), 0);
    ASSERT_TRUE(replace_file(link, "new\n"));
    EXPECT_TRUE(std::filesystem::is_symlink(link));
    EXPECT_EQ(bytes_of(path), "new\n");
}

TEST_F(LogFileTest, AFileThatIsThereIsNotCreatedAgain) {
    EXPECT_EQ(create_file(path, "x").error().code, base::ErrorCode::FileUnwritable);
    EXPECT_EQ(bytes_of(path), "one\n");
}

}  // namespace
}  // namespace samverka::os
