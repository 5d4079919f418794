import { Stack, Token } from 'aws-cdk-lib/core';
import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { statementGroups } from '../../lib/access/statement-groups';
import { MINIMAL } from '../stages';
import { permissionStatements, templateOf } from '../synthesis';

/** A statement of exactly so many characters, unlike any other, so that none are merged. */
function statement(characters: number, position: number): PolicyStatement {
  const sid = `Statement${String(position).padStart(2, '0')}`;
  const fixed = { Action: 'dynamodb:GetItem', Effect: 'Allow', Resource: '', Sid: sid };
  const resource = 'r'.repeat(characters - JSON.stringify(fixed).length);
  return new PolicyStatement({ sid, actions: ['dynamodb:GetItem'], resources: [resource] });
}

/** The lengths of the policies that hold statements of these lengths. */
function lengths(characters: readonly number[]): number[] {
  const groups = statementGroups(new Stack(), characters.map(statement));
  return groups.map((statements) => JSON.stringify(new PolicyDocument({ statements })).length);
}

test('statements of 6,144 characters in sum are one policy', () => {
  expect(lengths([3052, 3052])).toEqual([6144]);
});

test('one character more is two policies', () => {
  expect(lengths([3052, 3053])).toEqual([3091, 3092]);
});

test('more than ten policies are an error, and no template', () => {
  expect(lengths(Array.from({ length: 10 }, () => 6000))).toHaveLength(10);
  expect(() => lengths(Array.from({ length: 11 }, () => 6000))).toThrow(
    "received 11 statements, which fill 11 managed policies; expected at most 10, IAM's quota for a role; split the stage",
  );
});

test('a stage of many tables is split in order, and the role has every part', () => {
  const ids = Array.from({ length: 30 }, (_, n) => `table${n}`);
  const template = templateOf({
    ...MINIMAL,
    tables: Object.fromEntries(ids.map((id) => [id, MINIMAL.tables.orders])),
  });
  const parts = template.findResources('AWS::IAM::ManagedPolicy');
  expect(Object.keys(parts)).toEqual([
    'AuthenticatedRolePolicy',
    'AuthenticatedRolePolicy2',
    'AuthenticatedRolePolicy3',
  ]);
  const tables = permissionStatements(template).map(({ Resource }) => Resource['Fn::GetAtt'][0]);
  expect(tables).toEqual(ids.map((id) => `${id.replace('t', 'T')}Table`));
  template.hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: Object.keys(parts).map((id) => ({ Ref: id })),
  });
});

test.each(['Ref', 'Fn::GetAtt', 'Fn::Join'])(
  'a resource that is an %s counts as the longest ARN',
  (name) => {
    const filledIn = new PolicyStatement({
      sid: 'FilledIn',
      actions: ['dynamodb:GetItem'],
      resources: [Token.asString({ [name]: ['', [{ Ref: 'Any' }]] })],
    });
    const fixed = { Action: 'dynamodb:GetItem', Effect: 'Allow', Resource: '', Sid: 'FilledIn' };
    const longest = 'arn:aws-us-gov:dynamodb:ap-northeast-3:111122223333:table/'.length + 255;
    const beside = 6144 - 40 - JSON.stringify(fixed).length - longest;
    const groups = (characters: number) =>
      statementGroups(new Stack(), [filledIn, statement(characters, 1)]).length;
    expect([groups(beside), groups(beside + 1)]).toEqual([1, 2]);
  },
);

test('conditions count, and what joins the parts of a value', () => {
  const many = 'x'.repeat(4000);
  const conditionedBy = (key: string) => (sid: string) =>
    new PolicyStatement({
      sid,
      actions: ['dynamodb:GetItem'],
      resources: [sid],
      conditions: { StringEquals: { [key]: many } },
    });
  const conditioned = ['aws:userid', 'aws:PrincipalTag/Ref', 'Reference'].map(conditionedBy);
  const joined = Token.asString({ 'Fn::Join': [many, ['a', 'b']] });
  const resourced = (sid: string) =>
    new PolicyStatement({ sid, actions: ['dynamodb:GetItem'], resources: [joined] });
  for (const kind of [...conditioned, resourced]) {
    expect(statementGroups(new Stack(), [kind('First'), kind('Second')])).toHaveLength(2);
  }
});

test('a region counts as the longest of them', () => {
  const ofRegion = new PolicyStatement({
    sid: 'Region',
    actions: ['dynamodb:GetItem'],
    resources: [Token.asString({ Ref: 'AWS::Region' })],
  });
  const fixed = { Action: 'dynamodb:GetItem', Effect: 'Allow', Resource: '', Sid: 'Region' };
  const beside = 6144 - 40 - JSON.stringify(fixed).length - 'ap-northeast-3'.length;
  const groups = (characters: number) =>
    statementGroups(new Stack(), [ofRegion, statement(characters, 1)]).length;
  expect([groups(beside), groups(beside + 1)]).toEqual([1, 2]);
});
