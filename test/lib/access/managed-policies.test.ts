import { Stack } from 'aws-cdk-lib/core';
import { managedPolicies, type PolicyContent } from '../../../lib/access/managed-policies';
import type { Permission } from '../../../lib/access/permission';
import { templateWith } from '../../synthesis';

const HOLDER = { name: 'the workload Api', fix: 'Split it.' };

/** Permissions to read so many tables; 58 of them fit a managed policy. */
const reading = (count: number): Permission[] =>
  Array.from({ length: count }, (_, n) => ({
    sid: (about) => `Get${about}`,
    about: `Table${n}`,
    actions: ['dynamodb:GetItem'],
    resource: String(n).padStart(3, '0').padEnd(100, 'r'),
  }));

/** The managed policies of these permissions, by construct ID. */
function policiesOf(permissions: Readonly<Record<string, readonly Permission[]>>) {
  const contents = Object.entries(permissions).map(([id, all]): [string, PolicyContent] => [
    id,
    { description: `About ${id}`, permissions: all },
  ]);
  return templateWith(
    (stack) => void managedPolicies(stack, HOLDER, Object.fromEntries(contents)),
  ).findResources('AWS::IAM::ManagedPolicy');
}

/** The resources that each managed policy names. */
const resourcesOf = (permissions: Readonly<Record<string, readonly Permission[]>>) =>
  Object.fromEntries(
    Object.entries(policiesOf(permissions)).map(([id, { Properties }]) => [
      id,
      Properties.PolicyDocument.Statement.flatMap(({ Resource }: any) => Resource) as string[],
    ]),
  );

describe('many permissions', () => {
  test('are in managed policies in their order, each with the description', () => {
    const all = reading(200);
    const resources = resourcesOf({ Policy: all });
    expect(Object.values(resources).flat()).toEqual(all.map(({ resource }) => resource));
    expect(Object.values(resources).map(({ length }) => length)).toEqual([58, 58, 58, 26]);
    expect(
      Object.entries(policiesOf({ Policy: all })).map(([id, { Properties }]) => [
        id,
        Properties.Description,
      ]),
    ).toEqual(['', '2', '3', '4'].map((number) => [`Policy${number}`, 'About Policy']));
  });

  test('are not moved by one that is added at the end, nor by other contents', () => {
    const before = resourcesOf({ Policy: reading(64), OtherPolicy: reading(1) });
    expect(Object.keys(before)).toEqual(['Policy', 'Policy2', 'OtherPolicy']);
    for (const count of [65, 130]) {
      const after = resourcesOf({ Policy: reading(count), OtherPolicy: reading(2) });
      for (const [policy, resources] of Object.entries(before)) {
        expect(after[policy]?.slice(0, resources.length)).toEqual(resources);
      }
    }
    expect(resourcesOf({ Policy: reading(64) })).toEqual({
      Policy: before.Policy,
      Policy2: before.Policy2,
    });
  });
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
    // They need not be of tables.
    const permissions = fillingOne(2).map((permission) => ({ ...permission, about: undefined }));
    expect(build(8, { permissions })).toHaveLength(10);
    expect(() => build(9, { permissions })).toThrow(
      / workload Api .*\b11\b.*\(9 Policy, 2 OtherPolicy\).*\b9 tables \(Table0, Table1, Table2 .*6 .*\b10\b.* Split it\.$/,
    );
  });

  test('the error counts the policies of each content only if there are several', () => {
    const contents = { Policy: { description: 'Tables', permissions: fillingOne(11) } };
    expect(() => managedPolicies(new Stack(), HOLDER, contents)).toThrow(
      /needs 11 managed policies for 11 tables \(Table0, /,
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
      / GetOrders .*workload Api .*\b6107\b.*\b6144\b.*\b6106\b.* Split it\.$/,
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
