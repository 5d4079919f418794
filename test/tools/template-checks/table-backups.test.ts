import { tablesWithoutBackup } from '../../../tools/template-checks/table-backups';

const TABLE = { Type: 'AWS::DynamoDB::GlobalTable' };
const PLAN = { Type: 'AWS::Backup::BackupPlan' };
const arnOf = (id: string, attribute = 'Arn') => ({ 'Fn::GetAtt': [id, attribute] });
const selection = (Resources: unknown, more: object = {}, plan: unknown = { Ref: 'Plan' }) => ({
  Type: 'AWS::Backup::BackupSelection',
  Properties: { BackupPlanId: plan, BackupSelection: { Resources, ...more } },
});
const found = (Selection: object, others: object = {}) =>
  tablesWithoutBackup({ Resources: { Orders: TABLE, Plan: PLAN, Selection, ...others } as any });

describe('tables without a backup', () => {
  test('are none in a template without a plan', () => {
    expect(tablesWithoutBackup({ Resources: { Orders: TABLE } })).toEqual([]);
    expect(tablesWithoutBackup({})).toEqual([]);
  });

  test.each<[string, string[], object, ...object[]]>([
    ['none is selected', ['Orders'], selection([])],
    ['the selection has no resources', ['Orders'], selection(undefined)],
    ['each is selected by its ARN', [], selection([arnOf('Orders')])],
    ['another one is selected', ['Orders'], selection([arnOf('Other')]), { Other: TABLE }],
    [
      'one of two kinds is left out',
      ['Old'],
      selection([arnOf('Orders')]),
      { Old: { Type: 'AWS::DynamoDB::Table' } },
    ],
    ['another attribute is selected', ['Orders'], selection([arnOf('Orders', 'StreamArn')])],
    [
      'it is excluded again',
      ['Orders'],
      selection([arnOf('Orders')], { NotResources: [arnOf('Orders')] }),
    ],
    ['the selection is of no plan here', ['Orders'], selection([arnOf('Orders')], {}, 'other')],
    ['a name is no ARN', ['Orders'], selection(['Orders', { Ref: 'Orders' }])],
  ])('%s', (_title, ids, selected, ...others) => {
    expect(found(selected, ...others)).toEqual(ids);
  });
});
