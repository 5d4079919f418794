import { withTable } from '../../stages';
import { templateOf } from '../../synthesis';

test('a restored table uses the key of the stack, which is the same resource as that of a new table', () => {
  const keysOf = (stage: object) => templateOf(stage).findResources('AWS::KMS::Key');
  const before = withTable({ encryption: 'customerManaged', rows: 'own' });
  const after = withTable({ existing: { tableName: 'restored', stackKey: true }, rows: 'own' });
  expect(Object.keys(keysOf(before))).toEqual(['OrdersTableKey']);
  expect(keysOf(after)).toEqual(keysOf(before));

  const keyStatements = (stage: object) =>
    Object.values(templateOf(stage).findResources('AWS::IAM::ManagedPolicy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Sid }: any) => Sid === 'UseKeyOfOrdersTableThroughDynamoDB');
  expect(keyStatements(before)).toHaveLength(1);
  expect(keyStatements(after)).toEqual(keyStatements(before));
});
