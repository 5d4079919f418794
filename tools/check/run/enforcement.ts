import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableOutputNames } from '../../../lib/stage/output-names';
import { withErrorAdvice } from '../../sdk/error-advice';
import { clientConfig, type AwsTarget } from '../../sdk/client-config';
import { IdentityPoolClient } from './identity-client';
import type { ProbeContext } from './probe-context';

/** What an endpoint enforces. */
export interface Enforcement {
  /** Whether DynamoDB enforces IAM policies. */
  readonly policies: boolean;
  /** Whether Cognito checks tokens. */
  readonly tokens: boolean;
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
      enforcesPolicies(context.target, tableName),
    ),
    tokens: await withErrorAdvice('GetId with an invalid token', () => checksTokens(context)),
  };
}

/** The example credentials of AWS's documentation. */
const INVALID_CREDENTIALS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'invalid' };

/** DynamoDB's errors for invalid credentials. Source: DynamoDB Developer Guide, Error handling. */
const REJECTED_CREDENTIALS =
  /UnrecognizedClient|InvalidClientTokenId|InvalidSignature|IncompleteSignature|AccessDenied/;

/** Whether DynamoDB rejects invalid credentials. An endpoint that accepts them does not enforce policies either. */
async function enforcesPolicies(target: AwsTarget, tableName: string): Promise<boolean> {
  const client = new DynamoDBClient(clientConfig({ ...target, credentials: INVALID_CREDENTIALS }));
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
    return false;
  } catch (error) {
    if (error instanceof Error && REJECTED_CREDENTIALS.test(error.name)) return true;
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
    throw error;
  } finally {
    client.destroy();
  }
}

/** Whether Cognito rejects an invalid token. */
async function checksTokens({
  identities,
  identityPoolId,
  provider,
  deleteIdentityLater,
}: EndpointContext) {
  const pool = new IdentityPoolClient(identities, identityPoolId, {
    provider,
    idToken: 'no.id.token',
  });
  try {
    deleteIdentityLater(await pool.getId());
    return false;
  } catch (error) {
    if (error instanceof Error && /^(NotAuthorized|InvalidParameter)/.test(error.name)) return true;
    throw error;
  }
}
