import type { EncryptionKey } from '../../template-access/tables/encryption-keys';
import { AWS_MANAGED_KEY, type Table } from '../../template-access/tables/tables';
import { isLiteral, shown, type TemplateText } from '../../template-access/template/template-text';
import type {
  ReportedAssumption,
  ReportedGrant,
  ReportedPrincipal,
  ReportedTable,
} from './access-report';
import type { ReportContext } from './report-context';
import { unreadAccessTo } from './unread-access';

export function reportedTable(
  { id, isExisting, at, name, partitionKey, sortKey, keys }: Table,
  principals: readonly ReportedPrincipal[],
  { access, sourceMap }: ReportContext,
): ReportedTable {
  const attributes = [partitionKey, sortKey].filter((one) => one !== undefined).map(shown);
  return {
    id,
    isExisting: isExisting ?? false,
    name: isLiteral(name) ? name : undefined,
    key: attributes.join(' and ') || 'unknown',
    encryption:
      isExisting === true && keys.length === 0
        ? 'no customer managed key'
        : encryptionWords(keys, access.keys),
    reachedBy: principals.filter(({ grants }) => allows(grants, id)).map((one) => one.id),
    reachedThrough: principals.flatMap((one) => assumption(one, id, principals)),
    notKnown: unreadAccessTo(id, access),
    why: sourceMap.linesOf(at),
  };
}

/** The roles with access to a table that a principal can assume. */
function assumption(
  { id, assumes }: ReportedPrincipal,
  table: string,
  principals: readonly ReportedPrincipal[],
): readonly ReportedAssumption[] {
  const byAssuming = principals
    .filter((role) => assumes.includes(role.id) && allows(role.grants, table))
    .map((role) => role.id);
  return byAssuming.length === 0 ? [] : [{ id, byAssuming }];
}

function allows(grants: readonly ReportedGrant[], table: string): boolean {
  return grants.some(({ effect, tables }) => effect === 'allow' && tables.includes(table));
}

/** The KMS keys of a table, one per replica of a global table. */
export function encryptionWords(
  ofTable: readonly TemplateText[],
  keys: readonly EncryptionKey[],
): string {
  if (ofTable.length === 0) return 'AWS owned key';
  return ofTable.map((key) => keyWords(key, keys)).join('; ');
}

function keyWords(key: TemplateText, keys: readonly EncryptionKey[]): string {
  if (key === AWS_MANAGED_KEY) return 'AWS managed key (aws/dynamodb)';
  const own = keys.find(({ arn, name, aliases }) => [arn, name, ...aliases].includes(key));
  return own ? `KMS key ${own.id}` : `KMS key ${shown(key)}, not in this template`;
}
