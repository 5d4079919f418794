import { ITEM_ACTIONS } from '../../../lib/access/item-actions';
import { MINIMAL } from '../../stages';
import { templateOf } from '../../synthesis';

const WITH_KEY = ITEM_ACTIONS.filter((action) => action !== 'Scan');
const INDEXES = { byDate: { partitionKey: { name: 'day', type: 'string' } } };
const TENANTS = { tenantClaim: 'custom:tenantId' };

/** Three-digit table IDs, and the same options for all tables. */
function policiesOf(options: object): Readonly<Record<string, any>> {
  const ids = Array.from({ length: 200 }, (_, n) => `t${String(n + 1).padStart(3, '0')}`);
  const tables = Object.fromEntries(
    ids.map((id) => [id, { ...MINIMAL.tables.orders, ...options }]),
  );
  const stage = { stackName: 'two-hundred', tables, identity: TENANTS };
  return templateOf(stage).findResources('AWS::IAM::ManagedPolicy');
}

/** The size of a policy after deployment: table ARNs in place of references, with CloudFormation's names. */
function deployedCharacters(document: unknown): number {
  const arn = (id: string) =>
    `arn:aws:dynamodb:ap-southeast-1:111122223333:table/two-hundred-${id}-1UX9WWYAPYVZ4`;
  const resolved = JSON.stringify(document, (_key, value) => {
    const [id] = value?.['Fn::GetAtt'] ?? [];
    if (id !== undefined) return arn(id);
    const [, parts] = value?.['Fn::Join'] ?? [];
    return parts === undefined
      ? value
      : parts.map((one: any) => (one['Fn::GetAtt'] ? arn(one['Fn::GetAtt'][0]) : one)).join('');
  });
  return resolved.length;
}

describe('item policy of every action on 200 tables, as managed policies', () => {
  test.each<[string, object, number]>([
    ['own rows by prefix', { rows: { by: 'own', match: 'prefix' }, actions: WITH_KEY }, 4],
    ['rows of a tenant', { rows: 'tenant', actions: WITH_KEY }, 4],
    [
      'write-only own rows',
      { rows: 'own', actions: ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'] },
      8,
    ],
    [
      'all rows, and an index of each table',
      { actions: ITEM_ACTIONS, indexes: INDEXES, queryIndexes: ['byDate'] },
      8,
    ],
  ])('%s: fit the quotas of IAM', (_what, options, count) => {
    const policies = Object.values(policiesOf(options));
    expect(policies).toHaveLength(count);
    expect(count).toBeLessThanOrEqual(10);
    for (const { Properties } of policies) {
      expect(deployedCharacters(Properties.PolicyDocument)).toBeLessThanOrEqual(6_144);
      const sids = Properties.PolicyDocument.Statement.map(({ Sid }: any) => Sid);
      expect(sids).toEqual([...new Set(sids)]);
      for (const sid of sids) expect(sid).toMatch(/^[A-Za-z0-9]{1,100}$/);
    }
  });
});
