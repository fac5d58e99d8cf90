// What is measured: 200 contracts of key figures with 20 fields each, and people who write one field at a time.
//
// The same list of writes goes to Samverka, as commands, and to the peers, as one transaction each. Numbers are drawn from a fixed
// seed, so that every run writes the same.
import { createHash } from 'node:crypto';

const text = (i) => `Mäts den sista dagen i månaden, ${i}`;
const decimal = (i) => `${i % 1000}.${String(i % 97).padStart(2, '0')}1`;
const choice = (...all) => (i) => all[i % all.length];

// Of a version of a key figure: eight texts (four in two languages), a unit, four decimals, two whole numbers, four choices, a date.
const fields = (choices) => [
    ...['purpose', 'source', 'method', 'exclusions'].flatMap((field) => [
        { field, language: 'sv', value: text },
        { field, language: 'en', value: text },
    ]),
    { field: 'unit', value: (i) => `enhet ${i}` },
    ...['baseline', 'target', 'minimum', 'stretch'].map((field) => ({ field, value: decimal })),
    { field: 'due_day', value: (i) => (i % 31) + 1 },
    { field: 'decimals', value: (i) => i % 13 },
    ...['direction', 'aggregation', 'frequency', 'rounding'].map((field) => ({ field, value: choice(...choices[field]) })),
    { field: 'effective_from', value: (i) => `20${25 + (i % 60)}-0${(i % 9) + 1}-15` },
];

function random(seed) {
    let state = seed;
    return (below) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
    };
}

// Draws writes that each change something; `fork` goes on from the same state with another seed.
export class Writer {
    constructor(records, choices, seed, held = new Map()) {
        this.records = records;
        this.fields = fields(choices);
        this.seed = seed;
        this.choices = choices;
        this.draw = random(seed);
        this.held = held;
        this.count = 0;
    }

    fork(seed) {
        const copy = new Writer(this.records, this.choices, seed, new Map(this.held));
        copy.count = this.count + seed;
        return copy;
    }

    next() {
        const record = this.draw(this.records);
        const at = this.draw(this.fields.length);
        const { field, language, value } = this.fields[at];
        const key = record * this.fields.length + at;
        let to;
        do to = value(++this.count);
        while (to === this.held.get(key));
        this.held.set(key, to);
        return { record, field, language, to, key: language === undefined ? field : `${field}.${language}` };
    }

    take(count) {
        return Array.from({ length: count }, () => this.next());
    }
}

export const setCommand = (ids, { record, field, language, to }) => ({
    thing: ids[record],
    field,
    to,
    ...(language === undefined ? {} : { language }),
});

// The choices of the fields above, as the core itself lists them.
export function choicesOf(schema) {
    const found = schema.$defs.kpi_version.properties.fields.properties;
    return Object.fromEntries(['direction', 'aggregation', 'frequency', 'rounding'].map((field) => [field, found[field].enum]));
}

// A partnership with that many contracts, made by commands; answers its file and the ids.
export function basis(core, records) {
    core.ask('configure', { entropy: '0b'.repeat(16) });
    core.ask('new', {
        template: 'three_levels',
        name: { sv: 'Mätning' },
        customer: 'Kund',
        supplier: 'Leverantör',
        author: 'Anna Berg',
    });
    const ids = [];
    for (let i = 0; i < records; ++i) {
        const [kpi] = core.run('create', { kind: 'kpi', fields: { name: { sv: `Nyckeltal ${i}` } } }).created;
        ids.push(core.run('create', { kind: 'kpi_version', fields: { kpi } }).created[0]);
    }
    return { file: core.ask('file').payload, ids };
}

// A file that goes on from `file` with `commits` commits of `each` events: written here, by the documented format, since nobody
// would wait for a hundred thousand commands.
export function grow(file, ids, writer, commits, each) {
    const lines = [Buffer.from(file).toString('utf8').trimEnd()];
    const { id, body: last } = JSON.parse(lines[0].slice(lines[0].lastIndexOf('\n') + 1));
    let previous = id;
    const begun = parseInt(last.hlc.slice(0, 12), 16);
    for (let i = 1; i <= commits; ++i) {
        const events = writer.take(each).map(({ record, field, language, to }) => ({
            do: 'set',
            field,
            kind: 'kpi_version',
            ...(language === undefined ? {} : { language }),
            thing: ids[record],
            to,
        }));
        const body = JSON.stringify({
            act: last.act,
            author: last.author,
            command: 'set',
            events,
            format: last.format,
            hlc: `${(begun + i).toString(16).padStart(12, '0')}-0000`,
            parents: [],
            partnership: last.partnership,
            party: last.party,
            prev: previous,
            replica: last.replica,
            seq: last.seq + i,
        });
        previous = `sha256-${createHash('sha256').update(body).digest('base64url')}`;
        lines.push(`{"id":"${previous}","body":${body},"sig":[]}`);
    }
    return Buffer.from(`${lines.join('\n')}\n`);
}
