import type { ResourceStatus, StackEvent } from '@aws-sdk/client-cloudformation';
import { causeOf, leftBehind } from '../../../tools/replacement-guard/failed-creation';
import { failedCreationMessage } from '../../../tools/replacement-guard/failed-creation-message';
import { SHIPPED, shippedStage } from '../../stages';
import { templateOf } from '../../synthesis';

const ADDRESS = { stackName: 'orders', account: '111122223333', region: 'us-east-1' };

const event = (
  LogicalResourceId: string,
  ResourceStatus: ResourceStatus,
  more: object = {},
): StackEvent => ({
  LogicalResourceId,
  ResourceStatus,
  ResourceType: 'AWS::DynamoDB::GlobalTable',
  PhysicalResourceId: `name-of-${LogicalResourceId}`,
  StackId: 'id',
  EventId: 'id',
  StackName: 'orders',
  Timestamp: new Date(0),
  ...more,
});

const replicated = (...regions: unknown[]) => ({
  Resources: {
    OrdersTable: {
      Type: 'AWS::DynamoDB::GlobalTable',
      Properties: { Replicas: regions.map((Region) => ({ Region })) },
    },
  },
});

/** The commands in the message about a stack that left this behind. */
function commands(type: string, replicaRegions: string[] = [], isProtected = false): string[] {
  const message = failedCreationMessage(ADDRESS, {
    status: 'ROLLBACK_COMPLETE',
    isProtected,
    cause: undefined,
    leftBehind: [{ logicalId: 'One', type, physicalId: 'physical-1', replicaRegions }],
  });
  return [...message.matchAll(/^ {2}((?:aws|#) .*)$/gm)].map(([, command]) => String(command));
}

describe('resources that a failed creation left behind', () => {
  test('are those whose latest event says that they were not deleted', () => {
    const events = [
      event('Kept', 'DELETE_SKIPPED'),
      event('Stuck', 'DELETE_FAILED'),
      event('Deleted', 'DELETE_COMPLETE'),
      event('Deleted', 'DELETE_FAILED'),
      event('Never', 'DELETE_SKIPPED', { PhysicalResourceId: undefined }),
      event('Kept', 'CREATE_COMPLETE'),
    ];
    const left = leftBehind(events, {}, 'us-east-1').map(({ logicalId }) => logicalId);
    expect(left.sort()).toEqual(['Kept', 'Stuck']);
  });

  test.each([
    ['none', [{ Ref: 'AWS::Region' }], []],
    ['none, in a stack with a region', ['us-east-1'], []],
    ['two', ['us-west-2', 'us-east-2', 'us-east-1'], ['us-west-2', 'us-east-2']],
  ])('the replicas of a table that has %s', (_what, regions, expected) => {
    const [left] = leftBehind(
      [event('OrdersTable', 'DELETE_SKIPPED')],
      replicated(...regions),
      'us-east-1',
    );
    expect(left?.replicaRegions).toEqual(expected);
  });
});

describe('cause of a failed creation', () => {
  test('is the first resource that failed, not those that were cancelled after it', () => {
    const events = [
      event('Other', 'DELETE_COMPLETE'),
      event('Other', 'CREATE_FAILED', { ResourceStatusReason: 'Resource creation cancelled' }),
      event('Domain', 'CREATE_FAILED', { ResourceStatusReason: 'Domain already exists' }),
    ];
    expect(causeOf(events)).toBe('Domain: Domain already exists');
  });

  test('is unknown without such an event', () => {
    expect(causeOf([event('One', 'DELETE_COMPLETE')])).toBeUndefined();
  });
});

describe('commands that clear a failed creation', () => {
  test('end with the deletion of the stack, and turn its protection off first', () => {
    const all = commands('AWS::Cognito::IdentityPool', [], true);
    const stack = '--region us-east-1 --stack-name orders';
    expect(all).toEqual([
      `aws cloudformation update-termination-protection ${stack} --no-enable-termination-protection`,
      'aws cognito-identity delete-identity-pool --region us-east-1 --identity-pool-id physical-1',
      `aws cloudformation delete-stack ${stack}`,
      `aws cloudformation wait stack-delete-complete ${stack}`,
    ]);
    expect(commands('AWS::Cognito::IdentityPool')).toEqual(all.slice(1));
  });

  test('turn the protection of a table off and delete it, with every replica', () => {
    const regions = commands('AWS::DynamoDB::GlobalTable', ['us-west-2']).flatMap(
      (command) =>
        /dynamodb (update-table|delete-table) --region (\S+)/.exec(command)?.slice(1) ?? [],
    );
    expect(regions).toEqual([
      ...['update-table', 'us-west-2', 'delete-table', 'us-west-2'],
      ...['update-table', 'us-east-1', 'delete-table', 'us-east-1'],
    ]);
  });

  test('exist for every type that a stage retains', () => {
    const retained = SHIPPED.flatMap((name) => {
      const stage = { ...shippedStage(name), removalPolicy: 'retain' };
      return Object.values<any>(templateOf(stage).toJSON().Resources)
        .filter(({ DeletionPolicy }) => DeletionPolicy?.startsWith('Retain'))
        .map(({ Type }) => Type);
    });
    const types = [...new Set<string>(retained)].sort();
    expect(types).toEqual([
      'AWS::Backup::BackupVault',
      'AWS::Cognito::IdentityPool',
      'AWS::Cognito::UserPool',
      'AWS::DynamoDB::GlobalTable',
      'AWS::KMS::Key',
      'AWS::Logs::LogGroup',
    ]);
    for (const type of types) expect(commands(type)[0]).toMatch(/^aws /);
  });

  test('say of another type what to delete', () => {
    expect(commands('AWS::S3::Bucket')[0]).toMatch(
      /^# Delete physical-1 .*AWS::S3::Bucket.*us-east-1/,
    );
  });
});
