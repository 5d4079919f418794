import { unknown } from '../../../../tools/template-access/template/template-text';
import { statementsOf } from '../../../../tools/template-access/policies/policy-document';
import { isAboutRows, rowWords } from '../../../../tools/report/words/row-words';

const CLAIMS = { tokenTenant: 'custom:tenantId', tokenSub: 'sub' };
const KEYS = 'dynamodb:LeadingKeys';
const IDENTITY = '${cognito-identity.amazonaws.com:sub}';
const TENANT = '${aws:PrincipalTag/tokenTenant}';

/** Actions that can omit the key, or name several. */
const EVERY = ['dynamodb:Scan', 'dynamodb:BatchGetItem'];

/** The conditions of a statement. */
function rows(Condition: object, Version = '2012-10-17', Action: string | string[] = EVERY) {
  const Statement = { Effect: 'Allow', Action, Resource: '*', Condition };
  const at = { resource: 'Policy', property: '' };
  const { statements } = statementsOf({ Version, Statement }, at);
  const [statement] = statements;
  if (!statement) throw new Error('no statement');
  return rowWords(statement.conditions, statement.actions, CLAIMS);
}

const GUARD = { Null: { [KEYS]: 'false' } };
const guarded = (operator: string, ...values: unknown[]) =>
  rows({ [operator]: { [KEYS]: values }, ...GUARD });

describe('row isolation by dynamodb:LeadingKeys', () => {
  test('without a condition on items, all items', () => {
    expect(rows({ Bool: { 'aws:SecureTransport': 'true' } })).toEqual({
      scope: 'all items',
      detail: 'all',
    });
  });

  test.each([
    ['false', 'all, in requests with a partition key'],
    ['False', 'all, in requests with a partition key'],
    ['true', 'all, in requests WITHOUT a partition key'],
    ['True', 'all, in requests WITHOUT a partition key'],
  ])('Null of %s alone', (value, detail) => {
    expect(rows({ Null: { [KEYS]: value } })).toEqual({ scope: 'all items', detail });
  });

  test.each([
    [IDENTITY, 'own items', "is the user's identity ID"],
    ['${cognito-identity-us-gov.amazonaws.com:sub}', 'own items', "is the user's identity ID"],
    ['${aws:PrincipalTag/tokenSub}', 'own items', "is the user's sub in the user pool"],
    [TENANT, 'items by custom:tenantId', "is the user's custom:tenantId"],
    [
      '${aws:principaltag/tokenTenant}',
      'items by custom:tenantId',
      "is the user's custom:tenantId",
    ],
    ['${aws:PrincipalTag/team}', 'items by tag team', 'is the principal tag team'],
    ['${aws:PrincipalTag/toString}', 'items by tag toString', 'is the principal tag toString'],
    ['${www.amazon.com:user_id}', 'own items', "is the user's ID at Login with Amazon"],
    ['${graph.facebook.com:id}', 'own items', "is the user's ID at Facebook"],
    ['${accounts.google.com:sub}', 'own items', "is the user's ID at Google"],
    ['${aws:userid}', 'own items', "is the principal's unique ID"],
    ['${aws:username}', 'own items', 'is the IAM user name'],
    ['${aws:SourceIp}', 'some items', 'is ${aws:SourceIp}'],
    ['${constructor}', 'some items', 'is ${constructor}'],
    ['public', 'some items', 'is "public"'],
    [
      'user#${aws:username}#x',
      'own items',
      'is "user#" followed by the IAM user name followed by "#x"',
    ],
    ['${$}', 'some items', 'is "$"'],
    ['${?}', 'some items', 'is "?"'],
    ['${graph.facebook.com:sub}', 'own items', 'is ${graph.facebook.com:sub}'],
    [unknown('parameter P'), 'some items', 'is "parameter P"'],
  ])('guarded, the key %s: %s', (value, scope, words) => {
    expect(guarded('ForAllValues:StringEquals', value)).toEqual({
      scope,
      detail: `partition key ${words}`,
    });
  });

  test.each([
    [`${TENANT}#*`, 'begins with the user\'s custom:tenantId followed by "#"'],
    ['a*', 'begins with "a"'],
    ['*', 'is any value'],
    ['*a', 'matches "*a"'],
    ['a?', 'matches "a?"'],
    [`a*${TENANT}*`, 'matches "a*" followed by the user\'s custom:tenantId followed by "*"'],
    ['a', 'is "a"'],
    ['a${*}', 'is "a*"'],
  ])('guarded, the pattern %s', (value, words) => {
    expect(guarded('ForAllValues:StringLike', value).detail).toBe(`partition key ${words}`);
  });

  test('an asterisk is text without a pattern operator', () => {
    expect(guarded('ForAllValues:StringEquals', 'a*').detail).toBe('partition key is "a*"');
  });

  test('operators that ignore case say so', () => {
    expect(guarded('ForAllValues:StringEqualsIgnoreCase', 'a').detail).toBe(
      'partition key is (ignoring case) "a"',
    );
  });

  test('several values, and several conditions', () => {
    expect(guarded('ForAllValues:StringEquals', IDENTITY, 'public')).toEqual({
      scope: 'own items, some items',
      detail: 'partition key is the user\'s identity ID or is "public"',
    });
    const both = {
      'ForAllValues:StringEquals': { [KEYS]: IDENTITY },
      'ForAllValues:StringLike': { [KEYS]: `${IDENTITY}*` },
    };
    expect(rows({ ...both, ...GUARD })).toEqual({
      scope: 'own items',
      detail:
        "partition key is the user's identity ID, and partition key begins with the user's identity ID",
    });
  });

  test('negations say so', () => {
    expect(guarded('ForAllValues:StringNotEquals', 'a', 'b').detail).toBe(
      'not: partition key is "a" or is "b"',
    );
    expect(guarded('ForAllValues:StringNotLike', 'a*').detail).toBe(
      'not: partition key begins with "a"',
    );
  });

  const OPEN = '; AND EVERY ITEM in requests without a partition key (no Null condition)';

  test.each<[string, object, string]>([
    ['no guard', { 'ForAllValues:StringEquals': { [KEYS]: 'a' } }, OPEN],
    [
      'a guard that is none',
      { 'ForAllValues:StringEquals': { [KEYS]: 'a' }, Null: { [KEYS]: 'true' } },
      OPEN,
    ],
    [
      'a guard of both',
      { 'ForAllValues:StringEquals': { [KEYS]: 'a' }, Null: { [KEYS]: ['false', 'true'] } },
      OPEN,
    ],
    [
      'a guard of another key',
      { 'ForAllValues:StringEquals': { [KEYS]: 'a' }, Null: { 'dynamodb:Attributes': 'false' } },
      OPEN,
    ],
    ['a guard', { 'ForAllValues:StringEquals': { [KEYS]: 'a' }, ...GUARD }, ''],
    [
      'a guard that YAML wrote',
      { 'ForAllValues:StringEquals': { [KEYS]: 'a' }, Null: { [KEYS]: 'False' } },
      '',
    ],
    [
      'a guard in other cases',
      {
        'forallvalues:stringequals': { 'DYNAMODB:leadingkeys': 'a' },
        null: { 'dynamodb:LEADINGKEYS': false },
      },
      '',
    ],
    [
      'IfExists, guarded or not',
      { 'ForAllValues:StringEqualsIfExists': { [KEYS]: 'a' }, ...GUARD },
      OPEN,
    ],
    ['IfExists alone', { StringEqualsIfExists: { [KEYS]: 'a' } }, OPEN],
    [
      'ForAnyValue',
      { 'ForAnyValue:StringEquals': { [KEYS]: 'a' } },
      '; AND ANY ITEM in a batch if one key matches (ForAnyValue)',
    ],
    [
      'no set operator',
      { StringEquals: { [KEYS]: 'a' } },
      ' (no ForAllValues: undefined for batches)',
    ],
  ])('items that are also accessible: %s', (_what, condition, expected) => {
    expect(rows(condition).detail).toBe(`partition key is "a"${expected}`);
  });

  test('a policy of version 2008-10-17 has no policy variables', () => {
    expect(
      rows({ 'ForAllValues:StringEquals': { [KEYS]: IDENTITY }, ...GUARD }, '2008-10-17'),
    ).toEqual({
      scope: 'some items',
      detail: 'partition key is "${cognito-identity.amazonaws.com:sub}"',
    });
  });

  test('which conditions are about items', () => {
    const about = (key: string) => isAboutRows({ operator: 'StringEquals', key, values: [] });
    expect(['dynamodb:leadingKEYS', 'dynamodb:LeadingKey', 'LeadingKeys'].map(about)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([
    ['ForAllValues:StringNotEquals', IDENTITY, 'all items except own items'],
    ['ForAllValues:StringNotLike', 'secret*', 'all items except some items'],
    ['ForAllValues:StringNotLike', TENANT, 'all items except items by custom:tenantId'],
    ['ForAllValues:StringLike', '*', 'all items'],
    ['ForAllValues:StringLike', '?*', 'all items'],
    ['ForAllValues:StringLike', '**', 'all items'],
    ['ForAllValues:StringLike', `*${IDENTITY}`, 'some items'],
    ['ForAllValues:StringLike', '?', 'some items'],
    ['ForAllValues:StringEquals', '*', 'some items'],
    ['ForAllValues:StringLike', "${aws:PrincipalTag/t, '*'}", 'items by tag t, all items'],
    ['ForAllValues:StringEquals', "${aws:PrincipalTag/t, 'x'}", 'items by tag t, some items'],
  ])('the scope of %s %s', (operator, value, scope) => {
    expect(guarded(operator, value).scope).toBe(scope);
  });

  test('a negation beside own items leaves own items', () => {
    const own = { 'ForAllValues:StringEquals': { [KEYS]: IDENTITY } };
    const but = { 'ForAllValues:StringNotEquals': { [KEYS]: 'a' } };
    expect(rows({ ...but, ...own, ...GUARD }).scope).toBe('own items');
  });

  test.each([
    ['StringEquals', '${aws:username}', 'is the IAM user name', 'own items'],
    ['StringEquals', '${$}{aws:username}', 'is "${aws:username}"', 'some items'],
    ['StringLike', 'a${*}b', 'is "a*b"', 'some items'],
    [
      'StringLike',
      '${aws:username}#*',
      'begins with the IAM user name followed by "#"',
      'own items',
    ],
    ['StringLike', '*', 'is any value', 'all items'],
    [
      'StringEquals',
      "${aws:PrincipalTag/team, 'none'}",
      'is the user\'s custom:team (default "none")',
      'items by custom:team, some items',
    ],
    ['StringEquals', unknown('import {parameter A}'), 'is "import {parameter A}"', 'some items'],
  ])('the value of %s %j', (operator, value, expected, scope) => {
    const condition = { operator: `ForAllValues:${operator}`, key: KEYS, values: [value] };
    expect(
      rowWords([condition], { patterns: EVERY, except: false }, { team: 'custom:team' }),
    ).toEqual({
      scope,
      detail: `partition key ${expected}; AND EVERY ITEM in requests without a partition key (no Null condition)`,
    });
  });
});

describe('gaps of a condition on partition keys', () => {
  const OWN = { 'ForAllValues:StringEquals': { [KEYS]: IDENTITY } };
  const WITHOUT_KEY = /AND EVERY ITEM in requests without a partition key/;

  test.each([
    ['dynamodb:GetItem', false],
    ['dynamodb:Query', false],
    ['dynamodb:BatchWriteItem', false],
    ['dynamodb:Scan', true],
    ['dynamodb:PartiQLSelect', true],
    ['dynamodb:S*', true],
    ['dynamodb:Put*', false],
    ['dynamodb:*', true],
  ])('%s may omit the key: %s', (action, expected) => {
    expect(
      rows(OWN, undefined, action).detail.includes(
        'AND EVERY ITEM in requests without a partition key',
      ),
    ).toBe(expected);
  });

  test('a condition that is also true if the key is absent has no gap with an action that requires the key', () => {
    const IfExists = { StringEqualsIfExists: { [KEYS]: IDENTITY } };
    expect(rows(IfExists, undefined, 'dynamodb:PutItem').detail).toBe(
      rows(OWN, undefined, 'dynamodb:PutItem').detail,
    );
    expect(rows(IfExists, undefined, 'dynamodb:Scan').detail).toMatch(WITHOUT_KEY);
  });

  test.each([
    ['ForAnyValue:StringEquals', /AND ANY ITEM in a batch/],
    ['StringEquals', /undefined for batches/],
  ])('%s has a gap in batches only', (operator, gap) => {
    const condition = { [operator]: { [KEYS]: IDENTITY } };
    expect(rows(condition, undefined, 'dynamodb:BatchGetItem').detail).toMatch(gap);
    expect(rows(condition, undefined, 'dynamodb:Batch*').detail).toMatch(gap);
    expect(rows(condition, undefined, 'dynamodb:UpdateItem').detail).not.toMatch(gap);
  });
});
