import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableOutputNames } from '../../../lib/stage/output-names';
import { withErrorAdvice } from '../../sdk/error-advice';
import { clientConfig, type AwsTarget } from '../../sdk/client-config';
import { simulatedDecision } from '../../sdk/simulated-decision';
import { IdentityPoolClient } from './identity-client';
import type { ProbeContext } from './probe-context';

/** Whether an endpoint enforces, says that its denials are simulated, or allows everything. */
export type Denials = 'enforced' | 'simulated' | 'absent';

/** What an endpoint denies. */
export interface Enforcement {
  /** Calls of DynamoDB, by IAM policies. */
  readonly policies: Denials;
  /** Calls of Cognito, by tokens. */
  readonly tokens: Denials;
}

type EndpointContext = Pick<
  ProbeContext,
  | 'stage'
  | 'outputs'
  | 'target'
  | 'identities'
  | 'identityPoolId'
  | 'provider'
  | 'deleteIdentityLater'
>;

/**
 * Detects what an endpoint enforces, by calls that must fail.
 *
 * @throws {CommandError} if a call neither succeeds nor is denied
 */
export async function detectEnforcement(context: EndpointContext): Promise<Enforcement> {
  const [id = ''] = Object.keys(context.stage.tables);
  const tableName = context.outputs[tableOutputNames(id).name] ?? '';
  return {
    policies: await withErrorAdvice('DescribeTable with invalid credentials', () =>
      denialsByPolicies(context.target, tableName),
    ),
    tokens: await withErrorAdvice('GetId with an invalid token', () => denialsByTokens(context)),
  };
}

/** The example credentials of AWS's documentation. */
const INVALID_CREDENTIALS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'invalid' };

/** DynamoDB's errors for invalid credentials. Source: DynamoDB Developer Guide, Error handling. */
const REJECTED_CREDENTIALS =
  /UnrecognizedClient|InvalidClientTokenId|InvalidSignature|IncompleteSignature|AccessDenied/;

/** Whether DynamoDB rejects invalid credentials. An endpoint that accepts them does not enforce policies either. */
async function denialsByPolicies(target: AwsTarget, tableName: string): Promise<Denials> {
  const client = new DynamoDBClient(clientConfig({ ...target, credentials: INVALID_CREDENTIALS }));
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
    return 'absent';
  } catch (error) {
    if (error instanceof Error && REJECTED_CREDENTIALS.test(error.name)) return denialsBy(error);
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return 'absent';
    throw error;
  } finally {
    client.destroy();
  }
}

/** Whether Cognito rejects an invalid token. */
async function denialsByTokens({
  identities,
  identityPoolId,
  provider,
  deleteIdentityLater,
}: EndpointContext): Promise<Denials> {
  const pool = new IdentityPoolClient(identities, identityPoolId, {
    provider,
    idToken: 'no.id.token',
  });
  try {
    deleteIdentityLater(await pool.getId());
    return 'absent';
  } catch (error) {
    if (error instanceof Error && /^(NotAuthorized|InvalidParameter)/.test(error.name)) {
      return denialsBy(error);
    }
    throw error;
  }
}

function denialsBy(error: Error): Denials {
  return simulatedDecision(error) === undefined ? 'enforced' : 'simulated';
}
