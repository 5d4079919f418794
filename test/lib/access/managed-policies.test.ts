import { Stack } from 'aws-cdk-lib/core';
import { managedPolicies, type PolicyContent } from '../../../lib/access/managed-policies';
import type { Permission } from '../../../lib/access/permission';
import { MINIMAL, SOURCE } from '../../stages';
import { templateOf } from '../../synthesis';

const { orders } = MINIMAL.tables;
const HOLDER = { name: 'the workload Api', fix: 'Split it.' };
const idsOf = (count: number) =>
  Array.from({ length: count }, (_, n) => `table${String(n).padStart(3, '0')}`);

const stageOf = (ids: readonly string[], stage: object = {}, table: object = orders) => ({
  ...MINIMAL,
  tables: Object.fromEntries(ids.map((id) => [id, table])),
  ...stage,
});

/** The tables that each managed policy of the template names, by its logical ID. */
function tablesOf(stage: unknown): Record<string, string[]> {
  const policies = Object.entries<any>(templateOf(stage).findResources('AWS::IAM::ManagedPolicy'));
  const named = policies.map(([id, { Properties }]) => [
    id,
    Properties.PolicyDocument.Statement.flatMap(({ Resource }: any) =>
      [Resource].flat().map((one) => one['Fn::GetAtt']?.[0] ?? one),
    ),
  ]);
  return Object.fromEntries(named);
}

test('the tables of a large stage are in policies in their order, and every role has all of these', () => {
  const tenants = { acme: { maxSessionDuration: 7200 } };
  const stage = stageOf(idsOf(200), { tenants, identity: { tenantClaim: 'custom:tenantId' } });
  const tables = tablesOf(stage);
  expect(Object.values(tables).flat()).toEqual(idsOf(200).map((id) => `T${id.slice(1)}Table`));
  expect(Object.keys(tables)).toEqual(
    ['', '2', '3', '4'].map((number) => `AuthenticatedRolePolicy${number}`),
  );
  const ManagedPolicyArns = Object.keys(tables).map((id) => ({ Ref: id }));
  templateOf(stage).allResourcesProperties('AWS::IAM::Role', { ManagedPolicyArns });
});

test('a table that is added at the end moves no other to another policy', () => {
  const revoked = { sessions: { revokeIssuedBefore: '2026-11-20T14:30:00Z' } };
  const before = tablesOf(stageOf(idsOf(64), revoked));
  for (const count of [65, 130]) {
    const after = tablesOf(stageOf(idsOf(count), revoked));
    for (const [policy, tables] of Object.entries(before)) {
      expect(after[policy]?.slice(0, tables.length)).toEqual(tables);
    }
  }
  expect(before.AuthenticatedRoleRevocationPolicy).toEqual(['*']);
});

test('a revocation moves no table', () => {
  const stage = stageOf(idsOf(70));
  const revoked = { ...stage, sessions: { revokeIssuedBefore: '2026-11-20T14:30:00Z' } };
  const { AuthenticatedRoleRevocationPolicy: revocation, ...tables } = tablesOf(revoked);
  expect(revocation).toEqual(['*']);
  expect(tables).toEqual(tablesOf(stage));
});

describe('quotas of IAM', () => {
  /** Permissions that each fill a policy of their own. */
  const fillingOne = (count: number): Permission[] =>
    Array.from({ length: count }, (_, n) => ({
      sid: () => `Statement${n}`,
      about: `Table${n}`,
      actions: ['dynamodb:GetItem'],
      resource: `${n}`.padEnd(5000, 'r'),
    }));
  const build = (count: number, others: Partial<PolicyContent>) =>
    managedPolicies(new Stack(), HOLDER, {
      Policy: { description: 'Tables', permissions: fillingOne(count) },
      OtherPolicy: { description: 'Others', permissions: [], ...others },
    });

  test('ten managed policies are the most: the error names the holder, the tables and the fix', () => {
    const permissions = fillingOne(2);
    expect(build(8, { permissions })).toHaveLength(10);
    expect(() => build(9, { permissions })).toThrow(
      'The workload Api needs 11 managed policies (9 Policy, 2 OtherPolicy) for 9 tables (Table0, Table1, Table2 and 6 more); IAM allows 10 per role or user. Split it.',
    );
  });

  test('a policy that is reserved counts, and is not made', () => {
    expect(build(9, { reserved: 1 })).toHaveLength(9);
    expect(() => build(10, { reserved: 1 })).toThrow('needs 11 managed policies (10 Policy, 1 ');
    expect(build(8, { permissions: fillingOne(2), reserved: 1 })).toHaveLength(10);
  });

  test('a statement fits a managed policy', () => {
    const withCondition = (characters: number) => () =>
      managedPolicies(new Stack(), HOLDER, {
        Policy: {
          description: 'Tables',
          permissions: [
            {
              sid: (about) => `Get${about}`,
              about: 'Orders',
              actions: ['dynamodb:GetItem'],
              resource: 'orders',
              conditions: { StringEquals: { 'aws:userid': 'x'.repeat(characters) } },
            },
          ],
        },
      });
    const most = 5962;
    expect(withCondition(most)).not.toThrow();
    expect(withCondition(most + 1)).toThrow(
      'The statement GetOrders of the workload Api has 6107 characters; IAM allows 6144 per managed policy, which leaves 6106 for statements. Split it.',
    );
  });
});

test('two statements with the same ID are an error', () => {
  const named = (about: string, action: string): Permission => ({
    sid: (what) => `Of${what}`,
    about,
    actions: [action],
    resource: about,
  });
  const permissions = [named('Orders', 'dynamodb:GetItem'), named('Orders', 'dynamodb:PutItem')];
  expect(() =>
    managedPolicies(new Stack(), HOLDER, { Policy: { description: 'Tables', permissions } }),
  ).toThrow(/Two statements OfOrders .* the workload Api/);
});

test('a table that a workload or connector may use moves nothing that is there', () => {
  const consumers = (count: number) => ({
    workloads: {
      api: {
        runsOn: 'lambda',
        tables: Object.fromEntries(idsOf(count).map((id) => [id, 'readWrite'])),
      },
    },
    connectors: { tool: { ...SOURCE, tables: idsOf(count), listTables: true } },
  });
  const before = tablesOf(stageOf(idsOf(54), consumers(54)));
  const after = tablesOf(stageOf(idsOf(110), consumers(110)));
  for (const [policy, named] of Object.entries(before)) {
    expect(after[policy]).toEqual(expect.arrayContaining(named));
  }
  expect(before.ApiWorkloadPolicy).toContain('ApiWorkloadLogGroup');
  expect(before.ToolConnectorPolicy).toContain('*');
});
