// Who reported what and when, who compared it with its source, and what was questioned on the way.
import { both, command, quietly, sitting } from './words.mjs';
import { figures, months, quarters } from './figures.mjs';
import { series } from './series.mjs';

const idOf = (known, key) => known.series(series[key].name.sv);
const isQuarterly = (key) => series[key].frequency === 'quarter';
const periodsOf = (key) => (isQuarterly(key) ? quarters : months);
const next = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 8);

// The month in which a period ends.
const lastMonth = (period) => (period.includes('Q') ? `${period.slice(0, 4)}-${String(Number(period.slice(6)) * 3).padStart(2, '0')}` : period);

// Typing errors and forgotten waiting times that were corrected later: what was reported first.
const firstReported = { closed_in_time: { '2026-02': '9638' }, causes_in_time: { '2025-11': '8' } };

// role that measures, person, usual day, time of day, reference
const reporters = [
  ['Tjänsteägare arbetsplats', 'Nils Falk', 2, '06:40', 'overvakning'],
  ['Servicedeskchef', 'Ali Haddad', 2, '09:15', 'arenden-M2'],
  ['Leveranschef', 'Petra Sund', 3, '12:20', 'leverans'],
  ['Säkerhetsansvarig', 'Jonas Palm', 3, '08:05', 'skanning'],
  ['Kundansvarig', 'Helena Frisk', 1, '13:30', 'kalkyl'],
  ['Avtalscontroller', 'Gunnar Öberg', 4, '10:10', 'reskontra'],
  ['Leveransansvarig', 'Eva Lind', 4, '14:25', 'samverkan'],
  ['Innovationsledare', 'Omar Said', 2, '11:35', 'idelista'],
  ['Ekonomidirektör', 'Karin Nyström', 3, '15:45', 'effekt'],
];

// The day on which somebody gets to it: not always the same, never a Saturday or a Sunday; of September 2026
// it was 1 October for all, since the forum met the day after.
function workday(month, day, index) {
  const last = month === '2026-09';
  const date = new Date(`${next(month)}${String(last ? 1 : day + (index % 3)).padStart(2, '0')}T00:00:00Z`);
  while ([0, 6].includes(date.getUTCDay())) date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

function reports([role, person, day, time, reference]) {
  const keys = Object.keys(series).filter((key) => series[key].measurer === role);
  return months.flatMap((month, index) => {
    const rows = keys.flatMap((key) => {
      const at = periodsOf(key).findIndex((period) => lastMonth(period) === month);
      const value = at < 0 ? null : figures[key][at];
      if (value === null) return [];
      const period = periodsOf(key)[at];
      return [{ key, period, value: firstReported[key]?.[period] ?? value }];
    });
    if (rows.length === 0) return [];
    return [quietly(person, `${workday(month, day, index)}T${time}`, (known) => [
      command('record', { rows: rows.map(({ key, period, value }) => ({ series: idOf(known, key), period, value })), reference: `${reference}-${month}` }),
    ])];
  });
}

// Half a year at a time at first, by quarter from October 2025, monthly from July 2026 (as the forum decided).
const batches = [
  ['2025-04-09', '2024-10', '2025-03'], ['2025-10-14', '2025-04', '2025-09'], ['2026-01-20', '2025-10', '2025-12'], ['2026-04-15', '2026-01', '2026-03'],
  ['2026-07-08', '2026-04', '2026-06'], ['2026-08-18', '2026-07', '2026-07'], ['2026-09-16', '2026-08', '2026-08'], ['2026-10-02', '2026-09', '2026-09'],
];

// verifier's person, time of day, the series that he or she verifies; whatever is not here nobody is to verify yet
const verifiers = [
  ['Eva Lind', '07:50', (one) => one.verifier === 'Leveransansvarig'],
  ['Wilma Ek', '09:35', (one) => one.measurer === 'Servicedeskchef'],
  ['Per Hägg', '10:40', (one) => one.verifier === 'Projektkontorschef'],
  ['Lena Ask', '08:25', (one) => one.verifier === 'Informationssäkerhetschef'],
  ['Gunnar Öberg', '13:05', (one) => one.verifier === 'Avtalscontroller'],
  ['Helena Frisk', '14:10', (one) => one.verifier === 'Kundansvarig'],
  ['Petra Sund', '15:20', (one) => one.verifier === 'Leveranschef' && one.measurer !== 'Servicedeskchef'],
  ['Mats Dahl', '11:15', (one) => one.verifier === 'Ekonomichef'],
];

// Left when the others were verified: one came months late, one is still waited for, one is questioned.
const leftOut = {
  deliveries: ['2026-02'], deliveries_in_time: ['2026-02'],
  decisions: ['2026-07'], decisions_in_time: ['2026-07'],
  closed_in_time: ['2026-08'],
};
// Of September only these had been looked at on 2 October.
const early = ['downtime', 'agreed_time', 'p1', 'restore_time'];

function verifications([person, time, takes]) {
  return batches.flatMap(([date, from, to]) => {
    const acts = Object.keys(series).filter((key) => takes(series[key])).flatMap((key) => {
      if (from === '2026-09' && !early.includes(key)) return [];
      const periods = periodsOf(key).filter((period, at) => {
        const month = lastMonth(period);
        return figures[key][at] !== null && from <= month && month <= to && !leftOut[key]?.includes(period);
      });
      return periods.length === 0 ? [] : [{ key, periods }];
    });
    if (acts.length === 0) return [];
    return [quietly(person, `${date}T${time}`, (known) => acts.map(({ key, periods }) => command('verify_values', { series: idOf(known, key), periods })))];
  });
}

const questioned = [
  // Settled: a report that one side had not accepted.
  sitting('Wilma Ek', '2025-12-08T08:30', (known) => [
    command('dispute', { about: idOf(known, 'causes_in_time'), period: '2025-11', why: both(
      'Rapporten om avbrottet den 4 november är inte godkänd hos oss.', 'The report on the interruption of 4 November is not accepted on our side.') }),
  ]),
  sitting('Petra Sund', '2025-12-15T13:10', (known) => [
    command('correct', { series: idOf(known, 'causes_in_time'), period: '2025-11', value: '7', reference: 'leverans-2025-11, rättad' }),
    command('resolve_dispute', { dispute: known.dispute('Rapporten om avbrottet'), resolution: both(
      'Rapporten räknas inte förrän båda ägarna har godkänt den. Värdet är rättat.', 'The report does not count until both owners have accepted it. The value is corrected.') }),
  ]),
  // A typing error.
  sitting('Ali Haddad', '2026-03-09T10:25', (known) => {
    const key = 'closed_in_time';
    const value = figures[key][months.indexOf('2026-02')];
    return [command('correct', { series: idOf(known, key), period: '2026-02', value, reference: 'arenden-M2-2026-02, ny export' })];
  }),
  // Four months late.
  sitting('Eva Lind', '2026-07-02T12:35', (known) =>
    ['deliveries', 'deliveries_in_time'].map((key) => command('verify_values', { series: idOf(known, key), periods: ['2026-02'] }))),
  // Open.
  sitting('Wilma Ek', '2026-09-17T09:50', (known) => [
    command('dispute', { about: idOf(known, 'closed_in_time'), period: '2026-08', why: both(
      'Ungefär 180 ärenden stängdes den 28 augusti utan svar från användaren och räknas som lösta i tid.',
      'About 180 tickets were closed on 28 August without an answer from the user and count as solved in time.') }),
  ]),
];

export const measurementSittings = [...reporters.flatMap(reports), ...verifiers.flatMap(verifications), ...questioned];
