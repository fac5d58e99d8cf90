#include "native/cli/options.h"

#include <algorithm>
#include <array>

#include "core/base/entropy.h"
#include "core/base/text.h"

namespace samverka::cli {

namespace {

using base::ErrorCode;
using base::Result;

const std::array kVerbs{
    Verb{"new", 0, 1, {"template", "name", "customer", "supplier", "side", "starts", "ends"}},
    Verb{"show", 1, 1, {}},
    Verb{"check", 1, 1, {}},
    Verb{"kpi", 1, 2, {"period"}},
    Verb{"outcome", 1, 2, {"period"}},
    Verb{"explain", 2, 2, {"period", "side"}},
    Verb{"backtest", 2, 2, {"from"}},
    Verb{"simulate", 2, 20, {"x", "y", "from", "to", "draws", "seed"}},
    Verb{"apply", 2, 2, {}},
    Verb{"export", 1, 1, {"format"}},
    Verb{"import", 1, 1, {"format"}},
    Verb{"merge", 2, 1000, {}},
    Verb{"verify", 1, 1, {}},
    Verb{"log", 1, 1, {"thing", "limit"}},
    Verb{"erase", 2, 2, {}},
    Verb{"schema", 0, 1, {}},
    Verb{"catalogue", 0, 1, {}},
    Verb{"help", 0, 1, {}},
};

std::unexpected<base::Error> usage(std::string_view word, std::string_view detail) {
    return base::fail(ErrorCode::UsageInvalid, word, detail);
}

class Reader {
  public:
    Reader(const std::vector<std::string>& typed, Options& out) : m_typed(typed), m_out(out) {}

    Result<void> read() {
        while (m_next < m_typed.size()) {
            const std::string& word = m_typed[m_next++];
            const bool option = m_options && word.size() > 1 && word.front() == '-';
            if (option)
                SV_TRY_VOID(read_option(word));
            else if (m_out.verb.empty())
                m_out.verb = word;
            else
                m_out.words.push_back(word);
        }
        return check();
    }

  private:
    Result<std::string> value_of(const std::string& word,
                                 const std::optional<std::string>& attached) {
        if (attached) return *attached;
        if (m_next == m_typed.size()) return usage(word, "a value is expected");
        return m_typed[m_next++];
    }

    Result<void> read_option(const std::string& word) {
        if (word == "--") {
            m_options = false;
            return {};
        }
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        std::optional<std::string> attached;
        if (equals != std::string::npos) attached = word.substr(equals + 1);
        if (read_flag(name)) {
            if (attached) return usage(word, "no value is expected");
            return {};
        }
        SV_TRY(const std::string value, value_of(name, attached));
        return read_value(name, value);
    }

    bool read_flag(std::string_view name) {
        bool* flag = nullptr;
        if (name == "--help" || name == "-h") flag = &m_out.help;
        if (name == "--json") flag = &m_out.json;
        if (name == "--typescript") flag = &m_out.typescript;
        if (name == "--trace") flag = &m_out.trace;
        if (flag != nullptr) *flag = true;
        return flag != nullptr;
    }

    Result<void> read_value(const std::string& name, const std::string& value) {
        if (name == "--as") {
            m_out.author = value;
        } else if (name == "--output" || name == "-o") {
            m_out.output = value;
        } else if (name == "--lang") {
            const auto language = locale::find_language(value);
            if (!language) return base::fail(ErrorCode::LanguageUnknown, name, value);
            m_out.language = *language;
        } else if (name == "--now") {
            const auto now = base::Instant::parse(value);
            if (!now) return base::fail_under(name, now.error());
            m_out.now = *now;
        } else if (name == "--as-of") {
            const auto date = base::Date::parse(value);
            if (!date) return base::fail_under(name, date.error());
            m_out.as_of = *date;
        } else if (name == "--entropy") {
            auto seed = base::parse_seed(value);
            if (!seed) return usage(name, seed.error().detail);
            m_out.entropy = std::move(*seed);
        } else if (name.starts_with("--")) {
            m_out.values[name.substr(2)] = value;
        } else {
            return usage(name, "there is no such option");
        }
        return {};
    }

    Result<void> check() {
        if (m_out.verb.empty()) {
            if (m_out.help) return {};
            return usage("", "a verb is expected");
        }
        const Verb* verb = find_verb(m_out.verb);
        if (verb == nullptr) return usage(m_out.verb, "there is no such verb");
        for (const auto& [name, value] : m_out.values)
            if (std::find(verb->options.begin(), verb->options.end(), name) == verb->options.end())
                return usage("--" + name, "there is no such option");
        if (m_out.help) return {};
        if (m_out.words.size() < verb->words_min)
            return usage(m_out.verb, "an argument is missing");
        if (m_out.words.size() > verb->words_max)
            return usage(m_out.words.back(), "an argument too many");
        return {};
    }

    const std::vector<std::string>& m_typed;
    Options& m_out;
    std::size_t m_next = 0;
    bool m_options = true;
};

}  // namespace

std::optional<std::string> Options::value(std::string_view name) const {
    const auto found = values.find(std::string(name));
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

const Verb* find_verb(std::string_view name) {
    const auto found = std::find_if(kVerbs.begin(), kVerbs.end(),
                                    [&](const Verb& verb) { return verb.name == name; });
    return found == kVerbs.end() ? nullptr : &*found;
}

base::Result<void> read_options(const std::vector<std::string>& typed,
                                std::string_view system_language, Options& out) {
    out.language =
        system_language.starts_with("sv") ? locale::Language::Swedish : locale::Language::English;
    return Reader(typed, out).read();
}

}  // namespace samverka::cli
