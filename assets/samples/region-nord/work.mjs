// Initiatives, what the forums decided, and what people said to each other on the way.
import { both, command, create, kr, quietly, set, sitting } from './words.mjs';

// name, class, goals, KPIs, owner (the customer's role), stage, priority, [benefit to the customer, to the supplier], from, to
const initiatives = [
  [both('Nytt reservnät', 'New standby network'), 'transformation', ['Kritiska system står aldrig stilla'], ['Tillgänglighet kritiska tjänster', 'Avbrott som stör vården'], 'It-direktör', 'running', 1, [6_200_000, 1_100_000], '2026-05-11', '2027-03-31'],
  [both('Ändringsrutin 2.0', 'Change routine 2.0'), 'improvement', ['Förändringar märks inte i vården'], ['Förändringar utan incident'], 'Leveransansvarig', 'done', 4, [900_000, 650_000], '2025-02-03', '2025-06-13'],
  [both('Självbetjäning', 'Self-service'), 'project', ['Hjälp direkt när något krånglar'], ['Lösta vid första kontakt', 'Användarnöjdhet'], 'Servicedeskansvarig', 'running', 2, [2_400_000, 1_300_000], '2026-01-12', '2026-12-18'],
  [both('Licensöversyn', 'Licence review'), 'project', ['Arbetsplatsen kostar mindre för varje år'], ['Enhetskostnad mot bas', 'Gemensamma besparingar'], 'Avtalscontroller', 'running', 3, [4_100_000, 1_350_000], '2025-09-01', '2026-11-30'],
  [both('Snabbare leverans till vårdcentraler', 'Faster delivery to health centres'), 'improvement', ['Rätt utrustning från första dagen'], ['Leverans på avtalad dag'], 'Förvaltare arbetsplats', 'done', 5, [700_000, 400_000], '2025-08-18', '2025-12-19'],
  [both('Uppdatering varje vecka', 'Patching every week'), 'improvement', ['Förändringar märks inte i vården'], ['Kritiska patchar i tid'], 'Informationssäkerhetschef', 'running', 6, [500_000, 250_000], '2026-06-08', '2026-10-30'],
  [both('Underlag på en sida', 'Inputs on one page'), 'improvement', ['Båda sidor gör sin del i tid'], ['Kundens underlag i tid'], 'Projektkontorschef', 'prepared', 7, [300_000, 600_000], '2026-10-05', '2027-01-29'],
  [both('Röststyrd journalanteckning', 'Medical notes by voice'), 'innovation', ['Nya arbetssätt sprids i vården'], [], 'Innovationsledare', 'decided', 8, [3_500_000, 900_000], '2026-11-02', '2027-06-30'],
  [both('Gemensam introduktionsvecka', 'A joint introduction week'), 'improvement', ['Rätt utrustning från första dagen'], ['Introduktion inom 30 dagar'], 'Leveransansvarig', 'idea', 9, [250_000, 250_000], '2027-01-11', '2027-03-26'],
  // Serves no goal.
  [both('Robot för fakturor', 'A robot for invoices'), 'innovation', [], [], 'Avtalscontroller', 'prepared', 10, [400_000, 0], '2026-10-12', '2026-12-11'],
];

const initiative = (known, [name, initiative_class, goals, kpis, owner, stage, priority, [customer, supplier], starts, ends], begun = stage) =>
  create('initiative', {
    name, initiative_class, goals: goals.map(known.goal), kpis: kpis.map(known.kpi), owner_pair: known.pair(owner), stage: begun, priority,
    customer_benefit: kr(customer), supplier_benefit: kr(supplier), starts, ends,
  });
const begin = (as, now, index, stage) => sitting(as, now, (known) => [initiative(known, initiatives[index], stage)]);
const stage = (as, now, index, to) => quietly(as, now, (known) => [set(known.initiative(initiatives[index][0].sv), 'stage', to)]);

const decide = (as, now, forum, owner, sv, en) =>
  sitting(as, now, (known) => [
    create('decision', { text: both(sv, en), forum: known.forum(forum), owner: known.role(owner), date: now.slice(0, 10) }),
  ]);

const say = (as, now, about, text) => sitting(as, now, (known) => [command('comment', { about: about(known), text })]);
const answer = (as, now, begun, text) => sitting(as, now, (known) => {
  const first = known.comment(begun);
  return [create('comment', { about: first.fields.about, replies_to: first.id, text })];
});

const kpi = (name) => (known) => known.kpi(name);
const goal = (name) => (known) => known.goal(name);

export const workSittings = [
  decide('Anna Berg', '2024-09-18T13:30', 'Partnerskapsråd', 'It-direktör',
    'Tolv KPI:er ger incitament. Övriga följs, men ger inga pengar.', 'Twelve KPIs carry incentive. The others are followed but pay nothing.'),
  say('Petra Sund', '2024-11-12T09:40', kpi('Ärenden lösta i tid'), 'Första månaden: 91,8. Övergången från förra leverantören gav en kö som vi arbetar av till årsskiftet.'),
  answer('Wilma Ek', '2024-11-12T13:05', 'Första månaden', 'Bra att det sägs. Vi tar bort de dubbla ärendena från flytten i november.'),
  decide('Eva Lind', '2025-01-22T10:15', 'Samverkansforum', 'Leveransansvarig',
    'Ändringar stoppas under influensaveckorna 4–7, utom brådskande.', 'Changes are stopped in the flu weeks 4–7, except urgent ones.'),
  begin('Eva Lind', '2025-01-29T08:05', 1, 'running'),
  stage('Mona Vik', '2025-06-16T11:20', 1, 'done'),
  begin('Ida Norén', '2025-06-18T12:25', 4, 'decided'),
  decide('Gunnar Öberg', '2025-06-18T13:10', 'Samverkansforum', 'Avtalscontroller',
    'Oanvända licenser sägs upp varje kvartal. Besparingen delas enligt avtalet.', 'Unused licences are ended every quarter. The saving is shared by the agreement.'),
  begin('Helena Frisk', '2025-08-20T07:35', 3, 'running'),
  decide('Anna Berg', '2025-09-10T14:00', 'Partnerskapsråd', 'It-direktör',
    'Målet för tillgänglighet höjs från 98,5 till 99,0 från den 1 oktober 2025. Äldre månader räknas inte om.', 'The target of availability is raised from 98.5 to 99.0 from 1 October 2025. Earlier months are not counted again.'),
  decide('Eva Lind', '2025-09-24T11:45', 'Samverkansforum', 'Leveransansvarig',
    'Mätvärden verifieras varje kvartal från oktober 2025, i stället för två gånger om året.', 'Measurements are verified every quarter from October 2025, instead of twice a year.'),
  say('Ali Haddad', '2025-11-13T09:00', kpi('Användarnöjdhet'), 'Oktober drogs ner av köerna efter bytet av inloggning. Svaren från november ser bättre ut.'),
  begin('Wilma Ek', '2025-12-03T09:15', 2, 'decided'),
  decide('Per Hägg', '2025-12-17T12:40', 'Samverkansforum', 'Projektkontorschef',
    'Självbetjäning går före övriga projekt under våren 2026.', 'Self-service goes before the other projects in spring 2026.'),
  stage('Ida Norén', '2026-01-07T08:50', 4, 'done'),
  stage('Wilma Ek', '2026-01-13T10:30', 2, 'running'),
  say('Lena Ask', '2026-03-18T14:20', kpi('Kritiska patchar i tid'), 'Röntgens servrar kan bara startas om på söndagar. Vi behöver fler fönster om 14 dagar ska hålla.'),
  decide('Anna Berg', '2026-04-22T08:30', 'Partnerskapsråd', 'It-direktör',
    'Nytt reservnät mellan datahallarna, högst 9,5 Mkr. Driften vid stormen den 11 april visade att båda hallarna hänger på samma väg.', 'A new standby network between the data halls, SEK 9.5m at most. Operation in the storm of 11 April showed that both halls hang on the same path.'),
  begin('Lars Wik', '2026-04-24T12:15', 0, 'decided'),
  say('Ali Haddad', '2026-05-06T07:20', kpi('Användarnöjdhet'), 'April saknas: enkätverktyget byttes och ingen enkät skickades. Inget värde rapporteras.'),
  answer('Eva Lind', '2026-05-06T11:55', 'April saknas', 'Rätt så. Hellre en tom månad än en gissning.'),
  stage('Lars Wik', '2026-05-12T09:45', 0, 'running'),
  begin('Lena Ask', '2026-06-03T13:50', 5, 'running'),
  decide('Eva Lind', '2026-06-17T12:20', 'Samverkansforum', 'Leveransansvarig',
    'Mätvärden verifieras varje månad från juli 2026.', 'Measurements are verified every month from July 2026.'),
  say('Rikard Moe', '2026-08-12T08:15', kpi('Kundens underlag i tid'), 'I juli väntade vi på testfall för laboratoriesystemet i tre veckor. Kan någon ha ansvaret även under semestern?'),
  answer('Per Hägg', '2026-08-13T07:30', 'I juli väntade', 'Ja. Omar tar det från vecka 34, och vi föreslår en gemensam lista till septembermötet.'),
  begin('Per Hägg', '2026-08-26T09:10', 6),
  say('Omar Said', '2026-09-02T12:05', goal('Nya arbetssätt sprids i vården'), 'Vi vet inte hur vi ska mäta det här. Antal enheter som använder arbetssättet efter sex månader?'),
  begin('Omar Said', '2026-09-03T11:15', 7),
  begin('Gunnar Öberg', '2026-09-08T14:30', 9),
  begin('Eva Lind', '2026-09-10T07:25', 8),
  decide('Anna Berg', '2026-09-16T13:00', 'Partnerskapsråd', 'It-direktör',
    'Röststyrd journalanteckning prövas på två vårdcentraler från november.', 'Medical notes by voice are tried at two health centres from November.'),
  decide('Eva Lind', '2026-09-23T12:30', 'Samverkansforum', 'Projektkontorschef',
    'Kunden utser en ersättare för varje underlag som ska lämnas under semestern.', 'The customer names a deputy for each input due in the holidays.'),
];
