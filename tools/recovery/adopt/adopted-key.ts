import type { SSEDescription } from '@aws-sdk/client-dynamodb';
import type { TableOptions } from '../../../lib/stage/schema/stage-schema';
import { keyHolder, keyOfAws } from '../../../lib/table/key-holder';

/** The keys of `existing` that name the KMS key of a table. */
export type AdoptedKey = Pick<NonNullable<TableOptions['existing']>, 'keyArn' | 'stackKey'>;

/** The KMS key as `existing` names it, or why the restored table does not have that of the stage. */
export type AdoptedKeyResult =
  | { readonly ok: true; readonly value: AdoptedKey }
  | { readonly ok: false; readonly expected: string; readonly found: string };

/**
 * The KMS key of a restored table, which must be that of the table in the stage: with another one, users would be denied,
 * or items would be less protected than before.
 *
 * @param stackKeyId the ID of the key that the stack created for the table
 */
export function adoptedKey(
  { existing, encryption }: Pick<TableOptions, 'existing' | 'encryption'>,
  sse: SSEDescription | undefined,
  stackKeyId: string | undefined,
): AdoptedKeyResult {
  const isKms = sse?.Status === 'ENABLED' || sse?.Status === 'UPDATING';
  const used = isKms ? sse.KMSMasterKeyArn : undefined;
  const found = used ?? (isKms ? 'a KMS key' : 'the AWS owned key');
  const keyArn = existing ? existing.keyArn : keyArnOf(encryption);
  if (existing?.stackKey === true || (!existing && keyHolder(encryption) === 'stack')) {
    const isKeyOfStack = stackKeyId !== undefined && used?.endsWith(`:key/${stackKeyId}`) === true;
    if (isKeyOfStack) return { ok: true, value: { stackKey: true } };
    return {
      ok: false,
      expected: `the key of the stack, ${stackKeyId ?? 'which is missing'}`,
      found,
    };
  }
  if (keyArn !== undefined) {
    return used === keyArn
      ? { ok: true, value: { keyArn } }
      : { ok: false, expected: keyArn, found };
  }
  return withoutOwnKey(existing ? undefined : encryption, isKms, found);
}

/** Without a customer managed key. DynamoDB does not tell whether a key is AWS managed. */
function withoutOwnKey(
  encryption: TableOptions['encryption'] | undefined,
  isKms: boolean,
  found: string,
): AdoptedKeyResult {
  const key = encryption && keyOfAws(encryption);
  return key === undefined || key.isKms === isKms
    ? { ok: true, value: {} }
    : { ok: false, expected: key.named, found };
}

function keyArnOf(encryption: TableOptions['encryption']): string | undefined {
  return typeof encryption === 'object' ? encryption.keyArn : undefined;
}
