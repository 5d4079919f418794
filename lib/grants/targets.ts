import type { EncryptionKey } from './encryption-keys';
import { covers, mayCover } from './patterns';
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
  /** A table or key that is not in the template. */
  | { readonly kind: 'elsewhere'; readonly arn: TemplateText }
  /** A part of it is known to AWS, or to whoever deploys; the tables are those that it may be. */
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
  if (unknownParts(written).length > 0) {
    const may = tables.filter(({ arn }) => mayCover(asInStack(written, arn), arn));
    return { kind: 'unknown', pattern: written, tables: may.map(({ id }) => id) };
  }
  if (!/[*?]/.test(written)) return { kind: 'elsewhere', arn: written };
  return {
    kind: 'pattern',
    pattern: written,
    except: false,
    ...coveredBy(written, { tables, keys }),
  };
}

/** One target, because what any of the patterns covers is kept out. */
function exceptTarget(patterns: readonly TemplateText[], { tables, keys }: Reachable): Target {
  const keptOut = (arn: TemplateText) =>
    patterns.some((pattern) => covers(asInStack(pattern, arn), arn));
  const left = tables.filter((table) => arnsOf(table).some((arn) => !keptOut(arn)));
  return {
    kind: 'pattern',
    pattern: patterns.join(' or '),
    except: true,
    tables: left.map(({ id }) => id),
    keys: keys.filter(({ arn }) => !keptOut(arn)).map(({ id }) => id),
  };
}

/** Of a table, its stream and its indexes: a policy that names the one says nothing of the others. */
function arnsOf({ arn, streamArn, indexes }: Table): readonly TemplateText[] {
  return [arn, streamArn, ...indexes.map((index) => `${arn}/index/${index}`)];
}

function coveredBy(pattern: TemplateText, { tables, keys }: Reachable) {
  const isCovered = (arn: TemplateText) => covers(asInStack(pattern, arn), arn);
  return {
    tables: tables.filter((table) => arnsOf(table).some(isCovered)).map(({ id }) => id),
    keys: keys.filter(({ arn }) => isCovered(arn)).map(({ id }) => id),
  };
}

/** Of an ARN: partition, region and account. */
const PLACES = [1, 3, 4];

/**
 * A pattern with the stack's own partition, region and account in place of written ones, because the stack may be
 * deployed there.
 */
function asInStack(pattern: TemplateText, arn: TemplateText): TemplateText {
  const [written, own] = [split(pattern, ':'), split(arn, ':')];
  if (written.length < own.length) return pattern;
  const filled = written.map((part, position) => {
    const here = own[position] ?? '';
    const isPlace = PLACES.includes(position) && referenceOf(here) !== undefined;
    return isPlace && isLiteral(part) && !/[*?]/.test(part) ? here : part;
  });
  return filled.join(':');
}
