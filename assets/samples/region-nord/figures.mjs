// 24 months of figures, October 2024 to September 2026. Volumes come from a small seeded process of whole numbers; how well things
// went is written out month by month, so that what has happened can be read here: people on holiday in July, the flu in January,
// a storm in April 2026 that took the power of two data halls.

export const months = Array.from({ length: 24 }, (_, i) => {
  const month = 9 + i;
  return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
});
export const quarters = ['2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'];

// Xorshift: the same numbers on every machine.
function dice(seed) {
  let state = seed;
  return (span) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return (state % (2 * span + 1)) - span; // −span … span
  };
}

// By calendar month, October first, in per cent of an ordinary month.
const seasons = {
  tickets: [104, 105, 90, 113, 107, 101, 98, 96, 92, 69, 97, 106],
  deliveries: [102, 98, 74, 118, 104, 100, 96, 98, 108, 52, 121, 116],
  changes: [108, 112, 66, 96, 104, 108, 100, 104, 92, 58, 98, 110],
  patches: [104, 108, 92, 96, 112, 104, 98, 102, 96, 84, 100, 106],
};

function volumes(ordinary, season, span, growth, seed) {
  const roll = dice(seed);
  return months.map((_, i) => Math.floor((ordinary * season[i % 12] * (10_000 + growth * i)) / 1_000_000) + roll(span));
}

// Tenths of a per cent of the whole, rounded as a count is: to a whole number.
const share = (whole, rates) => whole.map((all, i) => Math.floor((all * rates[i] + 500) / 1000));

const days = months.map((month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate());
const maintenance = [180, 240, 0, 120, 240, 180, 120, 240, 180, 0, 120, 240, 180, 240, 0, 120, 240, 180, 60, 240, 180, 0, 120, 0];
const agreed = days.map((day, i) => day * 1440 - maintenance[i]);
// Hundredths of a per cent that did not stand still.
const available = [9762, 9791, 9820, 9858, 9833, 9871, 9851, 9812, 9838, 9862, 9861, 9884,
  9907, 9918, 9903, 9911, 9921, 9914, 9721, 9904, 9922, 9935, 9928, 9912];

const closed = volumes(9400, seasons.tickets, 160, -10, 20241001);
const contacts = volumes(6050, seasons.tickets, 130, 5, 6050);
const changes = volumes(139, seasons.changes, 6, 15, 139);
const deliveries = volumes(486, seasons.deliveries, 19, 20, 486);
const patches = volumes(66, seasons.patches, 7, 30, 66);
const workplaces = volumes(13_910, Array(12).fill(100), 9, 10, 13_910);
const answers = closed.map((all, i) => Math.floor((all * [46, 48, 47, 44, 45, 49][i % 6]) / 1000));
const grade = [342, 345, 351, 338, 349, 356, 361, 364, 372, 379, 374, 382, 352, 386, 374, 371, 383, 389, null, 381, 392, 403, 388, 391];
const base = workplaces.map((places, i) => Math.floor((places * (561 + Math.floor(i / 12) * 17)) / 1000));
const deviation = [9, 7, 4, 6, 2, 0, -3, -6, -9, -12, -15, -18, -31, -33, -36, -34, -31, -22, -16, -32, -35, -38, -37, -41];
// The account is kept in whole thousands of kronor, the books in kronor.
const penny = dice(480);
const booked = base.map((all, i) => (all + Math.round((all * deviation[i]) / 1000)) * 1000 + penny(480));
const invoiced = base.map((all, i) => Math.floor((all * 1024 + 500) / 1000) * 1000 + 800 * (i % 5));

// null: nothing was measured. What is written for a period that ended is a text, as in the file.
const whole = {
  downtime: agreed.map((all, i) => Math.floor((all * (10_000 - available[i]) + 5000) / 10_000)),
  agreed_time: agreed,
  p1: [7, 5, 6, 8, 6, 5, 4, 4, 3, 1, 4, 3, 2, 2, 1, 3, 2, 1, 5, 1, 1, 0, 1, 0],
  deliveries,
  deliveries_in_time: share(deliveries, [842, 851, 858, 833, 862, 871, 868, 879, 884, 897, 891, 902, 924, 886, 917, 909, 852, 904, 912, 928, 915, 931, 906, 910]),
  closed,
  closed_in_time: share(closed, [918, 921, 905, 887, 902, 915, 924, 930, 936, 942, 938, 945, 956, 954, 960, 918, 942, 945, 939, 953, 958, 964, 952, 943]),
  contacts,
  first_contact: share(contacts, [612, 624, 631, 618, 640, 652, 661, 668, 672, 681, 690, 702, 691, 708, 712, 704, 719, 723, 711, 709, 658, 687, 716, 728]),
  // In April 2026 the survey was not sent: the tool was being replaced.
  answers: answers.map((all, i) => (grade[i] === null ? null : all)),
  grades: answers.map((all, i) => (grade[i] === null ? null : Math.floor((all * grade[i] + 50) / 100))),
  backlog: [812, 795, 801, 866, 842, 790, 761, 742, 715, 728, 690, 652, 630, 604, 588, 671, 655, 628, 640, 612, 585, 601, 548, 520],
  reopened: share(closed, [82, 79, 77, 85, 78, 74, 72, 70, 68, 64, 66, 65, 63, 62, 60, 68, 64, 61, 65, 59, 57, 52, 58, 59]),
  changes,
  changes_without_incident: share(changes, [951, 948, 955, 943, 958, 962, 957, 964, 969, 972, 966, 971, 974, 981, 976, 979, 978, 984, 939, 975, 982, 990, 978, 973]),
  causes: [11, 12, 10, 14, 11, 12, 10, 11, 12, 8, 12, 11, 11, 9, 11, 15, 11, 10, 14, 10, 12, 7, 10, 12],
  causes_in_time: [6, 7, 6, 8, 7, 8, 7, 8, 9, 6, 9, 9, 10, 7, 10, 13, 10, 9, 13, 10, 11, 5, 9, 10],
  inputs: [20, 22, 19, 22, 21, 23, 21, 24, 24, 12, 22, 23, 22, 25, 20, 24, 23, 26, 25, 25, 28, 12, 21, 25],
  inputs_in_time: [11, 13, 12, 14, 13, 15, 14, 17, 18, 9, 17, 19, 19, 22, 16, 21, 20, 23, 17, 22, 24, 8, 14, 17],
  decisions: [19, 20, 15, 21, 20, 21, 19, 21, 22, 10, 19, 20, 18, 21, 13, 20, 22, 19, 21, 23, 24, 10, 17, 25],
  decisions_in_time: [13, 14, 11, 15, 15, 16, 15, 17, 18, 8, 16, 18, 17, 19, 12, 18, 20, 14, 19, 21, 22, 9, 12, 22],
  patches,
  patches_in_time: share(patches, [902, 915, 921, 908, 934, 941, 929, 947, 952, 958, 963, 971, 989, 1000, 986, 991, 962, 938, 984, 941, 988, 1000, 929, 1000]),
  base_cost: base,
  cost_deviation: base.map((all, i) => Math.round((all * deviation[i]) / 1000)),
  actual_cost: booked,
  charges: invoiced,
  savings: [0, 20, 35, 60, 85, 110, 95, 140, 160, 90, 180, 210, 315, 240, 330, 305, 165, 340, 150, 325, 180, 310, 360, 345],
  // August and September have not come.
  invoices: [14, 15, 14, 15, 14, 15, 15, 15, 15, 14, 15, 15, 16, 15, 15, 16, 16, 15, 16, 16, 16, 17, null, null],
  invoices_right: [11, 12, 12, 13, 13, 14, 13, 14, 14, 13, 14, 14, 15, 14, 15, 15, 14, 15, 16, 15, 16, 16, null, null],
  meetings: [9, 11, 8, 10, 10, 12, 9, 11, 10, 4, 9, 11, 12, 11, 9, 11, 10, 12, 14, 11, 10, 5, 10, 12],
  // In May 2026 the number of newcomers was forgotten.
  newcomers: [21, 17, 11, 24, 19, 16, 18, 20, 22, 9, 14, 23, 20, 18, 12, 26, 21, 17, 19, null, 24, 10, 15, 25],
  introduced: [8, 7, 5, 10, 8, 7, 8, 9, 11, 5, 7, 12, 11, 10, 6, 13, 11, 9, 9, 10, 12, 5, 8, 12],
  ideas: [1, 1, 2, 3, 4, 4, 5, 3],
  benefit: [200, 500, 800, 1200, 1600, 1900, 2300, 2600],
  benefit_planned: [1200, 1800, 2400, 3000, 3600, 4200, 4800, 5400],
};

const hours = ['52.5', '38.0', '44.5', '61.0', '45.5', '36.5', '27.0', '28.5', '19.5', '6.0', '24.0', '17.5',
  '11.5', '12.0', '5.5', '17.0', '12.5', '5.0', '41.0', '5.0', '6.5', '0.0', '6.8', '0.0'];

export const figures = {
  ...Object.fromEntries(Object.entries(whole).map(([key, values]) => [key, values.map((value) => (value === null ? null : String(value)))])),
  restore_time: hours,
};
