// The organisation: who is there, in which roles, with which mandates; and what has come to be wrong with it since.
import { approveAll, both, command, create, kCustomer, kStarts, kSupplier, kr, ofKind, set, sitting } from './words.mjs';

// Who decides, prepares or is consulted on what, by level; amounts in kronor.
const powers = {
  board: { strategy: 'decides', transformation: 'decides', contract_change: 'decides' },
  direction: { strategy: 'prepares', transformation: 'decides', contract_change: 'prepares', project_priority: 'decides' },
  money: { contract_change: 'prepares', transformation: 'consulted' },
  delivery: { delivery_quality: 'decides', project_priority: 'prepares', operational_change: 'decides' },
  innovation: { innovation: 'decides', project_priority: 'consulted' },
  projects: { project_priority: 'decides', transformation: 'prepares' },
  security: { delivery_quality: 'consulted', operational_change: 'consulted' },
  agreement: { contract_change: 'prepares', delivery_quality: 'consulted' },
  daily: { operational_change: 'decides', delivery_quality: 'prepares' },
};

// level, [customer's role, holder, deputy], [supplier's role, holder, deputy], powers, limit, responsibilities
export const pairs = [
  ['A', [both('Regiondirektör', 'Chief executive'), 'Maria Holm', 'Anna Berg'], [both('Vd', 'Managing director'), 'Johan Ek', 'Lars Wik'], 'board', 25_000_000, ['strategic_direction', 'last_instance']],
  ['A', [both('It-direktör', 'Chief information officer'), 'Anna Berg', 'Eva Lind'], [both('Affärsområdeschef', 'Head of business area'), 'Lars Wik', 'Petra Sund'], 'direction', 10_000_000, ['vision_progress', 'transformation']],
  ['A', [both('Ekonomidirektör', 'Chief financial officer'), 'Karin Nyström', 'Gunnar Öberg'], [both('Ekonomichef', 'Finance director'), 'Mats Dahl', 'Helena Frisk'], 'money', 5_000_000, []],
  ['B', [both('Leveransansvarig', 'Delivery owner'), 'Eva Lind', 'Ida Norén'], [both('Leveranschef', 'Delivery manager'), 'Petra Sund', 'Sara Öst'], 'delivery', 2_000_000, ['delivery_quality']],
  ['B', [both('Innovationsledare', 'Innovation lead'), 'Omar Said', 'Eva Lind'], [both('Innovationschef', 'Innovation manager'), 'Disa Lund', 'Petra Sund'], 'innovation', 500_000, []],
  ['B', [both('Projektkontorschef', 'Head of project office'), 'Per Hägg', 'Omar Said'], [both('Projektportföljchef', 'Project portfolio manager'), 'Rikard Moe', 'Petra Sund'], 'projects', 1_000_000, ['project_priority']],
  ['B', [both('Informationssäkerhetschef', 'Information security officer'), 'Lena Ask', 'Per Hägg'], [both('Säkerhetsansvarig', 'Security manager'), 'Jonas Palm', 'Rikard Moe'], 'security', 250_000, []],
  ['B', [both('Avtalscontroller', 'Contract controller'), 'Gunnar Öberg', 'Karin Nyström'], [both('Kundansvarig', 'Account manager'), 'Helena Frisk', 'Mats Dahl'], 'agreement', 250_000, []],
  ['C', [both('Förvaltare arbetsplats', 'Workplace manager'), 'Ida Norén', 'Tor Åberg'], [both('Tjänsteägare arbetsplats', 'Workplace service owner'), 'Nils Falk', 'Sara Öst'], 'daily', 50_000, ['daily_work']],
  ['C', [both('Förvaltare drift', 'Operations manager'), 'Björn Sten', 'Tor Åberg'], [both('Driftledare', 'Operations lead'), 'Sara Öst', 'Nils Falk'], 'daily', 50_000, ['daily_work']],
  ['C', [both('Servicedeskansvarig', 'Service desk owner'), 'Wilma Ek', 'Ida Norén'], [both('Servicedeskchef', 'Service desk manager'), 'Ali Haddad', 'Nils Falk'], 'daily', 50_000, ['daily_work']],
  ['C', [both('Ändringssamordnare', 'Change coordinator'), 'Mona Vik', 'Wilma Ek'], [both('Ändringsledare', 'Change lead'), 'Pontus Rask', 'Ali Haddad'], 'daily', 100_000, ['change_implementation']],
  ['C', [both('Förvaltare vårdsystem', 'Care systems manager'), 'Yasmin Ali', 'Mona Vik'], [both('Applikationsansvarig', 'Application lead'), 'Klas Bergh', 'Ali Haddad'], 'daily', 50_000, ['daily_work']],
];

const people = [...new Set(pairs.flatMap(([, [, a, b], [, c, d]]) => [a, b].map((name) => [name, kCustomer].join('|')).concat([c, d].map((name) => [name, kSupplier].join('|')))))]
  .map((row) => row.split('|'))
  .filter(([name]) => name !== 'Anna Berg');

// ---- summer of 2024: the organisation is set up

function begin(known) {
  const out = [
    set(known.partnership, 'opens_at', '2026-09-30'),
    command('set', { thing: known.partnership, field: 'name', language: 'en', to: 'IT operations and workplace' }),
    set(known.partnership, 'extension_years', 2),
    set(known.partnership, 'contract_value', kr(480_000_000)),
    set(known.partnership, 'purpose', both(
      'Invånarnas vård ska kunna lita på sin IT varje timme på dygnet, till en kostnad som båda parter kan stå för.',
      'The care of the region’s inhabitants shall be able to rely on its IT at every hour, at a cost that both sides can stand for.')),
  ];
  for (const [name, party] of people)
    out.push(command('add_person', { name, party: known.party(party), from: kStarts }, name));
  return out;
}

function organise(known) {
  return pairs.map(([level, [customer], [supplier]], index) =>
    command('add_pair', { level: known.level(level), customer_title: customer, supplier_title: supplier }, `pair${index}`));
}

function staff(known, index) {
  const out = [];
  for (const [, customer, supplier, , , duties] of pairs) {
    const [title, holder, deputy] = [customer, supplier][index];
    const role = known.role(title.sv);
    out.push(command('assign_person', { role, person: known.person(holder), from: kStarts }));
    out.push(command('assign_person', { role, person: known.person(deputy), post: 'deputy', from: kStarts }));
    for (const item of duties) out.push(command('add', { thing: role, field: 'responsibilities', item }));
  }
  return out;
}

const forums = { A: 'Partnerskapsråd', B: 'Samverkansforum', C: 'Operativt möte' };

function seat(known) {
  return pairs.flatMap(([level, [customer], [supplier]]) =>
    [customer, supplier].map((title) =>
      command('add', { thing: known.forum(forums[level]), field: 'members', item: known.role(title.sv) })));
}

function draftMandates(known) {
  return pairs.flatMap(([, [customer], [supplier], kind, limit]) =>
    [customer, supplier].map((title) =>
      command('set_mandate', {
        subject: known.role(title.sv), effective_from: kStarts,
        powers: { ...powers[kind], money_limit: kr(limit) },
      })));
}

const propose = (kind) => (known) =>
  known.things.filter((thing) => thing.kind === kind).map((thing) => command('propose', { version: thing.id }));

// ---- what has happened since, and what nobody has mended

function march2026(known) {
  return [
    command('add_person', { name: 'Stina Broman', party: known.party(kSupplier), from: '2026-03-01' }, 'stina'),
    command('end_assignment', { assignment: known.assignment(known.role('Ekonomichef'), 'deputy'), to: '2026-02-28' }),
    command('assign_person', { role: known.role('Ekonomichef'), person: '@stina', post: 'deputy', from: '2026-03-01' }),
    // The new head of business area came with a lower mandate: the two no longer match.
    command('set_mandate', { subject: known.role('Affärsområdeschef'), effective_from: '2026-03-01',
      powers: { money_limit: kr(4_000_000) },
      reason: both('Omorganisation hos leverantören.', 'Reorganisation on the supplier’s side.') }, 'lower'),
    command('propose', { version: '@lower' }),
  ];
}

const ended = (known, title, post, to) =>
  command('end_assignment', { assignment: known.assignment(known.role(title), post), to });

const since = [
  sitting('Anna Berg', '2026-05-04T08:20', (known) => [ // posts on two levels
    command('assign_person', { role: known.role('Förvaltare vårdsystem'), person: known.person('Gunnar Öberg'), from: '2026-05-01' }),
  ]),
  sitting('Lars Wik', '2026-06-25T13:40', (known) => [ended(known, 'Tjänsteägare arbetsplats', 'deputy', '2026-06-30')]), // no deputy
  sitting('Wilma Ek', '2026-07-01T07:10', (known) => [ // two holders
    create('assignment', { role: known.role('Servicedeskansvarig'), person: known.person('Ida Norén'), post: 'holder', from: '2026-07-01' }),
  ]),
  sitting('Lars Wik', '2026-08-10T09:05', (known) => [ended(known, 'Innovationschef', 'holder', '2026-08-11')]), // vacancy
  sitting('Anna Berg', '2026-08-24T06:50', (known) => [set(known.person('Björn Sten'), 'to', '2026-08-31')]), // leaves, still holds a post
  sitting('Petra Sund', '2026-09-01T11:30', (known) => [
    set(known.role('Säkerhetsansvarig'), 'level', known.level('C')), // levels differ
    command('remove', { thing: known.role('Ändringsledare') }), // counterpart missing
  ]),
  sitting('Eva Lind', '2026-09-07T14:15', (known) => [
    set(known.person('Klas Bergh'), 'party', known.party(kCustomer)), // of the other side
    command('take', { thing: known.forum('Samverkansforum'), field: 'responsibilities', item: 'innovation' }), // held by nobody
    command('add', { thing: known.role('Avtalscontroller'), field: 'responsibilities', item: 'measurement' }), // only one side has it
  ]),
  sitting('Anna Berg', '2026-09-14T08:00', (known) => [ // vacancies, mandates missing
    command('add_pair', { level: known.level('B'), customer_title: both('Hållbarhetsstrateg', 'Sustainability strategist'), supplier_title: both('Hållbarhetschef', 'Head of sustainability') }),
  ]),
  sitting('Eva Lind', '2026-09-21T08:00', (known) => [ // waits for approval
    command('set_mandate', { subject: known.role('Leveransansvarig'), effective_from: '2026-10-01', powers: { money_limit: kr(3_000_000) } }, 'raise'),
    command('propose', { version: '@raise' }),
  ]),
];

const mandates = ofKind('mandate');

export const organisation = [
  sitting('Anna Berg', '2024-06-17T08:30', begin),
  sitting('Anna Berg', '2024-06-17T10:30', organise),
  sitting('Anna Berg', '2024-06-18T08:15', (known) => staff(known, 0)),
  sitting('Johan Ek', '2024-06-18T12:40', (known) => staff(known, 1)),
  sitting('Eva Lind', '2024-06-19T07:30', seat),
  sitting('Eva Lind', '2024-06-19T13:00', draftMandates),
  sitting('Anna Berg', '2024-06-24T09:00', propose('mandate')),
  sitting('Anna Berg', '2024-06-25T09:00', approveAll(mandates)),
  sitting('Johan Ek', '2024-06-26T14:20', approveAll(mandates)),
  sitting('Lars Wik', '2026-03-02T07:45', march2026),
  sitting('Anna Berg', '2026-03-03T12:00', approveAll(mandates)),
  sitting('Johan Ek', '2026-03-03T15:00', approveAll(mandates)),
  ...since,
];
