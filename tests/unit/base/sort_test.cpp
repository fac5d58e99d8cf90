#include "core/base/sort.h"

#include <memory>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace samverka::base {
namespace {

struct Entry {
    int key = 0;
    int place = 0;
    bool operator==(const Entry&) const = default;
};

TEST(Sort, OrdersAsTheStandardStableSortDoes) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<Entry> items;
        const auto count = static_cast<int>(random() % 40U);
        for (int i = 0; i < count; ++i)
            items.push_back({.key = static_cast<int>(random() % 9U), .place = i});
        std::vector<Entry> expected = items;
        const auto by_key = [](const Entry& a, const Entry& b) { return a.key < b.key; };
        std::stable_sort(expected.begin(), expected.end(), by_key);
        sort(items, by_key);
        EXPECT_EQ(items, expected) << "round " << round;
    }
}

TEST(Sort, AsksOnceAnElementWhenInOrder) {
    const std::vector<int> sorted{1, 2, 2, 3, 9};
    std::vector<int> items = sorted;
    int asked = 0;
    sort(items, [&](int a, int b) {
        ++asked;
        return a < b;
    });
    EXPECT_EQ(items, sorted);
    EXPECT_EQ(asked, 4);
}

TEST(Sort, MovesWhatCannotBeCopied) {
    std::vector<std::unique_ptr<std::string>> items;
    for (const char* text : {"delta", "alfa", "charlie", "bravo"})
        items.push_back(std::make_unique<std::string>(text));
    sort(items, [](const auto& a, const auto& b) { return *a < *b; });
    std::string all;
    for (const auto& item : items) all += item->front();
    EXPECT_EQ(all, "abcd");
}

TEST(Sort, TakesAPartOfAList) {
    std::vector<int> items{9, 8, 7, 6};
    sort(std::span(items).subspan(2));
    EXPECT_EQ(items, (std::vector{9, 8, 6, 7}));
}

TEST(Sort, OfNothingAndOfOne) {
    std::vector<int> none;
    sort(none);
    EXPECT_TRUE(none.empty());
    std::vector<int> one{4};
    sort(one);
    EXPECT_EQ(one, std::vector{4});
}

TEST(SortUnique, KeepsOneOfEach) {
    std::vector<std::string> items{"b", "a", "b", "c", "a"};
    sort_unique(items);
    EXPECT_EQ(items, (std::vector<std::string>{"a", "b", "c"}));
}

}  // namespace
}  // namespace samverka::base
