import { adoptedTables, differenceFrom } from '../../../tools/replacement-guard/adopted-tables';
import { adoptionsIn } from '../../../tools/replacement-guard/adoptions';
import { changeErrors } from '../../../tools/replacement-guard/change-errors';
import { statefulChanges } from '../../../tools/replacement-guard/stateful-changes';
import { Refusal, awsServer } from '../../aws-server';
import { checked, withTable } from '../../stages';
import { templateOf } from '../../synthesis';

const ORIGINAL = 'orders-minimal-OrdersTable-1';
const RESTORED = 'orders-restored';
const KEYED = { encryption: 'customerManaged' };
const existing = (keys: object = {}) =>
  withTable({ existing: { tableName: RESTORED, restoredFrom: ORIGINAL, ...keys } });
const ADDRESS = {
  stackName: 'orders-minimal',
  account: '111122223333',
  region: 'us-east-1',
  lookupRoleArn: 'arn:aws:iam::111122223333:role/lookup',
};
const server = awsServer();
const environment = { ...process.env };
beforeEach(() => {
  const credentials = { AWS_ACCESS_KEY_ID: 'AKIACALLER', AWS_SECRET_ACCESS_KEY: 'x' };
  Object.assign(process.env, credentials, { AWS_ENDPOINT_URL: server.endpoint });
});
afterEach(() => {
  process.env = { ...environment };
});

const DESCRIBED = {
  TableName: RESTORED,
  TableStatus: 'ACTIVE',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
} as const;
const sourceArn = (name: string) => `arn:aws:dynamodb:us-east-1:111122223333:table/${name}`;
const summary = (name: string, RestoreInProgress = false) => ({
  RestoreSummary: { SourceTableArn: sourceArn(name), RestoreDateTime: 1, RestoreInProgress },
});

/** AWS as it is after a restore. */
function answer(physicalId: string, table: object = {}) {
  server
    .on(
      'GetCallerIdentity',
      '<Arn>arn:aws:iam::111122223333:user/ann</Arn><UserId>A</UserId><Account>111122223333</Account>',
    )
    .on(
      'DescribeStackResource',
      `<StackResourceDetail><PhysicalResourceId>${physicalId}</PhysicalResourceId></StackResourceDetail>`,
    )
    .on('DescribeTable', { Table: { ...DESCRIBED, ...table } });
}

/** The logical IDs of the errors of an update, as the comparison finds them. */
async function refused(from: object, to: object): Promise<[path: string, fix: string][]> {
  const [deployed, wanted] = [templateOf(from).toJSON(), templateOf(to).toJSON()];
  const adoptions = adoptionsIn(checked(to), deployed, wanted);
  const adopted = await adoptedTables(ADDRESS, adoptions);
  const changes = statefulChanges(deployed, wanted);
  return changeErrors(changes, [], { adopted, existing: ['OrdersTable'] }).map(
    ({ path, fix }): [string, string] => [path.join('.'), fix],
  );
}

describe('a restored table in place of a table of the stack', () => {
  test.each<[string, object, object]>([
    ['without a KMS key', withTable({}), existing()],
    ['with the KMS key of the stack', withTable(KEYED), existing({ stackKey: true })],
  ])('is adopted %s', async (_title, from, to) => {
    answer(ORIGINAL, summary(ORIGINAL));
    expect(await refused(from, to)).toEqual([]);
    expect(new Set(server.actions)).toEqual(
      new Set(['GetCallerIdentity', 'DescribeStackResource', 'DescribeTable']),
    );
  });

  test('is adopted where AWS does not say what it was restored from', async () => {
    answer(ORIGINAL);
    expect(await refused(withTable({}), existing())).toEqual([]);
  });

  const REPLACE = expect.stringMatching(/-c replace=OrdersTable\b/);
  test.each<[string, string, object]>([
    ['of another table of the stack', 'orders-minimal-OrdersTable-2', {}],
    ['restored from another table', ORIGINAL, summary('other')],
    ['being restored', ORIGINAL, summary(ORIGINAL, true)],
    ['being created', ORIGINAL, { TableStatus: 'CREATING' }],
    [
      'with another partition key',
      ORIGINAL,
      { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
    ],
    [
      'with a partition key of another type',
      ORIGINAL,
      { AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'N' }] },
    ],
  ])('is not adopted: %s', async (_title, physicalId, table) => {
    answer(physicalId, table);
    expect(await refused(withTable({}), existing())).toEqual([['OrdersTable', REPLACE]]);
  });

  test('is not adopted if it cannot be read', async () => {
    answer(ORIGINAL);
    server.on('DescribeTable', new Refusal('ResourceNotFoundException'));
    expect(await refused(withTable({}), existing())).toEqual([['OrdersTable', REPLACE]]);
  });

  test('is not adopted without restoredFrom, and nothing is read', async () => {
    const to = withTable({ existing: { tableName: RESTORED } });
    expect(await refused(withTable({}), to)).toEqual([['OrdersTable', REPLACE]]);
    expect(server.actions).toEqual([]);
  });

  test('is not adopted without the KMS key of the stack, which would be removed', async () => {
    answer(ORIGINAL);
    const paths = (await refused(withTable(KEYED), existing())).map(([path]) => path);
    expect(paths).toEqual(['OrdersTableKey']);
  });

  test('is not adopted together with the loss of another resource', async () => {
    answer(ORIGINAL);
    const { tables } = withTable({});
    const from = { ...withTable({}), tables: { ...tables, notes: tables.orders } };
    const paths = (await refused(from, existing())).map(([path]) => path);
    expect(paths).toEqual(['NotesTable']);
  });

  describe('where the deployed template does not retain', () => {
    const RETAIN = expect.stringMatching(/"removalPolicy": "retain".*--adopt again$/);

    test('the table', async () => {
      answer(ORIGINAL);
      const from = { ...withTable({}), removalPolicy: 'destroy' };
      expect(await refused(from, existing())).toEqual([['OrdersTable', RETAIN]]);
    });

    test.each([
      ['OrdersTable', 'DeletionPolicy'],
      ['OrdersTable', 'UpdateReplacePolicy'],
      ['OrdersTableKey', 'DeletionPolicy'],
      ['OrdersTableKey', 'UpdateReplacePolicy'],
    ])('%s by its %s', (logicalId, policy) => {
      const deployed: any = templateOf(withTable(KEYED)).toJSON();
      const stage = checked(existing({ stackKey: true }));
      const unretained = () =>
        adoptionsIn(stage, deployed, { Resources: {} }).map((one) => one.unretained);
      expect(unretained()).toEqual([[]]);
      deployed.Resources[logicalId][policy] = 'Delete';
      expect(unretained()).toEqual([[logicalId]]);
    });
  });
});

test('keys are compared in any order', () => {
  const Properties = {
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'sk', AttributeType: 'N' },
      { AttributeName: 'pk', AttributeType: 'S' },
    ],
  } as const;
  const { KeySchema, AttributeDefinitions } = Properties;
  const resource = { Type: 'AWS::DynamoDB::GlobalTable', Properties };
  const table = {
    ...DESCRIBED,
    KeySchema: [...KeySchema],
    AttributeDefinitions: [...AttributeDefinitions],
  };
  const reversed = { ...table, KeySchema: table.KeySchema.toReversed() };
  expect(differenceFrom(ORIGINAL, resource, reversed)).toBeUndefined();
  expect(differenceFrom(ORIGINAL, resource, { ...table, KeySchema: [KeySchema[0]] })).toBeDefined();
});
