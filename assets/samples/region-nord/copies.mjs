// Two copies that went their own ways after the example: edits of their own, and three fields that both wrote.
import { both, command, set, sitting } from './words.mjs';
import { figures, months } from './figures.mjs';
import { series } from './series.mjs';

const rename = (thing, field, to) => command('set', { thing, field, language: 'sv', to });
const verify = (known, ...keys) =>
  keys.map((key) => command('verify_values', { series: known.series(series[key].name.sv), periods: ['2026-09'] }));

export const customerSittings = [
  sitting('Anna Berg', '2026-10-02T12:10', (known) => [
    rename(known.forum('Operativt möte'), 'name', 'Veckomöte'),
    rename(known.kpi('Kritiska patchar i tid'), 'name', 'Kritiska uppdateringar i tid'),
    set(known.goal('Båda sidor gör sin del i tid'), 'weight', '20'),
    command('set', { thing: known.forum('Samverkansforum'), field: 'quorum_each_side', to: 3 }),
    command('add_person', { name: 'Tove Lindqvist', party: known.party('Region Nord'), from: '2026-10-01' }),
  ]),
  sitting('Wilma Ek', '2026-10-02T13:35', (known) => verify(known, 'contacts', 'first_contact', 'answers', 'grades', 'backlog', 'reopened')),
  // The invoices of August, at last.
  sitting('Gunnar Öberg', '2026-10-02T14:20', (known) => [
    command('record', { rows: [['invoices', '16'], ['invoices_right', '16']].map(([key, value]) =>
      ({ series: known.series(series[key].name.sv), period: '2026-08', value })), reference: 'reskontra-2026-08' }),
  ]),
];

export const supplierSittings = [
  sitting('Lars Wik', '2026-10-02T13:00', (known) => [
    rename(known.forum('Operativt möte'), 'name', 'Driftmöte'),
    rename(known.kpi('Kritiska patchar i tid'), 'name', 'Säkerhetsuppdateringar i tid'),
    set(known.goal('Båda sidor gör sin del i tid'), 'weight', '25'),
    command('set', { thing: known.forum('Partnerskapsråd'), field: 'quorum_each_side', to: 2 }),
    command('add_person', { name: 'Emil Strand', party: known.party('Nordia IT'), from: '2026-10-01' }, 'emil'),
    command('assign_person', { role: known.role('Innovationschef'), person: '@emil', from: '2026-10-01' }),
  ]),
  sitting('Ali Haddad', '2026-10-02T14:45', (known) => [
    command('correct', { series: known.series(series.closed_in_time.name.sv), period: '2026-08',
      value: String(Number(figures.closed_in_time[months.indexOf('2026-08')]) - 176), reference: 'arenden-M2-2026-08, utan svar borträknade' }),
    command('resolve_dispute', { dispute: known.dispute('Ungefär 180 ärenden'), resolution: both(
      '176 ärenden räknas som öppna tills användaren har svarat.', '176 tickets count as open until the user has answered.') }),
  ]),
];
