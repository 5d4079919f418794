import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { Validations, type App, type IPolicyValidationContext } from 'aws-cdk-lib/core';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { CfnRole, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnBackupPlan } from 'aws-cdk-lib/aws-backup';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { AccessStack } from '../../../lib/access-stack';
import { OWN_CODE, templateChecks } from '../../../tools/template-checks/template-checks';
import { SHIPPED, shippedStage, SOURCE, withConnectors } from '../../stages';
import { app, stackOf } from '../../synthesis';

const ROOT = join(__dirname, '..', '..', '..');

/** Empty at the start, so every check runs. */
const cache = mkdtempSync(join(tmpdir(), 'template-checks-'));
afterAll(() => rmSync(cache, { recursive: true }));

interface Violation {
  readonly ruleName: string;
  readonly reason: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

interface PluginReport {
  readonly pluginName: string;
  readonly conclusion: string;
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly Violation[];
}

/** Synthesizes an app as `cdk deploy` does; throws if a check fails. */
function synthesize(assembly: App): CloudAssembly {
  Validations.of(assembly).addPlugins(...templateChecks(cache, {}));
  return assembly.synth();
}

function reportsOf({ outdir }: App): readonly PluginReport[] {
  return JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')).pluginReports;
}

/** Of a development stage. */
const OF_DEFAULTS = ['AwsSolutions-COG2', 'AwsSolutions-COG8'];

/** Of the role of AWS Backup: recovery points, backups and restored tables that do not exist yet. */
const OF_BACKUPS = [
  ...['OrdersTable', 'CatalogueTable', 'ProfilesTable', 'NotesTable'].flatMap((table) =>
    ['/backup/*', '-restored-*'].map((end) => `<${table}.Arn>${end}`),
  ),
  'arn:aws:backup:us-east-1:111122223333:recovery-point:*',
].map((resource) => `AwsSolutions-IAM5[Resource::${resource}]`);

/** A finding of three packs, each with its own rule. */
const inStandards = (rule: string) =>
  ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map((pack) => `${pack}-${rule}`);

const OF_FUNCTIONS = inStandards('CloudWatchLogGroupEncrypted');

/** Of a function, a connector with an access key, and one that lists tables. */
const OF_CONSUMERS = [
  ...OF_FUNCTIONS,
  ...inStandards('IAMUserNoPolicies'),
  ...inStandards('IAMUserGroupMembership'),
  'AwsSolutions-SMG4',
  'HIPAA.Security-SecretsManagerRotationEnabled',
  'NIST.800.53.R5-SecretsManagerRotationEnabled',
  'AwsSolutions-IAM5[Resource::*]',
];

interface TableSettings {
  /** True only if every replica has it. */
  readonly recovery: boolean;
  readonly deletionProtection: boolean;
  readonly replicas: number;
  readonly capacity: 'on-demand' | 'auto scaling' | 'fixed';
  readonly encryption: 'KMS' | 'AWS owned';
}

const ON_DEMAND = { recovery: true, replicas: 1, capacity: 'on-demand' } as const;
const DEV_TABLE = { ...ON_DEMAND, deletionProtection: false, encryption: 'AWS owned' } as const;
const PROD_TABLE = { ...ON_DEMAND, deletionProtection: true, encryption: 'KMS' } as const;

/** What cdk-nag's rules on tables look at; they ignore `AWS::DynamoDB::GlobalTable`. */
function settingsOf({ Properties: table }: { Properties: Record<string, any> }): TableSettings {
  const replicas: Record<string, any>[] = table.Replicas;
  const scales =
    table.WriteProvisionedThroughputSettings?.WriteCapacityAutoScalingSettings &&
    replicas.every((one) => one.ReadProvisionedThroughputSettings?.ReadCapacityAutoScalingSettings);
  const provisioned = scales ? 'auto scaling' : 'fixed';
  return {
    recovery: replicas.every(
      (one) => one.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled === true,
    ),
    deletionProtection: replicas.every((one) => one.DeletionProtectionEnabled === true),
    replicas: replicas.length,
    capacity: table.BillingMode === 'PAY_PER_REQUEST' ? 'on-demand' : provisioned,
    encryption: table.SSESpecification?.SSEType ?? 'AWS owned',
  };
}

interface Expected {
  /** The rules of the acknowledged findings. */
  readonly findings: readonly string[];
  /** By logical ID. */
  readonly tables: Readonly<Record<string, TableSettings>>;
}

const EXPECTED: Readonly<Record<(typeof SHIPPED)[number], Expected>> = {
  dev: { findings: OF_DEFAULTS, tables: { OrdersTable: DEV_TABLE } },
  own: { findings: OF_DEFAULTS, tables: { ProfilesTable: DEV_TABLE, OrdersTable: DEV_TABLE } },
  tenant: { findings: OF_DEFAULTS, tables: { SettingsTable: DEV_TABLE, OrdersTable: DEV_TABLE } },
  consumers: {
    findings: [...OF_DEFAULTS, ...OF_CONSUMERS],
    tables: { OrdersTable: DEV_TABLE, ReadingsTable: DEV_TABLE },
  },
  brownfield: {
    findings: [...OF_DEFAULTS, ...OF_FUNCTIONS],
    tables: { OrdersTable: DEV_TABLE },
  },
  groups: { findings: OF_DEFAULTS, tables: { OrdersTable: DEV_TABLE, CatalogueTable: DEV_TABLE } },
  prod: { findings: ['AwsSolutions-COG8'], tables: { OrdersTable: PROD_TABLE } },
  everything: {
    findings: [
      ...[...OF_CONSUMERS, ...OF_BACKUPS],
      ...['ClassicFlow', 'OpenSignUp', 'TableWithoutBackup'],
    ],
    tables: {
      OrdersTable: { ...PROD_TABLE, replicas: 2 },
      CatalogueTable: { ...PROD_TABLE, capacity: 'auto scaling' },
      SensorsTable: PROD_TABLE,
      ProfilesTable: { ...PROD_TABLE, encryption: 'AWS owned' },
      NotesTable: { ...PROD_TABLE, encryption: 'AWS owned' },
    },
  },
};

/** From the end, where the most resource types are: CloudFormation's engine starts again for a new type. */
describe.each([...SHIPPED].reverse())('template checks of the stage %s', (name) => {
  const { findings, tables } = EXPECTED[name];
  const assembly = app();
  let template: Template;

  beforeAll(() => {
    const { artifactId } = stackOf(shippedStage(name), assembly);
    template = Template.fromJSON(synthesize(assembly).getStackArtifact(artifactId).template);
  });

  test('pass, and acknowledge the expected findings with their reasons', () => {
    const reports = reportsOf(assembly);
    // Warnings too, which do not stop a synth.
    expect(reports.flatMap(({ violations }) => violations)).toEqual([]);
    const found = reports.flatMap((report) => report.suppressedViolations ?? []);
    expect(new Set(found.map(({ ruleName }) => ruleName))).toEqual(new Set(findings));
    expect(found.filter(({ reason }) => !/^[A-Z].+\.$/.test(reason))).toEqual([]);
  });

  test('tables have the settings that cdk-nag does not check', () => {
    const found = Object.entries(template.findResources('AWS::DynamoDB::GlobalTable'));
    const settings = found.map(([id, table]) => [id, settingsOf(table as any)]);
    expect(Object.fromEntries(settings)).toEqual(tables);
  });
});

describe('template checks of a stack that breaks rules', () => {
  const assembly = app();
  let error: unknown;

  beforeAll(() => {
    breakRules(stackOf(withConnectors({ tool: SOURCE }), assembly));
    try {
      synthesize(assembly);
    } catch (thrown) {
      error = thrown;
    }
  });

  test('stop the synth', () => {
    expect(error).toMatchObject({ name: 'ValidationFailed' });
  });

  const ROLE = 'orders-minimal/Spoilt';
  const FUNCTION = 'orders-minimal/Untraced';
  const CONNECTOR = 'orders-minimal/ToolConnector/Policy/Resource';

  test.each([
    ['CloudFormation Validate', 'F3002', ROLE],
    ['AwsSolutions', 'AwsSolutions-IAM5[Action::dynamodb:*]', ROLE],
    // A connector may name every resource for ListTables alone.
    ['AwsSolutions', 'AwsSolutions-IAM5[Resource::*]', CONNECTOR],
    ['HIPAA.Security', 'HIPAA.Security-IAMNoInlinePolicy', ROLE],
    ['NIST.800.53.R5', 'NIST.800.53.R5-IAMNoInlinePolicy', ROLE],
    ['PCI.DSS.321', 'PCI.DSS.321-IAMNoInlinePolicy', ROLE],
    ['Serverless', 'Serverless-LambdaTracing', FUNCTION],
    ['DynamoDBAccess', 'OpenTrust', ROLE],
    ['TableBackups', 'TableWithoutBackup', 'orders-minimal/OrdersTable/Resource/Resource'],
  ])('%s fails by %s at %s', (plugin, rule, construct) => {
    const report = reportsOf(assembly).find(({ pluginName }) => pluginName === plugin);
    expect(report?.conclusion).toBe('failure');
    const found = report?.violations.find(({ ruleName }) => ruleName === rule);
    const constructs = found?.violatingConstructs.map(({ constructPath }) => constructPath);
    expect(constructs).toContain(construct);
  });
});

/** Breaks a rule of each plugin. */
function breakRules(stack: AccessStack): void {
  const Version = '2012-10-17';
  const policy = (statement: object) => ({ Version, Statement: [statement] });
  const inline = policy({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' });
  const role = new CfnRole(stack, 'Spoilt', {
    assumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }),
    policies: [{ policyName: 'inline', policyDocument: inline }],
  });
  role.addPropertyOverride('Nonsense', 1);
  new CfnBackupPlan(stack, 'Plan', { backupPlan: { backupPlanName: 'plan', backupPlanRule: [] } });
  new CfnFunction(stack, 'Untraced', { role: 'any', code: { zipFile: '' } });
  const ofConnector = stack.node.findChild('ToolConnector').node.findChild('Policy');
  if (!(ofConnector instanceof ManagedPolicy)) throw new Error('no policy');
  const [actions, resources] = [['dynamodb:Scan'], ['*']];
  ofConnector.addStatements(new PolicyStatement({ actions, resources }));
}

test('the checks are of the installed versions', () => {
  const checks = templateChecks(cache).map(({ name, version }) => [name, version]);
  expect(checks).toEqual([
    ['TableBackups', undefined],
    ['CloudFormation Validate', '2.276.0'],
    ['AwsSolutions', '3.0.2'],
    ['HIPAA.Security', '3.0.2'],
    ['NIST.800.53.R5', '3.0.2'],
    ['PCI.DSS.321', '3.0.2'],
    ['Serverless', '3.0.2'],
    ['DynamoDBAccess', '0.1.0'],
  ]);
});

describe('cached reports of template checks', () => {
  test('serve the second synth of a stack', () => {
    const entries = () => readdirSync(cache).map((name) => [name, statSync(join(cache, name)).ino]);
    const violations = () => {
      const assembly = app();
      breakRules(stackOf(withConnectors({ tool: SOURCE }), assembly));
      expect(() => synthesize(assembly)).toThrow('validation-report.json');
      return reportsOf(assembly).map((report) => [report.pluginName, report.violations]);
    };
    const first = violations();
    const before = entries();
    expect(first).toHaveLength(8);
    expect(violations()).toEqual(first);
    // An entry of the wrong shape would be deleted and written again.
    expect(entries()).toEqual(before);
  });

  test.each(['true', ''])('are neither read nor written where CI is set to "%s"', (CI) => {
    const directory = mkdtempSync(join(tmpdir(), 'template-checks-'));
    const context = contextOfBrokenStack();
    const passes = (environment: NodeJS.ProcessEnv) =>
      templateChecks(directory, environment).at(-1)?.validate(context).success;
    expect(passes({ CI })).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
    expect(passes({})).toBe(false);
    const [entry = ''] = readdirSync(directory);
    writeFileSync(join(directory, entry), JSON.stringify({ success: true, violations: [] }));
    expect([passes({}), passes({ CI })]).toEqual([true, false]);
    rmSync(directory, { recursive: true });
  });
});

function contextOfBrokenStack(): IPolicyValidationContext {
  const appConstruct = app();
  const stack = stackOf(withConnectors({ tool: SOURCE }), appConstruct);
  breakRules(stack);
  appConstruct.synth();
  const templatePath = join(appConstruct.outdir, stack.templateFile);
  const { account: accountId, region, node } = stack;
  const stackTemplates = [{ stackConstructPath: node.path, templatePath, accountId, region }];
  return { templatePaths: [templatePath], stackTemplates, appConstruct };
}

describe('code that keys the cached reports of our own access rules', () => {
  test('covers every file that the rules load', () => {
    const rules = join(ROOT, 'tools', 'template-access', 'rules', 'access-checks.ts');
    const script = `
      const before = Object.keys(require.cache);
      require(${JSON.stringify(rules)});
      const loaded = Object.keys(require.cache).filter((file) => !before.includes(file));
      console.log(JSON.stringify(loaded));
    `;
    const args = ['--require', 'ts-node/register', '--eval', script];
    const stdout = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    const loaded: string[] = JSON.parse(stdout);
    const own = loaded.filter((file) => !file.includes('node_modules'));
    expect(own).toContain(rules);
    const uncovered = own.filter(
      (file) => !OWN_CODE.some((folder) => file.startsWith(folder + sep)),
    );
    // Its version is part of every key.
    expect(uncovered).toEqual([join(ROOT, 'package.json')]);
  });
});
