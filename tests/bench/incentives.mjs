// What a draft is tried with, on the example: a grid of a hundred by a hundred over every period of a scheme, a thousand draws, and a
// definition and terms tried on the past. The same requests natively and in WebAssembly.
import { readFileSync } from 'node:fs';
import { Script } from './script.mjs';

const kFile = 'assets/samples/region-nord.samverka';

// The example's scheme with the most periods and the one with the most KPIs, as (steps, name).
function schemesOf(core) {
    const { schemes } = core.ask('outcome').ok;
    const longest = schemes.reduce((a, b) => (b.periods.length > a.periods.length ? b : a));
    const rows = ({ periods }) => periods.at(-1).lines.length;
    const widest = schemes.reduce((a, b) => (rows(b) > rows(a) ? b : a));
    return [longest, widest];
}

const kpiOf = (scheme) => scheme.periods.at(-1).lines.find(({ line }) => /^(score|credit):/.test(line)).line.split(':')[1];

function grid(scheme, state) {
    const { charges, effects = [], pool, cost } = state.find(({ id }) => id === scheme.periods.at(-1).version).fields;
    const series = charges ?? cost?.actual ?? pool?.series ?? effects.find((effect) => effect.series)?.series;
    return { scheme: scheme.scheme, x: `kpi:${kpiOf(scheme)}=90..100/100`, y: series ? `series:${series}=-20..20/100` : 'terms:/pool/amount=0..4000000/100' };
}

export async function incentiveScript(newCore) {
    const file = readFileSync(kFile);
    const core = await newCore();
    core.ask('configure', { entropy: '3f'.repeat(16) });
    core.ask('open', {}, file);
    const state = JSON.parse(Buffer.from(core.ask('export').payload).toString('utf8')).things;
    const [longest, widest] = schemesOf(core);
    const kpiVersion = state.find(({ kind }) => kind === 'kpi_version').id;
    core.destroy();
    const script = new Script();
    const names = [];
    const step = (name, verb, args) => {
        names.push(name);
        script.step(`s${names.length}`);
        script.call(verb, args);
        script.step('-');
    };
    script.fresh();
    script.call('configure', { entropy: '3f'.repeat(16) });
    script.call('open', {}, file);
    script.call('outcome', {});
    step(`a grid of 100 × 100 over ${longest.periods.length} periods, ${longest.name}; aim 1 s in wasm`, 'simulate', grid(longest, state));
    step(`a grid of 100 × 100 over ${widest.periods.length} periods, ${widest.name}`, 'simulate', grid(widest, state));
    step(`1 000 draws over ${longest.periods.length} periods, ${longest.name}`, 'simulate', { scheme: longest.scheme, vary: [`kpi:${kpiOf(longest)}=uniform:90:100`], draws: 1000 });
    step('a definition tried on 24 months; aim 20 ms', 'backtest', { version: kpiVersion });
    step(`terms tried on ${longest.periods.length} periods; aim 20 ms`, 'backtest', { version: longest.periods.at(-1).version });
    return { script, names };
}
