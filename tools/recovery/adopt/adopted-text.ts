import { applyEdits, findNodeAtLocation, modify, parseTree, type Node } from 'jsonc-parser';
import { NEW_TABLE_OPTIONS } from '../../../lib/stage/schema/existing-table-schema';
import type { Path } from '../../../lib/stage/fix';
import type { TableOptions } from '../../../lib/stage/schema/stage-schema';

type Existing = NonNullable<TableOptions['existing']>;

/**
 * The text of a stage file in which a table is existing: without the options that only a new table has. Everything else
 * keeps its layout.
 *
 * @param text a stage file that is valid
 * @param id the ID of the table
 */
export function adoptedText(text: string, id: string, existing: Existing): string {
  const table = ['tables', id];
  const indexes = nodeAt(text, [...table, 'indexes'])?.children ?? [];
  const projections = indexes.map((index): Path => {
    return [...table, 'indexes', String(index.children?.[0]?.value), 'projection'];
  });
  const options = NEW_TABLE_OPTIONS.map((option): Path => [...table, option]);
  const written = withExisting(text, table, existing);
  return [...options, ...projections].reduce(
    (edited, path) => applyEdits(edited, modify(edited, [...path], undefined, {})),
    written,
  );
}

function withExisting(text: string, table: Path, existing: Existing): string {
  const old = nodeAt(text, [...table, 'existing']);
  const [first] = nodeAt(text, table)?.children ?? [];
  if (!first) return text;
  const indentation = whitespaceBefore(text, first.offset);
  const place = old ?? { offset: first.offset, length: 0 };
  const key = old ? '' : '"existing": ';
  const end = old ? '' : `,${indentation}`;
  const content = `${key}${written(existing, indentation)}${end}`;
  return applyEdits(text, [{ offset: place.offset, length: place.length, content }]);
}

/** Longest line of a stage file; longer objects have a line for each key. */
const LONGEST_LINE = 100;

function written(existing: Existing, indentation: string): string {
  const values: Readonly<Record<string, unknown>> = existing;
  const entries = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  const line = `{ ${entries.join(', ')} }`;
  const columns = indentation.length + '"existing": ,'.length + line.length;
  if (!indentation.includes('\n') || columns <= LONGEST_LINE) return line;
  const inner = `${indentation}${indentation.includes('\t') ? '\t' : '  '}`;
  return `{${inner}${entries.join(`,${inner}`)}${indentation}}`;
}

/** The line break and the indentation before a property, or the space. */
function whitespaceBefore(text: string, offset: number): string {
  return /\s*$/.exec(text.slice(0, offset))?.[0] ?? '';
}

function nodeAt(text: string, path: Path): Node | undefined {
  const root = parseTree(text);
  return root && findNodeAtLocation(root, [...path]);
}
