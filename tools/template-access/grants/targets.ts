import { covers, mayCover, variablesAsWildcards } from '../policies/patterns';
import type { PolicyStatement, Selection } from '../policies/policy-statement';
import { mayActOn } from '../policies/table-actions';
import type { Table } from '../tables/tables';
import { unknownParts, type TemplateText } from '../template/template-text';
import { possibleTables } from './possible-tables';
import { indexArns, inStack, tableArns } from './stack-arns';
import type { TablesAndKeys, Target } from './target';

/** The targets of a statement: tables in the template's order, then others in the statement's order. */
export function targetsOf(
  { actions, resources }: Pick<PolicyStatement, 'actions' | 'resources'>,
  all: TablesAndKeys,
): readonly Target[] {
  if (resources.except) return [exceptTarget(resources.patterns, actions, all)];
  const each = resources.patterns.map((pattern) => targetOf(pattern, all));
  const tables = all.tables.flatMap(({ id }): Target[] => {
    const parts = each.flatMap((one) =>
      one.kind === 'table' && one.table === id ? one.parts : [],
    );
    return parts.length > 0 ? [{ kind: 'table', table: id, parts: [...new Set(parts)] }] : [];
  });
  return [...tables, ...each.filter(({ kind }) => kind !== 'table')];
}

function targetOf(written: TemplateText, all: TablesAndKeys): Target {
  const table = tableTarget(written, all.tables);
  if (table) return table;
  const key = all.keys.find(({ arn }) => inStack(written, arn) === arn);
  if (key) return { kind: 'key', key: key.id };
  const resource = variablesAsWildcards(written);
  const possible = possibleTables(resource, all.tables).filter((one) => !isCovered(one, resource));
  if (unknownParts(written).length > 0 || resource !== written || possible.length > 0) {
    const tables = all.tables.filter(
      (one) => possible.includes(one) || mayBeCovered(one, resource),
    );
    return { kind: 'unknown', pattern: written, tables: tables.map(({ id }) => id) };
  }
  if (!/[*?]/.test(written)) return { kind: 'elsewhere', arn: written };
  return {
    kind: 'pattern',
    pattern: written,
    except: false,
    tables: all.tables.filter((one) => isCovered(one, resource)).map(({ id }) => id),
    keys: all.keys.filter(({ arn }) => covers(inStack(written, arn), arn)).map(({ id }) => id),
  };
}

/** The table that a resource names, or whose index or stream it names. */
function tableTarget(written: TemplateText, tables: readonly Table[]): Target | undefined {
  for (const { id, arn } of tables) {
    const resource = inStack(written, arn);
    if (resource === arn) return { kind: 'table', table: id, parts: [''] };
    if (resource.startsWith(`${arn}/`)) {
      return { kind: 'table', table: id, parts: [resource.slice(arn.length + 1)] };
    }
  }
  return undefined;
}

function isCovered(table: Table, pattern: TemplateText): boolean {
  return tableArns(table).some((arn) => covers(inStack(pattern, arn), arn));
}

function mayBeCovered(table: Table, pattern: TemplateText): boolean {
  return tableArns(table).some((arn) => mayCover(inStack(pattern, arn), arn));
}

/**
 * `NotResource`: one target for everything that no pattern covers. It contains a table if it contains the table, one of its
 * indexes, or its stream with an action on streams.
 */
function exceptTarget(
  patterns: readonly TemplateText[],
  actions: Selection,
  { tables, keys }: TablesAndKeys,
): Target {
  const isLeft = (arn: TemplateText) =>
    !patterns.some((pattern) => covers(inStack(pattern, arn), arn));
  const streams = mayActOn(actions, 'streams');
  return {
    kind: 'pattern',
    pattern: patterns.join(' or '),
    except: true,
    tables: tables
      .filter((table) =>
        [table.arn, ...indexArns(table), ...(streams ? [table.streamArn] : [])].some(isLeft),
      )
      .map(({ id }) => id),
    keys: keys.filter(({ arn }) => isLeft(arn)).map(({ id }) => id),
  };
}
