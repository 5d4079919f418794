import fc from 'fast-check';
import type { Edit, Path } from '../../../../lib/stage/fix';
import { validateStage } from '../../../../lib/stage/validate-stage';
import type { ValidationError } from '../../../../lib/stage/validation-error';
import { namesOf, STAGE_SCHEMA, valuesOf, type Schema } from './schema-values';

/** What an author does who follows the fixes of a stage file. */
export interface Followed {
  readonly stage: any;
  /** How often the file was validated with errors. */
  readonly rounds: number;
  readonly codes: readonly string[];
}

/** Enough for errors that another one hides, and for values that are wrong again. */
const MAX_ROUNDS = 12;

/**
 * Follows all fixes of a stage, until it is valid.
 *
 * @throws {Error} if it stays invalid, or a fix cannot be followed
 */
export function followFixes(invalid: unknown): Followed {
  let stage = invalid;
  const codes: string[] = [];
  const tried = new Map<string, number>();
  for (let rounds = 0; rounds <= MAX_ROUNDS; rounds += 1) {
    const result = validateStage(stage);
    if (result.ok) return { stage, rounds, codes };
    codes.push(...result.errors.map(({ code }) => code));
    const edits = result.errors.flatMap((error) => editsOf(error, stage, tried));
    stage = edited(stage, edits);
  }
  const left = validateStage(stage);
  throw new Error(`Still invalid: ${JSON.stringify([left, stage], null, 1)}`);
}

/** The changes that the error says or, where only the author knows the value, one that the schema allows. */
function editsOf(
  error: ValidationError,
  stage: unknown,
  tried: Map<string, number>,
): readonly Edit[] {
  const { path, code, edits, fix } = error;
  if (edits && edits.length > 0) return edits;
  const place = JSON.stringify(path);
  const attempt = tried.get(place) ?? 0;
  tried.set(place, attempt + 1);
  const { schema, pattern, isRequired, names } = schemaAt(path);
  switch (code) {
    case 'invalidKey': {
      const name = namesOf(names, pattern.replace(/\.\*$/, ''));
      return [{ kind: 'rename', path, to: unusedName(name, stage, path, place) }];
    }
    case 'invalidValue':
    case 'missing':
    case 'quota': {
      const [, literal] = /^write ("[^"]+")/.exec(fix) ?? [];
      if (literal !== undefined && attempt === 0 && isText(stage, path)) {
        return [{ kind: 'write', path, value: JSON.parse(literal) }];
      }
      // The second way of many fixes, for values that the schema does not describe.
      if (attempt > 2 && !isRequired) return [{ kind: 'remove', path }];
      return [{ kind: 'write', path, value: sample(valuesOf(schema, pattern), attempt, place) }];
    }
    default:
      throw new Error(`No edit for ${place} (${code}): ${fix}`);
  }
}

function isText(stage: unknown, path: readonly PropertyKey[]): boolean {
  return typeof path.reduce<any>((value, key) => value?.[key], stage) === 'string';
}

function sample<T>(values: fc.Arbitrary<T>, attempt: number, place: string): T {
  const seed = [...place].reduce(
    (hash, character) => (hash * 31 + character.charCodeAt(0)) | 0,
    attempt,
  );
  const [value] = fc.sample(values, { numRuns: 1, seed });
  return value as T;
}

/** A name that the object does not have yet. */
function unusedName(
  names: fc.Arbitrary<string>,
  stage: unknown,
  path: Path,
  place: string,
): string {
  const parent = path.slice(0, -1).reduce<any>((value, key) => value?.[key], stage);
  for (let attempt = 0; ; attempt += 1) {
    const name = sample(names, attempt, place);
    if (!Object.hasOwn(parent, name)) return name;
  }
}

interface SchemaAt {
  readonly schema: Schema;
  /** The path with `*` for names and list positions. */
  readonly pattern: string;
  readonly isRequired: boolean;
  /** The schema of the names beside it, if the author chooses them. */
  readonly names: Schema;
}

function schemaAt(path: readonly PropertyKey[]): SchemaAt {
  return path.reduce<SchemaAt>(
    ({ schema, pattern }, key) => {
      const form = formWith(schema, key);
      const isNamed = form.properties === undefined;
      const name = isNamed ? '*' : String(key);
      return {
        schema: form.properties?.[key] ?? form.additionalProperties ?? form.items,
        pattern: pattern === '' ? name : `${pattern}.${name}`,
        isRequired: form.required?.includes(key) ?? typeof key === 'number',
        names: form.propertyNames,
      };
    },
    { schema: STAGE_SCHEMA, pattern: '', isRequired: true, names: undefined },
  );
}

/** The form of a schema that can have a key. */
function formWith(schema: Schema, key: PropertyKey): Schema {
  const forms: Schema[] = schema.anyOf ?? schema.oneOf ?? [];
  const has = (one: Schema): boolean =>
    typeof key === 'number'
      ? one.items !== undefined
      : (one.properties?.[key] ?? one.additionalProperties) !== undefined &&
        one.additionalProperties !== false;
  const inner = forms.map((form) => formWith(form, key));
  return (
    [schema, ...inner].find((one) => one.properties?.[key] !== undefined || has(one)) ?? schema
  );
}

/** A copy of a stage with the changes: values first, then keys, then removals from the end. */
function edited(stage: unknown, edits: readonly Edit[]): unknown {
  const order = { write: 0, rename: 1, remove: 2 } as const;
  const root = { stage: structuredClone(stage) };
  const sorted = edits
    .map((edit, position) => ({ edit, position }))
    .sort(
      (a, b) =>
        order[a.edit.kind] - order[b.edit.kind] ||
        lastFirst(a.edit, b.edit) ||
        a.position - b.position,
    );
  for (const { edit } of sorted) apply(root, edit);
  return root.stage;
}

/** Removals of one list from its end, because positions shift. */
function lastFirst(one: Edit, other: Edit): number {
  if (one.kind !== 'remove' || other.kind !== 'remove') return 0;
  const [a, b] = [one.path.at(-1), other.path.at(-1)];
  return typeof a === 'number' && typeof b === 'number' ? b - a : 0;
}

function apply(root: { stage: unknown }, edit: Edit): void {
  const path = ['stage', ...edit.path];
  const key = path.at(-1) ?? '';
  const parent = parentOf(root, path.slice(0, -1), edit.kind === 'write');
  if (parent === undefined) return;
  switch (edit.kind) {
    case 'write':
      Object.defineProperty(parent, key, {
        value: edit.value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
      return;
    case 'rename':
      rename(parent, String(key), edit.to);
      return;
    case 'remove':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else Reflect.deleteProperty(parent, key);
  }
}

/** The object around the end of a path; a missing one is made, as an author would who writes the key. */
function parentOf(root: object, path: readonly PropertyKey[], make: boolean): any {
  return path.reduce<any>((parent, key) => {
    if (typeof parent !== 'object' || parent === null) return undefined;
    if (!Object.hasOwn(parent, key) && make) parent[key] = {};
    return Object.hasOwn(parent, key) ? parent[key] : undefined;
  }, root);
}

/** Keeps the order of the keys, because the first of two entries that collide stays. */
function rename(parent: any, from: string, to: string): void {
  if (!Object.hasOwn(parent, from)) return;
  if (Object.hasOwn(parent, to)) throw new Error(`Renaming ${from} to ${to} would repeat ${to}.`);
  const entries = Object.entries(parent).map(
    ([key, value]) => [key === from ? to : key, value] as const,
  );
  for (const key of Object.keys(parent)) Reflect.deleteProperty(parent, key);
  Object.assign(parent, Object.fromEntries(entries));
}
