// The incentive schemes: what good work earns, how saved cost is shared, what poor work costs, and what the customer pays for
// being late itself. All versions are approved by both sides; the first year's levels are lower, since the supplier had just taken over.
import { approveAll, both, command, create, kStarts, kr, ofKind, sitting } from './words.mjs';
import { series } from './series.mjs';

const kSecondYear = '2025-10-01';
const kRevised = '2026-01-01';

// A measure and the corners of its curve, where it has some.
const measure = (kpi, weight, curve, more = {}, corners = []) => ({ kpi, weight, curve, more, corners });
const linear = (kpi, weight, more) => measure(kpi, weight, 'linear', more);

// From the KPI's minimum to its target, and above the target where `cap` lets it.
const performance = (weights) => [
  linear('Tillgänglighet kritiska tjänster', weights[0], { cap: '1.2' }),
  measure('Ärenden lösta i tid', weights[1], 'piecewise', { cap: '1.2' }, [['92', '0'], ['95', '1'], ['97', '1.2']]),
  linear('Lösta vid första kontakt', weights[2]),
  linear('Användarnöjdhet', weights[3], { cap: '1.2' }),
  measure('Förändringar utan incident', weights[4], 'steps', { cap: '1.2' }, [['95', '0.4'], ['96', '0.7'], ['97', '1'], ['99', '1.2']]),
  linear('Leverans på avtalad dag', weights[5], { cap: '1.2' }),
  linear('Kritiska patchar i tid', weights[6]),
  measure('Rotorsak i tid', weights[7], 'steps', {}, [['70', '0.3'], ['80', '0.6'], ['90', '1']]),
  linear('Enhetskostnad mot bas', weights[8], { cap: '1.2' }),
];

const effect = (known, side, name, kpi, reference, worth) => ({ side, name, kpi: known.kpi(kpi), reference, worth });

// What is the same in all schemes: amounts are whole kronor, and what has no data waits.
const rounding = { no_data: 'hold_back', money_decimals: 0, money_rounding: 'half_up' };

const scored = (known, measures) => ({
  weights: 'percent', score_decimals: 3, score_rounding: 'half_up',
  measures: measures.map(({ kpi, weight, curve, more }) => ({ kpi: known.kpi(kpi), weight, curve, ...more })),
  curve_points: measures.flatMap(({ kpi, corners }) => corners.map(([value, score]) => ({ kpi: known.kpi(kpi), value, score }))),
});

const result = (known, weights, gate, from, terms) => ({
  effective_from: from, frequency: 'quarter', terms, ...rounding,
  pool: { amount: kr(2_000_000) },
  ...scored(known, performance(weights)),
  gates: [{ kpi: known.kpi('Kritiska patchar i tid'), limit: gate, reach: 'score' }],
  limits: { gain_a_year: kr(8_000_000) },
  effects: [
    effect(known, 'customer', 'Vårdtid som inte går förlorad', 'Tillgänglighet kritiska tjänster', '97', '900000'),
    effect(known, 'customer', 'Arbetstid hos användarna', 'Användarnöjdhet', '3.4', '1500000'),
    effect(known, 'customer', 'Färre samtal per fel', 'Lösta vid första kontakt', '61', '30000'),
    effect(known, 'supplier', 'Beredskap och dubblerad drift', 'Tillgänglighet kritiska tjänster', '97', '-220000'),
    effect(known, 'supplier', 'Bemanning i servicedesk', 'Ärenden lösta i tid', '92', '-60000'),
  ],
});

const shared = (known, target, from, terms) => ({
  effective_from: from, frequency: 'quarter', terms, ...rounding,
  cost: {
    model: 'share_bands', target_cost: kr(target), actual: known.series(series.actual_cost.name.sv),
    dead_band: '1', dead_band_kind: 'threshold',
  },
  // By how many per cent of the target cost it came to: near it half each, further off less.
  cost_bands: [
    { to: '95', performer_share: '25' },
    { from: '95', to: '98', performer_share: '40' },
    { from: '98', to: '102', performer_share: '50' },
    { from: '102', to: '105', performer_share: '40' },
    { from: '105', performer_share: '25' },
  ],
  limits: { gain_a_year: kr(800_000), loss_a_year: kr(800_000) },
});

// Without a limit of its own an allocation is lost below the KPI's minimum.
const credits = (known, levels, from, terms) => ({
  effective_from: from, frequency: 'month', terms, ...rounding,
  charges: known.series(series.charges.name.sv),
  at_risk: { percent: '10', pool_percent: '100' },
  allocations: [
    ['Tillgänglighet kritiska tjänster', '30'],
    ['Ärenden lösta i tid', '20'],
    ['Förändringar utan incident', '20'],
    ['Kritiska patchar i tid', '15'],
    ['Leverans på avtalad dag', '15'],
  ].map(([kpi, percent], at) => ({ kpi: known.kpi(kpi), percent, ...(levels[at] && { limit: levels[at] }) })),
  earn_back: { kind: 'part', periods: 6, percent: '50' },
});

const obligations = (known, from, terms) => ({
  effective_from: from, frequency: 'quarter', terms, ...rounding,
  pool: { amount: kr(300_000) },
  ...scored(known, [linear('Kundens underlag i tid', '60'), linear('Beslut i tid', '40')]),
  effects: [
    effect(known, 'supplier', 'Väntan i projekten', 'Kundens underlag i tid', '60', '12000'),
    effect(known, 'customer', 'Tid för underlag och beslut', 'Kundens underlag i tid', '60', '-4000'),
  ],
});

const schemes = [
  { name: both('Resultatincitament', 'Performance incentive'), performer: 'supplier', owner: 'Leveransansvarig',
    purpose: both('Det som vården och användarna märker ska löna sig för båda.', 'What care and the users notice shall pay for both.'),
    first: (known) => result(known, ['20', '15', '10', '15', '10', '10', '5', '10', '5'], '92', kStarts, both(
      'Potten är 2 miljoner kronor i kvartalet. Varje KPI ger poäng från sin miniminivå till sitt mål, några upp till 1,2. Om färre än 92 % av de kritiska uppdateringarna är installerade i tid betalas ingenting.',
      'The pool is SEK 2m a quarter. Each KPI scores from its minimum to its target, some up to 1.2. If fewer than 92% of critical patches are installed in time nothing is paid.')) },
  { name: both('Delad vinst på kostnaden', 'Shared gain on cost'), performer: 'supplier', owner: 'Avtalscontroller',
    purpose: both('Den som sänker kostnaden ska få del av det.', 'Whoever lowers the cost shall have a part of it.'),
    first: (known) => shared(known, 23_500_000, kStarts, both(
      'Riktkostnaden gäller arbetsplatserna i ett kvartal. Avvikelser under 1 % bär kunden. Från 1 % delas hela avvikelsen, högst 800 000 kronor om året åt vardera hållet.',
      'The target cost is that of the workplaces in a quarter. The customer bears deviations below 1%. From 1% on all of it is shared, SEK 800,000 a year at most either way.')) },
  { name: both('Prisavdrag', 'Price credits'), monthly: true, performer: 'supplier', owner: 'Avtalscontroller',
    purpose: both('En månad under miniminivån ska märkas på fakturan, och kunna vinnas tillbaka.', 'A month below the minimum shall show on the invoice, and can be won back.'),
    first: (known) => credits(known, [undefined, '90', '94', '92', '85'], kStarts, both(
      'Högst 10 % av månadens fakturor står på spel. Under övertagandet gäller lägre nivåer. Efter sex månader i rad på nivån kommer hälften tillbaka.',
      'At most 10% of the month’s invoices is at risk. During the take-over lower levels apply. After six months in a row on the level half of it comes back.')) },
  { name: both('Kundens åtaganden', 'The customer’s obligations'), performer: 'customer', owner: 'Projektkontorschef',
    purpose: both('Leverantören kan bara hålla tiden om kunden håller sin.', 'The supplier can only keep time if the customer keeps its own.'),
    first: (known) => obligations(known, kStarts, both(
      'Leverantören betalar kunden upp till 300 000 kronor i kvartalet när underlag och beslut kommer i tid.',
      'The supplier pays the customer up to SEK 300,000 a quarter when inputs and decisions come in time.')) },
];

const createSchemes = (known) =>
  schemes.map(({ name, purpose, performer, owner }) => create('scheme', { name, purpose, performer, owner_pair: known.pair(owner) }));

const version = (known, scheme, terms, as) => create('scheme_version', { scheme: known.scheme(scheme), ...terms }, as);
const firstVersions = (known) => schemes.map(({ name, first }) => version(known, name.sv, first(known)));

const propose = (known) =>
  known.things.filter(ofKind('scheme_version')).map((thing) => command('propose', { version: thing.id }));

// New terms, proposed at once.
const revise = (scheme, terms) => (known) => [version(known, scheme, terms(known), scheme), command('propose', { version: `@${scheme}` })];

const reviseCost = revise('Delad vinst på kostnaden', (known) => shared(known, 24_400_000, kSecondYear, both(
  'Som förut, med riktkostnaden uppräknad med tjänsteprisindex och fler arbetsplatser.',
  'As before, with the target cost raised by the service price index and more workplaces.')));
const reviseResult = revise('Resultatincitament', (known) => result(known, ['15', '10', '10', '20', '10', '10', '10', '10', '5'], '95', kRevised, both(
  'Som förut, men användarnas omdöme och uppdateringarna väger mer, och spärren för kritiska uppdateringar höjs till 95 %.',
  'As before, but the users’ judgement and the patches weigh more, and the gate on critical patches is raised to 95%.')));
const reviseCredits = revise('Prisavdrag', (known) => credits(known, [], kRevised, both(
  'Övertagandet är över: från 2026 gäller varje KPI:s miniminivå.', 'The take-over is done: from 2026 the minimum of each KPI applies.')));

const agreed = approveAll(ofKind('scheme_version'));

// ---- statements: half a year at a time at first, by quarter from October 2025, as measurements are verified

const settled = [
  ['2025-04-22', ['2024-Q4', '2025-Q1']], ['2025-10-21', ['2025-Q2', '2025-Q3']], ['2026-01-27', ['2025-Q4']],
  ['2026-04-21', ['2026-Q1']], ['2026-07-14', ['2026-Q2']],
];
const monthsOf = (quarter) => [2, 1, 0].map((left) => `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - left).padStart(2, '0')}`);

const putStatements = (quarters) => (known) =>
  schemes.flatMap(({ name, monthly }) =>
    quarters.flatMap((quarter) => (monthly ? monthsOf(quarter) : [quarter]))
      .map((period) => command('put_statement', { scheme: known.scheme(name.sv), period })));
const accepted = approveAll(ofKind('statement'));

const statements = settled.flatMap(([date, quarters]) => [
  sitting('Gunnar Öberg', `${date}T08:15`, putStatements(quarters)),
  sitting('Helena Frisk', `${date}T13:20`, accepted),
  sitting('Karin Nyström', `${date}T15:05`, accepted),
]);

export const schemeSittings = [
  sitting('Gunnar Öberg', '2024-09-17T08:20', createSchemes),
  sitting('Gunnar Öberg', '2024-09-18T11:05', firstVersions),
  sitting('Gunnar Öberg', '2024-09-20T09:30', propose),
  sitting('Anna Berg', '2024-09-24T12:15', agreed),
  sitting('Lars Wik', '2024-09-26T08:05', agreed),
  sitting('Helena Frisk', '2025-09-09T13:10', reviseCost),
  sitting('Karin Nyström', '2025-09-16T09:05', agreed),
  sitting('Mats Dahl', '2025-09-18T14:30', agreed),
  sitting('Gunnar Öberg', '2025-12-02T08:40', reviseResult),
  sitting('Gunnar Öberg', '2025-12-02T09:25', reviseCredits),
  sitting('Anna Berg', '2025-12-10T13:45', agreed),
  sitting('Lars Wik', '2025-12-12T07:50', agreed),
  ...statements,
];
