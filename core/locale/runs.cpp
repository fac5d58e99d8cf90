#include "core/locale/runs.h"

#include <algorithm>

#include "core/base/assert.h"
#include "core/locale/numbers.h"

namespace samverka::locale {

namespace {

using base::Argument;

std::string_view text_of_key(std::string_view key, Language language) {
    const char* const text = find_message(key, language);
    return text != nullptr ? std::string_view(text) : key;
}

std::string list_target(const std::vector<base::ThingId>& things) {
    std::string target;
    for (const base::ThingId& thing : things) {
        target.append(target.empty() ? "list:" : ",");
        target.append(thing.text());
    }
    return target;
}

// One argument as a run. A visitor with a function for each kind, so that a new kind does not
// compile without its own.
struct ArgumentRenderer {
    Language language;
    const Currency& currency;

    Run operator()(const base::PlainArgument& argument) const {
        return {.kind = RunKind::Plain, .text = argument.text, .target = {}};
    }
    Run operator()(const base::BilingualArgument& argument) const {
        return {.kind = RunKind::Plain, .text = choose(argument.text, language).text, .target = {}};
    }
    Run operator()(const base::CountArgument& argument) const {
        return {.kind = RunKind::Value,
                .text = show_integer(argument.count, language),
                .target = list_target(argument.of)};
    }
    Run operator()(const base::DecimalArgument& argument) const {
        const std::string_view unit =
            argument.unit_key.empty() ? "" : text_of_key(argument.unit_key, language);
        return {.kind = RunKind::Value,
                .text = with_unit(show_decimal(argument.value, language), unit, language),
                .target = argument.trace};
    }
    Run operator()(const base::MoneyArgument& argument) const {
        const std::string target =
            argument.thing.is_nil() ? "" : "set:" + argument.thing.text() + "/" + argument.field;
        return {.kind = RunKind::Value,
                .text = show_money(argument.value, currency, MoneyStyle::Brief, language),
                .target = target};
    }
    Run operator()(const base::DateArgument& argument) const {
        return {.kind = RunKind::Value,
                .text = show_date(argument.value, DateStyle::Short, language),
                .target = {}};
    }
    Run operator()(const base::PeriodArgument& argument) const {
        return {
            .kind = RunKind::Value, .text = show_period(argument.value, language), .target = {}};
    }
    Run operator()(const base::ReferenceArgument& argument) const {
        const std::string_view unnamed =
            language == Language::Swedish ? "(utan namn)" : "(without a name)";
        std::string title = choose(argument.title, language).text;
        if (title.empty()) title = unnamed;
        return {
            .kind = RunKind::Reference, .text = std::move(title), .target = argument.thing.text()};
    }
    Run operator()(const base::LabelArgument& argument) const {
        const std::string_view label = text_of_key(argument.key, language);
        return {.kind = RunKind::Plain,
                .text = argument.place == base::LabelPlace::Inside ? inside_sentence(label)
                                                                   : std::string(label),
                .target = {}};
    }
    Run operator()(const base::LabelsArgument& argument) const {
        const bool swedish = language == Language::Swedish;
        std::string text;
        for (std::size_t i = 0; i < argument.keys.size(); ++i) {
            const bool last = i + 1 == argument.keys.size();
            if (i > 0) text.append(!last ? ", " : (swedish ? " och " : " and "));
            text.append(text_of_key(argument.keys[i], language));
        }
        return {.kind = RunKind::Plain, .text = std::move(text), .target = {}};
    }
    Run operator()(const base::TermArgument& argument) const {
        const char* const word = find_message("term." + argument.term + ".word", language);
        return {.kind = RunKind::Term,
                .text = word != nullptr ? std::string(word) : argument.term,
                .target = argument.term};
    }
};

// What decides between the texts of a choice: 0, 1 or anything else.
enum class Quantity : std::uint8_t { None, One, Other };

Quantity quantity_of(const Argument& argument) {
    const base::Decimal one = base::Decimal::from_integer(1);
    if (const auto* count = std::get_if<base::CountArgument>(&argument)) {
        if (count->count == 0) return Quantity::None;
        return count->count == 1 ? Quantity::One : Quantity::Other;
    }
    if (const auto* decimal = std::get_if<base::DecimalArgument>(&argument)) {
        if (decimal->value.is_zero()) return Quantity::None;
        return decimal->value == one ? Quantity::One : Quantity::Other;
    }
    return Quantity::Other;
}

// The text of a choice's alternatives, "one|other" or "none|one|other", that fits.
std::string_view alternative(std::string_view alternatives, Quantity quantity) {
    const std::size_t first_bar = alternatives.find('|');
    if (first_bar == std::string_view::npos) return alternatives;
    const std::string_view first = alternatives.substr(0, first_bar);
    const std::string_view rest = alternatives.substr(first_bar + 1);
    const std::size_t second_bar = rest.find('|');
    if (second_bar == std::string_view::npos) return quantity == Quantity::One ? first : rest;
    switch (quantity) {
        case Quantity::None:
            return first;
        case Quantity::One:
            return rest.substr(0, second_bar);
        case Quantity::Other:
            return rest.substr(second_bar + 1);
    }
    SV_ASSERT(false);
}

// The position of the brace that closes the one at `open`, or npos.
std::size_t closing_brace(std::string_view text, std::size_t open) {
    std::size_t depth = 0;
    for (std::size_t i = open; i < text.size(); ++i) {
        if (text[i] == '{') ++depth;
        if (text[i] == '}' && --depth == 0) return i;
    }
    return std::string_view::npos;
}

class Renderer {
  public:
    Renderer(const base::Message& message, Language language, const Currency& currency)
        : m_message(message), m_language(language), m_argument{language, currency} {}

    Runs render() {
        put_text(text_of_key(m_message.key, m_language));
        return std::move(m_runs);
    }

  private:
    enum class Inside : std::uint8_t { Text, Choice };

    void put_text(std::string_view text, Inside inside = Inside::Text);
    void put_braces(std::string_view inner, Inside inside);
    void put_run(Run run);
    [[nodiscard]] const Argument* find_argument(std::string_view name) const;

    const base::Message& m_message;
    Language m_language;
    ArgumentRenderer m_argument;
    Runs m_runs;
};

const Argument* Renderer::find_argument(std::string_view name) const {
    const auto found = std::find_if(m_message.arguments.begin(), m_message.arguments.end(),
                                    [&](const auto& argument) { return argument.first == name; });
    return found != m_message.arguments.end() ? &found->second : nullptr;
}

// Plain runs that meet become one, so that words wrap and compare as they read.
void Renderer::put_run(Run run) {
    if (run.kind == RunKind::Plain) {
        if (run.text.empty()) return;
        if (!m_runs.empty() && m_runs.back().kind == RunKind::Plain) {
            m_runs.back().text.append(run.text);
            return;
        }
    }
    m_runs.push_back(std::move(run));
}

void Renderer::put_text(std::string_view text, Inside inside) {
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : closing_brace(text, open);
        const std::size_t plain_end = close == std::string_view::npos ? text.size() : open;
        put_run(
            {.kind = RunKind::Plain, .text = std::string(text.substr(0, plain_end)), .target = {}});
        if (close == std::string_view::npos) return;
        put_braces(text.substr(open + 1, close - open - 1), inside);
        text.remove_prefix(close + 1);
    }
}

void Renderer::put_braces(std::string_view inner, Inside inside) {
    const std::size_t bar = inner.find('|');
    const Argument* const argument = find_argument(inner.substr(0, bar));
    if (bar != std::string_view::npos && inside == Inside::Text) {
        const Quantity quantity = argument != nullptr ? quantity_of(*argument) : Quantity::Other;
        put_text(alternative(inner.substr(bar + 1), quantity), Inside::Choice);
    } else if (argument != nullptr) {
        put_run(std::visit(m_argument, *argument));
    } else {
        put_run({.kind = RunKind::Plain, .text = "{" + std::string(inner) + "}", .target = {}});
    }
}

}  // namespace

Runs render(const base::Message& message, Language language, const Currency& currency) {
    return Renderer(message, language, currency).render();
}

std::string plain_text(const Runs& runs) {
    std::string text;
    for (const Run& run : runs) text.append(run.text);
    return text;
}

ChosenText choose(const base::Bilingual& text, Language language) {
    const bool swedish = language == Language::Swedish;
    const std::string& wanted = swedish ? text.sv : text.en;
    const std::string& other = swedish ? text.en : text.sv;
    if (!wanted.empty() || other.empty()) return {.text = wanted, .missing = false};
    return {.text = other, .missing = true};
}

std::string inside_sentence(std::string_view label) {
    std::string out(label);
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (out.size() > 1 && out[0] == '\xC3' && out[1] >= '\x80' && out[1] <= '\x9E')
        out[1] = static_cast<char>(out[1] + 0x20);  // Å, Ä, Ö: of the capitals after À
    else if (!out.empty() && is_capital(out[0]) && (out.size() == 1 || !is_capital(out[1])))
        out[0] = static_cast<char>(out[0] - 'A' + 'a');
    return out;
}

}  // namespace samverka::locale
