// What is asked in each sequence. A step is [verb, args, payload], a function of the replies so far that gives one, or
// raw bytes of a header as a string or a Buffer.

import { readFileSync } from 'node:fs';

const kNow = '2026-11-23T12:00:00.000Z';
const kSample = 'assets/samples/region-nord.samverka';
const kEntropy = '00112233445566778899aabbccddeeff';
const both = (sv, en) => ({ sv, en });
const configure = (more = {}) => ['configure', { entropy: kEntropy, ...more }];
const run = (command, args) => ['run', { command, args }];
const founded = [
  configure({ language: 'en' }),
  ['new', { template: 'three_levels', name: both('Nord', 'North'), customer: 'Region Nord', supplier: 'Nordia IT', author: 'Anna Berg' }],
];
const open = (file = kSample) => ['open', {}, `file ${file}`];
const nobody = '0000000000000001';

// What a fresh partnership holds, from the reply to `show`.
const shown = (replies) => replies.findLast((reply) => reply.ok?.parties !== undefined).ok;
const party = (replies, side) => shown(replies).parties.find((one) => one.side === side).id;
const level = (replies, letter) => shown(replies).levels.find((one) => one.letter === letter).id;
const created = (replies, back = 0) =>
  replies.filter((reply) => (reply.ok?.created ?? []).length > 0).at(-1 - back).ok.created;

// Of an export: the only proposal. Of what was created: the person of the supplier.
const proposal = (replies) => {
  const [{ thing, proposals }] = JSON.parse(replies.findLast((reply) => reply.payload.length > 0).payload.toString()).approvals;
  return { thing, hash: proposals[0].hash };
};
const person = (replies) => replies[5].ok.created[0];

const pairAdded = [
  ...founded,
  ['show', {}],
  (replies) => run('add_pair', { level: level(replies, 'A'), customer_title: both('It-direktör', 'Chief information officer'), supplier_title: both('Affärschef', 'Head of business') }),
];

// Of the measured sequence: the series is what was created first.
const series = (replies) => replies[2].ok.created[0];
const cells = (of, ...all) => all.map(([period, value]) => ({ series: of, period, value }));
// Of the export of the example: the goal whose weight makes the sum wrong.
const exported = (replies, takes) => JSON.parse(replies[2].payload.toString()).things.find(takes).id;
const overweight = (replies) => exported(replies, ({ kind, fields }) => kind === 'goal' && fields.statement.sv === 'Båda sidor gör sin del i tid');
const weighed = (replies, to) => ({ command: 'set', args: { thing: overweight(replies), field: 'weight', to } });
const disputed = (replies) => run('resolve_dispute', { dispute: created(replies)[0], resolution: both('Avbrottet räknas', 'The outage counts') });

// The example of service points in docs/incentives.md.
const [, points] = /^## Service points[\s\S]*?^```json state \S+\n([\s\S]*?)^```/m.exec(readFileSync('docs/incentives.md', 'utf8'));
const pointsState = `text ${JSON.stringify(JSON.parse(points))}`;
const scheme = 'scheme0000000000';
const availability = 'kava11ab111ty000';

export const sequences = {
  envelope: ['what is no request', [
    '', '{}', '[]', 'null', '{', '{"id":1}', '{"id":"1","verb":"tree"}', '{"id":1.5,"verb":"tree"}', '{"id":1,"verb":7}',
    '{"id":1,"verb":"fly"}', '{"id":1,"verb":"tree","args":[]}', '{"id":1,"verb":"tree","now":"yesterday"}',
    '{"id":1,"verb":"tree","then":1}', '{"id":1,"id":2,"verb":"tree"}', Buffer.from('7b22696422ff', 'hex'),
    `{"id":1,"verb":"tree","args":${'['.repeat(100)}${']'.repeat(100)}}`,
    '{"id":9007199254740991,"verb":"view_state"}', '{"id":9007199254740992,"verb":"view_state"}',
  ]],
  not_open: ['verbs that need an open partnership', [
    ...['file', 'show', 'check', 'outcome', 'explain', 'simulate', 'backtest', 'log', 'verify', 'conflicts', 'export', 'state_hash'].map((verb) => [verb, {}]),
    run('undo', {}), configure(), run('undo', {}), run('fly', {}), ['outbox', {}], ['saved', {}], ['saved', { position: 3 }], ['close', {}],
  ]],
  settings: ['settings and the state of the view', [
    configure({ language: 'en', theme: 'dark', width: 900 }), ['configure', { language: 'fi' }], ['configure', { theme: 'neon' }],
    ['configure', { entropy: 'short' }], ['configure', { entropy: 'zz112233445566778899aabbccddeeff' }], ['configure', { as: 'x' }],
    ['configure', { as: nobody }], ['configure', { as_of: '2026-02-30' }], ['view_state', {}], ['restore_view', {}],
    (replies) => ['restore_view', { state: replies.at(-2).ok.state }], ['view', { intent: 'navigate', args: { screen: 'organisation' } }],
    ['view', { intent: 'dance' }], ['tree', {}], (replies) => ['tree', { known: replies.at(-1).ok.tree.revision }], ['gesture', { kind: 'activate', node: 'nowhere' }], ['gesture', { kind: 'stare' }],
    ['gesture', { kind: 'shortcut', item: 'Ctrl+K' }],
  ]],
  found: ['a partnership from nothing, a pair, undo and redo', [
    ...founded, ['show', {}], ['check', {}],
    (replies) => run('add_pair', { level: level(replies, 'A'), customer_title: both('It-direktör', 'Chief information officer'), supplier_title: both('Affärschef', 'Head of business') }),
    ['show', {}], run('undo', {}), run('redo', {}), run('redo', {}), ['state_hash', {}], ['outbox', {}],
    (replies) => ['saved', { position: replies.at(-1).ok.position }], ['outbox', {}], ['file', {}], ['verify', {}], ['log', {}], ['log', { lang: 'sv' }],
    ['log', { thing: 'x' }], ['log', { lang: 'fi' }], ['new', { template: 'three_levels' }], ['close', {}], ['show', {}],
  ]],
  refused: ['commands that are refused leave no trace', [
    ...pairAdded, ['state_hash', {}],
    run('create', { kind: 'role', fields: { title: { sv: 'X' } } }), run('create', { kind: 'moon', fields: {} }),
    (replies) => run('create', { kind: 'note', fields: { about: party(replies, 'customer'), text: 't', private_text: 'p' } }),
    run('set', { thing: nobody, field: 'title', to: 'x' }), run('set', { thing: 'x' }), run('add_person', { name: 'B', extra: 1 }),
    (replies) => run('set', { thing: created(replies).at(-1), field: 'mood', to: 'x' }),
    (replies) => run('add_person', { name: `tab\there`, party: party(replies, 'customer') }),
    (replies) => run('add_person', { name: 'x'.repeat(201), party: party(replies, 'customer') }),
    ['faults', { command: 'assign_person', args: { role: 'nonsense', post: 'king', extra: 1 } }], ['faults', { command: 'fly' }],
    run('resolve', { thing: nobody }), ['configure', { read_only: true }], run('undo', {}), ['state_hash', {}],
  ]],
  approve: ['a mandate is proposed and approved by both sides', [
    ...pairAdded,
    ['show', {}],
    (replies) => run('add_person', { name: 'Johan Ek', party: party(replies, 'supplier') }),
    (replies) => run('set_mandate', { subject: shown(replies).levels.flatMap((one) => one.pairs)[0].customer.id, powers: { transformation: 'decides', money_limit: '1000000000' } }),
    (replies) => run('propose', { version: created(replies)[0] }),
    (replies) => run('approve', { version: created(replies)[0], hash: 'sha256-47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU' }),
    ['export', {}],
    (replies) => run('approve', { version: proposal(replies).thing, hash: proposal(replies).hash }),
    (replies) => run('approve', { version: proposal(replies).thing, hash: proposal(replies).hash }),
    (replies) => run('approve', { version: proposal(replies).thing, hash: proposal(replies).hash, on_behalf: person(replies) }),
    (replies) => run('set', { thing: proposal(replies).thing, field: 'effective_from', to: '2026-01-01' }),
    (replies) => run('revoke', { version: proposal(replies).thing }),
    run('undo', {}), ['check', {}], ['export', {}], ['conflicts', {}], ['state_hash', {}],
  ]],
  measured: ['values are recorded, corrected, withdrawn, verified and disputed', [
    ...founded,
    run('create', { kind: 'series', fields: { name: both('Drifttid', 'Uptime'), frequency: 'month', possible_maximum: '100' } }),
    (replies) => run('record', { rows: cells(series(replies), ['2026-01', '99.10'], ['2026-02', '98']), reference: 'Driftrapport' }),
    (replies) => run('record', { rows: cells(series(replies), ['2026-01', '99.1'], ['2026-02', '97']) }),
    (replies) => run('record', { rows: cells(series(replies), ['2026-01', ''], ['2026-02', '97'], ['2026-03', '96']), corrections: 'take' }),
    (replies) => run('record', { rows: cells(series(replies), ['2026-04', '100.5']) }),
    (replies) => ['faults', { command: 'record', args: { rows: [...cells(series(replies), ['2026-04', '101'], ['2026-Q1', '1'], ['2026-02', '1'], ['2026-13', '1'], ['2026-05', '1,5']), 7] } }],
    (replies) => ['faults', { command: 'record', args: { rows: cells(series(replies), ['2026-04', '101'], ['2026-Q1', '1'], ['2026-02', '1'], ['2026-13', '1'], ['2026-05', '1,5']) } }],
    (replies) => run('measure', { series: series(replies), periods: ['2026-01', '2026-02'], values: ['99', '98'] }),
    (replies) => run('measure', { series: series(replies), periods: ['2026-01'], values: ['99'] }),
    (replies) => run('correct', { series: series(replies), period: '2026-01', value: '' }),
    (replies) => run('correct', { series: series(replies), period: '2026-01', value: '95' }),
    (replies) => run('verify_values', { series: series(replies), periods: ['2026-02', '2026-01'] }),
    (replies) => run('verify_values', { series: series(replies), periods: ['2026-02', '2026-03'] }),
    (replies) => run('verify_values', { series: series(replies), periods: ['2026-02'] }),
    (replies) => run('dispute', { about: series(replies), period: '2026-02', why: both('Avbrottet saknas', 'The outage is missing') }),
    (replies) => run('dispute', { about: series(replies), period: '2026-02', why: both('Igen', 'Again') }),
    (replies) => run('resolve_dispute', { dispute: created(replies)[0] }),
    disputed, run('undo', {}), run('undo', {}), run('undo', {}), run('undo', {}), run('undo', {}), run('redo', {}),
    ['log', { lang: 'en' }], ['log', { lang: 'sv' }], ['export', {}], ['state_hash', {}],
  ]],
  example: ['the example: read, checked and exported', [
    open(), ['show', {}], ['check', { lang: 'en' }], ['check', { lang: 'sv' }], ['log', { lang: 'en' }], ['verify', {}], ['conflicts', {}], ['export', {}], ['state_hash', {}],
    ['configure', { as_of: '2025-01-01' }], ['check', { lang: 'en' }], ['tree', {}], ['file', {}], ['outbox', {}],
  ]],
  tried: ['what would become of it, work in slices, cells of a grid', [
    configure({ language: 'en' }), open(), ['export', {}], ['state_hash', {}],
    (replies) => ['what_if', { commands: [weighed(replies, '20')] }],
    (replies) => ['configure', { as: exported(replies, ({ fields }) => fields.name === 'Per Hägg') }],
    (replies) => ['what_if', { commands: [weighed(replies, '20')] }],
    (replies) => ['what_if', { commands: [weighed(replies, '20'), weighed(replies, 'much')] }], ['what_if', { commands: 7 }],
    ['job', { job: 'verify' }], ['job_step', { job: 1, units: 100 }], ['job_step', { job: 1, units: 100000 }], ['job_step', { job: 1 }],
    (replies) => ['job', { job: 'alternatives', args: { alternatives: ['10', '20'].map((to) => [weighed(replies, to)]) } }],
    ['job_step', { job: 1 }], ['job_cancel', { job: 1 }], ['job_cancel', { job: 1 }], ['job', { job: 'dig' }],
    ['cells', { node: 'overview/heat', first_row: 0, rows: 2, first_column: 0, columns: 3 }], ['cells', { node: 'nowhere' }],
    ['kpi', { lang: 'sv' }], ['state_hash', {}],
  ]],
  merge: ['two copies that went apart', [
    configure(), open('assets/samples/region-nord-customer.samverka'), ['preview_merge', {}, 'file assets/samples/region-nord-supplier.samverka'],
    ['merge', {}, 'file assets/samples/region-nord-supplier.samverka'],
    ['conflicts', { lang: 'en' }], ['state_hash', {}], ['outbox', {}], ['merge', {}, 'file assets/samples/region-nord-supplier.samverka'],
    ['merge', {}, 'text hello'], ['merge', {}, 'hex'], ['merge', {}, 'text {"id":"x"}'], ['check', { lang: 'en' }],
  ]],
  merge_other_way: ['the same two, the other first', [
    configure(), open('assets/samples/region-nord-supplier.samverka'), ['merge', {}, 'file assets/samples/region-nord-customer.samverka'], ['state_hash', {}],
  ]],
  catalogue: ['beginning from the catalogue', [
    ...founded, ['catalogue', { lang: 'sv' }], ['catalogue', { lang: 'fi' }], run('add_from_catalogue', { entry: 'availability', target: '99.8' }),
    (replies) => run('propose', { version: created(replies).at(-1) }), run('add_scheme_from_catalogue', { entry: 'deviation_credits' }),
    run('add_from_catalogue', { entry: 'availability' }), run('add_from_catalogue', { entry: 'nonsense' }), ['catalogue', {}],
    ['set_catalogue', {}, 'text {'], ['set_catalogue', {}, 'text {"kpis":[{"id":"own","name":{"sv":"Egen"},"definition":{"unit":"h"}}],"schemes":[]}'],
    run('add_from_catalogue', { entry: 'own' }), ['catalogue', {}], ['state_hash', {}],
  ]],
  incentives: ['what a scheme gives, why, and what it would give', [
    configure({ language: 'en', as_of: '2026-02-28' }), ['import', { entropy: kEntropy }, pointsState], ['open', {}, 'reply 2'], configure({ as_of: '2026-02-28' }),
    ['outcome', {}], ['outcome', { scheme, period: '2026-02', trace: true, lang: 'sv' }], ['outcome', { scheme: nobody }], ['outcome', { scheme, period: '2025-01' }], ['outcome', { scheme: 'x' }],
    ['explain', { thing: scheme, side: 'customer' }], ['explain', { thing: availability, period: '2026-01' }], ['explain', { thing: 'terms00000000000' }], ['explain', {}],
    ['simulate', { scheme, x: `kpi:${availability}=98..100/3`, y: 'series:scharges00000000=-10..10/3' }], ['simulate', { scheme, vary: [`kpi:${availability}=uniform:98:100`], draws: 20, seed: 7 }],
    ['simulate', { scheme, x: 'terms:/nothing=0..1/2', y: 'terms:/repeat_multiplier=1..2/2' }], ['simulate', { scheme, x: 'moon' }], ['simulate', { scheme, vary: [7] }], ['simulate', { scheme, draws: 1000000 }],
    ['backtest', { version: 'terms00000000000' }], ['backtest', { version: `d${availability.slice(1)}`, from: '2026-01-01' }], ['backtest', { version: scheme }], ['backtest', { version: nobody }],
  ]],
  bad_files: ['files that are damaged, foreign or empty', [
    configure({ language: 'en' }), ['open', {}, 'hex'], ['open', {}, 'text hello'], ['open', {}, 'text {}'], ['open', {}, 'hex ff00ff0a'],
    ['open', {}, 'head 100000 ' + kSample], ['verify', { lang: 'sv' }], ['file', {}], ['merge', {}, `file ${kSample}`], ['verify', {}], ['state_hash', {}],
  ]],
  round: ['out as a state, in again as a file, out again the same', [
    open(), ['export', {}], ['import', { entropy: kEntropy }, 'reply 2'], ['open', {}, 'reply 3'], ['export', {}], ['import', {}, 'reply 2'],
    ['import', { entropy: kEntropy }, 'text {'], ['import', { entropy: kEntropy }, 'text {"format":"other"}'], ['import', { entropy: kEntropy }, 'text []'],
  ]],
};

// A step as the header's bytes and the payload line. Ids count from 1.
export function stepOf(step, number, replies) {
  if (typeof step === 'string') return { request: step };
  if (Buffer.isBuffer(step)) return { hex: step.toString('hex') };
  const [verb, args, payload] = typeof step === 'function' ? step(replies) : step;
  return { request: JSON.stringify({ id: number, verb, now: kNow, args }), payload };
}
