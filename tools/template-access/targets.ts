import type { EncryptionKey } from './encryption-keys';
import { covers, mayCover } from './patterns';
import { generatedName, possibleTables, withoutVariables } from './possible-tables';
import type { Selection } from './statement';
import type { Table } from './tables';
import { isLiteral, referenceOf, split, unknownParts, type TemplateText } from './template-text';

/** What a statement's resources reach. */
export type Target =
  | {
      readonly kind: 'table';
      /** Its logical ID. */
      readonly table: string;
      /** Empty for the table itself, else such as `index/byDate`, `stream/*`; never sorted. */
      readonly parts: readonly string[];
    }
  | { readonly kind: 'key'; readonly key: string }
  /** More than one can know from the template: what a pattern with `*` covers, or all but that. */
  | {
      readonly kind: 'pattern';
      /** Where `except` is set all that are kept out, with `or` between them. */
      readonly pattern: TemplateText;
      readonly except: boolean;
      readonly tables: readonly string[];
      readonly keys: readonly string[];
    }
  /** What actions are on that know no table, such as ListTables: the account, in its region. */
  | { readonly kind: 'account' }
  /** A table or key that is not in the template, as no name there may be it. */
  | { readonly kind: 'elsewhere'; readonly arn: TemplateText }
  /** A part of it is known to AWS, to whoever deploys, or is the caller's to choose; the tables are those that it may be. */
  | {
      readonly kind: 'unknown';
      readonly pattern: TemplateText;
      readonly tables: readonly string[];
    };

/** The tables and keys of a template. */
export interface Reachable {
  readonly tables: readonly Table[];
  readonly keys: readonly EncryptionKey[];
}

/** The logical IDs of the tables of the template that a target takes in, or may. */
export function tablesOf(target: Target): readonly string[] {
  if (target.kind === 'table') return [target.table];
  return target.kind === 'pattern' || target.kind === 'unknown' ? target.tables : [];
}

/** What the resources of a statement reach: first tables, in the template's order, then the rest as it is written. */
export function targetsOf(resources: Selection, reachable: Reachable): readonly Target[] {
  if (resources.except) return [exceptTarget(resources.patterns, reachable)];
  const each = resources.patterns.map((pattern) => targetOf(pattern, reachable));
  const tables = reachable.tables.flatMap(({ id }): Target[] => {
    const parts = each.flatMap((one) =>
      one.kind === 'table' && one.table === id ? one.parts : [],
    );
    return parts.length > 0 ? [{ kind: 'table', table: id, parts: [...new Set(parts)] }] : [];
  });
  return [...tables, ...each.filter(({ kind }) => kind !== 'table')];
}

function targetOf(written: TemplateText, { tables, keys }: Reachable): Target {
  for (const table of tables) {
    const pattern = asInStack(written, table.arn);
    if (pattern === table.arn) return { kind: 'table', table: table.id, parts: [''] };
    if (pattern.startsWith(`${table.arn}/`)) {
      const part = pattern.slice(table.arn.length + 1);
      return { kind: 'table', table: table.id, parts: [part] };
    }
  }
  const key = keys.find(({ arn }) => asInStack(written, arn) === arn);
  if (key) return { kind: 'key', key: key.id };
  const resource = withoutVariables(written);
  const isCovered = (table: Table) =>
    partsOf(table).some((one) => covers(asInStack(resource, one), one));
  const possible = possibleTables(resource, tables).filter((table) => !isCovered(table));
  if (unknownParts(written).length > 0 || resource !== written || possible.length > 0) {
    const may = tables.filter(
      (table) =>
        possible.includes(table) ||
        partsOf(table).some((one) => mayCover(asInStack(resource, one), one)),
    );
    return { kind: 'unknown', pattern: written, tables: may.map(({ id }) => id) };
  }
  if (!/[*?]/.test(written)) return { kind: 'elsewhere', arn: written };
  return {
    kind: 'pattern',
    pattern: written,
    except: false,
    tables: tables.filter(isCovered).map(({ id }) => id),
    keys: keys.filter(({ arn }) => covers(asInStack(written, arn), arn)).map(({ id }) => id),
  };
}

/** One target, because what any of the patterns covers is kept out; of a table anything at all may be left, be it an index. */
function exceptTarget(patterns: readonly TemplateText[], { tables, keys }: Reachable): Target {
  const isLeft = (arn: TemplateText) =>
    !patterns.some((pattern) => covers(asInStack(pattern, arn), arn));
  return {
    kind: 'pattern',
    pattern: patterns.join(' or '),
    except: true,
    tables: tables
      .filter(({ arn, indexes }) => [arn, ...indexArns(arn, indexes)].some(isLeft))
      .map(({ id }) => id),
    keys: keys.filter(({ arn }) => isLeft(arn)).map(({ id }) => id),
  };
}

/** What of a table a pattern may cover without the table itself. */
function partsOf(table: Table): readonly TemplateText[] {
  const { arn, streamArn, indexes, name } = table;
  const own = [arn, streamArn, ...indexArns(arn, indexes)];
  const generated = generatedName(table);
  return generated === undefined
    ? own
    : [...own, ...own.map((one) => one.replace(`table/${name}`, () => `table/${generated}`))];
}

function indexArns(arn: TemplateText, indexes: readonly string[]): readonly TemplateText[] {
  return indexes.map((index) => `${arn}/index/${index}`);
}

/** Of an ARN: partition, region and account. */
const PLACES = [1, 3, 4];

/**
 * A pattern with the stack's own partition, region and account in place of written ones, because the stack may be
 * deployed there. In a pattern of fewer parts than the ARN, none is certain after a `*`, which may stand for several.
 */
function asInStack(pattern: TemplateText, arn: TemplateText): TemplateText {
  const [written, own] = [split(pattern, ':'), split(arn, ':')];
  const isCertain = (position: number) =>
    written.length >= own.length || !written.slice(0, position).join('').includes('*');
  const filled = written.map((part, position) => {
    if (!isCertain(position)) return part;
    const here = own[position] ?? '';
    const isPlace = PLACES.includes(position) && referenceOf(here) !== undefined;
    return isPlace && isLiteral(part) && !/[*?]/.test(part) ? here : part;
  });
  return filled.join(':');
}
