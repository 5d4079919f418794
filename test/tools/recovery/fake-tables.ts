import { members, Refusal, type Answer, type Asked, type AwsServer } from '../../aws-server';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';
export const TABLE = 'orders-prod';
export const VAULT = 'orders-prod-vault';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/orders-prod-BackupRole`;
export const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1`;
const NOW = 1_796_000_000;

interface FakeTable {
  description: any;
  tags: { Key: string; Value: string }[];
  recovery: any;
  timeToLive: any;
  policy: string | undefined;
  insights: string | undefined;
  kinesis: string[];
  targets: any[];
  policies: any[];
  items: any[];
}

export function arnOf(tableName: string): string {
  return `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${tableName}`;
}

/** Answers as DynamoDB, Application Auto Scaling, AWS Backup and CloudFormation do for one stage. */
export class FakeTables {
  readonly tables = new Map<string, FakeTable>();
  /** How often a new table is described before it is active. */
  creating = 0;
  /** The states of the restore job, the last one for good. */
  jobStates: object[] = [{ Status: 'COMPLETED' }];
  /** The tables that jobs of AWS Backup make. */
  private job: any;

  constructor(private readonly server: AwsServer) {
    this.add(TABLE);
  }

  get names(): string[] {
    return [...this.tables.keys()];
  }

  get(name: string): FakeTable {
    const table = this.tables.get(name);
    if (table === undefined) throw new Error(`No table ${name}`);
    return table;
  }

  /** A table without any setting. */
  add(name: string, description: object = {}): FakeTable {
    const table: FakeTable = {
      description: {
        TableName: name,
        TableArn: arnOf(name),
        TableStatus: 'ACTIVE',
        CreationDateTime: NOW,
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
        ...description,
      },
      tags: [],
      recovery: { PointInTimeRecoveryStatus: 'DISABLED' },
      timeToLive: { TimeToLiveStatus: 'DISABLED' },
      policy: undefined,
      insights: undefined,
      kinesis: [],
      targets: [],
      policies: [],
      items: [],
    };
    this.tables.set(name, table);
    return table;
  }

  /** Gives the live table every setting. */
  set(): FakeTable {
    const live = this.get(TABLE);
    Object.assign(live.description, {
      DeletionProtectionEnabled: true,
      TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' },
      BillingModeSummary: undefined,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: KEY },
    });
    const place = {
      ServiceNamespace: 'dynamodb',
      ResourceId: `table/${TABLE}`,
      ScalableDimension: 'dynamodb:table:ReadCapacityUnits',
    };
    return Object.assign(live, {
      tags: [
        { Key: 'team', Value: 'orders' },
        { Key: 'aws:cloudformation:stack-name', Value: 'orders' },
      ],
      recovery: {
        PointInTimeRecoveryStatus: 'ENABLED',
        RecoveryPeriodInDays: 35,
        EarliestRestorableDateTime: NOW - 86_400,
        LatestRestorableDateTime: NOW - 300,
      },
      timeToLive: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' },
      policy: JSON.stringify({ Resource: arnOf(TABLE) }),
      insights: 'THROTTLED_KEYS',
      kinesis: [`arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/changes`],
      targets: [{ ...place, MinCapacity: 1, MaxCapacity: 9, CreationTime: NOW, RoleARN: ROLE }],
      policies: [
        {
          ...place,
          PolicyName: 'read',
          PolicyARN: 'arn',
          PolicyType: 'TargetTrackingScaling',
          CreationTime: NOW,
          TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 },
        },
      ],
    });
  }

  /** Answers until the test ends. */
  answer(): void {
    const output = (name: string, value: string) =>
      `<OutputKey>${name}</OutputKey><OutputValue>${value}</OutputValue>`;
    const outputs = members([
      output('OrdersTableName', TABLE),
      output('OrdersTableArn', arnOf(TABLE)),
      output('BackupVaultName', VAULT),
      output('BackupServiceRoleArn', ROLE),
    ]);
    this.server
      .on(
        'GetCallerIdentity',
        `<Arn>arn:aws:iam::${ACCOUNT}:user/ann</Arn><Account>${ACCOUNT}</Account>`,
      )
      .on(
        'DescribeStacks',
        `<Stacks>${members([`<StackId>arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/orders-prod/1</StackId><StackName>orders-prod</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-11-01T00:00:00Z</CreationTime><Outputs>${outputs}</Outputs>`])}</Stacks>`,
      );
    this.answerRestores();
    this.answerSettings();
    this.answerScaling();
    this.answerItems();
  }

  private answerRestores(): void {
    const backup = { BackupStatus: 'AVAILABLE', BackupCreationDateTime: NOW - 3_600 };
    this.server
      .on('DescribeTable', ({ body: { TableName } }) => this.describe(TableName))
      .on('ListTables', () => ({ TableNames: this.names }))
      .on('DeleteTable', ({ body: { TableName } }) => {
        this.tables.delete(TableName);
        return {};
      })
      .on('DescribeBackup', ({ body: { BackupArn } }) => ({
        BackupDescription: {
          BackupDetails: { ...backup, BackupArn },
          SourceTableDetails: { TableName: BackupArn.split('/')[1] },
        },
      }))
      .on('ListBackups', () => ({
        BackupSummaries: [{ ...backup, BackupArn: `${arnOf(TABLE)}/backup/1` }],
      }))
      .on('RestoreTableToPointInTime', (asked) =>
        this.restore(asked, { SourceTableArn: arnOf(TABLE) }),
      )
      .on('RestoreTableFromBackup', (asked) =>
        this.restore(asked, { SourceBackupArn: asked.body.BackupArn }),
      )
      .on(`GET /backup-vaults/${VAULT}/recovery-points/${RECOVERY_POINT}`, {
        Status: 'COMPLETED',
        ResourceArn: arnOf(TABLE),
        CreationDate: NOW - 7_200,
      })
      .on(`GET /backup-vaults/${VAULT}/recovery-points?resourceArn=${arnOf(TABLE)}`, {
        RecoveryPoints: [],
      })
      .on('PUT /restore-jobs', ({ body }) => {
        this.job = body;
        return { RestoreJobId: 'job-1' };
      })
      .on('GET /restore-jobs/job-1', () => {
        const state: any =
          this.jobStates.length > 1 ? this.jobStates.shift() : this.jobStates.at(0);
        const TargetTableName = this.job.Metadata.targetTableName;
        if (state.Status === 'COMPLETED' && !this.tables.has(TargetTableName)) {
          const body = { TargetTableName, SSESpecificationOverride: { KMSMasterKeyId: KEY } };
          this.restore({ body } as Asked, { SourceBackupArn: this.job.RecoveryPointArn });
        }
        return { RestoreJobId: 'job-1', ...state };
      });
  }

  private describe(name: string): Answer {
    const table = this.tables.get(name);
    if (table === undefined) return new Refusal('ResourceNotFoundException');
    const { description } = table;
    if (description.TableStatus !== 'CREATING') return { Table: description };
    description.polls -= 1;
    if (description.polls < 0) description.TableStatus = 'ACTIVE';
    return { Table: { ...description } };
  }

  private restore({ body }: Asked, RestoreSummary: object): Answer {
    const { TargetTableName: name, SSESpecificationOverride: sse } = body;
    if (this.tables.has(name)) return new Refusal('TableAlreadyExistsException');
    const { description } = this.add(name, {
      TableStatus: 'CREATING',
      polls: this.creating,
      BillingModeSummary: this.get(TABLE).description.BillingModeSummary,
      RestoreSummary,
      ...(sse?.KMSMasterKeyId && {
        SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: sse.KMSMasterKeyId },
      }),
    });
    this.get(name).items = [...this.get(TABLE).items];
    return { TableDescription: description };
  }

  private answerSettings(): void {
    const of = (asked: Asked, change: (table: FakeTable, body: any) => Answer): Answer => {
      const { TableName, ResourceArn } = asked.body;
      return change(this.get(TableName ?? ResourceArn.split('/')[1]), asked.body);
    };
    const on = (action: string, change: (table: FakeTable, body: any) => Answer) =>
      this.server.on(action, (asked) => of(asked, change));
    on('DescribeContinuousBackups', ({ recovery }) => ({
      ContinuousBackupsDescription: { PointInTimeRecoveryDescription: recovery },
    }));
    on(
      'UpdateContinuousBackups',
      (table, { PointInTimeRecoverySpecification: { RecoveryPeriodInDays } }) => {
        table.recovery = { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays };
        return {};
      },
    );
    on('DescribeTimeToLive', ({ timeToLive }) => ({ TimeToLiveDescription: timeToLive }));
    on('UpdateTimeToLive', (table, { TimeToLiveSpecification: { AttributeName } }) => {
      table.timeToLive = { TimeToLiveStatus: 'ENABLING', AttributeName };
      return {};
    });
    on('ListTagsOfResource', ({ tags }) => ({ Tags: tags }));
    on('TagResource', (table, { Tags }) => {
      table.tags.push(...Tags);
      return {};
    });
    on('ListContributorInsights', ({ insights }) => ({
      ContributorInsightsSummaries: insights
        ? [{ ContributorInsightsStatus: 'ENABLED', ContributorInsightsMode: insights }]
        : [],
    }));
    on('UpdateContributorInsights', (table, { ContributorInsightsMode }) => {
      table.insights = ContributorInsightsMode;
      return {};
    });
    on('DescribeKinesisStreamingDestination', ({ kinesis }) => ({
      KinesisDataStreamDestinations: kinesis.map((StreamArn) => ({
        StreamArn,
        DestinationStatus: 'ACTIVE',
      })),
    }));
    on('EnableKinesisStreamingDestination', (table, { StreamArn }) => {
      table.kinesis.push(StreamArn);
      return {};
    });
    on('GetResourcePolicy', ({ policy }) =>
      policy ? { Policy: policy } : new Refusal('PolicyNotFoundException'),
    );
    on('PutResourcePolicy', (table, { Policy }) => {
      table.policy = Policy;
      return {};
    });
    on('UpdateTable', ({ description }, { TableClass, ReplicaUpdates = [], ...changes }) => {
      for (const { Create } of ReplicaUpdates) {
        if (!description.StreamSpecification) return new Refusal('ValidationException');
        description.Replicas = [
          ...(description.Replicas ?? []),
          { ...Create, ReplicaStatus: 'ACTIVE' },
        ];
      }
      Object.assign(description, changes, TableClass && { TableClassSummary: { TableClass } });
      return {};
    });
  }

  private answerScaling(): void {
    const all = (key: 'targets' | 'policies') =>
      [...this.tables.values()].flatMap((one) => one[key]);
    this.server
      .on('DescribeScalableTargets', ({ body: { ResourceIds } }) => ({
        ScalableTargets: all('targets').filter(({ ResourceId }) =>
          ResourceIds.includes(ResourceId),
        ),
      }))
      .on('DescribeScalingPolicies', ({ body }) => ({
        ScalingPolicies: all('policies').filter(({ ResourceId }) => ResourceId === body.ResourceId),
      }))
      .on('RegisterScalableTarget', ({ body }) => {
        this.get(body.ResourceId.split('/')[1]).targets.push({ ...body, CreationTime: NOW });
        return {};
      })
      .on('PutScalingPolicy', ({ body }) => {
        this.get(body.ResourceId.split('/')[1]).policies.push({ ...body, CreationTime: NOW });
        return { PolicyARN: 'arn' };
      });
  }

  private answerItems(): void {
    this.server
      .on('Scan', ({ body: { TableName, Select } }) => {
        const { items } = this.get(TableName);
        return { Count: items.length, ...(Select !== 'COUNT' && { Items: items }) };
      })
      .on('BatchGetItem', ({ body: { RequestItems } }) => {
        const [[name, { Keys }]] = Object.entries<any>(RequestItems) as any;
        const wanted = Keys.map(({ pk }: any) => pk.S);
        const found = this.get(name).items.filter(({ pk }) => wanted.includes(pk.S));
        return { Responses: { [name]: found } };
      });
  }
}

export const RECOVERY_POINT = `arn:aws:backup:${REGION}:${ACCOUNT}:recovery-point:1`;
