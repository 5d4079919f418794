import { detectEnforcement } from '../../../../tools/check/run/enforcement';
import { awsServer, Refusal } from '../../../aws-server';
import { testContext, PROVIDER } from './test-context';

const aws = awsServer();
const TABLE = { Table: { TableName: 'orders-1' } };

/** What is detected at an endpoint with these answers, and the identities to delete. */
async function detected(
  describeTable: Refusal | Record<string, unknown>,
  getId: Refusal | Record<string, unknown>,
) {
  aws.on('DescribeTable', describeTable).on('GetId', getId);
  const identities: string[] = [];
  const context = testContext(aws, {
    outputs: { OrdersTableName: 'orders-1' },
    deleteIdentityLater: (id) => identities.push(id),
  });
  return { ...(await detectEnforcement(context)), identities };
}

const UNKNOWN_KEY = new Refusal('UnrecognizedClientException');
const BAD_TOKEN = new Refusal('NotAuthorizedException');

describe('enforcement by the endpoint', () => {
  test('is complete on AWS, which refuses invalid credentials and tokens', async () => {
    expect(await detected(UNKNOWN_KEY, BAD_TOKEN)).toEqual({
      policies: 'enforced',
      tokens: 'enforced',
      identities: [],
    });
    expect(aws.asked).toEqual([
      { action: 'DescribeTable', key: 'AKIAIOSFODNN7EXAMPLE', body: { TableName: 'orders-1' } },
      {
        action: 'GetId',
        key: undefined,
        body: { IdentityPoolId: 'us-east-1:pool', Logins: { [PROVIDER]: 'no.id.token' } },
      },
    ]);
  });

  test('is absent at an endpoint that accepts both; the new identity is registered for deletion', async () => {
    expect(await detected(TABLE, { IdentityId: 'us-east-1:new' })).toEqual({
      policies: 'absent',
      tokens: 'absent',
      identities: ['us-east-1:new'],
    });
  });

  test.each([
    ['InvalidClientTokenId', 'enforced'],
    ['InvalidSignatureException', 'enforced'],
    ['IncompleteSignatureException', 'enforced'],
    ['AccessDeniedException', 'enforced'],
    // The endpoint looked for the table, so it accepted the credentials.
    ['ResourceNotFoundException', 'absent'],
  ])('of policies with %s for invalid credentials: %s', async (code, policies) => {
    expect(await detected(new Refusal(code), BAD_TOKEN)).toMatchObject({
      policies,
      tokens: 'enforced',
    });
  });

  test.each([['NotAuthorizedException'], ['InvalidParameterException']])(
    'of tokens with %s for an invalid token',
    async (code) => {
      expect(await detected(TABLE, new Refusal(code))).toMatchObject({
        policies: 'absent',
        tokens: 'enforced',
      });
    },
  );

  test('is simulated at an endpoint that says so', async () => {
    const headers = { 'x-simulated-decision': 'denied' };
    const simulated = ({ code }: Refusal) => new Refusal(code, 'no', 400, headers);
    expect(await detected(simulated(UNKNOWN_KEY), simulated(BAD_TOKEN))).toMatchObject({
      policies: 'simulated',
      tokens: 'simulated',
    });
  });

  test.each<[string, Refusal, Refusal, string]>([
    [
      'credentials',
      new Refusal('ValidationException'),
      BAD_TOKEN,
      'DescribeTable with invalid credentials failed: ValidationException',
    ],
    [
      'a token',
      UNKNOWN_KEY,
      new Refusal('ResourceNotFoundException'),
      'GetId with an invalid token failed: ResourceNotFoundException',
    ],
    [
      'a token, with a similar error name',
      UNKNOWN_KEY,
      new Refusal('MyNotAuthorizedException'),
      'GetId with an invalid token failed: MyNotAuthorizedException',
    ],
  ])('is an error with an unexpected answer to %s', async (_what, table, id, message) => {
    await expect(detected(table, id)).rejects.toThrow(message);
  });
});
