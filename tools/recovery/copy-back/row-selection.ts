import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { OWNER_IDS } from '../../../lib/access/owner-ids';
import { ownerId, type IsolatedRows } from '../../../lib/access/row-scope';
import { printedValue } from '../../../lib/aws/printed-value';
import type { TableOptions } from '../../../lib/stage/schema/stage-schema';
import { CommandError } from '../../command-error';
import type { CopiedRows } from '../restore-request';
import { keyValue } from './key-value';

/** The partition keys of the items that are copied: one, or those that begin with an ID and the delimiter. */
export type RowSelection =
  | { readonly kind: 'equals'; readonly value: AttributeValue }
  | { readonly kind: 'beginsWith'; readonly prefix: string };

/**
 * The items of a tenant or of a user, as the row scope of the table isolates them, or those with one partition key.
 *
 * @param id the ID of the table in the stage file
 * @throws {CommandError} if the table does not isolate such rows, or the ID is none
 */
export function rowSelection(
  id: string,
  { rows, partitionKey }: Pick<TableOptions, 'rows' | 'partitionKey'>,
  wanted: CopiedRows,
): RowSelection {
  if (wanted.kind === 'partitionKey') {
    return { kind: 'equals', value: keyValue(partitionKey.type, wanted.value) };
  }
  if (rows.by === 'all') {
    throw usage(`The rows of ${id} belong to nobody (rows "all"). Pass --partition-key instead.`);
  }
  const [option, value] =
    wanted.kind === 'tenant' ? ['--tenant', wanted.tenant] : ['--user', wanted.user];
  if (wanted.kind !== OWNERS[rows.by]) {
    throw usage(`The rows of ${id} are by ${OWNERS[rows.by]}. Pass --${OWNERS[rows.by]} instead.`);
  }
  const { form, expected } = OWNER_IDS[ownerId(rows)];
  if (!form.test(value)) {
    throw usage(
      `Invalid ${option} ${printedValue(value)}. The partition keys of ${id} contain ${expected}. Pass such an ID.`,
    );
  }
  return ofOwner(rows, value);
}

const OWNERS = { own: 'user', tenant: 'tenant' } as const;

/** As the policy of the row scope compares: `StringEquals`, or `StringLike` with the ID, the delimiter and `*`. */
function ofOwner(rows: IsolatedRows, id: string): RowSelection {
  return rows.delimiter === undefined
    ? { kind: 'equals', value: { S: id } }
    : { kind: 'beginsWith', prefix: `${id}${rows.delimiter}` };
}

function usage(message: string): CommandError {
  return new CommandError('usage', message);
}
