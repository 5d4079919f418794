import { Stack, Token } from 'aws-cdk-lib/core';
import { Effect, PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Permission } from '../../../lib/access/permission';
import { policyStatements } from '../../../lib/access/policy-statements';

const HOLDER = { name: 'the workload Api', fix: '' };
const actions = ['dynamodb:GetItem'];

/** A permission whose statement has exactly so many characters, unlike any other, so that none share one. */
function permission(characters: number, position: number): Permission {
  const sid = `Statement${String(position).padStart(2, '0')}`;
  const fixed = { Action: 'dynamodb:GetItem', Effect: 'Allow', Resource: [''], Sid: sid };
  const resource = 'r'.repeat(characters - JSON.stringify(fixed).length);
  return { sid: () => sid, actions, resource };
}

/** The lengths of the policies that hold statements of these lengths; a lone resource is in no brackets. */
function lengths(characters: readonly number[]): number[] {
  const groups = policyStatements(new Stack(), HOLDER, characters.map(permission));
  return groups.map(
    (statements) =>
      JSON.stringify(new PolicyDocument({ statements })).length + 2 * statements.length,
  );
}

test('statements of 6,144 characters in sum are one policy', () => {
  expect(lengths([3051, 3051])).toEqual([6142]);
});

test('one character more is two policies', () => {
  expect(lengths([3051, 3052])).toEqual([3090, 3091]);
});

test('permissions that differ in more than the resource have a statement each', () => {
  const one: Permission = { sid: (about) => `Get${about}`, about: 'One', actions, resource: 'one' };
  const others: Permission[] = [
    { ...one, about: 'Two', resource: 'two' },
    { ...one, about: 'Three', resource: 'three', actions: ['dynamodb:PutItem'] },
    {
      ...one,
      about: 'Four',
      resource: 'four',
      conditions: { Bool: { 'aws:SecureTransport': 'true' } },
    },
    { ...one, about: 'Five', resource: 'five', effect: Effect.DENY },
    { ...one, sid: (about) => `Also${about}`, about: 'Six', resource: 'six' },
  ];
  const [statements = [], ...more] = policyStatements(new Stack(), HOLDER, [one, ...others]);
  expect(more).toEqual([]);
  expect(statements.map(({ sid, resources }) => [sid, resources])).toEqual([
    ['GetOneAndOthers', ['one', 'two']],
    ['GetThree', ['three']],
    ['GetFour', ['four']],
    ['GetFive', ['five']],
    ['AlsoSix', ['six']],
  ]);
});

test('a key that tables share is named once', () => {
  const shared = (about: string): Permission => ({
    sid: (of) => `Use${of}`,
    about,
    actions,
    resource: 'key',
  });
  const [[statement] = []] = policyStatements(new Stack(), HOLDER, [shared('One'), shared('Two')]);
  expect(statement?.toStatementJson()).toMatchObject({ Resource: 'key', Sid: 'UseOneAndOthers' });
});

test('a statement that names no subject has the plain ID', () => {
  const permission: Permission = { sid: (about) => `List${about}`, actions, resource: '*' };
  const [[statement] = []] = policyStatements(new Stack(), HOLDER, [permission]);
  expect(statement?.sid).toBe('List');
});

test.each([
  [
    'a resource that AWS fills in',
    { Ref: 'Any' },
    'arn:aws-us-gov:dynamodb:us-isof-south-1:111122223333:table/'.length + 255,
  ],
  ['a region', { Ref: 'AWS::Region' }, 'us-isof-south-1'.length],
  [
    'parts that are joined',
    { 'Fn::Join': ['/', ['table', { Ref: 'AWS::Region' }]] },
    'table/us-isof-south-1'.length,
  ],
])('%s counts as the longest', (_title, written, longest) => {
  const filledIn: Permission = {
    sid: () => 'FilledIn',
    actions,
    resource: Token.asString(written),
  };
  const fixed = {
    Action: 'dynamodb:GetItem',
    Effect: 'Allow',
    Resource: ['x'.repeat(longest)],
    Sid: 'FilledIn',
  };
  const beside = 6144 - 38 - 4 - JSON.stringify(fixed).length;
  const policies = (characters: number) =>
    policyStatements(new Stack(), HOLDER, [filledIn, permission(characters, 1)]).length;
  expect([policies(beside), policies(beside + 1)]).toEqual([1, 2]);
});
