import { Template } from 'aws-cdk-lib/assertions';
import { RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import type { TableBackupsProps } from '../../../lib/backup/backup-props';
import { TableBackups } from '../../../lib/backup/table-backups';
import { AccessTable } from '../../../lib/table/access-table';
import { existingTable } from '../../../lib/table/existing-table';
import type { TableEncryption } from '../../../lib/table/table-props';
import { acknowledgedBelow, added, propertiesOf, stackWith, templateWith } from '../../synthesis';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234';

const newTable = (stack: Stack, id: string, encryption?: TableEncryption) =>
  new AccessTable(stack, id, {
    partitionKey: { name: 'pk', type: 'string' },
    removalPolicy: RemovalPolicy.DESTROY,
    encryption,
  });

type Tables = (stack: Stack) => TableBackupsProps['tables'];

/** A new table, one with a key of its own, and an existing one with a key. */
const threeTables: Tables = (stack) => [
  newTable(stack, 'OrdersTable'),
  newTable(stack, 'VaultTable', 'customerManaged'),
  existingTable(stack, 'LegacyTable', { tableName: 'legacy', keyArn: KEY_ARN }),
];
const oneTable: Tables = (stack) => [newTable(stack, 'OrdersTable')];

type Options = Omit<TableBackupsProps, 'tables'>;

/** A stack with tables and their backups, without a stage file. */
const stackOf = (options: Options = {}, tables = threeTables, stackName = 'orders') =>
  stackWith(
    (stack) => {
      new TableBackups(stack, 'Backup', { tables: tables(stack), ...options });
    },
    { env: ENV, stackName },
  );
const templateOf = (...args: Parameters<typeof stackOf>) => Template.fromStack(stackOf(...args));

const COPY = 'arn:aws:backup:eu-central-1:444455556666:backup-vault:copies';

const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const after = (arn: unknown, end: string) => ({ 'Fn::Join': ['', [arn, end]] });
const LEGACY = 'arn:aws:dynamodb:eu-west-1:111122223333:table/legacy';
const RECOVERY_POINTS = 'arn:aws:backup:eu-west-1:111122223333:recovery-point:*';
/** Of each table that is backed up. */
const ends = (end: string) => [
  `${LEGACY}${end}`,
  after(arnOf('OrdersTable'), end),
  after(arnOf('VaultTable'), end),
];

let template: Template;
beforeAll(() => {
  template = templateOf({ keepDays: 90, copyTo: { vaultArn: COPY }, lock: { minDays: 30 } });
});

test('backups are a vault with a key, a role with a policy, and a plan for the tables', () => {
  const tables = templateWith((stack) => void threeTables(stack), { env: ENV });
  expect(added(template, tables)).toEqual({
    BackupVaultKey: 'AWS::KMS::Key',
    BackupVault: 'AWS::Backup::BackupVault',
    BackupRole: 'AWS::IAM::Role',
    BackupRolePolicy: 'AWS::IAM::ManagedPolicy',
    BackupPlan: 'AWS::Backup::BackupPlan',
    BackupSelection: 'AWS::Backup::BackupSelection',
  });
});

describe('backup vault', () => {
  const vault = (options: Options) =>
    propertiesOf(templateOf(options, oneTable), 'AWS::Backup::BackupVault', 'BackupVault');

  test('has a name that a vault left behind by an earlier stack does not have', () => {
    const { BackupVaultName: name } = propertiesOf(
      template,
      'AWS::Backup::BackupVault',
      'BackupVault',
    );
    const uuid = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
    const end = { 'Fn::Select': [4, { 'Fn::Split': ['-', uuid] }] };
    expect(name).toEqual({ 'Fn::Join': ['', ['orders-', end]] });
  });

  test('has a name of at most 50 characters', () => {
    const { BackupVaultName } = propertiesOf(
      templateOf({}, oneTable, 's'.repeat(128)),
      'AWS::Backup::BackupVault',
      'BackupVault',
    );
    const [start] = BackupVaultName['Fn::Join'][1];
    expect([start, String(start).length + 12]).toEqual([`${'s'.repeat(37)}-`, 50]);
  });

  test('and its key are kept', () => {
    const { Resources } = template.toJSON();
    for (const id of ['BackupVault', 'BackupVaultKey']) {
      expect(Resources[id]).toMatchObject({
        // Only a deployment that fails deletes what it has just created.
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      });
    }
  });

  test.each<[Options, object | undefined]>([
    [{}, undefined],
    [{ lock: { minDays: 7 } }, { MinRetentionDays: 7 }],
    [{ lock: { minDays: 35, maxDays: 35 } }, { MinRetentionDays: 35, MaxRetentionDays: 35 }],
    [
      { lock: { minDays: 7, maxDays: 90, graceDays: 3 } },
      { MinRetentionDays: 7, MaxRetentionDays: 90, ChangeableForDays: 3 },
    ],
  ])('%j locks it', (options, lock) => {
    expect(vault(options).LockConfiguration).toEqual(lock);
  });

  test('has a key that services use for the account, and that rotates', () => {
    const key = propertiesOf(template, 'AWS::KMS::Key', 'BackupVaultKey');
    expect(propertiesOf(template, 'AWS::Backup::BackupVault', 'BackupVault')).toMatchObject({
      EncryptionKeyArn: arnOf('BackupVaultKey'),
    });
    expect(key.EnableKeyRotation).toBe(true);
    const used = key.KeyPolicy.Statement.slice(1).map(({ Action, Condition, Principal }: any) => [
      Action,
      Condition,
      Principal.AWS,
    ]);
    const account = 'arn:aws:iam::111122223333:root';
    expect(JSON.parse(JSON.stringify(used))).toEqual([
      [['kms:Decrypt', 'kms:GenerateDataKey', 'kms:RetireGrant'], null, account],
      ['kms:CreateGrant', { Bool: { 'kms:GrantIsForAWSResource': 'true' } }, account],
    ]);
  });
});

describe('backup plan', () => {
  const planOf = (of: Template) =>
    propertiesOf(of, 'AWS::Backup::BackupPlan', 'BackupPlan').BackupPlan;

  test('backs up daily and keeps 35 days by default', () => {
    expect(planOf(templateOf())).toEqual({
      BackupPlanName: 'orders',
      BackupPlanRule: [
        {
          RuleName: 'Scheduled',
          ScheduleExpression: 'cron(0 5 * * ? *)',
          Lifecycle: { DeleteAfterDays: 35 },
          TargetBackupVault: { 'Fn::GetAtt': ['BackupVault', 'BackupVaultName'] },
        },
      ],
    });
  });

  test('copies each backup, and keeps the copy as long', () => {
    expect(planOf(template).BackupPlanRule[0]).toMatchObject({
      Lifecycle: { DeleteAfterDays: 90 },
      CopyActions: [{ DestinationBackupVaultArn: COPY, Lifecycle: { DeleteAfterDays: 90 } }],
    });
  });

  test('includes each table by ARN, new or existing', () => {
    expect(propertiesOf(template, 'AWS::Backup::BackupSelection', 'BackupSelection')).toEqual({
      BackupPlanId: { Ref: 'BackupPlan' },
      BackupSelection: {
        SelectionName: 'Tables',
        IamRoleArn: arnOf('BackupRole'),
        Resources: [arnOf('OrdersTable'), arnOf('VaultTable'), LEGACY],
      },
    });
  });
});

describe('role of AWS Backup', () => {
  test('trust policy: AWS Backup alone', () => {
    expect(
      propertiesOf(template, 'AWS::IAM::Role', 'BackupRole').AssumeRolePolicyDocument.Statement,
    ).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'backup.amazonaws.com' },
      },
    ]);
  });

  const statements = (of: Template) =>
    propertiesOf(of, 'AWS::IAM::ManagedPolicy', 'BackupRolePolicy').PolicyDocument.Statement.map(
      ({ Action, Resource, Condition }: any) => [Action, Resource, Condition].filter(Boolean),
    );
  const VAULT_KEY = arnOf('BackupVaultKey');
  const KEYS = [KEY_ARN, arnOf('VaultTableKey')];
  const THROUGH_DYNAMODB = { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' };
  const FOR_SERVICES = { Bool: { 'kms:GrantIsForAWSResource': 'true' } };

  test('permissions: backups, restores into new tables, and their keys', () => {
    expect(statements(template)).toEqual([
      ['backup:DescribeBackupVault', [COPY, { 'Fn::GetAtt': ['BackupVault', 'BackupVaultArn'] }]],
      ['backup:TagResource', RECOVERY_POINTS],
      ['kms:DescribeKey', VAULT_KEY],
      [
        ['kms:Decrypt', 'kms:GenerateDataKey'],
        VAULT_KEY,
        {
          StringEquals: {
            'kms:ViaService': [
              'backup.eu-west-1.amazonaws.com',
              'dynamodb.eu-west-1.amazonaws.com',
            ],
          },
        },
      ],
      ['kms:CreateGrant', VAULT_KEY, FOR_SERVICES],
      ['backup:CopyFromBackupVault', RECOVERY_POINTS],
      ['backup:CopyIntoBackupVault', COPY],
      [
        [
          'dynamodb:CreateBackup',
          'dynamodb:DescribeTable',
          'dynamodb:ListTagsOfResource',
          'dynamodb:RestoreTableFromAwsBackup',
          'dynamodb:StartAwsBackupJob',
        ],
        [LEGACY, arnOf('OrdersTable'), arnOf('VaultTable')],
      ],
      ['dynamodb:DescribeBackup', ends('/backup/*')],
      [
        [
          'dynamodb:BatchWriteItem',
          'dynamodb:DeleteItem',
          'dynamodb:DescribeTable',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:Query',
          'dynamodb:RestoreTableFromAwsBackup',
          'dynamodb:Scan',
          'dynamodb:UpdateItem',
        ],
        ends('-restored-*'),
      ],
      [
        [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        KEYS,
        { StringEquals: THROUGH_DYNAMODB },
      ],
      ['kms:DescribeKey', KEYS],
      ['kms:CreateGrant', KEYS, { StringEquals: THROUGH_DYNAMODB, ...FOR_SERVICES }],
    ]);
  });

  test('permissions without copies and customer managed keys', () => {
    const actions = statements(templateOf({}, oneTable)).flatMap(([Action]: any) => Action);
    expect(actions).toContain('dynamodb:StartAwsBackupJob');
    expect(actions.filter((action: string) => /Copy|kms:Encrypt/.test(action))).toEqual([]);
  });

  test('acknowledges each resource with * and its reason', () => {
    const acknowledged = acknowledgedBelow(stackOf(), 'Backup');
    const resources = [
      RECOVERY_POINTS,
      ...['/backup/*', '-restored-*'].flatMap((end) =>
        [LEGACY, '<OrdersTable.Arn>', '<VaultTable.Arn>'].map((arn) => `${arn}${end}`),
      ),
    ].map((resource) => `AwsSolutions::AwsSolutions-IAM5[Resource::${resource}]`);
    expect(Object.keys(acknowledged)).toEqual(['Backup/Role']);
    expect(Object.keys(acknowledged['Backup/Role'] ?? {}).sort()).toEqual(resources.sort());
  });

  test('has room for the 150 tables of a large stage', () => {
    const many = templateOf({}, (stack) =>
      Array.from({ length: 150 }, (_, at) => newTable(stack, `Table${at}Table`)),
    );
    const policies = Object.keys(many.toJSON().Resources).filter((id) =>
      id.startsWith('BackupRolePolicy'),
    );
    expect(policies.length).toBeGreaterThan(1);
    expect(policies.length).toBeLessThanOrEqual(10);
  });
});
