import { mayCover } from './patterns';
import type { Table } from './tables';
import {
  isLiteral,
  reference,
  referenceOf,
  replaced,
  split,
  type TemplateText,
} from './template-text';

/** A variable of IAM, which the caller chooses; `${*}`, `${?}` and `${$}` are those characters. */
const VARIABLE = /\$\{[^${}*?][^${}]*\}/;

/** A resource with a wildcard for each variable, because whoever calls decides what stands there. */
export function withoutVariables(written: TemplateText): TemplateText {
  return replaced(written, VARIABLE, () => '*');
}

/**
 * The name that CloudFormation gives to a table without one of its own; undefined for a name that is written.
 *
 * Source: CloudFormation User Guide, Name type.
 */
export function generatedName({ id, name }: Table): TemplateText | undefined {
  if (referenceOf(name) !== id) return undefined;
  return `${reference('AWS::StackName')}${middleOf(id)}${reference(`${id}.random`)}`;
}

/** The tables whose names are not known here, and that a name written to the letter may be. */
export function possibleTables(written: TemplateText, tables: readonly Table[]): readonly Table[] {
  const name = nameIn(written);
  if (name === undefined || !isLiteral(name)) return [];
  const given = tables.filter((table) => !isLiteral(table.name) && !isGenerated(table));
  const generated = tables.filter(isGenerated);
  const named = generated.filter(({ id }) => name.includes(middleOf(id)));
  // The beginning of a name that ends so may be a stack's.
  const isOfStack = /^[^*?]*-\*/.test(name) && named.length === 0;
  const possible = [
    ...given.filter((table) => /[*?]/.test(name) || mayCover(table.name, name)),
    ...(isOfStack ? generated : named),
  ];
  return tables.filter((table) => possible.includes(table));
}

function isGenerated(table: Table): boolean {
  return generatedName(table) !== undefined;
}

/** A nested stack's table has its own logical ID in its name. */
function middleOf(id: string): string {
  return `-${id.split('.').at(-1) ?? id}-`;
}

/** The name of the table in an ARN; undefined for what is none. */
function nameIn(written: TemplateText): TemplateText | undefined {
  const [, , service, , , ...rest] = split(written, ':');
  const [type, name] = split(rest.join(':'), '/');
  return service === 'dynamodb' && type === 'table' ? name : undefined;
}
