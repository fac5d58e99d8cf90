// The series that the KPIs are made of: what is counted, where from, by whom, and who compares it with its source.
import { both } from './words.mjs';

const monitoring = both('Övervakningen, export den 1:a', 'The monitoring, exported on the 1st');
const tickets = both('Ärendesystemet, rapport M2', 'The ticket system, report M2');
const changes = both('Ändringskalendern i ärendesystemet', 'The change calendar in the ticket system');
const orders = both('Beställningsportalen', 'The ordering portal');
const invoices = both('Ekonomisystemet, leverantörsreskontran', 'The finance system, accounts payable');
const openBook = both('Den öppna kalkylen, månadsbokslut', 'The open-book account, monthly closing');
const forumLog = both('Samverkansforums lista', 'The collaboration forum’s list');

// A number of things has no unit.
const system = (name, unit, source, method, measurer, verifier, more = {}) => ({ name, ...(unit && { unit }), source, method, measurer, verifier, ...more });
const from0 = { possible_minimum: '0' };

export const series = {
  // ---- Nils Falk
  downtime: system(both('Avbrott i kritiska tjänster', 'Interruptions of critical services'), 'min', monitoring,
    both('Minuter då minst en kritisk tjänst inte gick att använda. Ett avbrott räknas en gång, även om flera tjänster berörs.',
      'Minutes when at least one critical service could not be used. An interruption counts once, even if several services are affected.'),
    'Tjänsteägare arbetsplats', 'Leveransansvarig', { ...from0, possible_maximum: '44640' }),
  agreed_time: system(both('Avtalad tid för kritiska tjänster', 'Agreed time of critical services'), 'min', monitoring,
    both('Månadens alla minuter minus planerat underhåll, högst fyra timmar.', 'All minutes of the month less planned maintenance, four hours at most.'),
    'Tjänsteägare arbetsplats', 'Leveransansvarig', { ...from0, possible_maximum: '44640' }),
  p1: system(both('Avbrott som stör vården (P1)', 'Interruptions that disturb care (P1)'), '', tickets,
    both('Antal ärenden med prioritet 1: vården har fått använda reservrutin.', 'Number of tickets of priority 1: care had to use its fallback routine.'),
    'Tjänsteägare arbetsplats', 'Leveransansvarig', from0),
  restore_time: system(both('Tid till återställning, P1', 'Time to restore, P1'), 'h', tickets,
    both('Summan av timmarna från anmälan till att tjänsten åter fungerar, en decimal.', 'The sum of hours from report to service working again, one decimal.'),
    'Tjänsteägare arbetsplats', 'Leveransansvarig', from0),
  deliveries: system(both('Avtalade leveranser', 'Agreed deliveries'), '', orders,
    both('Beställningar vars avtalade dag ligger i månaden.', 'Orders whose agreed day lies in the month.'),
    'Tjänsteägare arbetsplats', 'Leveransansvarig', from0),
  deliveries_in_time: system(both('Leveranser på avtalad dag', 'Deliveries on the agreed day'), '', orders,
    both('De avtalade leveranser som mottagaren har kvitterat senast på dagen.', 'The agreed deliveries that the recipient acknowledged on the day at the latest.'),
    'Tjänsteägare arbetsplats', 'Leveransansvarig', from0),
  // ---- Ali Haddad
  closed: system(both('Lösta ärenden', 'Solved tickets'), '', tickets,
    both('Incidenter och beställningar av stöd som lösts i månaden, alla prioriteter.', 'Incidents and requests for support solved in the month, all priorities.'),
    'Servicedeskchef', 'Servicedeskansvarig', from0),
  closed_in_time: system(both('Ärenden lösta inom avtalad tid', 'Tickets solved in agreed time'), '', tickets,
    both('Tiden räknas inte medan ärendet väntar på användaren.', 'Time does not run while the ticket waits for the user.'),
    'Servicedeskchef', 'Servicedeskansvarig', from0),
  contacts: system(both('Ärenden som servicedesk kan lösa', 'Tickets that the service desk can solve'), '', tickets,
    both('Ärenden i den kategori som överenskommits för första kontakt.', 'Tickets of the categories agreed for first contact.'),
    'Servicedeskchef', 'Servicedeskansvarig', from0),
  first_contact: system(both('Lösta vid första kontakt', 'Solved at first contact'), '', tickets,
    both('Lösta av den som svarade, utan att ärendet lämnats vidare.', 'Solved by whoever answered, without the ticket being passed on.'),
    'Servicedeskchef', 'Servicedeskansvarig', from0),
  answers: system(both('Svar på enkäten', 'Answers to the survey'), '', both('Enkäten efter löst ärende', 'The survey after a solved ticket'),
    both('Antal inkomna svar. Enkäten går till vart femte löst ärende.', 'Number of answers received. The survey goes to every fifth solved ticket.'),
    'Servicedeskchef', 'Servicedeskansvarig', from0),
  grades: system(both('Summan av betygen', 'The sum of grades'), '', both('Enkäten efter löst ärende', 'The survey after a solved ticket'),
    both('Varje svar ger 1–5.', 'Each answer gives 1–5.'), 'Servicedeskchef', 'Servicedeskansvarig', from0),
  backlog: system(both('Öppna ärenden äldre än 30 dagar', 'Open tickets older than 30 days'), '', tickets,
    both('Antalet vid månadens slut.', 'The number at the end of the month.'), 'Servicedeskchef', 'Leveranschef', from0),
  reopened: system(both('Återöppnade ärenden', 'Reopened tickets'), '', tickets,
    both('Lösta ärenden som användaren öppnat igen inom sju dagar.', 'Solved tickets that the user opened again within seven days.'),
    'Servicedeskchef', 'Servicedeskansvarig', from0),
  // ---- Petra Sund
  changes: system(both('Genomförda förändringar', 'Changes carried out'), '', changes,
    both('Normala och brådskande förändringar, inte standardändringar.', 'Normal and urgent changes, not standard ones.'),
    'Leveranschef', 'Leveransansvarig', from0),
  changes_without_incident: system(both('Förändringar utan incident', 'Changes without incident'), '', changes,
    both('Utan incident eller återgång inom fem arbetsdagar.', 'Without an incident or a roll-back within five working days.'),
    'Leveranschef', 'Leveransansvarig', from0),
  causes: system(both('Rotorsaker att redovisa', 'Root causes to account for'), '', tickets,
    both('P1 och P2 vars svarsdag, tio arbetsdagar efter lösningen, ligger i månaden.', 'P1 and P2 whose day of answer, ten working days after the solution, lies in the month.'),
    'Leveranschef', 'Leveransansvarig', from0),
  causes_in_time: system(both('Rotorsaker redovisade i tid', 'Root causes accounted for in time'), '', tickets,
    both('Rapporten är godkänd av tjänstens ägare på båda sidor.', 'The report is accepted by the service’s owners on both sides.'),
    'Leveranschef', 'Leveransansvarig', from0),
  inputs: system(both('Underlag som begärts', 'Inputs asked for'), '', both('Projektkontorets lista', 'The project office’s list'),
    both('Beslutsunderlag, testfall och uppgifter som kunden lovat till en dag i månaden.', 'Material, test cases and facts that the customer has promised by a day of the month.'),
    'Leveranschef', 'Projektkontorschef', from0),
  inputs_in_time: system(both('Underlag i tid', 'Inputs in time'), '', both('Projektkontorets lista', 'The project office’s list'),
    both('Inlämnade senast på dagen och användbara som de är.', 'Handed in on the day at the latest, and usable as they are.'),
    'Leveranschef', 'Projektkontorschef', from0),
  decisions: system(both('Beslut att fatta', 'Decisions to take'), '', forumLog,
    both('Ärenden som ett forum eller en roll hos kunden skulle avgöra i månaden.', 'Matters that a forum or a role of the customer was to settle in the month.'),
    'Leveranschef', 'Projektkontorschef', from0),
  decisions_in_time: system(both('Beslut fattade i tid', 'Decisions taken in time'), '', forumLog,
    both('Beslutade på det möte där ärendet först stod på dagordningen.', 'Decided at the meeting where the matter first stood on the agenda.'),
    'Leveranschef', 'Projektkontorschef', from0),
  // ---- Jonas Palm
  patches: system(both('Kritiska uppdateringar', 'Critical patches'), '', both('Sårbarhetsskanningen', 'The vulnerability scan'),
    both('Uppdateringar klassade som kritiska, per system, vars sista dag ligger i månaden.', 'Patches classed as critical, by system, whose last day lies in the month.'),
    'Säkerhetsansvarig', 'Informationssäkerhetschef', from0),
  patches_in_time: system(both('Kritiska uppdateringar i tid', 'Critical patches in time'), '', both('Sårbarhetsskanningen', 'The vulnerability scan'),
    both('Installerade inom 14 dagar från utgivning.', 'Installed within 14 days of release.'), 'Säkerhetsansvarig', 'Informationssäkerhetschef', from0),
  // ---- Helena Frisk
  base_cost: system(both('Baskostnad', 'Baseline cost'), 'TSEK', openBook,
    both('Antal arbetsplatser gånger priset per plats i basåret 2023, uppräknat med tjänsteprisindex.', 'Number of workplaces times the price of the base year 2023, raised by the service price index.'),
    'Kundansvarig', 'Avtalscontroller', from0),
  cost_deviation: system(both('Avvikelse från baskostnad', 'Deviation from baseline cost'), 'TSEK', openBook,
    both('Verklig kostnad minus baskostnad. Minus är lägre än bas.', 'Actual cost less baseline cost. Minus is below the baseline.'),
    'Kundansvarig', 'Avtalscontroller'),
  savings: system(both('Gemensamma besparingar', 'Joint savings'), 'TSEK', openBook,
    both('Besparingar som båda controllrarna har godkänt, per månad.', 'Savings that both controllers have accepted, by month.'),
    'Kundansvarig', 'Avtalscontroller', from0),
  // ---- the customer's own
  invoices: system(both('Mottagna fakturor', 'Invoices received'), '', invoices,
    both('Fakturor från Nordia IT med fakturadag i månaden.', 'Invoices from Nordia IT dated in the month.'), 'Avtalscontroller', 'Kundansvarig', from0),
  invoices_right: system(both('Fakturor utan fel', 'Invoices without faults'), '', invoices,
    both('Betalda utan rättelse eller kreditering.', 'Paid without correction or credit.'), 'Avtalscontroller', 'Kundansvarig', from0),
  meetings: system(both('Hållna samverkansmöten', 'Meetings held'), '', both('Forumens kalendrar', 'The forums’ calendars'),
    both('Möten i de tre forumen med minst en från varje sida.', 'Meetings of the three forums with at least one from each side.'),
    'Leveransansvarig', 'Leveranschef', from0),
  newcomers: system(both('Nya i samverkan', 'New in the collaboration'), '', both('Personalsystemen', 'The staff systems'),
    both('Personer på båda sidor som fått en roll och vars trettionde dag ligger i månaden.', 'People on both sides who got a role and whose thirtieth day lies in the month.'),
    'Leveransansvarig', null, from0),
  introduced: system(both('Introducerade inom 30 dagar', 'Introduced within 30 days'), '', both('Personalsystemen', 'The staff systems'),
    both('Har gått igenom arbetssättet med en mentor från den andra parten.', 'Have gone through the way of working with a mentor from the other party.'),
    'Leveransansvarig', null, from0),
  // ---- by quarter
  ideas: system(both('Idéer som införts', 'Ideas adopted'), '', both('Idélistan', 'The list of ideas'),
    both('Idéer från listan som används i daglig drift.', 'Ideas from the list that are used in daily operation.'), 'Innovationsledare', 'Leveranschef', { ...from0, frequency: 'quarter' }),
  benefit: system(both('Realiserad nytta', 'Benefit realised'), 'TSEK', both('Effekthemtagningen, kvartalsrapport', 'The benefits report, by quarter'),
    both('Nytta som verksamheten har bekräftat, för avslutade och pågående initiativ.', 'Benefit that operations have confirmed, of finished and running initiatives.'),
    'Ekonomidirektör', 'Ekonomichef', { ...from0, frequency: 'quarter' }),
  benefit_planned: system(both('Nytta enligt kalkyl', 'Benefit by the business case'), 'TSEK', both('Initiativens kalkyler', 'The initiatives’ business cases'),
    both('Vad kalkylerna lovade för kvartalet.', 'What the business cases promised for the quarter.'),
    'Ekonomidirektör', 'Ekonomichef', { ...from0, frequency: 'quarter' }),
};
