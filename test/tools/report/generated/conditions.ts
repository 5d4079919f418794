import fc from 'fast-check';

/** The condition keys of the generated policies, and their values in requests; the first is absent or an empty list. */
export const KEY_VALUES = {
  'dynamodb:LeadingKeys': [
    undefined,
    ['us-east-1:id1'],
    ['us-east-1:id1#1', 'acme#1'],
    ['acme#1'],
    ['us-east-1:id1', 'other'],
    ['other'],
    ['ada'],
  ],
  'dynamodb:Attributes': [undefined, ['pk', 'total'], ['pk', 'secret'], ['total']],
  'dynamodb:Select': [undefined, 'SPECIFIC_ATTRIBUTES', 'ALL_ATTRIBUTES'],
  'dynamodb:ReturnValues': [undefined, 'NONE', 'ALL_OLD'],
  'aws:PrincipalTag/tenant': [undefined, 'acme', 'other', 'a*'],
  'aws:SourceIp': ['192.0.2.1', '203.0.113.9'],
  'aws:SecureTransport': ['true', 'false'],
  'aws:CurrentTime': ['2026-12-01T00:00:00Z', '2031-12-01T00:00:00Z'],
} as const;

export type ConditionKey = keyof typeof KEY_VALUES;

type Operators = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

const ROWS = [
  '${cognito-identity.amazonaws.com:sub}',
  '${cognito-identity.amazonaws.com:sub}#*',
  '${aws:PrincipalTag/tenant}#*',
  '${aws:username}',
  'acme#1',
  'o?her',
  '*',
];

const rows = fc
  .record({
    operator: fc.constantFrom(
      'ForAllValues:StringLike',
      'ForAllValues:StringEquals',
      'ForAnyValue:StringLike',
      'ForAnyValue:StringEquals',
      'ForAllValues:StringNotLike',
      'ForAllValues:StringLikeIfExists',
      'forallvalues:stringlike',
    ),
    values: fc.subarray(ROWS, { minLength: 1, maxLength: 3 }),
    key: fc.constantFrom('dynamodb:LeadingKeys', 'dynamodb:leadingkeys'),
  })
  .map(({ operator, values, key }): Operators => ({ [operator]: { [key]: values } }));

const FIXED: readonly Operators[] = [
  { Null: { 'dynamodb:LeadingKeys': 'false' } },
  { Null: { 'dynamodb:LeadingKeys': 'true' } },
  { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'total'] } },
  { 'ForAnyValue:StringEquals': { 'dynamodb:Attributes': ['secret'] } },
  { StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' } },
  { StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' } },
  { StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_OLD'] } },
  { StringNotEquals: { 'dynamodb:ReturnValues': 'ALL_OLD' } },
  { StringEquals: { 'aws:PrincipalTag/tenant': 'acme' } },
  { StringNotEquals: { 'aws:PrincipalTag/tenant': ['acme'] } },
  { StringEqualsIgnoreCase: { 'aws:PrincipalTag/Tenant': 'ACME' } },
  { StringLike: { 'aws:PrincipalTag/tenant': 'ac*' } },
  { Null: { 'aws:PrincipalTag/tenant': 'true' } },
  { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '198.51.100.0/24'] } },
  { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  { Bool: { 'aws:SecureTransport': 'false' } },
  { BoolIfExists: { 'aws:SecureTransport': 'true' } },
  { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
  { DateGreaterThanEquals: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
];

/** The `Condition` of a statement; all of its keys must hold. */
export const conditions: fc.Arbitrary<object> = fc
  .array(fc.oneof(fc.constantFrom(...FIXED), rows), { minLength: 1, maxLength: 2 })
  .map((all) => {
    const merged: Record<string, object> = {};
    for (const [operator, keys] of all.flatMap(Object.entries)) {
      merged[operator] = { ...merged[operator], ...keys };
    }
    return merged;
  });

/** The condition keys of a request: some satisfy the conditions of a template, some do not. */
export const contexts = fc.record(
  Object.fromEntries(
    Object.entries(KEY_VALUES).map(([key, values]) => [key, fc.constantFrom(...values)]),
  ) as Readonly<Record<ConditionKey, fc.Arbitrary<string | readonly string[] | undefined>>>,
);
