import type { ConnectionInputs } from '../../../../tools/check/connection/connection-inputs';
import { connectionProblems } from '../../../../tools/check/connection/connection-problems';
import { CERTIFIED, checked, DESTINATION, MINIMAL, SOURCE, withConnectors } from '../../../stages';

const TODAY = '2026-11-21';
const ROLE = 'arn:aws:iam::111122223333:role/tool';
const { orders } = MINIMAL.tables;
const OF_USER = { ...SOURCE.trust, principalArn: 'arn:aws:iam::444455556666:user/tool' };

/** What is told of a connection as the connector `tool`. */
function told(
  connector: object,
  inputs: Partial<ConnectionInputs> = {},
  stage: object = {},
  id = 'tool',
) {
  const checkedStage = checked(withConnectors({ tool: connector }, stage));
  return connectionProblems(checkedStage, id, { tables: {}, ...inputs }, TODAY).map(
    ({ path, received, expected, fix }) => [path.join(), received, expected, fix],
  );
}

test.each<[string, object, Partial<ConnectionInputs>]>([
  ['nothing entered', SOURCE, {}],
  ['nothing entered, where the maximum is an hour', { ...SOURCE, maxSessionDuration: 3600 }, {}],
  [
    'everything entered',
    SOURCE,
    {
      roleArn: ROLE,
      externalId: 'entered',
      sessionName: 'me@example.com',
      duration: 900,
      region: 'us-gov-west-1',
      tables: { orders: 'orders-1' },
    },
  ],
  ['a session below the maximum', { ...SOURCE, trust: OF_USER }, { duration: 7199 }],
  [
    'more than an hour, where the tool may be more than a role',
    {
      ...SOURCE,
      trust: {
        ...SOURCE.trust,
        principalArn: 'arn:aws:iam::444455556666:root',
        allowAccountRoot: true,
      },
    },
    { duration: 5000 },
  ],
  ['an access key', DESTINATION, {}],
  ['a certificate', CERTIFIED, {}],
  ['a local instance', SOURCE, { endpoint: 'http://db.internal:8000' }],
  ['a source in another account', DESTINATION, { source: '444455556666' }],
])('%s is no problem', (_what, connector, inputs) => {
  expect(told(connector, inputs)).toEqual([]);
});

describe('how long a session may be', () => {
  const most = (seconds: number, fix: number) => [
    '--duration',
    expect.anything(),
    `less than the role's maximum, ${seconds} seconds`,
    `write --duration ${fix}, or raise maxSessionDuration of the connector and deploy the stage`,
  ];

  test.each([
    ['at the maximum', { ...SOURCE, trust: OF_USER }, 7200, most(7200, 3600)],
    ['over the maximum', { ...SOURCE, trust: OF_USER }, 9000, most(7200, 3600)],
    [
      'at an odd maximum',
      { ...SOURCE, trust: OF_USER, maxSessionDuration: 3601 },
      3601,
      most(3601, 1800),
    ],
    [
      'at the maximum, of a role',
      { ...SOURCE, maxSessionDuration: 43200 },
      43200,
      most(43200, 3600),
    ],
    ['at a maximum of an hour', { ...SOURCE, maxSessionDuration: '1h' }, 3600, most(3600, 1800)],
    [
      'over an hour, where the tool runs as a role',
      { ...SOURCE, maxSessionDuration: '4h' },
      3601,
      [
        '--duration',
        '3601',
        'at most 3600 seconds: the trusted principal is a role, and one that assumes another gets an hour',
        'write --duration 3600, or leave it out',
      ],
    ],
    [
      'too short for STS',
      SOURCE,
      899,
      ['--duration', '899', 'a whole number of seconds from 900', 'write --duration 1800'],
    ],
  ])('%s', (_how, connector, duration, expected) => {
    expect(told(connector, { duration })).toEqual([expected]);
  });
});

describe('what is entered', () => {
  test.each<[Partial<ConnectionInputs>, string, string]>([
    [{ roleArn: 'tool' }, '--role-arn', 'the ARN of a role'],
    [{ roleArn: 'arn:aws:iam::111122223333:user/tool' }, '--role-arn', 'the ARN of a role'],
    [{ roleArn: 'arn:aws:iam::111122223333:role/*' }, '--role-arn', 'the ARN of a role'],
    [
      { sessionName: 's'.repeat(65) },
      '--session-name',
      'a session name of 2 to 64 letters, digits and _ + = , . @ -',
    ],
    [{ region: 'us-east' }, '--region', 'a region code such as "ap-southeast-2"'],
    [
      { endpoint: 'http://localhost:8000/path' },
      '--endpoint',
      'the URL of a local instance, such as http://127.0.0.1:8000',
    ],
    [{ externalId: 'x' }, '--external-id', 'an external ID of 2 to 1,224 characters'],
    [
      { sessionName: 'two words' },
      '--session-name',
      'a session name of 2 to 64 letters, digits and _ + = , . @ -',
    ],
    [{ region: 'Sydney' }, '--region', 'a region code such as "ap-southeast-2"'],
    [
      { endpoint: 'localhost:8000' },
      '--endpoint',
      'the URL of a local instance, such as http://127.0.0.1:8000',
    ],
    [
      { endpoint: 'http://[' },
      '--endpoint',
      'the URL of a local instance, such as http://127.0.0.1:8000',
    ],
  ])('%j is told', (inputs, option, expected) => {
    expect(told(SOURCE, inputs)).toEqual([
      [
        option,
        JSON.stringify(Object.values(inputs)[0]),
        expected,
        `mend it, or leave ${option} out`,
      ],
    ]);
  });

  test.each([
    'https://dynamodb.us-east-1.amazonaws.com',
    'https://dynamodb.us-east-1.amazonaws.com/',
    'https://111122223333.ddb.us-east-1.amazonaws.com',
    'https://dynamodb.us-east-1.api.aws',
    'https://dynamodb.cn-north-1.amazonaws.com.cn',
    'https://dynamodb.cn-north-1.api.amazonwebservices.com.cn',
  ])('%s is AWS, where a role is to be assumed, and no local instance', (endpoint) => {
    expect(told(SOURCE, { endpoint })).toEqual([
      [
        '--endpoint',
        JSON.stringify(endpoint),
        'the URL of a local instance, and this is AWS, which is connected to without it',
        'leave --endpoint out, and name the region with --region',
      ],
    ]);
  });

  test.each(['http://db.amazonaws.com.test:8000', 'http://notamazonaws.com:8000'])(
    '%s is not AWS',
    (endpoint) => {
      expect(told(SOURCE, { endpoint })).toEqual([]);
    },
  );

  test('a table that the connector does not have is told', () => {
    expect(told(SOURCE, { tables: { ordres: 'x' } })).toEqual([
      ['--table', '"ordres"', 'a table of the connector: orders', 'write --table orders=NAME'],
    ]);
  });

  test.each([
    [
      'an access key',
      DESTINATION,
      {},
      'the connector has an access key, which is read from the environment',
      'leave it out',
    ],
    [
      'a certificate',
      CERTIFIED,
      {},
      'the credentials that IAM Roles Anywhere gives are read from the environment',
      'leave it out',
    ],
    [
      'a local instance',
      SOURCE,
      { endpoint: 'http://127.0.0.1:8000' },
      'at an endpoint no role is assumed without --role-arn',
      'leave it out, or add --role-arn',
    ],
  ])('a session of a role is not that of %s', (_what, connector, inputs, reason, fix) => {
    const ofRole = { externalId: 'entered', sessionName: 'entered', duration: 900 };
    // At an endpoint it would be assumed.
    if (!('endpoint' in inputs)) {
      const [[option] = []] = told(connector, { ...inputs, roleArn: ROLE });
      expect(option).toBe('--role-arn');
    }
    expect(told(connector, { ...inputs, ...ofRole })).toEqual([
      ['--external-id', '"entered"', `no --external-id: ${reason}`, fix],
      ['--session-name', '"entered"', `no --session-name: ${reason}`, fix],
      ['--duration', '900', `no --duration: ${reason}`, fix],
    ]);
  });
});

describe('a connector', () => {
  test.each([
    ['ended before', '2026-11-20'],
    ['ended with this day', TODAY],
  ])('that %s is told', (_when, expires) => {
    expect(told({ ...SOURCE, expires })).toEqual([
      [
        '--connector',
        '"tool"',
        `a connector that has not ended: this one may do nothing from ${expires} on`,
        'set expires of the connector to a later day, and deploy the stage',
      ],
    ]);
  });

  test('that ends tomorrow is connected to today', () => {
    expect(told({ ...SOURCE, expires: '2026-11-22' })).toEqual([]);
  });

  test.each(['tol', 'constructor'])('that does not exist is told: %s', (id) => {
    expect(told(SOURCE, {}, {}, id)).toEqual([
      [
        '--connector',
        JSON.stringify(id),
        'a connector of the stage: tool',
        'write tool, or name another stage with --stage',
      ],
    ]);
  });
});

describe('a destination is not its source', () => {
  const EQUAL = (destination: string) =>
    `a source in another account, or on another local instance, than the destination ${destination}`;
  const FIX = 'name the destination in another account, or another instance';
  const DESTINED = { ...SOURCE, purpose: 'destination' };
  const ENV = { env: { account: '111122223333', region: 'us-east-1' } };

  test.each<[string, object, Partial<ConnectionInputs>, object, string]>([
    ['the account of the stage', DESTINATION, { source: '111122223333' }, ENV, '111122223333'],
    [
      'the account of the role',
      DESTINED,
      { source: '111122223333', roleArn: ROLE },
      {},
      '111122223333',
    ],
    [
      'the account of the role, whatever the stage says',
      DESTINED,
      { source: '111122223333', roleArn: ROLE },
      { env: { account: '777788889999' } },
      '111122223333',
    ],
    [
      'the same instance',
      DESTINATION,
      { source: 'http://localhost:8000', endpoint: 'http://127.0.0.1:8000/' },
      {},
      'http://127.0.0.1:8000/',
    ],
    [
      'the same instance, by another name of this machine',
      DESTINATION,
      { source: 'http://[::1]', endpoint: 'http://localhost:80' },
      {},
      'http://localhost:80',
    ],
  ])('%s', (_what, connector, inputs, stage, destination) => {
    expect(told(connector, inputs, stage)).toEqual([
      ['--source', JSON.stringify(inputs.source), EQUAL(destination), FIX],
    ]);
  });

  test.each<[string, Partial<ConnectionInputs>, object]>([
    ['another account', { source: '444455556666' }, ENV],
    ['another port', { source: 'http://localhost:8001', endpoint: 'http://localhost:8000' }, {}],
    ['another machine', { source: 'http://db-1:8000', endpoint: 'http://db-2:8000' }, {}],
    ['AWS, of a local source', { source: 'http://localhost:8000' }, ENV],
    [
      'a local instance, of a source in the account of the stage',
      { source: '111122223333', endpoint: 'http://localhost:8000' },
      ENV,
    ],
  ])('but may be %s', (_what, inputs, stage) => {
    expect(told(DESTINATION, inputs, stage)).toEqual([]);
  });

  test('nor beside the source of the same tool in one stage', () => {
    const stage = checked(
      withConnectors(
        { from: SOURCE, to: { ...DESTINED, tables: ['events'] } },
        { tables: { orders, events: orders } },
      ),
    );
    expect(connectionProblems(stage, 'to', { tables: {} }, TODAY)).toEqual([
      {
        code: 'invalidValue',
        path: ['--connector'],
        received: '"to"',
        expected:
          "a destination in another account than its source: connectors.from is the same tool's source, in this stage",
        fix: 'make the destination a stage of its own, and deploy it to a second account',
      },
    ]);
    expect(connectionProblems(stage, 'from', { tables: {} }, TODAY)).toEqual([]);
    // A local instance is in no account.
    const local = { tables: {}, endpoint: 'http://127.0.0.1:8000' };
    expect(connectionProblems(stage, 'to', local, TODAY)).toEqual([]);
  });

  test('a source has no source', () => {
    expect(told(SOURCE, { source: '111122223333' })).toEqual([
      [
        '--source',
        '"111122223333"',
        'no --source, because connectors.tool is a source itself',
        'leave it out, or name a destination',
      ],
    ]);
  });

  test.each(['1111', 'ftp://x', 'localhost'])('%s is no place of a source', (source) => {
    expect(told(DESTINATION, { source })).toEqual([
      [
        '--source',
        JSON.stringify(source),
        'an account ID of 12 digits, or the URL of a local instance',
        'mend it, or leave --source out',
      ],
    ]);
  });
});
