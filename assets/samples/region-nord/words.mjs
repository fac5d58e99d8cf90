// What every part of the example is written with.

export const kCustomer = 'Region Nord';
export const kSupplier = 'Nordia IT';
export const kStarts = '2024-10-01';

export const both = (sv, en) => ({ sv, en });
export const kr = (amount) => String(amount * 100); // minor units

export const command = (name, args, as) => (as ? { command: name, args, as } : { command: name, args });
export const set = (thing, field, to) => command('set', { thing, field, to });
export const create = (kind, fields, as) => command('create', { kind, fields }, as);

// One sitting of one person. `quiet` says that later sittings name nothing that this one creates.
export const sitting = (as, now, commands) => ({ as, now: `${now}:00.000Z`, commands });
export const quietly = (as, now, commands) => ({ ...sitting(as, now, commands), quiet: true });

// What waits for approval, of the versions that `wanted` takes.
export const waiting = (known, wanted = () => true) =>
  known.proposals
    .filter(({ thing }) => wanted(known.thing(thing)))
    .flatMap(({ thing, proposals }) =>
      proposals.filter((one) => !one.revoked && (!one.customer || !one.supplier)).map(({ hash }) => ({ version: thing, hash })),
    );

export const approveAll = (wanted) => (known) => waiting(known, wanted).map((args) => command('approve', args));
export const ofKind = (...kinds) => (thing) => kinds.includes(thing.kind);
