import { devNull } from 'node:os';
import { SILENCE, type Answer } from '../../aws-server';
import { isSilence } from '../../../tools/replacement-guard/aws-failure';
import { deployedTemplate } from '../../../tools/replacement-guard/deployed-template';
import {
  identity,
  refusal,
  session,
  stack,
  StackServer,
  template,
  type Answers,
} from '../../stack-server';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const ADDRESS = {
  stackName: 'orders',
  account: ACCOUNT,
  region: 'eu-west-1',
  lookupRoleArn: 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/lookup-${AWS::Region}',
};
const TEMPLATE = { Resources: { OrdersTable: { Type: 'AWS::DynamoDB::GlobalTable' } } };
const DENIED = refusal(403, 'AccessDenied', 'OWN may not');
const server = new StackServer();

beforeAll(async () => {
  process.env.AWS_ENDPOINT_URL = await server.listen();
  process.env.AWS_ACCESS_KEY_ID = 'OWN';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
  process.env.AWS_CONFIG_FILE = devNull;
  process.env.AWS_SHARED_CREDENTIALS_FILE = devNull;
});
beforeEach(() => {
  server.answers = {};
});
afterAll(() => server.close());

/** As where the stack is deployed and its owner asks, but for some answers. */
function answer(others: Answers = {}): void {
  server.answers = {
    GetCallerIdentity: () => identity(ACCOUNT),
    DescribeStacks: () => stack('orders', 'UPDATE_COMPLETE'),
    GetTemplate: () => template(JSON.stringify({ Description: '<&>', ...TEMPLATE })),
    AssumeRole: () => refusal(403, 'AccessDenied', 'OWN may not assume it'),
    ...others,
  };
}

test('the template is that of the deployed stack', async () => {
  answer();
  expect(await deployedTemplate(ADDRESS)).toEqual(TEMPLATE);
  expect(server.calls).toEqual([
    'GetCallerIdentity by OWN',
    'DescribeStacks by OWN',
    'GetTemplate by OWN',
  ]);
});

test('there is none where there is no stack', async () => {
  const unknown = refusal(400, 'ValidationError', 'Stack with id orders does not exist');
  answer({ DescribeStacks: () => unknown });
  expect(await deployedTemplate(ADDRESS)).toBeUndefined();
});

test.each(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'REVIEW_IN_PROGRESS', 'DELETE_IN_PROGRESS'])(
  'there is none where the stack is %s: it holds nothing',
  async (status) => {
    answer({ DescribeStacks: () => stack('orders', status) });
    expect(await deployedTemplate(ADDRESS)).toBeUndefined();
  },
);

test.each(['CREATE_FAILED', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_FAILED', 'DELETE_FAILED'])(
  'there is one where the stack is %s',
  async (status) => {
    answer({ DescribeStacks: () => stack('orders', status) });
    expect(await deployedTemplate(ADDRESS)).toEqual(TEMPLATE);
  },
);

test.each<[string, Answers, string]>([
  [
    'the own credentials and the lookup role may not read',
    { GetTemplate: () => DENIED, AssumeRole: () => session('ROLE') },
    'OWN may not; and with the lookup role OWN may not',
  ],
  [
    'they are of another account',
    { GetCallerIdentity: () => identity(OTHER) },
    `GetCallerIdentity says arn:aws:iam::${OTHER}:user/ann; and with the lookup role OWN may not assume it`,
  ],
  [
    'they have expired',
    { GetCallerIdentity: () => refusal(403, 'ExpiredToken', 'The token is expired') },
    'The token is expired',
  ],
  [
    'the request is no good',
    { DescribeStacks: () => refusal(400, 'ValidationError', 'a bad name') },
    'a bad name',
  ],
  [
    'the service has a fault',
    { DescribeStacks: () => refusal(503, 'ServiceUnavailable', 'come back later') },
    'come back later',
  ],
  [
    'they are of nobody',
    { DescribeStacks: () => refusal(403, 'InvalidClientTokenId', 'This key does not exist') },
    'This key does not exist',
  ],
  [
    'the lookup role cannot be asked',
    {
      GetCallerIdentity: () => identity(OTHER),
      AssumeRole: () => refusal(503, 'ServiceUnavailable', 'come back later'),
    },
    'come back later',
  ],
  [
    'the JSON has no resources',
    { GetTemplate: () => template('{"Resources":null}') },
    'GetTemplate answered "{\\"Resources\\":null}", which is no template in JSON',
  ],
  [
    'the template is not in JSON',
    { GetTemplate: () => template('Resources: {}') },
    'GetTemplate answered "Resources: {}", which is no template in JSON',
  ],
  [
    'the JSON is no template',
    { GetTemplate: () => template('{"Resources":"none"}') },
    'GetTemplate answered "{\\"Resources\\":\\"none\\"}", which is no template in JSON',
  ],
])('an error tells that %s', async (_what, others, message) => {
  answer(others);
  const error: unknown = await deployedTemplate(ADDRESS).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ message });
  expect(isSilence(error)).toBe(false);
});

test('where nobody answers the error is silence, after seconds', async () => {
  answer({ GetTemplate: () => SILENCE });
  const error: unknown = await deployedTemplate(ADDRESS).catch((thrown: unknown) => thrown);
  expect(isSilence(error)).toBe(true);
});

describe('the lookup role of the bootstrap stack reads', () => {
  const asRole = (key: string, otherwise: Answer) =>
    key === 'ROLE' ? stack('orders', 'CREATE_COMPLETE') : otherwise;

  test.each<[string, Answers]>([
    ['the own credentials may not', { DescribeStacks: (key) => asRole(key, DENIED) }],
    ['they are of another account', { GetCallerIdentity: () => identity(OTHER) }],
  ])('where %s', async (_why, others) => {
    answer({ AssumeRole: () => session('ROLE'), ...others });
    expect(await deployedTemplate(ADDRESS)).toEqual(TEMPLATE);
    expect(server.roles).toEqual([`arn:aws:iam::${ACCOUNT}:role/lookup-eu-west-1`]);
    expect(server.calls.slice(-2)).toEqual(['DescribeStacks by ROLE', 'GetTemplate by ROLE']);
  });
});
