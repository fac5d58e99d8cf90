// The work of formulas.cpp in JavaScript: a KPI for each series, by the same formulas, which mathjs reads and evaluates: once in its exact
// numbers of 34 digits and once in plain doubles. mathjs knows neither periods nor windows; those are columns made around it. Each gives
// the milliseconds of its fastest round and the checksum that all must share.
import { createRequire } from 'node:module';
import { fastest, monthEdges, valueOf } from './kpi_peers.mjs';

const peers = createRequire(new URL('./peers/package.json', import.meta.url));

const kTarget = 10_000; // hundredths
const kRolling = (count) => (at) => Math.max(0, at - count + 1);
const kYearToDate = (at) => at - (at % 12); // the first month is a January

// A formula in steps: a column by an expression over columns, or by a fold of a column over windows.
const steps = (...list) => list;
const fold = (name, how, of, begin) => ({ name, how, of, begin });
const by = (name, expression) => ({ name, expression });
const kFormulas = [
    steps(by('out', 'b > 100 ? 100 * a / b : 0')),
    steps(fold('out', 'mean', 'rows_a', kRolling(12))),
    steps(fold('above', 'sum', 'a', kYearToDate), fold('below', 'sum', 'b', kYearToDate), by('out', '100 * above / below')),
    steps(by('out', 'a - a_1')),
    steps(fold('above', 'sum', 'a', kRolling(3)), fold('below', 'sum', 'b', kRolling(12)), by('out', '100 * (1 - above / below)')),
    steps(by('out', 'has_a_12 and b > 0 ? 100 * a / b - a_12 : a')),
    steps(by('share', '100 * a / (b + 1)'), fold('out', 'mean', 'share', kRolling(12))),
    steps(
        fold('high', 'max', 'high_a', kRolling(6)),
        fold('low', 'min', 'low_a', kRolling(6)),
        by('apart', '2 * a - b'),
        fold('most', 'max', 'apart', kYearToDate),
        by('out', 'high - low + most'),
    ),
];

// What the measurements of each series come to, month by month; in hundredths.
function months(series, days) {
    const edges = monthEdges(days);
    return Array.from({ length: series }, (_, s) => {
        const out = { sum: [], count: [], low: [], high: [] };
        let day = 0;
        for (let month = 0; month + 1 < edges.length; ++month) {
            let [sum, count, low, high] = [0, 0, Infinity, -Infinity];
            for (; day < days && day < edges[month + 1] - edges[0]; ++day, ++count) {
                const value = valueOf(s, day);
                sum += value;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            for (const [name, value] of Object.entries({ sum, count, low, high })) out[name].push(value);
        }
        return out;
    });
}

// How numbers are made, added, compared and shown as hundredths, half-even.
function exactly(math) {
    const { bignumber } = math;
    return {
        number: (hundredths) => bignumber(hundredths).div(100),
        plain: (value) => bignumber(value),
        add: (left, right) => left.plus(right),
        over: (left, count) => left.div(count),
        less: (left, right) => left.lt(right),
        hundredths: (value) => value.times(100).toDecimalPlaces(0, 6).toNumber(),
    };
}
const kInDoubles = {
    number: (hundredths) => hundredths / 100,
    plain: (value) => value,
    add: (left, right) => left + right,
    over: (left, count) => left / count,
    less: (left, right) => left < right,
    hundredths: (value) => {
        const below = Math.floor(value * 100);
        const rest = value * 100 - below;
        if (Math.abs(rest - 0.5) < 1e-8) return below % 2 === 0 ? below : below + 1;
        return rest > 0.5 ? below + 1 : below;
    },
};

function folded({ how, of, begin }, columns, kind) {
    const column = columns[of];
    return column.map((_, at) => {
        let out;
        let count = 0;
        for (let i = begin(at); i <= at; ++i) {
            if (column[i] === undefined) continue;
            const before = kind.less(how === 'min' ? column[i] : (out ?? column[i]), how === 'min' ? (out ?? column[i]) : column[i]);
            if (out === undefined || ((how === 'min' || how === 'max') && before)) out = column[i];
            else if (how === 'sum' || how === 'mean') out = kind.add(out, column[i]);
            count += how === 'mean' && of === 'rows_a' ? columns.count_a[i] : 1;
        }
        return how === 'mean' && out !== undefined ? kind.over(out, count) : out;
    });
}

function evaluated(list, columns, kind, math) {
    for (const step of list) {
        if (step.how !== undefined) {
            columns[step.name] = folded(step, columns, kind);
            continue;
        }
        const code = math.compile(step.expression);
        const names = Object.keys(columns).filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(step.expression));
        columns[step.name] = columns.a.map((_, at) => {
            const scope = Object.fromEntries(names.map((name) => [name, columns[name][at]]));
            const lacking = names.some((name) => scope[name] === undefined && name !== 'a_12');
            return lacking ? undefined : code.evaluate(scope);
        });
    }
    return columns.out;
}

function round(series, days, kind, math) {
    const all = months(series, days);
    let [sum, count, reached] = [0, 0, 0];
    for (let s = 0; s < series; ++s) {
        const [a, b] = [all[s], all[(s + 1) % series]];
        const numbers = (list) => list.map((value) => kind.number(value));
        const columns = {
            a: numbers(a.sum),
            b: numbers(b.sum),
            count_a: a.count,
            low_a: numbers(a.low),
            high_a: numbers(a.high),
        };
        columns.rows_a = columns.a;
        const before = (by) => columns.a.map((_, at) => columns.a[at - by]);
        [columns.a_1, columns.a_12] = [before(1), before(12)];
        columns.has_a_12 = columns.a_12.map((value) => value !== undefined);
        for (const value of evaluated(kFormulas[s % kFormulas.length], columns, kind, math)) {
            if (value === undefined) continue;
            const hundredths = kind.hundredths(kind.plain(value));
            sum += hundredths;
            ++count;
            reached += hundredths >= kTarget ? 1 : 0;
        }
    }
    return `${sum} ${count} ${reached}`;
}

export function mathjs(number, series, days, rounds) {
    const { create, all } = peers('mathjs');
    const math = create(all, number === 'BigNumber' ? { number, precision: 34 } : { number });
    const kind = number === 'BigNumber' ? exactly(math) : kInDoubles;
    return fastest(rounds, () => round(series, days, kind, math));
}
