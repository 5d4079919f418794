import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { clientConfig } from '../../sdk/client-config';
import { simulatedDecision } from '../../sdk/simulated-decision';
import type { IdentityOperation, IdentityProbe, ItemProbe, Probe } from '../probes/probe';
import { sendIdentityRequest } from './identity-requests';
import { sendItemRequest } from './item-requests';
import type { ProbeContext } from './probe-context';
import { userNamed } from './signed-in-probe-user';

export interface RequestOutcome {
  /** `simulated`: the endpoint says that its denial was simulated. */
  readonly outcome: 'allowed' | 'denied' | 'simulated' | 'failed';
  readonly detail: string;
}

/** Sends the request of a probe to the endpoint, and classifies the response. */
export async function sendRequest(probe: Probe, context: ProbeContext): Promise<RequestOutcome> {
  try {
    return { outcome: 'allowed', detail: await send(probe, context) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const outcome = simulatedOutcome(outcomeOfError(probe, name, message), error);
    return { outcome, detail: `${name}: ${message}` };
  }
}

function send(probe: Probe, context: ProbeContext): Promise<string> {
  switch (probe.kind) {
    case 'item':
      return sendAsUser(probe, context);
    case 'identity':
      return sendIdentityRequest(probe, context);
  }
}

async function sendAsUser(probe: ItemProbe, context: ProbeContext): Promise<string> {
  const { credentials } = userNamed(context.users, probe.who);
  if (!credentials) throw new Error('The user has no credentials.');
  const client = new DynamoDBClient(clientConfig({ ...context.target, credentials }));
  try {
    const documents = DynamoDBDocumentClient.from(client);
    const { action, returns, besideRowOf: rowOf } = probe;
    const beside = rowOf === undefined ? undefined : context.itemOf({ ...probe, rowOf });
    await sendItemRequest(documents, action, context.itemOf(probe), { returns, beside });
    return '';
  } finally {
    client.destroy();
  }
}

/** A refusal that an endpoint could not decide proves nothing. */
function simulatedOutcome(
  outcome: RequestOutcome['outcome'],
  error: unknown,
): RequestOutcome['outcome'] {
  const decision = simulatedDecision(error);
  if (decision === 'undecided') return 'failed';
  return outcome === 'denied' && decision !== undefined ? 'simulated' : outcome;
}

function outcomeOfError(probe: Probe, name: string, message: string): RequestOutcome['outcome'] {
  if (name === 'AccessDeniedException' || name === 'AccessDenied') return 'denied';
  switch (probe.kind) {
    case 'item':
      return isAuthorized(probe, name) ? 'allowed' : 'failed';
    case 'identity':
      return DENIALS[probe.action](probe)({ name, message }) ? 'denied' : 'failed';
  }
}

/**
 * Errors of authorized calls. Source: DynamoDB Developer Guide, Error handling: permissions are checked first.
 */
const AFTER_AUTHORIZATION: ReadonlySet<string> = new Set([
  'ConditionalCheckFailedException',
  'DuplicateItemException',
  'ResourceNotFoundException',
  'TransactionCanceledException',
]);

/** A missing table does not prove that a user has access. */
function isAuthorized({ expected }: ItemProbe, name: string): boolean {
  if (!AFTER_AUTHORIZATION.has(name)) return false;
  return expected === 'denied' || name !== 'ResourceNotFoundException';
}

type IsDenial = (error: { readonly name: string; readonly message: string }) => boolean;

/**
 * Source: Cognito identity pools API reference. A role whose trust policy denies is an invalid configuration of the
 * pool.
 */
const isDenied: IsDenial = ({ name }) =>
  name === 'NotAuthorizedException' || name === 'InvalidIdentityPoolConfigurationException';

/** A closed flow, and a role that the pool does not assign for the token, are invalid parameters. */
const isDeniedOrInvalid: IsDenial = (error) =>
  isDenied(error) || error.name === 'InvalidParameterException';

const isRoleDenial = ({ roleOfTenant, roleOfGroup }: IdentityProbe): IsDenial =>
  roleOfTenant === undefined && roleOfGroup === undefined ? isDenied : isDeniedOrInvalid;

/** The errors that deny an operation. Any other error proves nothing. */
const DENIALS: Readonly<Record<IdentityOperation, (probe: IdentityProbe) => IsDenial>> = {
  GetId: () => isDenied,
  GetOpenIdToken: () => isDeniedOrInvalid,
  GetCredentialsForIdentity: isRoleDenial,
  AssumeRoleWithWebIdentity: isRoleDenial,
  // An expired token is a NotAuthorizedException too and proves nothing about the attribute.
  UpdateUserAttributes:
    () =>
    ({ message }) =>
      /unauthorized attribute/i.test(message),
};
