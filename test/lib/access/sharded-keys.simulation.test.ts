import { decideCall, type Session } from '../../../tools/simulator/call';
import { sessionOf } from '../../../tools/simulator/sign-in';
import { deploymentOf } from '../../tools/simulator/deployment';
import { withTable } from '../../stages';
import { templateOf } from '../../synthesis';

/** docs/scale.md: the rows of a tenant spread over several partition keys. */
const SHARDS = Array.from({ length: 10 }, (_, shard) => `#${shard}`);
const stage = withTable(
  {
    sortKey: { name: 'sk', type: 'string' },
    rows: { by: 'tenant', match: 'prefix', delimiter: '#' },
  },
  { identity: { tenantClaim: 'custom:tenantId' } },
);
let resource: string;
let session: Session;

beforeAll(async () => {
  const deployment = deploymentOf(templateOf(stage));
  resource = deployment.attribute('OrdersTable', 'Arn');
  session = await sessionOf(deployment, {
    identityId: 'us-east-1:00000000-0000-4000-8000-000000000000',
    claims: { sub: '00000000-0000-4000-9000-000000000000', 'custom:tenantId': 'acme' },
  });
});

const decide = (key: string) =>
  decideCall(session, { action: 'dynamodb:PutItem', resource, keys: [key] });

test.each(SHARDS)(
  'item policy: a user of the tenant reaches its shard %s, and that of no other',
  async (shard) => {
    expect(await decide(`acme${shard}`)).toBe('allowed');
    for (const other of ['globex', 'acme-corp', 'acm', 'xacme', '']) {
      expect(await decide(`${other}${shard}`)).toBe('denied');
    }
  },
);

test('item policy: no user reaches the key without a shard', async () => {
  expect(await decide('acme')).toBe('denied');
});
