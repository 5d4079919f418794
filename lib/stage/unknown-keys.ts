import { remove, rename, write, type Fix, type Path } from './fix';
import { meantWord } from './meant-word';
import { valueIn } from './partial-stage';
import { validationErrors, type ValidationError } from './validation-error';

const unknownKey = validationErrors('unknownKey');

/**
 * The errors of the unknown keys of an object. A misspelled key is renamed, unless the object has the right one too.
 *
 * @param known the keys that the object can have
 */
export function unknownKeyErrors(
  path: Path,
  parent: unknown,
  unknown: readonly string[],
  known: readonly string[],
): ValidationError[] {
  const spelling = meantWord(known);
  const taken = new Set(known.filter((key) => valueIn(parent, key) !== undefined));
  return unknown.map((key) => {
    const meant = spelling(key);
    const here = [...path, key];
    const isTableArn = key === 'tableArn' && known.includes('existing');
    if (isTableArn && !taken.has('existing')) {
      return unknownKey(here, valueIn(parent, key), keysOf(known), asExisting(path, parent));
    }
    const isFree = meant !== undefined && !taken.has(meant) && !isTableArn;
    const fix: Fix = isFree ? rename(here, meant) : remove(here);
    if (meant !== undefined) taken.add(meant);
    return unknownKey(here, valueIn(parent, key), keysOf(known), fix);
  });
}

function keysOf(known: readonly string[]): string {
  return `the keys ${known.join(', ')}`;
}

/** A table has an ARN before the deployment only if it exists; as a `tableName`, a new one would be created. */
function asExisting(path: Path, parent: unknown): Fix {
  const tableArn = valueIn(parent, 'tableArn');
  const { edits } = remove([...path, 'tableArn']);
  const existing = write([...path, 'existing'], { tableArn });
  return {
    words: 'write "existing": { "tableArn": "…" } instead',
    edits: [...edits, ...existing.edits],
  };
}
