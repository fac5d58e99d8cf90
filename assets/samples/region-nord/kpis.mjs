// The KPIs with their definitions: twelve with incentive, ten others. All definitions but one are approved by both sides.
import { approveAll, both, command, create, kStarts, ofKind, sitting } from './words.mjs';
import { series } from './series.mjs';

const planned = both('Planerat underhåll som anmälts fem dagar före, högst fyra timmar i månaden.', 'Planned maintenance announced five days before, four hours a month at most.');
const waitingTime = both('Ärenden som användaren har dragit tillbaka.', 'Tickets that the user has withdrawn.');
const holidays = both('Dagar mellan jul och trettonhelgen.', 'The days between Christmas and Epiphany.');
const none = both('Inga.', 'None.');

const percent = { unit: '%', aggregation: 'ratio', factor: '100', direction: 'higher', decimals: 1, rounding: 'half_up', due_day: 5, frequency: 'month' };
// The unit of a number of things is left empty: it would have to be said in two languages.
const count = { aggregation: 'sum', direction: 'lower', decimals: 0, rounding: 'half_up', due_day: 5, frequency: 'month' };
const band = (status, from, below) => ({ status, ...(from && { from }), ...(below && { below }) });

export const kpis = [
  { name: both('Tillgänglighet kritiska tjänster', 'Availability of critical services'), goal: 'Kritiska system står aldrig stilla', owner: 'Leveransansvarig', weight: '2', incentive: true, side: 'supplier',
    definition: { ...percent, numerator: 'downtime', denominator: 'agreed_time', aggregation: 'complement', decimals: 2, baseline: '97.0', target: '98.5', minimum: '97.0', stretch: '99.5',
      purpose: both('Vården ska kunna arbeta utan reservrutiner.', 'Care shall be able to work without fallback routines.'), exclusions: planned } },
  { name: both('Ärenden lösta i tid', 'Tickets solved in time'), goal: 'Fel rättas i tid och återkommer inte', owner: 'Servicedeskansvarig', weight: '2', incentive: true, side: 'supplier', service: 'Servicedesk',
    definition: { ...percent, numerator: 'closed_in_time', denominator: 'closed', baseline: '92', target: '95', minimum: '93', stretch: '97',
      purpose: both('Den som anmäler ett fel ska kunna planera sin dag.', 'Whoever reports a fault shall be able to plan the day.'), exclusions: waitingTime } },
  { name: both('Lösta vid första kontakt', 'Solved at first contact'), goal: 'Hjälp direkt när något krånglar', owner: 'Servicedeskansvarig', weight: '2', incentive: true, side: 'supplier', service: 'Servicedesk',
    definition: { ...percent, numerator: 'first_contact', denominator: 'contacts', baseline: '61', target: '70', minimum: '67', stretch: '78',
      purpose: both('Ett samtal ska räcka.', 'One call shall be enough.'), exclusions: waitingTime } },
  { name: both('Användarnöjdhet', 'User satisfaction'), goal: 'Hjälp direkt när något krånglar', owner: 'Servicedeskansvarig', weight: '2', incentive: true, side: 'supplier', service: 'Servicedesk',
    definition: { ...percent, unit: undefined, factor: '1', numerator: 'grades', denominator: 'answers', baseline: '3.4', target: '3.8', minimum: '3.6', stretch: '4.2',
      bands: [band('reaches', '3.8'), band('near', '3.6', '3.8'), band('under', undefined, '3.6')],
      purpose: both('Siffrorna kan vara gröna medan användarna är missnöjda. Den här visar vad de tycker.', 'Figures can be green while users are unhappy. This one shows what they think.'), exclusions: both('Månader med färre än 100 svar.', 'Months with fewer than 100 answers.') } },
  { name: both('Förändringar utan incident', 'Changes without incident'), goal: 'Förändringar märks inte i vården', owner: 'Leveransansvarig', weight: '2', incentive: true, side: 'supplier',
    definition: { ...percent, numerator: 'changes_without_incident', denominator: 'changes', baseline: '94.5', target: '97', minimum: '95', stretch: '99',
      purpose: both('En förändring ska inte märkas i vården.', 'A change shall not be noticed in care.'), exclusions: both('Standardändringar.', 'Standard changes.') } },
  { name: both('Leverans på avtalad dag', 'Delivery on the agreed day'), goal: 'Rätt utrustning från första dagen', owner: 'Förvaltare arbetsplats', weight: '1', incentive: true, side: 'supplier', service: 'Arbetsplats som tjänst',
    definition: { ...percent, numerator: 'deliveries_in_time', denominator: 'deliveries', baseline: '84', target: '90', minimum: '87', stretch: '95',
      purpose: both('Nya medarbetare ska ha dator och behörighet när de börjar.', 'New staff shall have a computer and access when they begin.'), exclusions: both('Beställningar som kunden har ändrat efter avtalad dag.', 'Orders that the customer changed after the agreed day.') } },
  { name: both('Kritiska patchar i tid', 'Critical patches in time'), goal: 'Förändringar märks inte i vården', owner: 'Informationssäkerhetschef', weight: '1', incentive: true, side: 'supplier',
    definition: { ...percent, numerator: 'patches_in_time', denominator: 'patches', baseline: '90', target: '98', minimum: '95', stretch: '100',
      bands: [band('reaches', '98'), band('near', '95', '98'), band('under', undefined, '95')],
      purpose: both('Kända hål ska vara stängda inom två veckor.', 'Known holes shall be closed within two weeks.'), exclusions: both('System som båda säkerhetscheferna har undantagit skriftligt.', 'Systems that both heads of security have exempted in writing.') } },
  { name: both('Rotorsak i tid', 'Root cause in time'), goal: 'Fel rättas i tid och återkommer inte', owner: 'Leveransansvarig', weight: '1', incentive: true, side: 'supplier',
    definition: { ...percent, numerator: 'causes_in_time', denominator: 'causes', baseline: '70', target: '90', minimum: '85', stretch: '100',
      purpose: both('Det som har hänt en gång ska inte hända igen.', 'What has happened once shall not happen again.'), exclusions: none } },
  { name: both('Kundens underlag i tid', 'Customer’s inputs in time'), goal: 'Båda sidor gör sin del i tid', owner: 'Projektkontorschef', weight: '2', incentive: true, side: 'customer',
    definition: { ...percent, numerator: 'inputs_in_time', denominator: 'inputs', baseline: '60', target: '85', minimum: '75', stretch: '95',
      purpose: both('Leverantören kan bara hålla tiden om kunden håller sin.', 'The supplier can only keep time if the customer keeps its own.'), exclusions: holidays } },
  { name: both('Beslut i tid', 'Decisions in time'), goal: 'Båda sidor gör sin del i tid', owner: 'Projektkontorschef', weight: '1', incentive: true, side: 'customer',
    definition: { ...percent, numerator: 'decisions_in_time', denominator: 'decisions', baseline: '70', target: '90', minimum: '80', stretch: '98',
      purpose: both('Ett uppskjutet beslut kostar båda sidor tid.', 'A decision put off costs both sides time.'), exclusions: holidays } },
  { name: both('Enhetskostnad mot bas', 'Unit cost against baseline'), goal: 'Arbetsplatsen kostar mindre för varje år', owner: 'Avtalscontroller', weight: '2', incentive: true, side: 'supplier',
    definition: { ...percent, direction: 'lower', numerator: 'cost_deviation', denominator: 'base_cost', baseline: '1.0', target: '-3.0', minimum: '0.0', stretch: '-5.0', due_day: 15,
      purpose: both('Priset per arbetsplats ska sjunka utan att kvaliteten gör det.', 'The price of a workplace shall fall without quality doing so.'), exclusions: both('Beställningar utanför baspriset.', 'Orders outside the base price.') } },
  { name: both('Gemensamma besparingar', 'Joint savings'), goal: 'Båda tjänar på det vi sparar', owner: 'Avtalscontroller', weight: '1', incentive: true,
    definition: { ...count, unit: 'TSEK', direction: 'higher', numerator: 'savings', baseline: '0', target: '300', minimum: '200', stretch: '450', due_day: 15,
      purpose: both('Det som sparas tillsammans delas enligt avtalet.', 'What is saved together is shared by the agreement.'), exclusions: both('Besparingar som bara flyttar kostnaden till den andra parten.', 'Savings that only move the cost to the other party.') } },

  { name: both('Avbrott som stör vården', 'Interruptions that disturb care'), goal: 'Kritiska system står aldrig stilla', owner: 'Leveransansvarig', weight: '1', side: 'supplier',
    definition: { ...count, numerator: 'p1', baseline: '6', target: '1', minimum: '3', stretch: '0',
      purpose: both('Tillgänglighet i procent döljer många korta avbrott.', 'Availability in per cent hides many short interruptions.'), exclusions: none } },
  { name: both('Tid till återställning', 'Time to restore'), goal: 'Kritiska system står aldrig stilla', owner: 'Förvaltare drift', weight: '2', side: 'supplier',
    definition: { ...percent, unit: 'h', direction: 'lower', factor: '1', numerator: 'restore_time', denominator: 'p1', baseline: '9', target: '4', minimum: '7', stretch: '2',
      purpose: both('När det ändå händer ska det gå fort.', 'When it happens all the same it shall be quick.'), exclusions: none } },
  { name: both('Ärenden äldre än 30 dagar', 'Tickets older than 30 days'), goal: 'Fel rättas i tid och återkommer inte', owner: 'Servicedeskansvarig', weight: '1', side: 'supplier', service: 'Servicedesk',
    definition: { ...count, aggregation: 'last', numerator: 'backlog', baseline: '850', target: '400', minimum: '650', stretch: '250',
      purpose: both('Lösta ärenden i tid säger inget om dem som blir liggande.', 'Tickets solved in time say nothing of those left lying.'), exclusions: both('Ärenden som väntar på ett beslutat projekt.', 'Tickets that wait for a decided project.') } },
  { name: both('Återöppnade ärenden', 'Reopened tickets'), goal: 'Hjälp direkt när något krånglar', owner: 'Servicedeskansvarig', weight: '2', side: 'supplier', service: 'Servicedesk',
    definition: { ...percent, direction: 'lower', numerator: 'reopened', denominator: 'closed', baseline: '8', target: '4', minimum: '6.5', stretch: '3',
      purpose: both('Motvikt till snabbhet: det ska bli rätt första gången.', 'A counterweight to speed: it shall be right the first time.'), exclusions: waitingTime } },
  { name: both('Fakturor utan fel', 'Invoices without faults'), goal: 'Arbetsplatsen kostar mindre för varje år', owner: 'Avtalscontroller', weight: '1', side: 'supplier',
    definition: { ...percent, numerator: 'invoices_right', denominator: 'invoices', baseline: '85', target: '98', minimum: '93', stretch: '100', due_day: 20,
      purpose: both('Varje felaktig faktura tar två timmar på var sida.', 'Each faulty invoice takes two hours on either side.'), exclusions: none } },
  { name: both('Introduktion inom 30 dagar', 'Introduction within 30 days'), goal: 'Rätt utrustning från första dagen', owner: 'Leveransansvarig', weight: '1', draft: true,
    definition: { ...percent, numerator: 'introduced', denominator: 'newcomers', baseline: '40', target: '90', minimum: '45', stretch: '100', frequency: 'quarter', due_day: 20, rounding: undefined, // unfinished: neither verifier nor rounding
      purpose: both('Den som är ny ska känna arbetssättet och sin motpart.', 'Whoever is new shall know the way of working and their counterpart.'), exclusions: both('Inhyrda kortare tid än tre månader.', 'Temporary staff of less than three months.') } },
  { name: both('Realiserad nytta', 'Benefit realised'), goal: 'Båda tjänar på det vi sparar', owner: 'Ekonomidirektör', weight: '1',
    definition: { ...percent, numerator: 'benefit', denominator: 'benefit_planned', baseline: '0', target: '100', minimum: '40', stretch: '120', frequency: 'quarter', due_day: 20, decimals: 0,
      purpose: both('Ett initiativ är klart när nyttan finns, inte när projektet slutar.', 'An initiative is done when the benefit is there, not when the project ends.'), exclusions: none } },
  { name: both('Idéer som införts', 'Ideas adopted'), goal: 'Fler idéer blir verklighet', owner: 'Innovationsledare', weight: '1',
    definition: { ...count, direction: 'higher', numerator: 'ideas', baseline: '1', target: '6', minimum: '3', stretch: '9', frequency: 'quarter', due_day: 20,
      purpose: both('Förnyelse är det som används, inte det som föreslås.', 'Renewal is what is used, not what is proposed.'), exclusions: none } },
  // No goal, and no target.
  { name: both('Antal möten', 'Number of meetings'), owner: 'Leveransansvarig',
    definition: { ...count, direction: undefined, numerator: 'meetings', due_day: 10,
      purpose: both('Följa hur ofta forumen träffas.', 'To follow how often the forums meet.'), exclusions: none } },
  // Nobody has defined it yet.
  { name: both('Klimatavtryck per arbetsplats', 'Carbon footprint per workplace'), goal: 'Mindre klimatavtryck', later: true },
];

const createSeries = (known) =>
  Object.values(series).map(({ measurer, verifier, frequency = 'month', ...fields }) =>
    create('series', { ...fields, frequency, measurer: known.role(measurer), ...(verifier && { verifier: known.role(verifier) }) }));

const createKpi = (known, { name, goal, owner, weight, incentive, side, service }) =>
  create('kpi', {
    name, goals: goal ? [known.goal(goal)] : [], weight, incentive, measured_side: side,
    ...(owner && { owner_pair: known.pair(owner) }),
    ...(service && { service: known.service(service) }),
  });

// What a definition does not say itself its first series says: source, method, who measures and who verifies.
function definition(known, { name, definition: said }, changes = {}) {
  const counted = series[said.numerator];
  const { numerator, denominator, ...rest } = said;
  const role = (title) => (title ? known.role(title) : undefined);
  return {
    kpi: known.kpi(name.sv), effective_from: kStarts, source: counted.source,
    method: methods[name.sv] ?? counted.method,
    measurer: role(counted.measurer), verifier: role(counted.verifier), ...rest,
    numerator: known.series(series[numerator].name.sv),
    ...(denominator && { denominator: known.series(series[denominator].name.sv) }),
    ...changes,
  };
}

const methods = {
  'Tillgänglighet kritiska tjänster': both('1 − avbrott ÷ avtalad tid.', '1 − interruptions ÷ agreed time.'),
  'Användarnöjdhet': both('Summan av betygen ÷ antalet svar.', 'The sum of grades ÷ the number of answers.'),
  'Enhetskostnad mot bas': both('Avvikelsen från baskostnaden ÷ baskostnaden.', 'The deviation from the baseline cost ÷ the baseline cost.'),
  'Tid till återställning': both('Summan av timmarna ÷ antalet avbrott som stört vården.', 'The sum of hours ÷ the number of interruptions that disturbed care.'),
  'Realiserad nytta': both('Bekräftad nytta ÷ nytta enligt kalkyl.', 'Confirmed benefit ÷ benefit by the business case.'),
};

const now = kpis.filter(({ later }) => !later);
const define = (wanted) => (known) => wanted.map((kpi) => create('kpi_version', definition(known, kpi)));
const drafts = new Set(kpis.filter(({ draft }) => draft).map(({ name }) => name.sv));
const versions = ofKind('kpi_version');

const proposeDefinitions = (known) =>
  known.things
    .filter((thing) => thing.kind === 'kpi_version' && !drafts.has(known.thing(thing.fields.kpi).fields.name.sv))
    .map((thing) => command('propose', { version: thing.id }));

// From October 2025 availability is to be half a point better; what was measured before keeps its target.
const revise = (known) => [
  create('kpi_version', definition(known, kpis[0], { target: '99.0', minimum: '97.5', effective_from: '2025-10-01' }), 'revised'),
  command('propose', { version: '@revised' }),
];

// Approved by the customer, not yet by the supplier.
const raise = (known) => [
  create('kpi_version', definition(known, kpis[2], { target: '74', minimum: '70', effective_from: '2027-01-01' }), 'raised'),
  command('propose', { version: '@raised' }),
];
const raised = (thing) => thing.kind === 'kpi_version' && thing.fields.effective_from === '2027-01-01';

export const kpiSittings = [
  sitting('Petra Sund', '2024-09-03T07:40', createSeries),
  sitting('Eva Lind', '2024-09-04T11:15', (known) => now.map((kpi) => createKpi(known, kpi))),
  sitting('Petra Sund', '2024-09-10T08:30', define(now.slice(0, 12))),
  sitting('Eva Lind', '2024-09-11T12:50', define(now.slice(12))),
  sitting('Eva Lind', '2024-09-16T09:00', proposeDefinitions),
  sitting('Anna Berg', '2024-09-23T11:30', approveAll(versions)),
  sitting('Lars Wik', '2024-09-25T06:45', approveAll(versions)),
  sitting('Eva Lind', '2025-09-08T12:05', revise),
  sitting('Anna Berg', '2025-09-15T13:20', approveAll(versions)),
  sitting('Lars Wik', '2025-09-17T08:10', approveAll(versions)),
  sitting('Wilma Ek', '2026-09-22T09:45', raise),
  sitting('Anna Berg', '2026-09-24T12:20', approveAll(raised)),
  sitting('Maria Holm', '2026-09-14T12:30', (known) => kpis.filter(({ later }) => later).map((kpi) => createKpi(known, kpi))),
];
