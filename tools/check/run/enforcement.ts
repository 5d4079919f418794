import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableOutputNames } from '../../../lib/stage/output-names';
import { attempt } from '../../sdk/attempt';
import { clientConfig, type AwsPlace } from '../../sdk/aws-place';
import { Identity } from './identity';
import type { Run } from './run';

/** What an endpoint enforces by itself. */
export interface Enforcement {
  /** Whether DynamoDB enforces the policies of IAM. */
  readonly policies: boolean;
  /** Whether Cognito checks tokens. */
  readonly tokens: boolean;
}

type Asked = Pick<
  Run,
  'stage' | 'outputs' | 'place' | 'identities' | 'identityPoolId' | 'provider' | 'forgetLater'
>;

/**
 * What an endpoint enforces, found out by calls that must fail.
 *
 * @throws {Error} where one of them comes to nothing
 */
export async function enforcement(asked: Asked): Promise<Enforcement> {
  const [id = ''] = Object.keys(asked.stage.tables);
  const tableName = asked.outputs[tableOutputNames(id).name] ?? '';
  return {
    policies: await attempt('a call with made-up credentials', () =>
      enforcesPolicies(asked.place, tableName),
    ),
    tokens: await attempt('GetId with a made-up token', () => checksTokens(asked)),
  };
}

/** Credentials that AWS has never given to anybody. */
const MADE_UP = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'made-up' };

/** How DynamoDB refuses credentials that it does not know. Source: DynamoDB Developer Guide, Error handling. */
const REFUSED_CREDENTIALS =
  /UnrecognizedClient|InvalidClientTokenId|InvalidSignature|IncompleteSignature|AccessDenied/;

/**
 * Whether DynamoDB asks who somebody is: a call with made-up credentials must fail. What lets that pass enforces no
 * policies either.
 *
 * @throws {Error} where the call comes to nothing
 */
async function enforcesPolicies(place: AwsPlace, tableName: string): Promise<boolean> {
  const client = new DynamoDBClient(clientConfig({ ...place, credentials: MADE_UP }));
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
    return false;
  } catch (error) {
    if (error instanceof Error && REFUSED_CREDENTIALS.test(error.name)) return true;
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return false;
    throw error;
  } finally {
    client.destroy();
  }
}

/**
 * Whether Cognito checks tokens: text that is none must fail.
 *
 * @throws {Error} where the call comes to nothing
 */
async function checksTokens({ identities, identityPoolId, provider, forgetLater }: Asked) {
  const nobody = new Identity(identities, identityPoolId, { provider, idToken: 'no.id.token' });
  try {
    forgetLater(await nobody.getId());
    return false;
  } catch (error) {
    if (error instanceof Error && /^(NotAuthorized|InvalidParameter)/.test(error.name)) return true;
    throw error;
  }
}
