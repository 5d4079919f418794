import fc from 'fast-check';
import type { Edit, Path } from '../../../../lib/stage/fix';
import type { ValidationError } from '../../../../lib/stage/validation-error';
import { follow } from './follow-edits';
import { schemaAt } from './schema-at';
import { namesOf, valuesOf } from './schema-values';

/** What an author does who follows the fixes of a stage file. */
export interface Followed {
  readonly stage: any;
  /** How often the file was validated with errors. */
  readonly rounds: number;
  readonly codes: readonly string[];
}

/**
 * Follows all fixes of a stage, until it is valid.
 *
 * @throws {Error} if it stays invalid, or a fix cannot be followed
 */
export function followFixes(invalid: unknown): Followed {
  const codes: string[] = [];
  const tried = new Map<string, number>();
  const { left, ...followed } = follow(invalid, (errors, stage) => {
    codes.push(...errors.map(({ code }) => code));
    for (const edit of errors.flatMap((error) => error.edits ?? [])) {
      if (edit.kind === 'rename') tried.set(chosenName(edit.path, edit.to), 1);
    }
    return errors.flatMap((error) => editsOf(error, stage, tried));
  });
  if (left.length > 0)
    throw new Error(`Still invalid: ${JSON.stringify([left, followed], null, 1)}`);
  return { ...followed, codes };
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
      return [{ kind: 'rename', path, to: unusedName(name, stage, path, tried) }];
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
  const seed = Buffer.from(place).reduce((hash, byte) => (hash * 31 + byte) | 0, attempt);
  const [value] = fc.sample(values, { numRuns: 1, seed });
  return value as T;
}

/** The key in `tried` of a name that a fix gives to what is at the path. */
function chosenName(path: Path, name: string): string {
  return JSON.stringify([...path.slice(0, -1), name, 'chosen']);
}

/** A name that the object does not have, and that was not chosen before. */
function unusedName(
  names: fc.Arbitrary<string>,
  stage: unknown,
  path: Path,
  tried: Map<string, number>,
): string {
  const around = path.slice(0, -1);
  const parent = around.reduce<any>((value, key) => value?.[key], stage);
  for (;;) {
    const place = JSON.stringify(around);
    const attempt = tried.get(place) ?? 0;
    tried.set(place, attempt + 1);
    const name = sample(names, attempt, place);
    const chosen = chosenName(path, name);
    if (Object.hasOwn(parent, name) || tried.has(chosen)) continue;
    tried.set(chosen, 1);
    return name;
  }
}
