import { planAdoption } from '../../../../tools/recovery/adopt/plan-adoption';
import { checked, DESTINATION, SOURCE, withTable } from '../../../stages';
import { templateOf } from '../../../synthesis';

const LIVE = 'orders-minimal-OrdersTable-1';
const RESTORED = `${LIVE}-restored-20261128T100000Z`;
const EXISTING = { tableName: RESTORED, restoredFrom: LIVE };
const PLACE = { account: '111122223333', region: 'us-east-1' };
const CONSUMERS = {
  workloads: { billing: { runsOn: 'lambda', tables: { orders: 'readWrite' } } },
  connectors: { reporting: SOURCE, loader: DESTINATION },
};

function plan(stage: object, existing: object = {}, deployed: object = stage) {
  return planAdoption(
    {
      stageFile: 'config/stage.json',
      text: JSON.stringify(stage, null, 2),
      stage: checked(stage),
      id: 'orders',
      deployed: templateOf(deployed).toJSON(),
      liveName: LIVE,
    },
    { ...EXISTING, ...existing },
    PLACE,
  );
}

describe('plan of an adoption', () => {
  test.each<[string, object, object]>([
    ['the smallest stage', withTable({}), {}],
    ['isolated rows', withTable({ rows: 'own', actions: ['GetItem', 'Query'] }), {}],
    [
      'the key of the stack',
      withTable({ encryption: 'customerManaged' }, CONSUMERS),
      { stackKey: true },
    ],
    [
      'a key of its own',
      withTable(
        { encryption: { keyArn: 'arn:aws:kms:us-east-1:111122223333:key/1234' } },
        { ...CONSUMERS, env: PLACE },
      ),
      { keyArn: 'arn:aws:kms:us-east-1:111122223333:key/1234' },
    ],
    ['workloads and connectors', withTable({ stream: 'newImage' }, CONSUMERS), {}],
    ['backups', withTable({}, { backup: { schedule: 'daily' } }), {}],
  ])('changes nothing of who reaches what: %s', (_title, stage, existing) => {
    const { text, reportDifference } = plan(stage, existing);
    expect(checked(JSON.parse(text)).tables.orders?.existing).toMatchObject(EXISTING);
    expect(reportDifference).toContain(RESTORED);
  });

  test('says what the deployment does', () => {
    const stage = withTable({ encryption: 'customerManaged', rows: 'own' });
    const { effects, templateDifference } = plan(stage, { stackKey: true });
    expect(effects).toEqual([
      expect.stringMatching(new RegExp(`^OrdersTable leaves the stack\\..*${LIVE} remains`)),
      expect.stringMatching(/^OrdersTableKey stays /),
      expect.stringMatching(
        new RegExp(`${RESTORED}: AuthenticatedRolePolicy are updated in place`),
      ),
      expect.stringMatching(/client file/),
    ]);
    expect(templateDifference).toMatch(/\[-\] AWS::DynamoDB::GlobalTable OrdersTable/);
    expect(templateDifference).not.toMatch(/AWS::KMS::Key/);
  });

  test.each<[string, object, object, string]>([
    [
      'the deployed table is not retained',
      withTable({}),
      withTable({}, { removalPolicy: 'destroy' }),
      'OrdersTable',
    ],
    [
      'the key of the stack would be removed',
      withTable({ encryption: 'customerManaged' }),
      withTable({ encryption: 'customerManaged' }),
      'OrdersTableKey',
    ],
    [
      'another change would lose data',
      withTable({}),
      { ...withTable({}), tables: { ...withTable({}).tables, notes: withTable({}).tables.orders } },
      'NotesTable',
    ],
  ])('is refused if %s', (_title, stage, deployed, logicalId) => {
    expect(() => plan(stage, {}, deployed)).toThrow(new RegExp(`^  ${logicalId}$`, 'm'));
  });
});
