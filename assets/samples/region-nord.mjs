// The example: a Swedish regional authority and its IT supplier, five plus two years, seen on 30 September 2026.
// Names and figures are invented. The seeded faults are listed in tests/golden/region-nord.findings.json.
// What it is made of stands in region-nord/, a part in each file; here all of it is put in order of time.
import { customerSittings, supplierSittings } from './region-nord/copies.mjs';
import { kpiSittings } from './region-nord/kpis.mjs';
import { measurementSittings } from './region-nord/measurements.mjs';
import { organisation, pairs } from './region-nord/organisation.mjs';
import { schemeSittings } from './region-nord/schemes.mjs';
import { describeServices } from './region-nord/services.mjs';
import { visionAndGoals } from './region-nord/vision_and_goals.mjs';
import { kCustomer, kStarts, kSupplier, sitting } from './region-nord/words.mjs';
import { workSittings } from './region-nord/work.mjs';

export const beginning = [
  '--lang', 'sv', '--name', 'IT-drift och arbetsplats',
  '--customer', kCustomer, '--supplier', kSupplier, '--as', 'Anna Berg',
  '--starts', kStarts, '--ends', '2029-09-30', '--now', '2024-06-17T08:00:00.000Z', '--entropy', '526567696f6e204e6f7264202020202d',
];

const byTime = (left, right) => (left.now < right.now ? -1 : Number(left.now > right.now));

export const sittings = [
  ...organisation,
  sitting('Ida Norén', '2024-06-20T12:15', (known) => describeServices(known, pairs)),
  ...visionAndGoals,
  ...kpiSittings,
  ...measurementSittings,
  ...schemeSittings,
  ...workSittings,
].sort(byTime);

export { customerSittings, supplierSittings };
