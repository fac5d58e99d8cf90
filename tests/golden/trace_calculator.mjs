// An exact calculator for traces, independent of the program: every node with an operation is computed again from its children's values with
// fractions of whole numbers, rounded only where docs/trace.md says that a step rounds.
const kDigits = 34;

const gcd = (a, b) => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const fraction = (above, below = 1n) => {
  if (below < 0n) return fraction(-above, -below);
  const by = gcd(above, below) || 1n;
  return { above: above / by, below: below / by };
};
export function read(text) {
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(text);
  return fraction(BigInt(`${sign}${whole}${rest}`), 10n ** BigInt(rest.length));
}
const same = (a, b) => a.above === b.above && a.below === b.below;
const less = (a, b) => a.above * b.below < b.above * a.below;
const negate = (a) => fraction(-a.above, a.below);
const magnitude = (a) => (a.above < 0n ? negate(a) : a);
const kZero = fraction(0n);
const kOne = fraction(1n);

// A whole number from a fraction by a rule; `half` says what a tie does.
function wholeBy(value, rule) {
  const negative = value.above < 0n;
  const { above, below } = magnitude(value);
  const down = above / below;
  const rest = above % below;
  const order = 2n * rest < below ? -1 : 2n * rest > below ? 1 : 0;
  const up =
    rest !== 0n &&
    { half_even: order > 0 || (order === 0 && down % 2n === 1n), half_up: order >= 0, half_down: order > 0, up: true, down: false, ceiling: !negative, floor: negative }[rule];
  const out = up ? down + 1n : down;
  return negative ? -out : out;
}
export const rounded = (value, decimals, rule) => {
  const by = 10n ** BigInt(decimals);
  return fraction(wholeBy(fraction(value.above * by, value.below), rule), by);
};
// A step's result: at most 34 digits, and at most 34 decimals, half-even.
function step(value) {
  const whole = magnitude(value).above / value.below;
  const digits = whole === 0n ? 0 : String(whole).length;
  return rounded(value, kDigits - digits, 'half_even');
}
const add = (a, b) => step(fraction(a.above * b.below + b.above * a.below, a.below * b.below));
const subtract = (a, b) => add(a, negate(b));
const multiply = (a, b) => step(fraction(a.above * b.above, a.below * b.below));
const divide = (a, b) => step(fraction(a.above * b.below, a.below * b.above));

const whole = (number) => fraction(BigInt(number));
const sum = (values) => values.reduce(add, kZero);
const truth = (is) => (is ? kOne : kZero);
function percentile(values, which) {
  const sorted = [...values].sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
  const place = divide(multiply(which, whole(sorted.length - 1)), whole(100));
  const at = place.above / place.below;
  const low = sorted[Number(at)];
  const high = sorted[Math.min(Number(at) + 1, sorted.length - 1)];
  return add(low, multiply(subtract(high, low), subtract(place, fraction(at))));
}
const scaled = (above, below, by) => divide(by === undefined ? above : multiply(above, by), below);

// The part of the whole that is `thing`'s: each rounded down, the steps that are left to those that lost most.
function apportioned(all, parts, thing, decimals) {
  const weights = parts.map(({ weight }) => read(weight));
  const weight = sum(weights);
  const exact = weights.map((one) => (weight.above === 0n ? one : divide(multiply(all, one), weight)));
  const down = exact.map((one) => rounded(one, decimals, 'floor'));
  const unit = fraction(1n, 10n ** BigInt(decimals));
  let left = subtract(all, sum(down));
  const order = down.map((_, i) => i).sort((a, b) => {
    const [lostA, lostB] = [a, b].map((i) => subtract(exact[i], down[i]));
    return less(lostB, lostA) ? -1 : less(lostA, lostB) ? 1 : a - b;
  });
  for (const i of order) {
    if (less(left, unit)) break;
    down[i] = add(down[i], unit);
    left = subtract(left, unit);
  }
  return down[parts.findIndex((part) => part.thing === thing)];
}

const kOperations = {
  same: ([first]) => first,
  round: ([first], { decimals, rounding }) => rounded(first, decimals, rounding),
  sum,
  difference: ([first, ...others]) => others.reduce(subtract, first),
  product: ([first, ...others]) => others.reduce(multiply, first),
  quotient: ([first, second]) => divide(first, second),
  percent_of: ([first, second]) => divide(multiply(first, second), whole(100)),
  mean: (all) => divide(sum(all), whole(all.length)),
  least: (all) => all.reduce((a, b) => (less(b, a) ? b : a)),
  greatest: (all) => all.reduce((a, b) => (less(a, b) ? b : a)),
  first: ([first]) => first,
  last: (all) => all.at(-1),
  count: (all) => whole(all.length),
  median: (all) => percentile(all, whole(50)),
  percentile: (all) => percentile(all.slice(0, -1), all.at(-1)),
  weighted_mean: (_, { children }) => {
    const parts = children.filter(({ kind, value }) => kind === 'part' && value !== undefined);
    const weights = parts.map(({ weight }) => read(weight));
    return divide(sum(parts.map(({ value }, i) => multiply(read(value), weights[i]))), sum(weights));
  },
  scaled_ratio: ([above, below, by]) => scaled(above, below, by),
  scaled_complement: ([first, second, by]) => scaled(subtract(second, first), second, by),
  interpolate: ([x, x0, y0, x1, y1]) => add(y0, divide(multiply(subtract(x, x0), subtract(y1, y0)), subtract(x1, x0))),
  negate: ([first]) => negate(first),
  absolute: ([first]) => magnitude(first),
  less: ([a, b]) => truth(less(a, b)),
  less_or_equal: ([a, b]) => truth(!less(b, a)),
  equal: ([a, b]) => truth(same(a, b)),
  not_equal: ([a, b]) => truth(!same(a, b)),
  greater_or_equal: ([a, b]) => truth(!less(a, b)),
  greater: ([a, b]) => truth(less(b, a)),
  and: (all) => truth(all.every((one) => one.above !== 0n)),
  or: (all) => truth(all.some((one) => one.above !== 0n)),
  not: ([first]) => truth(first.above === 0n),
  apportion: ([all], { children, thing, decimals }) => apportioned(all, children.filter(({ kind }) => kind === 'part'), thing, decimals),
};

// What a node's value is by its operation and its children.
export function computed(node) {
  const operands = (node.children ?? []).filter(({ kind, value }) => value !== undefined && kind !== 'definition' && kind !== 'judgement');
  return kOperations[node.op](operands.map(({ value }) => read(value)), { children: [], ...node });
}

// Throws at the first node that is not what its children make it. Adds to `seen` how often each operation was met.
export function recompute(node, seen = new Map(), path = []) {
  const here = [...path, node.label];
  for (const child of node.children ?? []) recompute(child, seen, here);
  if (node.op !== undefined) {
    const told = read(node.value);
    const found = computed(node);
    seen.set(node.op, (seen.get(node.op) ?? 0) + 1);
    if (!same(told, found)) throw new Error(`${here.join(' › ')}: ${node.op} says ${node.value}, but is ${found.above}/${found.below}`);
    return seen;
  }
  const operands = (node.children ?? []).some(({ kind, value }) => value !== undefined && kind !== 'definition' && kind !== 'judgement');
  if (node.value !== undefined && operands) throw new Error(`${here.join(' › ')}: a value with parts, and no operation`);
  return seen;
}
