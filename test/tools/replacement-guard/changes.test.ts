import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeErrors } from '../../../tools/replacement-guard/change-errors';
import { changeWarnings } from '../../../tools/replacement-guard/change-warnings';
import { statefulChanges } from '../../../tools/replacement-guard/stateful-changes';
import { SHIPPED, shippedStage } from '../../stages';
import { templateOf } from '../../synthesis';

/** One of the two stage files of a change in `changes/`. */
function stageOf(change: string, when: 'before' | 'after'): any {
  return JSON.parse(readFileSync(join(__dirname, 'changes', `${change}.${when}.json`), 'utf8'));
}

const templates = new Map<string, any>();
/** The template of a stage; each is made once. */
function template(stage: object) {
  const key = JSON.stringify(stage);
  if (!templates.has(key)) templates.set(key, templateOf(stage).toJSON());
  return templates.get(key);
}

const table = (stage: any, keys: object) => ({
  ...stage,
  tables: { orders: { ...stage.tables.orders, ...keys } },
});

/** A copy of a template without each of the keys, as an earlier version made it. */
const without = (of: object, ...keys: string[]): any =>
  JSON.parse(JSON.stringify(of, (key, value) => (keys.includes(key) ? undefined : value)));

/** What is refused in an update: the logical ID and the property of each error. */
function refused(from: object, to: object): string[] {
  return changeErrors(statefulChanges(from, to), []).map(
    ({ path, received }) => `${String(path[0])} ${String(/: (\S+)/.exec(received)?.[1])}`,
  );
}

const [DOMAIN, TTL, REPLICA, BILLING] = [
  'domain-prefix',
  'ttl-attribute',
  'first-replica',
  'billing-switch',
];

type Change = readonly [change: string, from: any, to: any, error: string, step: any, fix: RegExp];

const CHANGES: Change[] = [
  [
    'domain prefix',
    stageOf(DOMAIN, 'before'),
    stageOf(DOMAIN, 'after'),
    'UserPoolDomain Domain',
    { ...stageOf(DOMAIN, 'before'), identity: {} },
    /remove .*domainPrefix, callbackUrls, logoutUrls and oauthScopes; deploy; .* new prefix; deploy$/,
  ],
  [
    'attribute of time to live',
    stageOf(TTL, 'before'),
    stageOf(TTL, 'after'),
    'OrdersTable TimeToLiveSpecification.AttributeName',
    table(stageOf(TTL, 'before'), { timeToLive: undefined }),
    /remove timeToLive; deploy; wait up to one hour, .*; set timeToLive to "expiresAt"; deploy$/,
  ],
  [
    'first replica',
    stageOf(REPLICA, 'before'),
    stageOf(REPLICA, 'after'),
    'OrdersTable StreamSpecification',
    table(stageOf(REPLICA, 'before'), { stream: 'newAndOldImages' }),
    /^set stream to "newAndOldImages" without replicas; deploy; add a replica; deploy$/,
  ],
  [
    'last replica',
    stageOf(REPLICA, 'after'),
    stageOf(REPLICA, 'before'),
    'OrdersTable StreamSpecification',
    table(stageOf(REPLICA, 'before'), { stream: 'newAndOldImages' }),
    /^set stream to "newAndOldImages" without replicas; deploy; remove .* stream; deploy$/,
  ],
];

describe('change that CloudFormation or the service refuses', () => {
  test.each(CHANGES)(
    '%s: refused before deployment, with its steps',
    (_what, from, to, error, ...rest) => {
      const [, fix] = rest;
      const errors = changeErrors(statefulChanges(template(from), template(to)), []);
      expect(refused(template(from), template(to))).toEqual([error]);
      expect(errors[0]?.fix).toMatch(fix);
    },
  );

  test.each(CHANGES)('%s: each of the steps is accepted', (_what, from, to, _error, step) => {
    expect(refused(template(from), template(step))).toEqual([]);
    expect(refused(template(step), template(to))).toEqual([]);
  });

  test('a prefix that moves to another user pool is refused too', () => {
    const from = template(stageOf(DOMAIN, 'before'));
    const to = without(from);
    to.Resources.UserPoolDomain.Properties.UserPoolId = { Ref: 'OtherPool' };
    expect(refused(from, to)).toEqual(['UserPoolDomain UserPoolId']);
  });
});

describe('change of the billing mode', () => {
  const provisioned = stageOf(BILLING, 'before');
  const onDemand = stageOf(BILLING, 'after');
  const INDEX = { byState: { partitionKey: { name: 'state', type: 'string' } } };
  const env = { account: '111122223333', region: 'us-east-1' };
  const everywhere = { indexes: INDEX, replicas: ['us-west-2'], stream: 'newAndOldImages' };

  test.each([
    ['a table', provisioned, onDemand],
    [
      'a table with an index and a replica',
      table({ ...provisioned, env }, everywhere),
      table({ ...onDemand, env }, everywhere),
    ],
  ])('is accepted both ways: %s', (_what, one, other) => {
    expect(refused(template(one), template(other))).toEqual([]);
    expect(refused(template(other), template(one))).toEqual([]);
  });

  test('every autoscaled capacity has a seed: table, index, replica and its index', () => {
    const text = JSON.stringify(template(table({ ...provisioned, env }, everywhere)));
    const seeds = text.match(/CapacityAutoScalingSettings":\{[^{}]*"SeedCapacity":1\b/g);
    expect(seeds).toHaveLength(6);
    expect(text.match(/AutoScalingSettings"/g)).toHaveLength(6);
  });

  test('to on-demand is refused for a stack without seeds, which the steps give it', () => {
    const old = without(template(provisioned), 'SeedCapacity');
    const errors = changeErrors(statefulChanges(old, template(onDemand)), []);
    expect(errors).toMatchObject([
      {
        path: ['OrdersTable'],
        received: expect.stringContaining('BillingMode "PROVISIONED" → "PAY_PER_REQUEST"'),
        fix: expect.stringMatching(/^undo .*; deploy, .*; set billing to "onDemand"; deploy$/),
      },
    ]);
    expect(refused(old, template(provisioned))).toEqual([]);
  });

  test('to on-demand is refused if any autoscaled capacity of the stack has no seed', () => {
    const deployed = template(table({ ...provisioned, env }, everywhere));
    const wanted = template(table({ ...onDemand, env }, everywhere));
    const partly = without(deployed);
    const [, replica] = partly.Resources.OrdersTable.Properties.Replicas;
    const [index] = replica.GlobalSecondaryIndexes;
    delete index.ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings.SeedCapacity;
    expect(refused(partly, wanted)).toEqual(['OrdersTable BillingMode']);
  });
});

describe('warning about a change', () => {
  const on = stageOf(TTL, 'before');
  const off = table(on, { timeToLive: undefined });

  test.each([
    ['removed', on, off, [expect.stringMatching(/^OrdersTable: .*"expires".*DISABLED/)]],
    ['set', off, on, []],
    ['the same', on, on, []],
    ['another, which is an error', on, stageOf(TTL, 'after'), []],
    ['gone with its table', on, { ...on, tables: { sales: off.tables.orders } }, []],
  ])('time to live that is %s', (_what, from, to, warnings) => {
    expect(changeWarnings(template(from), template(to))).toEqual(warnings);
  });
});

describe('stage that does not change', () => {
  test.each(SHIPPED)('%s has no error and no warning', (name) => {
    const same = template(shippedStage(name));
    expect(refused(same, same)).toEqual([]);
    expect(changeWarnings(same, same)).toEqual([]);
  });

  test.each(SHIPPED)('%s as an earlier version deployed it is updated in place', (name) => {
    const now = template(shippedStage(name));
    const old = without(now, 'SeedCapacity', 'UserPoolAddOns');
    expect(refused(old, now)).toEqual([]);
  });
});
