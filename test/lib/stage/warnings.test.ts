import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AccessStack } from '../../../lib/access-stack';
import { stageWarnings } from '../../../lib/stage/warnings';
import {
  CERTIFIED,
  checked,
  DESTINATION,
  MINIMAL,
  SHIPPED,
  shippedStage,
  SOURCE,
  withConnectors,
  withTable,
  withWorkloads,
} from '../../stages';
import { app } from '../../synthesis';

const CLAIM = 'custom:tenantId';
const NEW_POOL = { tenantClaim: CLAIM };
const EXISTING_POOL = {
  ...NEW_POOL,
  userPool: { userPoolId: 'eu-west-1_AbCdEf123', userPoolClientId: '1example23456789' },
};
const CUT_OFF = { revokeIssuedBefore: '2026-11-20T14:30:00Z' };
const TENANT_ROWS = withTable({ rows: 'tenant' }, { identity: NEW_POOL });
const tenantsOf = (count: number, tenant: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`t${n}`, tenant]));
const idsOf = (stage: unknown) => stageWarnings(checked(stage)).map(({ id }) => id);
const messagesOf = (stage: unknown) => stageWarnings(checked(stage)).map(({ message }) => message);

describe('an existing user pool whose claim decides', () => {
  test.each([
    ['rows', withTable({ rows: 'tenant' }, { identity: EXISTING_POOL })],
    ['roles', { ...MINIMAL, identity: EXISTING_POOL, tenants: { acme: CUT_OFF } }],
  ])('over %s: the command tells whether clients may write it', (_what, stage) => {
    expect(messagesOf(stage)).toEqual([
      "the user pool eu-west-1_AbCdEf123 exists already, so it cannot be seen here whether its app clients may write custom:tenantId; one that may lets users move themselves to any tenant. This must print false, for every app client of the pool: aws cognito-idp describe-user-pool-client --region eu-west-1 --user-pool-id eu-west-1_AbCdEf123 --client-id 1example23456789 --query \"contains(UserPoolClient.WriteAttributes || ['custom:tenantId'], 'custom:tenantId')\"",
    ]);
  });

  test('is told where one table of several is by tenant', () => {
    const { orders } = MINIMAL.tables;
    const tables = { orders, settings: { ...orders, rows: 'tenant' } };
    expect(idsOf({ ...MINIMAL, identity: EXISTING_POOL, tables })).toEqual([
      'unseenWriteAttributes',
    ]);
  });

  test.each([
    ['a new pool', withTable({ rows: 'tenant' }, { identity: NEW_POOL })],
    ['a claim that decides nothing', withTable({ rows: 'own' }, { identity: EXISTING_POOL })],
  ])('is not the matter with %s', (_what, stage) => {
    expect(idsOf(stage)).toEqual([]);
  });
});

describe('sessions longer than the enhanced flow gives', () => {
  const sessions = { maxDuration: '2h' };
  const tenants = { acme: { maxSessionDuration: '4h' }, globex: { maxSessionDuration: '1h' } };
  const HOUR =
    'only the enhanced flow is open, and its credentials last one hour all the same. With "classicFlow": true in identity, clients may call GetOpenIdToken and AssumeRoleWithWebIdentity themselves and ask for up to this duration';

  const PRICE =
    '; users of acme, globex then get credentials in that flow only, and not by GetCredentialsForIdentity, which Amplify calls';

  test.each<[string, object, string?]>([
    ['sessions.maxDuration', { ...TENANT_ROWS, sessions }],
    ['tenants.acme.maxSessionDuration', { ...TENANT_ROWS, tenants }, PRICE],
    [
      'sessions.maxDuration, tenants.acme.maxSessionDuration',
      { ...TENANT_ROWS, sessions, tenants },
      PRICE,
    ],
  ])('%s: they last an hour all the same', (keys, stage, price = '') => {
    expect(messagesOf(stage)).toEqual([`${keys}: ${HOUR}${price}`]);
  });

  test.each([3600, '1h'])('%s is what it gives', (maxDuration) => {
    expect(idsOf({ ...MINIMAL, sessions: { maxDuration } })).toEqual([]);
  });

  test('are as long as they say in the classic flow', () => {
    expect(idsOf({ ...MINIMAL, identity: { classicFlow: true }, sessions })).toEqual([]);
  });
});

describe('roles of tenants', () => {
  const role = { maxSessionDuration: 3600 };
  const classic = { ...NEW_POOL, classicFlow: true };

  test('in the classic flow are for clients to ask for', () => {
    const tenants = { acme: role, 'b-c': role, globex: CUT_OFF };
    expect(messagesOf({ ...TENANT_ROWS, identity: classic, tenants })).toEqual([
      'identity.classicFlow: Cognito cannot choose roles by claim where the classic flow is open, so users of acme, b-c get credentials in that flow only, by asking for their role (output TenantAcmeRoleArn, TenantBX2DcRoleArn); GetCredentialsForIdentity, which Amplify calls, refuses them',
    ]);
    expect(idsOf({ ...TENANT_ROWS, identity: classic, tenants: { globex: CUT_OFF } })).toEqual([]);
  });

  test.each([
    ['24 with a role', tenantsOf(24, role), []],
    ['25 with a role', tenantsOf(25, role), ['noRuleForOthers']],
    ['25 without', tenantsOf(25, CUT_OFF), []],
  ])('%s', (_title, tenants, expected) => {
    expect(idsOf({ ...TENANT_ROWS, tenants })).toEqual(expected);
    const others = expected.length > 0 ? ['classicFlowOnly'] : expected;
    if (others.length > 0) {
      expect(idsOf({ ...TENANT_ROWS, identity: classic, tenants })).toEqual(others);
    }
  });

  test('25 take all rules', () => {
    expect(messagesOf({ ...TENANT_ROWS, tenants: tenantsOf(25, role) })).toEqual([
      'tenants: 25 with a maxSessionDuration take all rules that Cognito has, so users of other tenants get no credentials; remove it from one to let them in',
    ]);
  });

  test.each([
    ['all', 'tables.orders'],
    ['own', 'tables.orders'],
  ])('keep users without a tenant from rows "%s" too', (rows, tables) => {
    const stage = { ...withTable({ rows }), identity: NEW_POOL, tenants: { acme: role } };
    expect(messagesOf(stage)).toEqual([
      `tenants.acme.maxSessionDuration: the identity pool chooses roles by custom:tenantId now, so users whose ID token lacks it get no credentials, for ${tables} neither; give every user a tenant`,
    ]);
    expect(idsOf({ ...stage, tenants: { acme: CUT_OFF } })).toEqual([]);
    expect(idsOf({ ...stage, identity: classic })).toEqual(['classicFlowOnly']);
  });
});

test('all of them are told', () => {
  const tenants = tenantsOf(25, { maxSessionDuration: '2h' });
  expect(idsOf({ ...MINIMAL, identity: EXISTING_POOL, tenants })).toEqual([
    'unseenWriteAttributes',
    'hourOfEnhancedFlow',
    'noRuleForOthers',
    'noCredentialsWithoutTenant',
  ]);
});

const WANTED: Readonly<Record<string, readonly string[]>> = {
  consumers: ['hourOfChaining'],
  everything: ['classicFlowOnly', 'sessionsOfServices'],
};

test.each(SHIPPED)('the shipped stage %s has none that its author does not want', (name) => {
  expect(idsOf(shippedStage(name))).toEqual(WANTED[name] ?? []);
});

describe('workloads and connectors', () => {
  const { orders } = MINIMAL.tables;
  const CHAINED =
    'the trusted principal is itself a role, and a role that assumes a role gets one hour at most; a tool that asks for more than 3600 s is refused';
  const LONGER = '. Longer sessions need a user as principal, or rolesAnywhere';
  const ofUser = { ...SOURCE.trust, principalArn: 'arn:aws:iam::444455556666:user/tool' };

  test.each([
    ['that leaves the duration to us', {}, `connectors.tool: ${CHAINED}${LONGER}`],
    ['that gives an hour', { maxSessionDuration: '1h' }, `connectors.tool: ${CHAINED}${LONGER}`],
    [
      'that gives two hours',
      { maxSessionDuration: '2h' },
      `connectors.tool: ${CHAINED}, whatever maxSessionDuration says${LONGER}`,
    ],
  ])('a connector of a role %s: sessions last an hour', (_title, options, message) => {
    expect(stageWarnings(checked(withConnectors({ tool: { ...SOURCE, ...options } })))).toEqual([
      { id: 'hourOfChaining', message },
    ]);
  });

  test('all connectors of roles are named', () => {
    const stage = checked(withConnectors({ first: SOURCE, second: SOURCE }));
    expect(stageWarnings(stage).map(({ message }) => message)).toEqual([
      `connectors.first, connectors.second: ${CHAINED}${LONGER}`,
    ]);
  });

  test.each([
    ['a user', { ...SOURCE, trust: ofUser, maxSessionDuration: '12h' }],
    ['a certificate', { ...CERTIFIED, maxSessionDuration: '12h' }],
    ['an access key, from some addresses', DESTINATION],
  ])('a connector of %s is not the matter', (_who, options) => {
    expect(idsOf(withConnectors({ tool: options }))).toEqual([]);
  });

  test('source and destination of one tool in one stage: another account, and how', () => {
    const stage = withConnectors(
      {
        from: { ...SOURCE, trust: ofUser },
        to: { ...SOURCE, trust: ofUser, purpose: 'destination', tables: ['events'] },
        other: { ...CERTIFIED, purpose: 'destination', tables: ['events'] },
      },
      { tables: { orders, events: orders } },
    );
    expect(stageWarnings(checked(stage))).toEqual([
      {
        id: 'destinationInAccountOfSource',
        message:
          'connectors.to beside connectors.from: destination and source of one tool in one account. AWS allows it, but tools that copy from one to the other refuse a destination in the account of its source; make the destination a stage file of its own and deploy it to a second account (env.account)',
      },
    ]);
  });

  test('an access key that works from anywhere', () => {
    const { sourceIps, ...open } = DESTINATION;
    expect(sourceIps).toHaveLength(1);
    expect(messagesOf(withConnectors({ tool: open }))).toEqual([
      'connectors.tool: whoever has the access key gets in from anywhere, until the key is deleted or the connector expires; give sourceIps, or take a principalArn or rolesAnywhere, whose credentials end by themselves',
    ]);
  });

  test('a longest session of a workload, which its service does not ask for', () => {
    const api = { runsOn: 'ecs', tables: { orders: 'read' } };
    expect(idsOf(withWorkloads({ api }))).toEqual([]);
    const limited = { ...api, maxSessionDuration: '1h' };
    expect(stageWarnings(checked(withWorkloads({ api: limited, other: api })))).toEqual([
      {
        id: 'sessionsOfServices',
        message:
          'workloads.api.maxSessionDuration: EC2, Lambda, ECS and EKS choose how long the credentials last that they give, and renew them; no other sessions of the role exist',
      },
    ]);
  });
});

test('each is a warning of the synth, which can be acknowledged by its ID', () => {
  const printed = jest.spyOn(console, 'error').mockImplementation();
  const stack = new AccessStack(app(), checked({ ...MINIMAL, sessions: { maxDuration: '2h' } }));
  const warnings = Annotations.fromStack(stack).findWarning(
    '*',
    Match.stringLikeRegexp('^sessions.maxDuration: only the enhanced flow is open'),
  );
  printed.mockRestore();
  expect(warnings.map(({ entry }) => entry.data)).toEqual([
    expect.stringContaining('[ack: dynamodb-direct-access:hourOfEnhancedFlow]'),
  ]);
});
