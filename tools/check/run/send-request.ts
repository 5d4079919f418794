import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { IdentityProbe, ItemProbe, Probe } from '../probes/probe';
import { clientConfig } from '../../sdk/client-config';
import { sendIdentityRequest } from './identity-requests';
import { sendItemRequest } from './item-requests';
import { userNamed, type ProbeContext } from './probe-context';

/** What a call came to. */
export interface RequestOutcome {
  readonly outcome: 'allowed' | 'denied' | 'failed';
  readonly detail: string;
}

/** Makes the call of a probe for real. */
export async function sendRequest(probe: Probe, run: ProbeContext): Promise<RequestOutcome> {
  try {
    const detail =
      probe.kind === 'item' ? await callItem(probe, run) : await sendIdentityRequest(probe, run);
    return { outcome: 'allowed', detail };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const detail = `${name}: ${message}`;
    if (isDenial(probe, name, message)) return { outcome: 'denied', detail };
    if (isLetThrough(probe, name)) return { outcome: 'allowed', detail };
    return { outcome: 'failed', detail };
  }
}

async function callItem(probe: ItemProbe, run: ProbeContext): Promise<string> {
  const { credentials } = userNamed(run, probe.who);
  if (!credentials) throw new Error('the user got no credentials');
  const client = new DynamoDBClient(clientConfig({ ...run.place, credentials }));
  try {
    await sendItemRequest(DynamoDBDocumentClient.from(client), probe.action, run.rowOf(probe));
    return '';
  } finally {
    client.destroy();
  }
}

/**
 * What DynamoDB says of a call that IAM has let through. Source: DynamoDB Developer Guide, Error handling: permissions
 * come first.
 */
const LET_THROUGH: ReadonlySet<string> = new Set([
  'ConditionalCheckFailedException',
  'DuplicateItemException',
  'ResourceNotFoundException',
  'TransactionCanceledException',
]);

/** A table that is gone is not what somebody was to be allowed to use. */
function isLetThrough({ kind, expected }: Probe, name: string): boolean {
  if (kind !== 'item' || !LET_THROUGH.has(name)) return false;
  return expected === 'denied' || name !== 'ResourceNotFoundException';
}

function isDenial(probe: Probe, name: string, message: string): boolean {
  if (name === 'AccessDeniedException' || name === 'AccessDenied') return true;
  if (probe.kind === 'item') return false;
  // The same name for a token that is none any more, which would prove nothing of the attribute.
  if (probe.action === 'UpdateUserAttributes') return /unauthorized attribute/i.test(message);
  return isIdentityDenial(probe, name);
}

/**
 * Source: Cognito identity pools API reference. A role that the pool does not give for the token, and a flow that is
 * closed, are parameters that do not fit; a role whose trust refuses is a pool that is not set up.
 */
function isIdentityDenial({ action, roleOfTenant }: IdentityProbe, name: string): boolean {
  if (name === 'InvalidParameterException') {
    return action === 'GetOpenIdToken' || roleOfTenant !== undefined;
  }
  return name === 'NotAuthorizedException' || name === 'InvalidIdentityPoolConfigurationException';
}
