// The example: a Swedish regional authority and its IT supplier, five plus two years, seen on 30 September 2026.
// Names and figures are invented. The seeded faults are listed in tests/golden/region-nord.findings.json.

const both = (sv, en) => ({ sv, en });
const kr = (amount) => String(amount * 100); // minor units

const kCustomer = 'Region Nord';
const kSupplier = 'Nordia IT';
const kFounded = '2024-06-17T08:00:00.000Z';

export const beginning = [
  '--lang', 'sv', '--name', 'IT-drift och arbetsplats',
  '--customer', kCustomer, '--supplier', kSupplier, '--as', 'Anna Berg',
  '--starts', '2024-07-01', '--ends', '2029-06-30', '--now', kFounded, '--entropy', '526567696f6e204e6f7264202020202d',
];

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
const pairs = [
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

const services = [
  ['Arbetsplats som tjänst', 'Workplace as a service', 'Arbetsplats', 'Workplace', true, 8],
  ['Mobiltelefoni', 'Mobile telephony', 'Arbetsplats', 'Workplace', false, 8],
  ['Utskrift', 'Printing', 'Arbetsplats', 'Workplace', false, 8],
  ['Mötesrum och video', 'Meeting rooms and video', 'Arbetsplats', 'Workplace', false, 8],
  ['E-post och kalender', 'Mail and calendar', 'Arbetsplats', 'Workplace', true, 8],
  ['Servicedesk', 'Service desk', 'Stöd', 'Support', true, 10],
  ['Stöd på plats', 'On-site support', 'Stöd', 'Support', false, 10],
  ['Behörighet och inloggning', 'Identity and sign-in', 'Stöd', 'Support', true, 10],
  ['Serverdrift', 'Server operations', 'Drift', 'Operations', true, 9],
  ['Databasdrift', 'Database operations', 'Drift', 'Operations', true, 9],
  ['Lagring', 'Storage', 'Drift', 'Operations', true, 9],
  ['Säkerhetskopiering och återläsning', 'Backup and restore', 'Drift', 'Operations', true, 9],
  ['Övervakning', 'Monitoring', 'Drift', 'Operations', false, 9],
  ['Molnplattform', 'Cloud platform', 'Drift', 'Operations', false, 9],
  ['Datanät på sjukhus', 'Hospital networks', 'Nät', 'Networks', true, 9],
  ['Trådlöst nät', 'Wireless networks', 'Nät', 'Networks', true, 9],
  ['Anslutning av vårdcentraler', 'Connection of health centres', 'Nät', 'Networks', false, 9],
  ['Journalsystem, drift', 'Medical records, operations', 'Vårdsystem', 'Care systems', true, 12],
  ['Röntgen och bildarkiv, drift', 'Radiology archive, operations', 'Vårdsystem', 'Care systems', true, 12],
  ['Laboratoriesystem, drift', 'Laboratory systems, operations', 'Vårdsystem', 'Care systems', true, 12],
  ['Integrationsplattform', 'Integration platform', 'Vårdsystem', 'Care systems', true, 12],
  ['Säkerhetsövervakning', 'Security monitoring', 'Säkerhet', 'Security', true, 6],
];

const people = [...new Set(pairs.flatMap(([, [, a, b], [, c, d]]) => [a, b].map((name) => [name, kCustomer].join('|')).concat([c, d].map((name) => [name, kSupplier].join('|')))))]
  .map((row) => row.split('|'))
  .filter(([name]) => name !== 'Anna Berg');

const command = (name, args, as) => (as ? { command: name, args, as } : { command: name, args });
const set = (thing, field, to) => command('set', { thing, field, to });

// ---- June 2024: the organisation is set up

function found(known) {
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
    out.push(command('add_person', { name, party: known.party(party), from: '2024-07-01' }, name));
  return out;
}

function organise(known) {
  const out = [];
  pairs.forEach(([level, [customer], [supplier]], index) =>
    out.push(command('add_pair', { level: known.level(level), customer_title: customer, supplier_title: supplier }, `pair${index}`)));
  return out;
}

function staff(known) {
  const out = [];
  for (const [, customer, supplier, , , duties] of pairs) {
    for (const [title, holder, deputy] of [customer, supplier]) {
      const role = known.role(title.sv);
      out.push(command('assign_person', { role, person: known.person(holder), from: '2024-07-01' }));
      out.push(command('assign_person', { role, person: known.person(deputy), post: 'deputy', from: '2024-07-01' }));
      for (const item of duties) out.push(command('add', { thing: role, field: 'responsibilities', item }));
    }
  }
  const members = { A: 'Partnerskapsråd', B: 'Samverkansforum', C: 'Operativt möte' };
  for (const [level, [customer], [supplier]] of pairs)
    for (const title of [customer, supplier])
      out.push(command('add', { thing: known.forum(members[level]), field: 'members', item: known.role(title.sv) }));
  return out;
}

function draftMandates(known) {
  const out = [];
  for (const [, customer, supplier, kind, limit] of pairs)
    for (const [title] of [customer, supplier])
      out.push(command('set_mandate', {
        subject: known.role(title.sv), effective_from: '2024-07-01',
        powers: { ...powers[kind], money_limit: kr(limit) },
      }));
  out.push(command('create', { kind: 'vision', fields: {
    partnership: known.partnership, effective_from: '2024-07-01',
    statement: both('Tillsammans gör vi vårdens IT så pålitlig att ingen behöver tänka på den, och så nytänkande att andra vill göra likadant.',
      'Together we make the IT of care so reliable that nobody has to think of it, and so inventive that others want to do the same.'),
    principles: both('Vi mäter båda sidors åtaganden. Vi delar vinst och risk. Den som ser ett problem äger det tills någon annan har tagit över.',
      'We measure both sides’ commitments. We share gain and risk. Who sees a problem owns it until somebody else has taken over.'),
  } }, 'vision'));
  services.forEach(([sv, en, areaSv, areaEn, critical, owner]) =>
    out.push(command('create', { kind: 'service', fields: {
      name: both(sv, en), area: both(areaSv, areaEn), critical,
      hours: critical ? both('Dygnet runt', 'Around the clock') : both('Vardagar 7–17', 'Weekdays 7–17'),
      owner_pair: known.pair(pairs[owner][1][0].sv),
    } })));
  return out;
}

const proposable = (known) => known.things.filter((thing) => thing.kind === 'mandate' || thing.kind === 'vision');

function proposeAll(known) {
  return proposable(known).map((thing) => command('propose', { version: thing.id }));
}

const waiting = (known) => known.proposals.flatMap(({ thing, proposals }) =>
  proposals.filter((one) => !one.customer || !one.supplier).map(({ hash }) => ({ version: thing, hash })));

const approveAll = (known) => waiting(known).map((args) => command('approve', args));

// ---- what has happened since, and what nobody has mended

function march2026(known) {
  const chief = known.role('Affärsområdeschef');
  return [
    command('add_person', { name: 'Stina Broman', party: known.party(kSupplier), from: '2026-03-01' }, 'stina'),
    command('end_assignment', { assignment: known.assignment(known.role('Ekonomichef'), 'deputy'), to: '2026-02-28' }),
    command('assign_person', { role: known.role('Ekonomichef'), person: '@stina', post: 'deputy', from: '2026-03-01' }),
    // The new head of business area came with a lower mandate: the two no longer match.
    command('set_mandate', { subject: chief, effective_from: '2026-03-01',
      powers: { money_limit: kr(4_000_000) },
      reason: both('Omorganisation hos leverantören.', 'Reorganisation on the supplier’s side.') }, 'lower'),
    command('propose', { version: '@lower' }),
  ];
}

function faults(known) {
  const role = known.role;
  const end = (title, post, to, person) => command('end_assignment', { assignment: known.assignment(role(title), post, person), to });
  return [
    end('Innovationschef', 'holder', '2026-08-11'), // vacancy
    end('Tjänsteägare arbetsplats', 'deputy', '2026-06-30'), // no deputy
    set(known.person('Björn Sten'), 'to', '2026-08-31'), // has left, still holds a post
    set(role('Säkerhetsansvarig'), 'level', known.level('C')), // levels differ
    command('assign_person', { role: role('Förvaltare vårdsystem'), person: known.person('Gunnar Öberg'), from: '2026-05-01' }), // posts on two levels
    command('take', { thing: known.forum('Samverkansforum'), field: 'responsibilities', item: 'innovation' }), // held by nobody
    command('add', { thing: role('Avtalscontroller'), field: 'responsibilities', item: 'measurement' }), // only one side has it
    command('remove', { thing: role('Ändringsledare') }), // counterpart missing
    command('create', { kind: 'assignment', fields: { role: role('Servicedeskansvarig'), person: known.person('Ida Norén'), post: 'holder', from: '2026-07-01' } }), // two holders
    command('set', { thing: known.person('Klas Bergh'), field: 'party', to: known.party(kCustomer) }), // of the other side
    command('add_pair', { level: known.level('B'), customer_title: both('Hållbarhetsstrateg', 'Sustainability strategist'), supplier_title: both('Hållbarhetschef', 'Head of sustainability') }, 'green'), // vacancies, mandates missing
  ];
}

function pending(known) {
  return [
    command('set_mandate', { subject: known.role('Leveransansvarig'), effective_from: '2026-10-01', powers: { money_limit: kr(3_000_000) } }, 'raise'),
    command('propose', { version: '@raise' }),
  ];
}

export const sessions = [
  { as: 'Anna Berg', now: kFounded, entropy: '73657373696f6e20312d2d2d2d2d2d2d', commands: found },
  { as: 'Anna Berg', now: '2024-06-17T10:30:00.000Z', entropy: '73657373696f6e20322d2d2d2d2d2d2d', commands: organise },
  { as: 'Anna Berg', now: '2024-06-18T08:15:00.000Z', entropy: '73657373696f6e20332d2d2d2d2d2d2d', commands: staff },
  { as: 'Eva Lind', now: '2024-06-19T13:00:00.000Z', entropy: '73657373696f6e20342d2d2d2d2d2d2d', commands: draftMandates },
  { as: 'Anna Berg', now: '2024-06-24T09:00:00.000Z', entropy: '73657373696f6e20352d2d2d2d2d2d2d', commands: proposeAll },
  { as: 'Anna Berg', now: '2024-06-25T09:00:00.000Z', entropy: '73657373696f6e20362d2d2d2d2d2d2d', commands: approveAll },
  { as: 'Johan Ek', now: '2024-06-26T14:20:00.000Z', entropy: '73657373696f6e20372d2d2d2d2d2d2d', commands: approveAll },
  { as: 'Lars Wik', now: '2026-03-02T07:45:00.000Z', entropy: '73657373696f6e20382d2d2d2d2d2d2d', commands: march2026 },
  { as: 'Anna Berg', now: '2026-03-03T12:00:00.000Z', entropy: '73657373696f6e20392d2d2d2d2d2d2d', commands: approveAll },
  { as: 'Johan Ek', now: '2026-03-03T15:00:00.000Z', entropy: '73657373696f6e20412d2d2d2d2d2d2d', commands: approveAll },
  { as: 'Eva Lind', now: '2026-09-14T08:00:00.000Z', entropy: '73657373696f6e20422d2d2d2d2d2d2d', commands: faults },
  { as: 'Eva Lind', now: '2026-09-21T08:00:00.000Z', entropy: '73657373696f6e20432d2d2d2d2d2d2d', commands: pending },
];

// ---- two copies that went their own ways: independent edits, and three fields that both wrote

const title = (thing, to) => command('set', { thing, field: 'name', language: 'sv', to });

export const customerEdits = [
  { as: 'Anna Berg', now: '2026-09-28T08:00:00.000Z', entropy: '637573746f6d657220656469747320312d', commands: (known) => [
    title(known.forum('Operativt möte'), 'Veckomöte'),
    command('set', { thing: known.role('Driftledare'), field: 'title', language: 'sv', to: 'Driftchef' }),
    command('set', { thing: known.partnership, field: 'contract_value', to: kr(495_000_000) }),
    command('set', { thing: known.forum('Samverkansforum'), field: 'quorum_each_side', to: 3 }),
    command('add_person', { name: 'Tove Lindqvist', party: known.party(kCustomer), from: '2026-10-01' }),
  ] },
];

export const supplierEdits = [
  { as: 'Lars Wik', now: '2026-09-29T09:30:00.000Z', entropy: '737570706c69657220656469747320312d', commands: (known) => [
    title(known.forum('Operativt möte'), 'Driftmöte'),
    command('set', { thing: known.role('Driftledare'), field: 'title', language: 'sv', to: 'Produktionsledare' }),
    command('set', { thing: known.partnership, field: 'contract_value', to: kr(488_000_000) }),
    command('set', { thing: known.forum('Partnerskapsråd'), field: 'quorum_each_side', to: 2 }),
    command('add_person', { name: 'Emil Strand', party: known.party(kSupplier), from: '2026-10-01' }, 'emil'),
    command('assign_person', { role: known.role('Innovationschef'), person: '@emil', from: '2026-10-01' }),
  ] },
];
