import { detectEnforcement } from '../../../../tools/check/run/enforcement';
import { awsServer, Refusal } from '../../../aws-server';
import { aRun, PROVIDER } from './test-context';

const aws = awsServer();
const TABLE = { Table: { TableName: 'orders-1' } };

/** What is found out of an endpoint with these answers, and which identities are to be deleted. */
async function foundOut(
  describeTable: Refusal | Record<string, unknown>,
  getId: Refusal | Record<string, unknown>,
) {
  aws.on('DescribeTable', describeTable).on('GetId', getId);
  const forgotten: string[] = [];
  const run = aRun(aws, {
    outputs: { OrdersTableName: 'orders-1' },
    forgetLater: (id) => forgotten.push(id),
  });
  return { ...(await detectEnforcement(run)), forgotten };
}

const UNKNOWN_KEY = new Refusal('UnrecognizedClientException');
const BAD_TOKEN = new Refusal('NotAuthorizedException');

test('AWS refuses made-up credentials and tokens, and so enforces both', async () => {
  expect(await foundOut(UNKNOWN_KEY, BAD_TOKEN)).toEqual({
    policies: true,
    tokens: true,
    forgotten: [],
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

test('what lets both pass enforces neither, and the identity that it made is deleted', async () => {
  expect(await foundOut(TABLE, { IdentityId: 'us-east-1:new' })).toEqual({
    policies: false,
    tokens: false,
    forgotten: ['us-east-1:new'],
  });
});

test.each([
  ['InvalidClientTokenId', true],
  ['InvalidSignatureException', true],
  ['IncompleteSignatureException', true],
  ['AccessDeniedException', true],
  // It has looked for the table, and so let the credentials pass.
  ['ResourceNotFoundException', false],
])('policies are enforced where made-up credentials meet %s: %s', async (code, policies) => {
  expect(await foundOut(new Refusal(code), BAD_TOKEN)).toMatchObject({ policies, tokens: true });
});

test.each([['NotAuthorizedException'], ['InvalidParameterException']])(
  'tokens are checked where a made-up one meets %s',
  async (code) => {
    expect(await foundOut(TABLE, new Refusal(code))).toMatchObject({
      policies: false,
      tokens: true,
    });
  },
);

test.each<[string, Refusal, Refusal, string]>([
  [
    'credentials',
    new Refusal('ValidationException'),
    BAD_TOKEN,
    'a call with made-up credentials failed: ValidationException: ValidationException says AWS; mend',
  ],
  [
    'a token',
    UNKNOWN_KEY,
    new Refusal('ResourceNotFoundException'),
    'GetId with a made-up token failed: ResourceNotFoundException: ResourceNotFoundException says AWS;',
  ],
  [
    'a token, of which something else is said',
    UNKNOWN_KEY,
    new Refusal('MyNotAuthorizedException'),
    'GetId with a made-up token failed: MyNotAuthorizedException',
  ],
])(
  'where nothing can be told by made-up %s, nothing is taken for enforced',
  async (_what, table, id, message) => {
    await expect(foundOut(table, id)).rejects.toThrow(message);
  },
);
