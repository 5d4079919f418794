import { unknown } from '../../../../tools/template-access/template/template-text';
import { statementsOf } from '../../../../tools/template-access/policies/policy-document';
import { isAboutRows, rowWords } from '../../../../tools/report/words/row-words';

const CLAIMS = { tokenTenant: 'custom:tenantId', tokenSub: 'sub' };
const KEYS = 'dynamodb:LeadingKeys';
const IDENTITY = '${cognito-identity.amazonaws.com:sub}';
const TENANT = '${aws:PrincipalTag/tokenTenant}';

/** Conditions as a statement has them. */
function rows(Condition: object, Version = '2012-10-17') {
  const Statement = { Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*', Condition };
  const at = { resource: 'Policy', property: '' };
  const { statements } = statementsOf({ Version, Statement }, at);
  const [statement] = statements;
  if (!statement) throw new Error('no statement');
  return rowWords(statement.conditions, CLAIMS);
}

const GUARD = { Null: { [KEYS]: 'false' } };
const guarded = (operator: string, ...values: unknown[]) =>
  rows({ [operator]: { [KEYS]: values }, ...GUARD });

describe('row isolation by dynamodb:LeadingKeys', () => {
  test('no condition on rows is all rows', () => {
    expect(rows({ Bool: { 'aws:SecureTransport': 'true' } })).toEqual({
      scope: 'all rows',
      detail: 'all',
    });
  });

  test.each([
    ['false', 'all, in calls that name a partition key'],
    ['False', 'all, in calls that name a partition key'],
    ['true', 'all, in calls that name NO partition key'],
    ['True', 'all, in calls that name NO partition key'],
  ])('Null of %s alone', (value, detail) => {
    expect(rows({ Null: { [KEYS]: value } })).toEqual({ scope: 'all rows', detail });
  });

  test.each([
    [IDENTITY, 'own rows', "is the user's identity ID"],
    ['${cognito-identity-us-gov.amazonaws.com:sub}', 'own rows', "is the user's identity ID"],
    ['${aws:PrincipalTag/tokenSub}', 'own rows', "is the user's ID in the user pool (sub)"],
    [TENANT, 'rows by custom:tenantId', "is the user's custom:tenantId"],
    ['${aws:principaltag/tokenTenant}', 'rows by custom:tenantId', "is the user's custom:tenantId"],
    ['${aws:PrincipalTag/team}', 'rows by tag team', "is the caller's tag team"],
    ['${aws:PrincipalTag/toString}', 'rows by tag toString', "is the caller's tag toString"],
    ['${www.amazon.com:user_id}', 'own rows', "is the user's ID at Login with Amazon"],
    ['${graph.facebook.com:id}', 'own rows', "is the user's ID at Facebook"],
    ['${accounts.google.com:sub}', 'own rows', "is the user's ID at Google"],
    ['${aws:userid}', 'own rows', "is the caller's unique ID"],
    ['${aws:username}', 'own rows', "is the IAM user's name"],
    ['${aws:SourceIp}', 'some rows', 'is ${aws:SourceIp}'],
    ['${constructor}', 'some rows', 'is ${constructor}'],
    ['public', 'some rows', 'is "public"'],
    [
      'user#${aws:username}#x',
      'own rows',
      'is "user#" and then the IAM user\'s name and then "#x"',
    ],
    ['${$}', 'some rows', 'is "$"'],
    ['${?}', 'some rows', 'is "?"'],
    ['${graph.facebook.com:sub}', 'own rows', 'is ${graph.facebook.com:sub}'],
    [unknown('parameter P'), 'some rows', 'is "${? parameter P}"'],
  ])('guarded, the key %s: %s', (value, scope, words) => {
    expect(guarded('ForAllValues:StringEquals', value)).toEqual({
      scope,
      detail: `partition key ${words}`,
    });
  });

  test.each([
    [`${TENANT}#*`, 'begins with the user\'s custom:tenantId and then "#"'],
    ['a*', 'begins with "a"'],
    ['*', 'is anything'],
    ['*a', 'matches "*a"'],
    ['a?', 'matches "a?"'],
    [`a*${TENANT}*`, 'matches "a*" and then the user\'s custom:tenantId and then "*"'],
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
      'partition key is, in upper or lower case, "a"',
    );
  });

  test('several values, and several conditions', () => {
    expect(guarded('ForAllValues:StringEquals', IDENTITY, 'public')).toEqual({
      scope: 'own rows, some rows',
      detail: 'partition key is the user\'s identity ID or is "public"',
    });
    const both = {
      'ForAllValues:StringEquals': { [KEYS]: IDENTITY },
      'ForAllValues:StringLike': { [KEYS]: `${IDENTITY}*` },
    };
    expect(rows({ ...both, ...GUARD })).toEqual({
      scope: 'own rows',
      detail:
        "partition key is the user's identity ID, and partition key begins with the user's identity ID",
    });
  });

  test('negations say so', () => {
    expect(guarded('ForAllValues:StringNotEquals', 'a', 'b').detail).toBe(
      'partition key is not: is "a", nor: is "b"',
    );
    expect(guarded('ForAllValues:StringNotLike', 'a*').detail).toBe(
      'partition key is not: begins with "a"',
    );
  });

  const OPEN = '; AND EVERY ROW in calls that name no partition key (no Null guard)';

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
      '; AND ANY ROW in a batch in which one key is so (ForAnyValue)',
    ],
    [
      'no set operator',
      { StringEquals: { [KEYS]: 'a' } },
      ' (without ForAllValues, so not defined for batches)',
    ],
  ])('rows that also get through: %s', (_what, condition, expected) => {
    expect(rows(condition).detail).toBe(`partition key is "a"${expected}`);
  });

  test('a policy of version 2008-10-17 has no policy variables', () => {
    expect(
      rows({ 'ForAllValues:StringEquals': { [KEYS]: IDENTITY }, ...GUARD }, '2008-10-17'),
    ).toEqual({
      scope: 'some rows',
      detail: 'partition key is "${cognito-identity.amazonaws.com:sub}"',
    });
  });

  test('which conditions are about rows', () => {
    const about = (key: string) => isAboutRows({ operator: 'StringEquals', key, values: [] });
    expect(['dynamodb:leadingKEYS', 'dynamodb:LeadingKey', 'LeadingKeys'].map(about)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test.each([
    ['ForAllValues:StringNotEquals', IDENTITY, 'all rows but own rows'],
    ['ForAllValues:StringNotLike', 'secret*', 'all rows but some rows'],
    ['ForAllValues:StringNotLike', TENANT, 'all rows but rows by custom:tenantId'],
    ['ForAllValues:StringLike', '*', 'all rows'],
    ['ForAllValues:StringLike', '?*', 'all rows'],
    ['ForAllValues:StringLike', '**', 'all rows'],
    ['ForAllValues:StringLike', `*${IDENTITY}`, 'some rows'],
    ['ForAllValues:StringLike', '?', 'some rows'],
    ['ForAllValues:StringEquals', '*', 'some rows'],
    ['ForAllValues:StringLike', "${aws:PrincipalTag/t, '*'}", 'rows by tag t, all rows'],
    ['ForAllValues:StringEquals', "${aws:PrincipalTag/t, 'x'}", 'rows by tag t, some rows'],
  ])('the scope of %s %s', (operator, value, scope) => {
    expect(guarded(operator, value).scope).toBe(scope);
  });

  test('a negation beside own rows leaves own rows', () => {
    const own = { 'ForAllValues:StringEquals': { [KEYS]: IDENTITY } };
    const but = { 'ForAllValues:StringNotEquals': { [KEYS]: 'a' } };
    expect(rows({ ...but, ...own, ...GUARD }).scope).toBe('own rows');
  });

  test.each([
    ['StringEquals', '${aws:username}', "is the IAM user's name", 'own rows'],
    ['StringEquals', '${$}{aws:username}', 'is "${aws:username}"', 'some rows'],
    ['StringLike', 'a${*}b', 'is "a*b"', 'some rows'],
    [
      'StringLike',
      '${aws:username}#*',
      'begins with the IAM user\'s name and then "#"',
      'own rows',
    ],
    ['StringLike', '*', 'is anything', 'all rows'],
    [
      'StringEquals',
      "${aws:PrincipalTag/team, 'none'}",
      'is the user\'s custom:team (where there is none, "none")',
      'rows by custom:team, some rows',
    ],
    [
      'StringEquals',
      unknown('import ${? parameter A}'),
      'is "${? import ${? parameter A}}"',
      'some rows',
    ],
  ])('the value of %s %j', (operator, value, expected, scope) => {
    const condition = { operator: `ForAllValues:${operator}`, key: KEYS, values: [value] };
    expect(rowWords([condition], { team: 'custom:team' })).toEqual({
      scope,
      detail: `partition key ${expected}; AND EVERY ROW in calls that name no partition key (no Null guard)`,
    });
  });
});
