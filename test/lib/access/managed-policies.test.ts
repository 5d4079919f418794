import { Stack } from 'aws-cdk-lib/core';
import { managedPolicies } from '../../../lib/access/managed-policies';
import type { Permission } from '../../../lib/access/permission';
import { MINIMAL, SOURCE } from '../../stages';
import { templateOf } from '../../synthesis';

const { orders } = MINIMAL.tables;
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

test('more than ten policies are an error, and no template', () => {
  const permissions = (count: number): Permission[] =>
    Array.from({ length: count }, (_, n) => ({
      sid: () => `Statement${n}`,
      actions: ['dynamodb:GetItem'],
      resource: `${n}`.padEnd(5000, 'r'),
    }));
  const build = (count: number) => () =>
    managedPolicies(new Stack(), {
      Policy: { description: 'Tables', permissions: permissions(count) },
      OtherPolicy: { description: 'Others', permissions: permissions(2) },
    });
  expect(build(8)()).toHaveLength(10);
  expect(build(9)).toThrow(
    "received permissions of Default that fill 11 managed policies; expected at most 10, IAM's quota for a role or user; give tables shorter names, or give it fewer tables",
  );
});

test('a permission that is longer than a policy can be is an error', () => {
  const build = (characters: number) => () =>
    managedPolicies(new Stack(), {
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
  expect(build(5900)).not.toThrow();
  expect(build(6000)).toThrow(
    /^received the permission GetOrders of 61\d\d characters; expected at most 6106, which IAM leaves of a managed policy; make its conditions or names shorter$/,
  );
});

test('two statements of one ID are an error: IAM would refuse them', () => {
  const named = (about: string, action: string): Permission => ({
    sid: (what) => `Of${what}`,
    about,
    actions: [action],
    resource: about,
  });
  const permissions = [named('Orders', 'dynamodb:GetItem'), named('Orders', 'dynamodb:PutItem')];
  expect(() =>
    managedPolicies(new Stack(), { Policy: { description: 'Tables', permissions } }),
  ).toThrow(
    'received two statements OfOrders in a policy of Default; expected tables with names of their own, each once; rename or remove one',
  );
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
