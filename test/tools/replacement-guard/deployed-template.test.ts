import { devNull } from 'node:os';
import { SILENCE, type Answer } from '../../aws-server';
import { isNoAnswer } from '../../../tools/sdk/aws-errors';
import { deployedTemplate } from '../../../tools/replacement-guard/deployed-template';
import {
  CALL_LIMITS,
  withStackCredentials,
} from '../../../tools/replacement-guard/stack-credentials';
import {
  events,
  identity,
  refusal,
  session,
  stack,
  StackServer,
  template,
  type Action,
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

/** The answers for a deployed stack and its owner, except for some. */
function answer(others: Answers = {}): void {
  server.answers = {
    GetCallerIdentity: () => identity(ACCOUNT),
    DescribeStacks: () => stack('orders', 'UPDATE_COMPLETE'),
    GetTemplate: () => template(JSON.stringify({ Description: '<&>', ...TEMPLATE })),
    AssumeRole: () => refusal(403, 'AccessDenied', 'OWN may not assume it'),
    ...others,
  };
}

describe('template of a deployed stack', () => {
  test('it is the original template of the stack', async () => {
    answer();
    expect(await deployedTemplate(ADDRESS)).toEqual(TEMPLATE);
    expect(server.calls).toEqual([
      'GetCallerIdentity by OWN',
      'DescribeStacks by OWN',
      'GetTemplate by OWN',
    ]);
  });

  test('it is the same in YAML, which cdk import uploads', async () => {
    const text = [
      'Resources:',
      '  OrdersTable:',
      '    Type: AWS::DynamoDB::GlobalTable',
      '    Properties: { BillingMode: "OFF", Units: 5, On: true, Version: "2012-10-17" }',
    ];
    answer({ GetTemplate: () => template(text.join('\n')) });
    const Properties = { BillingMode: 'OFF', Units: 5, On: true, Version: '2012-10-17' };
    expect(await deployedTemplate(ADDRESS)).toEqual({
      Resources: { OrdersTable: { ...TEMPLATE.Resources.OrdersTable, Properties } },
    });
  });

  test('it is undefined where the stack does not exist', async () => {
    const unknown = refusal(400, 'ValidationError', 'Stack with id orders does not exist');
    answer({ DescribeStacks: () => unknown });
    expect(await deployedTemplate(ADDRESS)).toBeUndefined();
  });

  test.each(['REVIEW_IN_PROGRESS', 'DELETE_IN_PROGRESS'])(
    'it is undefined where the stack is %s, which has no resources',
    async (status) => {
      answer({ DescribeStacks: () => stack('orders', status) });
      expect(await deployedTemplate(ADDRESS)).toBeUndefined();
    },
  );

  describe.each(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'])('where the stack is %s', (status) => {
    const TABLE = { logicalId: 'OrdersTable', type: '', physicalId: 'o', replicaRegions: [] };
    const failed = (isProtected: boolean, deletion: string) =>
      answer({
        DescribeStacks: () => stack('orders', status, isProtected),
        DescribeStackEvents: () =>
          events(
            { LogicalResourceId: 'OrdersTable', ResourceStatus: deletion, PhysicalResourceId: 'o' },
            {
              LogicalResourceId: 'UserPool',
              ResourceStatus: 'CREATE_FAILED',
              ResourceStatusReason: 'no',
            },
          ),
      });

    test('it is undefined if nothing is in the way', async () => {
      failed(false, 'DELETE_COMPLETE');
      expect(await deployedTemplate(ADDRESS)).toBeUndefined();
      expect(server.calls.at(-1)).toBe('DescribeStackEvents by OWN');
    });

    test.each([
      [true, 'DELETE_COMPLETE', 0],
      [false, 'DELETE_SKIPPED', 1],
      [true, 'DELETE_FAILED', 1],
    ])('it is the state: protected %s, the table %s', async (isProtected, deletion, left) => {
      failed(isProtected, deletion);
      expect(await deployedTemplate(ADDRESS)).toEqual({
        status,
        isProtected,
        cause: 'UserPool: no',
        leftBehind: Array.from({ length: left }, () => TABLE),
      });
    });
  });

  test.each(['CREATE_FAILED', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_FAILED', 'DELETE_FAILED'])(
    'it is read where the stack is %s',
    async (status) => {
      answer({ DescribeStacks: () => stack('orders', status) });
      expect(await deployedTemplate(ADDRESS)).toEqual(TEMPLATE);
    },
  );

  const NO_TEMPLATE = expect.stringMatching(/^GetTemplate .*\bResources\b.* not a template\b/);

  test.each<[string, Answers, string]>([
    [
      'own credentials and lookup role are denied',
      { GetTemplate: () => DENIED, AssumeRole: () => session('ROLE') },
      'OWN may not; lookup role: OWN may not',
    ],
    [
      'own credentials are of another account',
      { GetCallerIdentity: () => identity(OTHER) },
      expect.stringMatching(`arn:aws:iam::${OTHER}:user/ann; lookup role: OWN may not assume it$`),
    ],
    [
      'own credentials have expired',
      { GetCallerIdentity: () => refusal(403, 'ExpiredToken', 'The token is expired') },
      'The token is expired',
    ],
    [
      'the request is invalid',
      { DescribeStacks: () => refusal(400, 'ValidationError', 'a bad name') },
      'a bad name',
    ],
    [
      'the service has a fault',
      { DescribeStacks: () => refusal(503, 'ServiceUnavailable', 'come back later') },
      'come back later',
    ],
    [
      'the access key is unknown',
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
      NO_TEMPLATE,
    ],
    [
      'the template is neither in JSON nor in YAML',
      { GetTemplate: () => template('Resources: {') },
      NO_TEMPLATE,
    ],
    [
      'the JSON is no template',
      { GetTemplate: () => template('{"Resources":"none"}') },
      NO_TEMPLATE,
    ],
  ])('it throws where %s', async (_what, others, message) => {
    answer(others);
    const error: unknown = await deployedTemplate(ADDRESS).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message });
    expect(isNoAnswer(error)).toBe(false);
  });

  test.each<Action>(['GetCallerIdentity', 'GetTemplate'])(
    'it throws without an answer to %s, after two attempts',
    async (action) => {
      jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
      const { requestTimeout } = CALL_LIMITS.requestHandler;
      answer({
        [action]: () => {
          // The call that has arrived, and the pause before the next one.
          setImmediate(() => void jest.advanceTimersByTimeAsync(2 * requestTimeout));
          return SILENCE;
        },
      });
      try {
        const error: unknown = await deployedTemplate(ADDRESS).catch((thrown: unknown) => thrown);
        expect(isNoAnswer(error)).toBe(true);
        expect(server.calls.slice(-2)).toEqual([`${action} by OWN`, `${action} by OWN`]);
      } finally {
        jest.useRealTimers();
      }
    },
  );

  test.each([ACCOUNT, OTHER])(
    'a call is given up after 4 seconds, as somebody of %s',
    async (account) => {
      answer({ GetCallerIdentity: () => identity(account), AssumeRole: () => session('ROLE') });
      const { maxAttempts, requestHandler } = await withStackCredentials(ADDRESS, (config) =>
        Promise.resolve(config),
      );
      expect({ maxAttempts, requestHandler }).toEqual({
        maxAttempts: 2,
        requestHandler: {
          connectionTimeout: 2_000,
          requestTimeout: 4_000,
          throwOnRequestTimeout: true,
        },
      });
    },
  );
});

describe('lookup role', () => {
  const asRole = (key: string, otherwise: Answer) =>
    key === 'ROLE' ? stack('orders', 'CREATE_COMPLETE') : otherwise;

  test.each<[string, Answers]>([
    ['own credentials are denied', { DescribeStacks: (key) => asRole(key, DENIED) }],
    ['own credentials are of another account', { GetCallerIdentity: () => identity(OTHER) }],
  ])('where %s', async (_why, others) => {
    answer({ AssumeRole: () => session('ROLE'), ...others });
    expect(await deployedTemplate(ADDRESS)).toEqual(TEMPLATE);
    expect(server.roles).toEqual([`arn:aws:iam::${ACCOUNT}:role/lookup-eu-west-1`]);
    expect(server.calls.slice(-2)).toEqual(['DescribeStacks by ROLE', 'GetTemplate by ROLE']);
  });
});
