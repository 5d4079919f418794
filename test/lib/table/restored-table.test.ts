import { RemovalPolicy, type Stack } from 'aws-cdk-lib/core';
import { AccessTable } from '../../../lib/table/access-table';
import { RestoredTable, type RestoredTableProps } from '../../../lib/table/restored-table';
import { stackWith, templateWith } from '../../synthesis';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const RESTORED = { tableName: 'restored' };
const withTable = (build: (stack: Stack) => unknown) => templateWith((stack) => void build(stack));

describe('restored table', () => {
  test.each([undefined, RemovalPolicy.RETAIN, RemovalPolicy.DESTROY])(
    'with the removal policy %s defines the key of a new table of its ID, and nothing else',
    (removalPolicy) => {
      const before = withTable(
        (stack) =>
          new AccessTable(stack, 'OrdersTable', {
            partitionKey: { name: 'pk', type: 'string' },
            encryption: 'customerManaged',
            removalPolicy,
          }),
      ).findResources('AWS::KMS::Key');
      expect(Object.keys(before)).toEqual(['OrdersTableKey']);
      const after = withTable(
        (stack) => new RestoredTable(stack, 'OrdersTable', { ...RESTORED, removalPolicy }),
      );
      expect(after.toJSON().Resources).toEqual(before);
    },
  );

  test.each<[RestoredTableProps]>([
    [RESTORED],
    [{ tableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/restored' }],
  ])('by %j is the existing table, with its key', (props) => {
    const build = (stack: Stack) => new RestoredTable(stack, 'OrdersTable', props);
    let found: RestoredTable | undefined;
    const stack = stackWith((scope) => (found = build(scope)), { env: ENV });
    const { table, encryptionKey } = found ?? {};
    expect(stack.resolve([table?.tableName, encryptionKey?.keyArn])).toEqual([
      'restored',
      { 'Fn::GetAtt': ['OrdersTableKey', 'Arn'] },
    ]);
    expect(table?.encryptionKey).toBe(encryptionKey);
  });
});
