import { mayCover } from '../policies/patterns';
import type { Table } from '../tables/tables';
import {
  isLiteral,
  reference,
  referenceOf,
  split,
  type TemplateText,
} from '../template/template-text';

/**
 * The name that CloudFormation generates for a table; undefined if the template sets the name.
 *
 * Source: CloudFormation User Guide, Name type.
 */
export function generatedName({ id, name }: Table): TemplateText | undefined {
  if (referenceOf(name) !== id) return undefined;
  return `${reference('AWS::StackName')}${idInName(id)}${reference(`${id}.random`)}`;
}

/** The tables with unknown names that a resource with a literal table name can match. */
export function possibleTables(resource: TemplateText, tables: readonly Table[]): readonly Table[] {
  const name = nameInArn(resource);
  if (name === undefined || !isLiteral(name)) return [];
  const parameterized = tables.filter((table) => !isLiteral(table.name) && !isGenerated(table));
  const generated = tables.filter(isGenerated);
  const withId = generated.filter(({ id }) => name.includes(idInName(id)));
  // `orders-*` can match the tables of a stack named orders.
  const isStackName = /^[^*?]*-\*/.test(name) && withId.length === 0;
  const possible = [
    ...parameterized.filter((table) => /[*?]/.test(name) || mayCover(table.name, name)),
    ...(isStackName ? generated : withId),
  ];
  return tables.filter((table) => possible.includes(table));
}

function isGenerated(table: Table): boolean {
  return generatedName(table) !== undefined;
}

/** The name of a nested stack's table contains the logical ID in that stack. */
function idInName(id: string): string {
  return `-${id.split('.').at(-1) ?? id}-`;
}

/** The table name in an ARN; undefined for any other resource. */
function nameInArn(resource: TemplateText): TemplateText | undefined {
  const [, , service, , , ...rest] = split(resource, ':');
  const [type, name] = split(rest.join(':'), '/');
  return service === 'dynamodb' && type === 'table' ? name : undefined;
}
