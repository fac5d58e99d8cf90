// A plain main for the fuzzers: replays every file of the folders and files named, and the empty
// input.
//
// Guarantees that whatever once broke a door is tried again by every test run, without libFuzzer.
// Prints one line in GoogleTest's form so that the cases are counted.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void replay(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const std::vector<std::uint8_t> input(bytes.begin(), bytes.end());
    std::printf("replaying %s\n", path.filename().c_str());
    std::fflush(stdout);
    LLVMFuzzerTestOneInput(input.data(), input.size());
}

}  // namespace

int main(int argc, char** argv) {
    const std::uint8_t nothing = 0;
    LLVMFuzzerTestOneInput(&nothing, 0);
    int count = 1;
    for (int i = 1; i < argc; ++i) {
        std::error_code failed;
        const std::filesystem::path place(argv[i]);
        if (std::filesystem::is_regular_file(place, failed)) {
            replay(place);
            ++count;
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(place, failed)) {
            if (entry.is_regular_file(failed)) {
                replay(entry.path());
                ++count;
            }
        }
    }
    std::printf("[  PASSED  ] %d tests.\n", count);
    return 0;
}
