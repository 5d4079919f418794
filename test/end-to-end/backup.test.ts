import { join } from 'node:path';
import {
  BackupClient,
  CreateBackupSelectionCommand,
  DescribeBackupVaultCommand,
  GetBackupPlanCommand,
  GetBackupSelectionCommand,
} from '@aws-sdk/client-backup';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  DynamoDBClient,
  ListBackupsCommand,
  UpdateContinuousBackupsCommand,
} from '@aws-sdk/client-dynamodb';
import { withTable } from '../stages';
import { templateOf } from '../synthesis';
import {
  configIn,
  describeWithPython,
  directory,
  endKept,
  exportedIn,
  outputsIn,
  run,
  stageFile,
  START,
  type Finished,
} from './npm-start';

jest.setTimeout(600_000);

const command = (name: string) => ['--require', 'ts-node/register', join('bin', `${name}.ts`)];
const ARN = /arn:aws:dynamodb:\S+:table\/\S+\/backup\/\S+/g;

const STAGE = withTable(
  { rows: 'own' },
  {
    stackName: 'backed-up',
    env: { account: '123456789012', region: 'us-east-1' },
    removalPolicy: 'destroy',
    backup: { keepDays: 90, lock: { minDays: 30 } },
  },
);

describeWithPython('backups on the local AWS', () => {
  let config: string;
  let started: Finished;
  let client: DynamoDBClient;
  let tableName: string;

  const call = (name: string, ...flags: string[]): Promise<Finished> =>
    run([...command(name), '--config', config, ...flags], {
      ...process.env,
      ...exportedIn(started.stdout),
    });

  beforeAll(async () => {
    config = stageFile('backed-up', STAGE);
    const out = join(directory, 'amplify_outputs.json');
    started = await run([...START, '--config', config, '--out', out, '--keep']);
    expect([started.status, started.stderr]).toEqual([0, '']);
    client = new DynamoDBClient(configIn(started.stdout));
    tableName = String(outputsIn(started.stdout).OrdersTableName);
    // MiniStack sets it for no AWS::DynamoDB::GlobalTable.
    await client.send(
      new UpdateContinuousBackupsCommand({
        TableName: tableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
  });

  afterAll(() => endKept(started));

  test('npm start says that it leaves the backup plan out', () => {
    expect(started.stdout).toMatch(/without the AWS Backup plan/);
  });

  test('npm run backup prints the ARN of a backup of each table, and --list has them', async () => {
    const first = await call('backup');
    const second = await call('backup', '--table', 'orders');
    expect([first.status, first.stderr, second.status]).toEqual([0, '', 0]);
    const arns = [first, second].flatMap(({ stdout }) => stdout.match(ARN) ?? []);
    const { BackupSummaries = [] } = await client.send(
      new ListBackupsCommand({ TableName: tableName }),
    );
    expect(BackupSummaries.map(({ BackupArn }) => BackupArn).sort()).toEqual([...arns].sort());
    expect(new Set(arns).size).toBe(2);

    const listed = await call('restore', '--list', '--json');
    expect([listed.status, listed.stderr]).toEqual([0, '']);
    const { awsBackup, tables } = JSON.parse(listed.stdout);
    // MiniStack reports neither setting of AWS Backup.
    expect(awsBackup).toEqual({ isOptedIn: null, isAdvanced: null });
    expect(tables).toMatchObject([{ id: 'orders', tableName, exists: true }]);
    expect(tables[0].pointInTime.latest).toMatch(/^20\d\d-/);
    expect(tables[0].backups.map(({ arn }: any) => arn).sort()).toEqual([...arns].sort());

    const text = await call('restore', '--list');
    expect(text.stdout).toMatch(/^orders +point in time +20/m);
    for (const arn of arns) expect(text.stdout).toContain(arn);
  });

  test('an unknown table is wrong usage', async () => {
    const { status, stderr } = await call('backup', '--table', 'nothing');
    expect(status).toBe(2);
    expect(stderr).toContain('Defined tables: orders');
  });

  test('AWS Backup accepts vault, key, plan and selection of the template', async () => {
    const { Resources } = templateOf(STAGE).toJSON();
    const { BackupVaultKey, BackupVault, BackupPlan, BackupSelection } = Resources;
    const template = { Resources: { BackupVaultKey, BackupVault, BackupPlan } };
    const stack = { StackName: 'only-backup' };
    const formation = new CloudFormationClient(configIn(started.stdout));
    await formation.send(
      new CreateStackCommand({ ...stack, TemplateBody: JSON.stringify(template) }),
    );
    await waitUntilStackCreateComplete({ client: formation, maxWaitTime: 60 }, stack);
    const { StackResources = [] } = await formation.send(new DescribeStackResourcesCommand(stack));
    const idOf = (id: string) =>
      StackResources.find(({ LogicalResourceId }) => LogicalResourceId === id)?.PhysicalResourceId;

    const backup = new BackupClient(configIn(started.stdout));
    const BackupVaultName = idOf('BackupVault');
    expect(BackupVaultName).toMatch(/^backed-up-[0-9a-f]{12}$/);
    const vault = await backup.send(new DescribeBackupVaultCommand({ BackupVaultName }));
    expect(vault.EncryptionKeyArn).toContain(idOf('BackupVaultKey'));
    const BackupPlanId = idOf('BackupPlan');
    const { BackupPlan: plan } = await backup.send(new GetBackupPlanCommand({ BackupPlanId }));
    expect(plan?.Rules).toMatchObject([
      {
        RuleName: 'Scheduled',
        TargetBackupVaultName: BackupVaultName,
        ScheduleExpression: 'cron(0 5 * * ? *)',
        Lifecycle: { DeleteAfterDays: 90 },
      },
    ]);

    // MiniStack has no AWS::Backup::BackupSelection: as CloudFormation would call it.
    const { SelectionName } = BackupSelection.Properties.BackupSelection;
    const selection = {
      SelectionName,
      IamRoleArn: 'arn:aws:iam::123456789012:role/backup',
      Resources: [String(outputsIn(started.stdout).OrdersTableArn)],
    };
    const { SelectionId } = await backup.send(
      new CreateBackupSelectionCommand({ BackupPlanId, BackupSelection: selection }),
    );
    const found = await backup.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId }));
    expect(found.BackupSelection).toMatchObject(selection);
  });
});
