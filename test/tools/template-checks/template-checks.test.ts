import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib/core';
import { CfnRole, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { AccessStack } from '../../../lib/access-stack';
import { templateChecks } from '../../../tools/template-checks/template-checks';
import { MINIMAL, SHIPPED, shippedStage, SOURCE, withConnectors } from '../../stages';
import { app, stackOf, templateOf } from '../../synthesis';

/** Empty at the start: no report of an earlier run is read. */
const remembered = mkdtempSync(join(tmpdir(), 'template-checks-'));
afterAll(() => rmSync(remembered, { recursive: true }));
jest.setTimeout(300_000);

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly conclusion: string;
    readonly violations: readonly unknown[];
    readonly suppressedViolations?: readonly {
      readonly ruleName: string;
      readonly reason: string;
    }[];
  }[];
}

/** Synthesizes as `cdk deploy` does, and gives what the checks report; throws where one fails. */
function check(stage: unknown, spoil: (stack: AccessStack) => void = () => undefined): Report {
  const assembly = app();
  spoil(stackOf(stage, assembly));
  Validations.of(assembly).addPlugins(...templateChecks(remembered));
  const { directory } = assembly.synth();
  return JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
}

/** The findings that a stage acknowledges, with the reason for each. */
function acknowledged(stage: unknown): Record<string, string> {
  const { pluginReports } = check(stage);
  // Warnings too, which do not stop a synth.
  expect(pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
  const found = pluginReports.flatMap((report) => report.suppressedViolations ?? []);
  return Object.fromEntries(found.map(({ ruleName, reason }) => [ruleName, reason]));
}

const PLUS =
  'the plus plan is paid per user; the stage file chose essentials, and identity.userPool.featurePlan "plus" adds threat protection';

const OF_DEFAULTS = {
  'AwsSolutions-COG2':
    'the stage file leaves MFA optional; identity.userPool.mfa "required" turns it on for everyone',
  'AwsSolutions-COG8': PLUS,
};

const LOGS =
  'CloudWatch Logs encrypts every log group with a key of its own; what a function logs is for its author to keep free of data';
const ALONE = 'the user is one tool, and a group would have it as its only member';
const BY_HAND =
  'the tool is outside AWS and is told its key by a person, so a key that rotates by itself would cut it off; expires ends it in time';

/** What three packs find, each under a name of its own. */
const inStandards = (rule: string, reason: string) =>
  Object.fromEntries(
    ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map((pack) => [`${pack}-${rule}`, reason]),
  );

/** Of a function, a connector with an access key, and one that lists tables. */
const OF_CONSUMERS = {
  ...inStandards('CloudWatchLogGroupEncrypted', LOGS),
  ...inStandards('IAMUserNoPolicies', ALONE),
  ...inStandards('IAMUserGroupMembership', ALONE),
  'AwsSolutions-SMG4': BY_HAND,
  'HIPAA.Security-SecretsManagerRotationEnabled': BY_HAND,
  'NIST.800.53.R5-SecretsManagerRotationEnabled': BY_HAND,
  'AwsSolutions-IAM5[Resource::*]':
    'ListTables knows no resource; the stage file asks for it by listTables',
};

const ASKED_FOR =
  'classicFlow is asked for, because sessions of more than an hour need it; which users a role admits its own trust says';

const OWN_ACCOUNTS = 'selfSignUp is asked for, because users of this app make their own accounts';

// Those with the most types of resources first: the engine of CloudFormation's rules starts anew for a type it has not met.
test.each([
  ['everything', { ...OF_CONSUMERS, ClassicFlow: ASKED_FOR, OpenSignUp: OWN_ACCOUNTS }],
  ['dev', OF_DEFAULTS],
  ['own', OF_DEFAULTS],
  ['tenant', OF_DEFAULTS],
  ['consumers', { ...OF_DEFAULTS, ...OF_CONSUMERS }],
  ['prod', { 'AwsSolutions-COG8': PLUS }],
] as const)('%s passes every check, and acknowledges only what it says', (name, findings) => {
  expect(acknowledged(shippedStage(name))).toEqual(findings);
});

test('cdk-nag stops a template that breaks Serverless-LambdaTracing', () => {
  const spoil = (stack: AccessStack) =>
    new CfnFunction(stack, 'Spoilt', { role: 'any', code: { zipFile: '' } });
  expect(() => check(MINIMAL, spoil)).toThrow('Serverless-LambdaTracing');
});

test('the checks are all there, and of the versions that are installed', () => {
  const checks = templateChecks(remembered).map(({ name, version }) => [name, version]);
  expect(checks).toEqual([
    ['CloudFormation Validate', '2.276.0'],
    ['AwsSolutions', '3.0.2'],
    ['HIPAA.Security', '3.0.2'],
    ['NIST.800.53.R5', '3.0.2'],
    ['PCI.DSS.321', '3.0.2'],
    ['Serverless', '3.0.2'],
    ['DynamoDBAccess', '0.1.0'],
  ]);
});

test("CloudFormation's own rules stop a template that is wrong", () => {
  const spoil = (stack: AccessStack) =>
    new CfnRole(stack, 'Spoilt', { assumeRolePolicyDocument: {} }).addPropertyOverride(
      'Nonsense',
      1,
    );
  expect(() => check(MINIMAL, spoil)).toThrow(
    "ERROR Nonsense: Additional properties are not allowed ('Nonsense' was unexpected) (CloudFormation Validate)",
  );
});

test.each([
  'AwsSolutions-IAM5',
  'HIPAA.Security-IAMNoInlinePolicy',
  'NIST.800.53.R5-IAMNoInlinePolicy',
  'PCI.DSS.321-IAMNoInlinePolicy',
])('cdk-nag stops a template that breaks %s', (rule) => {
  const Version = '2012-10-17';
  const Statement = [{ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }];
  const spoil = (stack: AccessStack) =>
    new CfnRole(stack, 'Spoilt', {
      assumeRolePolicyDocument: { Version, Statement: [] },
      policies: [{ policyName: 'inline', policyDocument: { Version, Statement } }],
    });
  expect(() => check(MINIMAL, spoil)).toThrow(rule);
});

test('our own rules stop a template that admits everybody', () => {
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }];
  const assumeRolePolicyDocument = { Version: '2012-10-17', Statement };
  const spoil = (stack: AccessStack) => new CfnRole(stack, 'Spoilt', { assumeRolePolicyDocument });
  expect(() => check(MINIMAL, spoil)).toThrow('the trust of Spoilt names AWS *');
});

test('a connector may name everything for the names of tables alone', () => {
  const spoil = (stack: AccessStack) => {
    const policy: unknown = stack.node.findChild('ToolConnector').node.findChild('Policy');
    if (!(policy instanceof ManagedPolicy)) throw new Error('no policy');
    const [actions, resources] = [['dynamodb:Scan'], ['*']];
    policy.addStatements(new PolicyStatement({ actions, resources }));
  };
  expect(() => check(withConnectors({ tool: SOURCE }), spoil)).toThrow('AwsSolutions-IAM5');
});

describe('what cdk-nag cannot see, because it does not look at AWS::DynamoDB::GlobalTable', () => {
  const tables = SHIPPED.flatMap((name) =>
    Object.entries(templateOf(shippedStage(name)).findResources('AWS::DynamoDB::GlobalTable')).map(
      ([id, { Properties }]) => [name, id, Properties] as const,
    ),
  );

  test.each(tables)('in %s every replica of %s can be restored', (_name, _id, { Replicas }) => {
    for (const { PointInTimeRecoverySpecification } of Replicas) {
      expect(PointInTimeRecoverySpecification).toMatchObject({ PointInTimeRecoveryEnabled: true });
    }
  });

  test.each(tables)('in %s the capacity of %s follows the load', (_name, _id, properties) => {
    const { BillingMode, WriteProvisionedThroughputSettings, Replicas } = properties;
    if (BillingMode === 'PAY_PER_REQUEST') return;
    expect(WriteProvisionedThroughputSettings).toHaveProperty('WriteCapacityAutoScalingSettings');
    for (const { ReadProvisionedThroughputSettings } of Replicas) {
      expect(ReadProvisionedThroughputSettings).toHaveProperty('ReadCapacityAutoScalingSettings');
    }
  });

  test.each(tables.filter(([name]) => name === 'prod' || name === 'everything'))(
    'in %s every replica of %s is protected against deletion',
    (_name, _id, { Replicas }) => {
      for (const { DeletionProtectionEnabled } of Replicas) {
        expect(DeletionProtectionEnabled).toBe(true);
      }
    },
  );

  test.each([
    ['prod', 'OrdersTable'],
    ['everything', 'OrdersTable'],
    ['everything', 'CatalogueTable'],
    ['everything', 'SensorsTable'],
  ])('in %s the table %s is encrypted with a KMS key', (stage, table) => {
    const [, , properties] = tables.find(([name, id]) => name === stage && id === table) ?? [];
    expect(properties?.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
  });
});
