import fc from 'fast-check';
import { paths, replaced } from '../paths';
import { copied } from './edited';

/** A change that an author could make by mistake. */
type Mutation = (stage: any, random: Random) => unknown;

/** The choices of a mutation. */
interface Random {
  /** One of some values. */
  pick<T>(values: readonly T[]): T;
}

const OF_OBJECTS = ['constructor', 'toString', 'hasOwnProperty', 'valueOf'];

const OTHER_VALUES = [
  ...[null, 0, -1, 1.5, 1e21, '', 'x', 'own', true, [], ['x', 'x'], {}, { x: 1 }, [{}]],
  ...['${_}', '{{resolve:ssm:x}}', '#{Token[a.1]}', 'a\nb', '\ud800', '10.0.0.1', 'us-east-1'],
];

const at = (stage: any, path: readonly PropertyKey[]): any =>
  path.reduce((value, key) => value?.[key], stage);

function objectPaths(stage: any): PropertyKey[][] {
  const all = paths(stage).flatMap((path) => path.map((_key, length) => path.slice(0, length)));
  return all.filter((path) => !Array.isArray(at(stage, path)));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Changes the object at a random path. */
function inObject(change: (entries: [string, unknown][], random: Random) => [string, unknown][]) {
  return (stage: any, random: Random) => {
    const path = random.pick(objectPaths(stage));
    const entries = change(Object.entries(at(stage, path) as object), random);
    return replaced(stage, path, Object.fromEntries(entries));
  };
}

/** Changes one entry of the object at a random path. */
function inEntry(change: (entry: [string, unknown], random: Random) => [string, unknown][]) {
  return inObject((entries, random) => {
    if (entries.length === 0) return entries;
    const chosen = random.pick(entries);
    return entries.flatMap((entry) => (entry === chosen ? change(entry, random) : [entry]));
  });
}

function misspelled(key: string, random: Random): string {
  return random.pick([
    key.toUpperCase(),
    key.toLowerCase(),
    key.slice(1),
    `${key}s`,
    `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
    `${key}\u001b`,
    ...OF_OBJECTS,
  ]);
}

/** So many copies of an entry of the object at a path that a quota is exceeded. */
function many(path: readonly string[], value: unknown, count: number): Mutation {
  const copies = Object.fromEntries(Array.from({ length: count }, (_, n) => [`copy${n}`, value]));
  return (stage) =>
    isObject(at(stage, path.slice(0, -1)))
      ? replaced(stage, path, { ...at(stage, path), ...copies })
      : stage;
}

const MUTATIONS: readonly Mutation[] = [
  (stage, random) => replaced(stage, random.pick(paths(stage)), random.pick(OTHER_VALUES)),
  // A value from another place.
  (stage, random) =>
    replaced(stage, random.pick(paths(stage)), at(stage, random.pick(paths(stage)))),
  (stage, random) => replaced(stage, random.pick(objectPaths(stage)), random.pick(OTHER_VALUES)),
  inEntry(() => []),
  inEntry(([key, value], random) => [[misspelled(key, random), value]]),
  inEntry(([key, value], random) => [
    [key, value],
    [misspelled(key, random), value],
  ]),
  inObject((entries, random) => [...entries, [random.pick(['rows', 'name', 'x']), 1]]),
  many(['tags'], 'x', 51),
  many(['tenants'], { maxSessionDuration: '2h' }, 26),
  many(['tenants'], { revokeIssuedBefore: '2026-01-01T00:00:00Z' }, 2),
  (stage, random) => {
    const path = ['tables', random.pick(Object.keys(stage.tables)), 'indexes'];
    const projection = Array.from({ length: 20 }, (_, n) => `a${n}`);
    const index = { partitionKey: { name: 'state', type: 'string' }, projection };
    return many(path, index, random.pick([6, 21]))(stage, random);
  },
];

/** The same numbers for the same seed: each is the remainder of a product. */
function randomOf(seed: number): Random {
  let state = seed + 1;
  return {
    pick: (values) => {
      state = (state * 48_271) % 2_147_483_647;
      return values[state % values.length] as (typeof values)[number];
    },
  };
}

/**
 * Stages with one to five mistakes.
 *
 * @param valid valid stages
 */
export function mutatedStages(valid: readonly any[]): fc.Arbitrary<unknown> {
  const seed = fc.integer({ min: 0, max: 1_000_000_000 });
  const mistakes = fc.array(fc.tuple(fc.constantFrom(...MUTATIONS), seed), {
    minLength: 1,
    maxLength: 5,
  });
  return fc.tuple(fc.constantFrom(...valid), mistakes).map(([stage, all]) =>
    all.reduce<any>(
      // A stage without tables has no further places for mistakes.
      (one, [mutate, number]) => (hasTables(one) ? copied(mutate(one, randomOf(number))) : one),
      stage,
    ),
  );
}

function hasTables(stage: any): boolean {
  return isObject(stage?.tables) && Object.keys(stage.tables).length > 0;
}
