#include "core/kpi/formula.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.h"
#include "core/kpi/formula_words.h"

namespace samverka::kpi {

namespace {

using base::Decimal;

template <class T>
using Read = FormulaResult<T>;
using Place = std::uint32_t;  // of a node in the list

struct Operator {
    FormulaSign sign;
    FormulaOp op;
};
constexpr std::array kComparisons{Operator{FormulaSign::Less, FormulaOp::Less},
                                  Operator{FormulaSign::LessOrEqual, FormulaOp::LessOrEqual},
                                  Operator{FormulaSign::Equal, FormulaOp::Equal},
                                  Operator{FormulaSign::NotEqual, FormulaOp::NotEqual},
                                  Operator{FormulaSign::GreaterOrEqual, FormulaOp::GreaterOrEqual},
                                  Operator{FormulaSign::Greater, FormulaOp::Greater}};
constexpr std::array kSums{Operator{FormulaSign::Plus, FormulaOp::Add},
                           Operator{FormulaSign::Minus, FormulaOp::Subtract}};
constexpr std::array kProducts{Operator{FormulaSign::Times, FormulaOp::Multiply},
                               Operator{FormulaSign::Over, FormulaOp::Divide}};

struct FoldName {
    std::string_view name;
    Fold fold;
};
constexpr std::array kFolds{
    FoldName{"sum", Fold::Sum},       FoldName{"avg", Fold::Mean},
    FoldName{"min", Fold::Least},     FoldName{"max", Fold::Greatest},
    FoldName{"median", Fold::Median}, FoldName{"percentile", Fold::Percentile},
    FoldName{"count", Fold::Count},   FoldName{"first", Fold::First},
    FoldName{"last", Fold::Last}};

std::optional<Fold> find_fold(std::string_view name) {
    for (const FoldName& one : kFolds)
        if (one.name == name) return one.fold;
    return std::nullopt;
}

std::optional<FormulaOp> find_operator(std::span<const Operator> operators, FormulaSign sign) {
    for (const Operator& one : operators)
        if (one.sign == sign) return one.op;
    return std::nullopt;
}

class Reader {
  public:
    Reader(std::string_view text, std::span<const FormulaInput> inputs)
        : m_text(text), m_inputs(inputs), m_next(next_token(text, 0)) {}

    Read<Formula> run() {
        if (m_text.size() > kFormulaBytesMax) return fault(m_next, "formula.too_long");
        if (m_next.sign == FormulaSign::End) return fault(m_next, "formula.empty");
        if (const auto whole = condition(); !whole) return std::unexpected(whole.error());
        if (m_next.sign != FormulaSign::End) return fault(m_next, "formula.not_expected");
        return std::move(m_formula);
    }

  private:
    // ---- words

    [[nodiscard]] std::string_view word(const FormulaToken& token) const {
        return m_text.substr(token.begin, token.end - token.begin);
    }
    [[nodiscard]] bool at_word(std::string_view name) const {
        return m_next.sign == FormulaSign::Name && word(m_next) == name;
    }
    FormulaToken take() { return std::exchange(m_next, next_token(m_text, m_next.end)); }
    bool take_if(FormulaSign sign) {
        if (m_next.sign != sign) return false;
        take();
        return true;
    }

    // ---- faults

    [[nodiscard]] std::unexpected<FormulaFault> fault(std::uint32_t begin, std::uint32_t end,
                                                      std::string_view key,
                                                      std::string_view wanted = {}) const {
        FormulaFault out{.begin = begin, .end = end, .message = {}};
        const std::string_view found = m_text.substr(begin, end - begin);
        const std::string full = std::string(key) + (wanted.empty() ? "" : ".wanted");
        out.message = base::Message{.key = full, .arguments = {}};
        out.message.with("found", base::PlainArgument{std::string(found)});
        if (!wanted.empty()) out.message.with("wanted", base::PlainArgument{std::string(wanted)});
        return std::unexpected(std::move(out));
    }
    [[nodiscard]] std::unexpected<FormulaFault> fault(const FormulaToken& token,
                                                      std::string_view key,
                                                      std::string_view wanted = {}) const {
        const bool ended = token.sign == FormulaSign::End;
        return fault(token.begin, token.end, ended ? "formula.ended" : key, ended ? "" : wanted);
    }
    [[nodiscard]] std::unexpected<FormulaFault> fault(const FormulaNode& node, std::string_view key,
                                                      std::string_view wanted = {}) const {
        return fault(node.begin, node.end, key, wanted);
    }

    // ---- nodes

    [[nodiscard]] FormulaNode& node(Place place) { return m_formula.nodes[place]; }
    Read<Place> add(FormulaNode made) {
        if (m_formula.nodes.size() >= kFormulaNodesMax) return fault(made, "formula.too_large");
        m_formula.nodes.push_back(std::move(made));
        return static_cast<Place>(m_formula.nodes.size() - 1);
    }
    [[nodiscard]] FormulaNode over(FormulaOp op, Place left, Place right) {
        FormulaNode out;
        out.op = op;
        out.left = left;
        out.right = right;
        out.begin = node(left).begin;
        out.end = node(right).end;
        return out;
    }

    Read<void> want_number(Place place) {
        if (node(place).condition) return fault(node(place), "formula.is_condition");
        return {};
    }
    Read<void> want_condition(Place place) {
        if (!node(place).condition) return fault(node(place), "formula.is_number");
        return {};
    }
    // Both numbers of one unit; gives it.
    Read<Unit> want_same_unit(Place left, Place right) {
        if (auto ok = want_number(left); !ok) return std::unexpected(ok.error());
        if (auto ok = want_number(right); !ok) return std::unexpected(ok.error());
        const Unit& a = node(left).unit;
        const Unit& b = node(right).unit;
        if (!a.fits(b)) {
            FormulaFault out = fault(node(right), "formula.unit").error();
            out.message.with("left", base::PlainArgument{shown(a)})
                .with("right", base::PlainArgument{shown(b)});
            return std::unexpected(std::move(out));
        }
        return a.is_any() ? b : a;
    }
    [[nodiscard]] static std::string shown(const Unit& unit) {
        const std::string text = unit.text();
        return text.empty() ? "1" : text;
    }

    // ---- the grammar, from what binds least

    Read<Place> condition() {
        if (++m_depth > kFormulaDepthMax) return fault(m_next, "formula.too_deep");
        auto out = joined("or", FormulaOp::Or, [this] {
            return joined("and", FormulaOp::And, [this] { return negated(); });
        });
        --m_depth;
        return out;
    }

    template <class Part>
    Read<Place> joined(std::string_view name, FormulaOp op, const Part& part) {
        auto left = part();
        while (left && at_word(name)) {
            take();
            auto right = part();
            if (!right) return right;
            for (const Place side : {*left, *right})
                if (auto ok = want_condition(side); !ok) return std::unexpected(ok.error());
            FormulaNode made = over(op, *left, *right);
            made.condition = true;
            left = add(std::move(made));
        }
        return left;
    }

    Read<Place> negated() {
        if (!at_word("not")) return comparison();
        const FormulaToken sign = take();
        if (++m_depth > kFormulaDepthMax) return fault(sign, "formula.too_deep");
        auto inner = negated();
        --m_depth;
        if (!inner) return inner;
        if (auto ok = want_condition(*inner); !ok) return std::unexpected(ok.error());
        FormulaNode made = over(FormulaOp::Not, *inner, *inner);
        made.begin = sign.begin;
        made.condition = true;
        return add(std::move(made));
    }

    Read<Place> comparison() {
        auto left = sum();
        if (!left) return left;
        const auto op = find_operator(kComparisons, m_next.sign);
        if (!op) return left;
        take();
        auto right = sum();
        if (!right) return right;
        if (auto unit = want_same_unit(*left, *right); !unit) return std::unexpected(unit.error());
        if (find_operator(kComparisons, m_next.sign)) return fault(m_next, "formula.chained");
        FormulaNode made = over(*op, *left, *right);
        made.condition = true;
        return add(std::move(made));
    }

    Read<Place> sum() {
        auto left = product();
        for (auto op = find_operator(kSums, m_next.sign); left && op;
             op = find_operator(kSums, m_next.sign)) {
            take();
            auto right = product();
            if (!right) return right;
            auto unit = want_same_unit(*left, *right);
            if (!unit) return std::unexpected(unit.error());
            FormulaNode made = over(*op, *left, *right);
            made.unit = std::move(*unit);
            left = add(std::move(made));
        }
        return left;
    }

    Read<Place> product() {
        auto left = signed_part();
        for (auto op = find_operator(kProducts, m_next.sign); left && op;
             op = find_operator(kProducts, m_next.sign)) {
            take();
            auto right = signed_part();
            if (!right) return right;
            for (const Place side : {*left, *right})
                if (auto ok = want_number(side); !ok) return std::unexpected(ok.error());
            FormulaNode made = over(*op, *left, *right);
            const Unit& above = node(*left).unit;
            const Unit& other = node(*right).unit;
            made.unit = *op == FormulaOp::Multiply ? above.times(other) : above.over(other);
            left = add(std::move(made));
        }
        return left;
    }

    Read<Place> signed_part() {
        if (m_next.sign != FormulaSign::Minus) return part();
        const FormulaToken sign = take();
        if (++m_depth > kFormulaDepthMax) return fault(sign, "formula.too_deep");
        auto inner = signed_part();
        --m_depth;
        if (!inner) return inner;
        if (auto ok = want_number(*inner); !ok) return std::unexpected(ok.error());
        FormulaNode made = over(FormulaOp::Negate, *inner, *inner);
        made.begin = sign.begin;
        made.unit = node(*inner).unit;
        return add(std::move(made));
    }

    Read<Place> part() {
        if (m_next.sign == FormulaSign::Number) return constant();
        if (m_next.sign == FormulaSign::Name) return named();
        if (m_next.sign != FormulaSign::Open)
            return fault(m_next, m_next.sign == FormulaSign::Foreign ? "formula.foreign"
                                                                     : "formula.not_expected");
        const FormulaToken open = take();
        auto inner = condition();
        if (!inner) return inner;
        const FormulaToken close = m_next;
        if (!take_if(FormulaSign::Close)) return fault(m_next, "formula.not_closed");
        node(*inner).begin = open.begin;
        node(*inner).end = close.end;
        return inner;
    }

    Read<Decimal> number() {
        const FormulaToken token = take();
        std::string digits(word(token));
        std::replace(digits.begin(), digits.end(), ',', '.');
        const auto read = Decimal::parse(digits);
        if (!read) return fault(token, "formula.number");
        return *read;
    }

    Read<Place> constant() {
        FormulaNode made;
        made.op = FormulaOp::Constant;
        made.begin = m_next.begin;
        made.end = m_next.end;
        auto value = number();
        if (!value) return std::unexpected(value.error());
        made.constant = *value;
        made.unit = Unit::any();
        if (m_next.sign == FormulaSign::Percent) {
            made.end = take().end;
            made.unit = Unit::of("%");
        }
        return add(std::move(made));
    }

    // ---- names and functions

    [[nodiscard]] std::optional<std::uint32_t> find_input(std::string_view name) const {
        for (std::size_t i = 0; i < m_inputs.size(); ++i)
            if (m_inputs[i].name == name) return static_cast<std::uint32_t>(i);
        return std::nullopt;
    }

    Read<Place> named() {
        const FormulaToken name = take();
        if (m_next.sign == FormulaSign::Open) return call(name);
        const auto input = find_input(word(name));
        if (!input) {
            if (is_reserved_word(word(name))) return fault(name, "formula.reserved");
            std::vector<std::string_view> names;
            for (const FormulaInput& one : m_inputs) names.push_back(one.name);
            return fault(name, "formula.unknown_name", most_like(word(name), names));
        }
        FormulaNode made;
        made.op = FormulaOp::Input;
        made.input = *input;
        made.unit = Unit::of(m_inputs[*input].unit);
        made.begin = name.begin;
        made.end = name.end;
        return add(std::move(made));
    }

    Read<Place> call(const FormulaToken& name) {
        const std::string_view called = word(name);
        const auto known = formula_functions();
        if (std::find(known.begin(), known.end(), called) == known.end())
            return fault(name, "formula.unknown_function", most_like(called, known));
        if (++m_depth > kFormulaDepthMax) return fault(name, "formula.too_deep");
        take();  // (
        auto out = called == "if"                      ? choice(name)
                   : called == "previous"              ? earlier()
                   : called == "same_period_last_year" ? simple(name, FormulaOp::LastYear)
                   : called == "abs"                   ? simple(name, FormulaOp::Absolute)
                   : called == "has_data"              ? simple(name, FormulaOp::HasData)
                                                       : folded(name, *find_fold(called));
        --m_depth;
        if (!out) return out;
        const FormulaToken close = m_next;
        if (!take_if(FormulaSign::Close))
            return m_next.sign == FormulaSign::Separator
                       ? Read<Place>(fault(name, "formula.arguments"))
                       : Read<Place>(fault(m_next, "formula.not_closed"));
        node(*out).begin = name.begin;
        node(*out).end = close.end;
        return out;
    }

    Read<void> separator(const FormulaToken& name) {
        if (take_if(FormulaSign::Separator)) return {};
        if (m_next.sign == FormulaSign::Close) return fault(name, "formula.arguments");
        return fault(m_next, "formula.not_expected");
    }

    Read<Place> simple(const FormulaToken& name, FormulaOp op) {
        auto inner = condition();
        if (!inner) return inner;
        if (op != FormulaOp::HasData)
            if (auto ok = want_number(*inner); !ok) return std::unexpected(ok.error());
        FormulaNode made = over(op, *inner, *inner);
        made.begin = name.begin;
        made.condition = op == FormulaOp::HasData;
        if (!made.condition) made.unit = node(*inner).unit;
        return add(std::move(made));
    }

    Read<Place> choice(const FormulaToken& name) {
        auto asked = condition();
        if (!asked) return asked;
        if (auto ok = want_condition(*asked); !ok) return std::unexpected(ok.error());
        if (auto ok = separator(name); !ok) return std::unexpected(ok.error());
        auto then = condition();
        if (!then) return then;
        if (auto ok = separator(name); !ok) return std::unexpected(ok.error());
        auto otherwise = condition();
        if (!otherwise) return otherwise;
        auto unit = want_same_unit(*then, *otherwise);
        if (!unit) return std::unexpected(unit.error());
        FormulaNode made = over(FormulaOp::If, *asked, *then);
        made.third = *otherwise;
        made.end = node(*otherwise).end;
        made.unit = std::move(*unit);
        return add(std::move(made));
    }

    // A whole number that stands as such: a count of periods.
    Read<std::int64_t> periods() {
        const FormulaToken token = m_next;
        if (token.sign != FormulaSign::Number) return fault(token, "formula.not_expected");
        auto value = number();
        if (!value) return std::unexpected(value.error());
        const auto whole =
            value->scale() == 0 ? value->to_integer() : base::Result<std::int64_t>(-1);
        if (!whole || *whole < 1 || *whole > kFormulaWindowMax)
            return fault(token, "formula.periods");
        return *whole;
    }

    Read<Place> earlier() {
        auto inner = condition();
        if (!inner) return inner;
        if (auto ok = want_number(*inner); !ok) return std::unexpected(ok.error());
        FormulaNode made = over(FormulaOp::Earlier, *inner, *inner);
        made.unit = node(*inner).unit;
        made.count = 1;
        if (take_if(FormulaSign::Separator)) {
            auto count = periods();
            if (!count) return std::unexpected(count.error());
            made.count = *count;
        }
        return add(std::move(made));
    }

    Read<Window> window() {
        const FormulaToken name = m_next;
        if (at_word("ytd")) {
            take();
            return Window{.kind = WindowKind::YearToDate, .periods = 1};
        }
        if (!at_word("rolling")) return fault(name, "formula.window");
        take();
        if (!take_if(FormulaSign::Open)) return fault(m_next, "formula.not_expected");
        auto count = periods();
        if (!count) return std::unexpected(count.error());
        if (!take_if(FormulaSign::Close)) return fault(m_next, "formula.not_closed");
        return Window{.kind = WindowKind::Rolling, .periods = *count};
    }

    [[nodiscard]] bool at_window() const { return at_word("ytd") || at_word("rolling"); }

    // sum(x), sum(x; rolling(3)), percentile(x; 95; ytd), min(a; b; c).
    Read<Place> folded(const FormulaToken& name, Fold fold) {
        auto inner = condition();
        if (!inner) return inner;
        if (auto ok = want_number(*inner); !ok) return std::unexpected(ok.error());
        FormulaNode made = over(FormulaOp::Values, *inner, *inner);
        made.begin = name.begin;
        made.fold = fold;
        if (fold == Fold::Percentile) {
            if (auto ok = separator(name); !ok) return std::unexpected(ok.error());
            auto which = percentile();
            if (!which) return std::unexpected(which.error());
            made.constant = *which;
        }
        bool windowed = false;
        if (take_if(FormulaSign::Separator)) {
            const bool several = fold == Fold::Least || fold == Fold::Greatest;
            if (several && !at_window()) return least_of(*inner, fold);
            auto found = window();
            if (!found) return std::unexpected(found.error());
            made.window = *found;
            windowed = true;
        }
        made.unit = fold == Fold::Count ? Unit() : node(*inner).unit;
        if (node(*inner).op == FormulaOp::Input) {
            made.op = FormulaOp::Rows;
            made.input = node(*inner).input;
        } else if (!windowed) {
            return fault(name, "formula.needs_window");
        }
        return add(std::move(made));
    }

    Read<Decimal> percentile() {
        const FormulaToken token = m_next;
        if (token.sign != FormulaSign::Number) return fault(token, "formula.not_expected");
        auto which = number();
        if (!which) return which;
        if (Decimal::from_integer(100) < *which) return fault(token, "formula.percentile");
        return which;
    }

    // The least or the greatest of several, two at a time.
    Read<Place> least_of(Place first, Fold fold) {
        Place so_far = first;
        do {
            auto next = condition();
            if (!next) return next;
            auto unit = want_same_unit(so_far, *next);
            if (!unit) return std::unexpected(unit.error());
            FormulaNode made =
                over(fold == Fold::Least ? FormulaOp::Least : FormulaOp::Greatest, so_far, *next);
            made.unit = std::move(*unit);
            auto added = add(std::move(made));
            if (!added) return added;
            so_far = *added;
        } while (take_if(FormulaSign::Separator));
        return so_far;
    }

    std::string_view m_text;
    std::span<const FormulaInput> m_inputs;
    FormulaToken m_next;
    Formula m_formula;
    int m_depth = 0;
};

}  // namespace

FormulaResult<Formula> read_formula(std::string_view text, std::span<const FormulaInput> inputs) {
    return Reader(text, inputs).run();
}

}  // namespace samverka::kpi
