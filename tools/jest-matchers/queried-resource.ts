import {
  resolveReferences,
  type CloudFormationTemplate,
  type References,
} from '../simulator/template-references';
import type { AccessQuery } from './access-query';
import { importedArns } from './imported-arns';
import { isNamed, namedResource } from './named-resource';
import { DYNAMODB_TABLE_TYPES } from '../template-access/template/resource-arns';

/**
 * The ARN of the table or index of a query. The table is one of the template, one of another stack of the app, which the
 * template imports, or an existing one, which its policies name.
 *
 * @throws {Error} if there is no such table or index, or several tables
 */
export function queriedResource(
  json: object,
  template: CloudFormationTemplate,
  references: References,
  { table, index }: Pick<AccessQuery, 'table' | 'index'>,
): string {
  const place = index === undefined ? '' : `/index/${index}`;
  const ofOther = table.startsWith('arn:')
    ? table
    : (importedTable(json, template, table) ?? existingTable(template, references, table));
  if (ofOther !== undefined) return `${ofOther}${place}`;
  const names = tableArns(template, references)
    .map(nameIn)
    .filter((name) => !(name in (template.Resources ?? {})))
    .join(', ');
  const id = namedResource(template, DYNAMODB_TABLE_TYPES, table, {
    nameProperty: 'TableName',
    others: `Existing tables in its policies: ${names || 'none'}.`,
  });
  if (index !== undefined) assertIndex(template, id, index);
  return `${references.attribute(id, 'Arn')}${place}`;
}

function importedTable(
  json: object,
  template: CloudFormationTemplate,
  table: string,
): string | undefined {
  const imported = importedArns(json).filter(({ logicalId }) => isNamed(logicalId, table));
  const [first] = imported;
  const isDefined = Object.keys(template.Resources ?? {}).some((id) => isNamed(id, table));
  if (first === undefined || (imported.length === 1 && !isDefined)) return first?.arn;
  throw new Error(
    `"${table}" is ambiguous: the template imports ${imported.map(({ logicalId }) => logicalId).join(', ')}${isDefined ? ', and has a resource of that name' : ''}. Use the logical ID with its hash.`,
  );
}

/** The ARN of a table that the template does not define; undefined if it defines one of the name. */
function existingTable(
  template: CloudFormationTemplate,
  references: References,
  table: string,
): string | undefined {
  const isDefined = Object.entries(template.Resources ?? {}).some(
    ([id, { Type, Properties }]) =>
      DYNAMODB_TABLE_TYPES.includes(Type) &&
      (isNamed(id, table) || Properties?.TableName === table),
  );
  if (isDefined) return undefined;
  const [first, ...others] = tableArns(template, references).filter((arn) => nameIn(arn) === table);
  if (first === undefined || others.length === 0) return first;
  throw new Error(
    `"${table}" is ambiguous. Use one of these ARNs: ${[first, ...others].join(', ')}.`,
  );
}

/** The ARNs of tables that policies of the template name. */
function tableArns({ Resources = {} }: CloudFormationTemplate, references: References): string[] {
  const ofIam = Object.values(Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'));
  const text = JSON.stringify(resolveReferences(ofIam, references));
  return [...new Set(text.match(/arn:[\w-]+:dynamodb:[\w-]+:\d+:table\/[\w.-]+/g) ?? [])];
}

function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

const INDEXES = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'];

/** An index that is not there would be denied, and a misspelled name would pass as a denial. */
function assertIndex({ Resources = {} }: CloudFormationTemplate, id: string, index: string): void {
  const properties = Resources[id]?.Properties ?? {};
  const names = INDEXES.flatMap((key) => (properties[key] ?? []) as readonly object[]).map(
    (one) => Reflect.get(one, 'IndexName') as unknown,
  );
  if (names.includes(index) || names.some((name) => typeof name !== 'string')) return;
  throw new Error(`${id} has no index "${index}". Its indexes: ${names.join(', ') || 'none'}.`);
}
