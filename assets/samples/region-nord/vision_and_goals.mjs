// The vision in two versions, the outcomes with the goals under them, and what reaching them is worth to each side.
import { approveAll, both, command, create, kStarts, kr, ofKind, set, sitting } from './words.mjs';

const firstVision = (known) =>
  create('vision', {
    partnership: known.partnership, effective_from: kStarts,
    statement: both('Tillsammans gör vi vårdens IT så pålitlig att ingen behöver tänka på den, och så nytänkande att andra vill göra likadant.',
      'Together we make the IT of care so reliable that nobody has to think of it, and so inventive that others want to do the same.'),
    principles: both('Vi mäter båda sidors åtaganden. Vi delar vinst och risk. Den som ser ett problem äger det tills någon annan har tagit över.',
      'We measure both sides’ commitments. We share gain and risk. Who sees a problem owns it until somebody else has taken over.'),
  }, 'vision');

const secondVision = (known) => [
  create('vision', {
    partnership: known.partnership, effective_from: '2026-01-15',
    statement: both('Vården i norr ska aldrig behöva vänta på sin it, och varje krona vi sparar tillsammans delas.',
      'Care in the north shall never have to wait for its IT, and every krona that we save together is shared.'),
    principles: both('Vi mäter båda sidors åtaganden. Vi delar vinst och risk lika. Den som ser ett problem äger det tills någon annan har tagit över. Det som sägs i forumen gäller i vardagen.',
      'We measure both sides’ commitments. We share gain and risk equally. Who sees a problem owns it until somebody else has taken over. What is said in the forums holds in daily work.'),
  }, 'vision'),
  command('propose', { version: '@vision' }),
];

// statement, owner (the customer's role), horizon, weight, [value to the customer, to the supplier, in words], goals
const outcomes = [
  {
    statement: both('Oavbruten vård', 'Uninterrupted care'), owner: 'It-direktör', horizon: '2027-06-30', weight: '40',
    worth: [18_000_000, 4_500_000, both('Varje timme utan journalsystem kostar vården ungefär 90 000 kr i övertid och inställda besök.', 'Each hour without medical records costs care about SEK 90,000 in overtime and cancelled visits.')],
    goals: [
      { statement: both('Kritiska system står aldrig stilla', 'Critical systems never stand still'), owner: 'Leveransansvarig', horizon: '2027-06-30', weight: '50' },
      { statement: both('Fel rättas i tid och återkommer inte', 'Faults are mended in time and do not return'), owner: 'Servicedeskansvarig', horizon: '2027-06-30', weight: '30' },
      { statement: both('Förändringar märks inte i vården', 'Changes go unnoticed in care'), owner: 'Informationssäkerhetschef', horizon: '2026-12-31', weight: '20' },
    ],
  },
  {
    statement: both('Nöjda medarbetare', 'Satisfied staff'), owner: 'It-direktör', horizon: '2027-09-30', weight: '25',
    worth: [7_500_000, 1_500_000, both('Medarbetarna får tillbaka ungefär tio minuter i veckan var.', 'Staff get back about ten minutes a week each.')],
    goals: [
      { statement: both('Hjälp direkt när något krånglar', 'Help at once when something fails'), owner: 'Servicedeskansvarig', horizon: '2027-09-30', weight: '50' },
      { statement: both('Rätt utrustning från första dagen', 'The right equipment from day one'), owner: 'Förvaltare arbetsplats', horizon: '2027-09-30', weight: '30' },
      { statement: both('Båda sidor gör sin del i tid', 'Both sides do their part in time'), owner: 'Projektkontorschef', horizon: '2027-09-30', weight: '20' },
    ],
  },
  {
    statement: both('Lägre kostnad per plats', 'Lower cost per workplace'), owner: 'Ekonomidirektör', horizon: '2027-06-30', weight: '20',
    worth: [24_000_000, 8_000_000, both('Det vi sparar utöver bas delas: tre fjärdedelar till regionen, en fjärdedel till Nordia IT.', 'What we save beyond the baseline is shared: three quarters to the region, one quarter to Nordia IT.')],
    goals: [
      { statement: both('Arbetsplatsen kostar mindre för varje år', 'The workplace costs less every year'), owner: 'Avtalscontroller', horizon: '2027-06-30', weight: '60' },
      { statement: both('Båda tjänar på det vi sparar', 'Both gain from what we save'), owner: 'Ekonomidirektör', horizon: '2027-06-30', weight: '40' },
    ],
  },
  {
    statement: both('Förnyelse i takt', 'Renewal in step'), owner: 'Regiondirektör', horizon: '2028-12-31', weight: '15',
    worth: [5_000_000, 3_000_000, both('Arbetssätt som har prövats här kan Nordia IT erbjuda fler regioner.', 'Ways of working that were tried here Nordia IT can offer to more regions.')],
    goals: [
      { statement: both('Fler idéer blir verklighet', 'More ideas become reality'), owner: 'Innovationsledare', horizon: '2028-12-31', weight: '45' },
      // Nothing measures it yet.
      { statement: both('Nya arbetssätt sprids i vården', 'New ways of working spread in care'), owner: 'Innovationsledare', horizon: '2028-12-31', weight: '55' },
    ],
  },
];

function setGoals(known) {
  const out = [];
  outcomes.forEach((outcome, index) => {
    const { statement, owner, horizon, weight } = outcome;
    const name = `outcome${index}`;
    out.push(create('goal', { goal_class: 'outcome', statement, owner_pair: known.pair(owner), horizon, weight, status: 'active' }, name));
    for (const goal of outcome.goals)
      out.push(create('goal', { ...goal, owner: undefined, goal_class: 'goal', parent: `@${name}`, owner_pair: known.pair(goal.owner), status: 'active' }));
  });
  return out;
}

const valueGoals = (known) =>
  outcomes.flatMap(({ statement, worth: [customer, supplier, words] }, index) => [
    create('goal_value', { goal: known.goal(statement.sv), customer_value: kr(customer), supplier_value: kr(supplier), words, effective_from: kStarts }, `value${index}`),
    command('propose', { version: `@value${index}` }),
  ]);

const strategic = ofKind('vision', 'goal_value');

export const visionAndGoals = [
  sitting('Eva Lind', '2024-06-20T08:10', (known) => [firstVision(known), command('propose', { version: '@vision' })]),
  sitting('Anna Berg', '2024-06-25T09:20', approveAll(strategic)),
  sitting('Johan Ek', '2024-06-26T14:40', approveAll(strategic)),
  sitting('Anna Berg', '2024-08-27T11:05', setGoals),
  sitting('Karin Nyström', '2024-08-29T08:45', valueGoals),
  sitting('Anna Berg', '2024-09-12T12:10', approveAll(strategic)),
  sitting('Lars Wik', '2024-09-13T07:55', approveAll(strategic)),
  sitting('Anna Berg', '2025-12-10T10:20', secondVision),
  sitting('Maria Holm', '2025-12-18T15:05', approveAll(strategic)),
  sitting('Johan Ek', '2026-01-08T09:30', approveAll(strategic)),
  // The goal was given more weight, and the others were forgotten: together they now weigh 110.
  sitting('Per Hägg', '2026-08-19T09:25', (known) => [set(known.goal('Båda sidor gör sin del i tid'), 'weight', '30')]),
  // A goal that stands under no outcome.
  sitting('Maria Holm', '2026-09-14T12:20', (known) => [
    create('goal', { goal_class: 'goal', statement: both('Mindre klimatavtryck', 'A smaller carbon footprint'), horizon: '2029-09-30', status: 'active' }),
  ]),
];
