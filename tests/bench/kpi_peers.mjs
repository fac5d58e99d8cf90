// The work of kpi.cpp in DuckDB (in the process and in WebAssembly, one thread each) and in plain JavaScript, on the same numbers laid out
// series by series. Each gives the milliseconds of its fastest round and the checksum that all must share.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const peers = createRequire(new URL('./peers/package.json', import.meta.url));
export const havePeers = () => existsSync(new URL('./peers/node_modules', import.meta.url));

const kTarget = 150_000; // of a month's sum, in hundredths
const kFirst = Date.UTC(2022, 0, 1) / 86_400_000;

export async function fastest(rounds, work) {
    let best = Infinity;
    let result;
    for (let i = 0; i < rounds; ++i) {
        const start = performance.now();
        result = await work();
        best = Math.min(best, performance.now() - start);
    }
    return { milliseconds: best, result };
}

// The first day of each month after 2022-01-01, until past `days`.
export function monthEdges(days) {
    const edges = [];
    for (let month = 0; edges.length === 0 || edges.at(-1) < kFirst + days; ++month) edges.push(Date.UTC(2022, month, 1) / 86_400_000);
    return Int32Array.from(edges);
}

export const valueOf = (series, day) => (series * 7919 + day * 104729 + ((series * day) % 1013) * 31) % 10000;

export async function plainJavaScript(series, days, rounds) {
    const all = Array.from({ length: series }, (_, s) => ({
        day: Int32Array.from({ length: days }, (_unused, d) => kFirst + d),
        value: Float64Array.from({ length: days }, (_unused, d) => valueOf(s, d)),
    }));
    const edges = monthEdges(days);
    const months = edges.length - 1;
    const run = () => {
        let sum = 0;
        let count = 0;
        let extremes = 0;
        let reached = 0;
        for (const { day, value } of all) {
            let at = 0;
            for (let month = 0; month < months; ++month) {
                let total = 0;
                let rows = 0;
                let low = Infinity;
                let high = -Infinity;
                for (; at < day.length && day[at] < edges[month + 1]; ++at, ++rows) {
                    total += value[at];
                    low = Math.min(low, value[at]);
                    high = Math.max(high, value[at]);
                }
                sum += total;
                count += rows;
                extremes += high - low;
                reached += total >= kTarget ? 1 : 0;
            }
        }
        return `${sum} ${count} ${extremes} ${reached}`;
    };
    return fastest(rounds, run);
}

const kFill = (series, days) => `
    create table measurements as
    select s::integer as series, (date '2022-01-01' + d::integer) as day, ((s * 7919 + d * 104729 + ((s * d) % 1013) * 31) % 10000)::bigint as value
    from range(${series}) as a(s), range(${days}) as b(d) order by s, d`;
const kAsk = `
    select sum(total)::bigint as total, sum(rows)::bigint as rows, sum(high - low)::bigint as extremes, sum(case when total >= ${kTarget} then 1 else 0 end)::bigint as reached
    from (select series, date_trunc('month', day) as month, sum(value) as total, count(*) as rows, min(value) as low, max(value) as high
          from measurements group by series, month)`;
const line = (row) => ['total', 'rows', 'extremes', 'reached'].map((key) => String(row[key])).join(' ');

export async function duckdb(series, days, rounds) {
    const { DuckDBInstance } = peers('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    await connection.run(kFill(series, days));
    return fastest(rounds, async () => line((await connection.runAndReadAll(kAsk)).getRowObjects()[0]));
}

export async function duckdbWasm(series, days, rounds) {
    const folder = dirname(peers.resolve('@duckdb/duckdb-wasm'));
    const blocking = peers(join(folder, 'duckdb-node-blocking.cjs'));
    const wasm = join(folder, 'duckdb-eh.wasm');
    const database = await blocking.createDuckDB({ mvp: { mainModule: wasm }, eh: { mainModule: wasm } }, new blocking.VoidLogger(), blocking.NODE_RUNTIME);
    await database.instantiate();
    const connection = database.connect();
    connection.query(kFill(series, days));
    return fastest(rounds, () => line(connection.query(kAsk).toArray()[0].toJSON()));
}
