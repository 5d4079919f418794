import fc from 'fast-check';
import { conditions } from './conditions';

/** Logical IDs in every generated template, unless nothing refers to them. */
export const TABLES = ['Orders', 'Notes'] as const;
export const INDEXES = ['byDate', 'byMaker'] as const;
export const CONDITIONS = ['A', 'B'] as const;

const HERE = 'arn:aws:dynamodb:us-east-1:111122223333';
const SUB_HERE = 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}';

const arnOf = (table: string) => ({ 'Fn::GetAtt': [table, 'Arn'] });
const sub = (text: string, values?: object) => ({ 'Fn::Sub': values ? [text, values] : text });
const joined = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });

/** Ways to name a table, its indexes and its stream. */
const ofTable = (table: string): readonly unknown[] => [
  arnOf(table),
  joined(arnOf(table), '/index/*'),
  joined(arnOf(table), '/index/byDate'),
  { 'Fn::GetAtt': [table, 'StreamArn'] },
  { 'Fn::GetAtt': `${table}.Arn` },
  sub(`\${${table}.Arn}`),
  sub(`${SUB_HERE}:table/\${${table}}`),
  joined('arn:', { Ref: 'AWS::Partition' }, ':dynamodb:*:*:table/', { Ref: table }),
  sub(`\${${table}.Arn}/index/by*`),
  sub('${Arn}/${Part}', { Arn: arnOf(table), Part: 'index/byMaker' }),
  sub(`\${${table}.Arn}/index/\${!aws:PrincipalTag/tenant}`),
  sub(`\${${table}.Arn}/*`),
  sub(`\${${table}.Arn}*`),
  sub(`\${${table}.Arn}/stream/*`),
  sub(`${HERE}:table/\${${table}}`),
  sub(`${HERE}:table/\${${table}}/index/?y*`),
  `${HERE}:table/*-${table}-*`,
  `${HERE}:table/stack-${table}-1A`,
];

const EVERY_DYNAMODB_ARN = 'arn:aws:dynamodb:*';

/** Names and patterns of whatever they match. */
const OTHERS: readonly unknown[] = [
  '*',
  `${HERE}:table/orders`,
  `${HERE}:table/orders/index/byDate`,
  'arn:aws:dynamodb:*:*:table/*',
  'arn:aws:dynamodb:*:*:table/*/index/*',
  'arn:aws:dynamodb:*:*:table/*/stream/*',
  `${HERE}:table/ord*`,
  `${HERE}:table/o?ders`,
  `${HERE}:table/stack-*`,
  sub('arn:*:dynamodb:*:*:table/${AWS::StackName}-*'),
  `${HERE}:table/other`,
  `${HERE}:*`,
  EVERY_DYNAMODB_ARN,
  { 'Fn::GetAtt': ['Key', 'Arn'] },
  'arn:aws:kms:us-east-1:111122223333:key/*',
  'arn:aws:s3:::bucket/*',
];

const plainResource = fc.oneof(
  { arbitrary: fc.constantFrom(...TABLES.flatMap(ofTable)), weight: 3 },
  fc.constantFrom(...OTHERS),
);

/** The actions of the requests: on tables, indexes, streams and keys, with the most condition keys. */
export const ACTIONS = [
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:PutItem',
  'dynamodb:PartiQLSelect',
  'dynamodb:GetRecords',
  'dynamodb:DescribeStream',
  'dynamodb:DescribeTable',
  'kms:Decrypt',
] as const;

const ACTION_PATTERNS = [
  ...ACTIONS,
  'dynamodb:*',
  '*',
  'dynamodb:Get*',
  'dynamodb:*Item',
  'dynamodb:?uery',
  'DynamoDB:getitem',
  'dynamodb:UpdateItem',
  'kms:*',
  's3:GetObject',
];

/** Either of two values, depending on a condition of the template; or, in a list, one or none. */
function either(value: fc.Arbitrary<unknown>, none: fc.Arbitrary<unknown>) {
  const chosen = fc
    .tuple(fc.constantFrom(...CONDITIONS), value, fc.oneof(value, none))
    .map((all) => ({ 'Fn::If': all }));
  return fc.oneof({ arbitrary: value, weight: 12 }, chosen);
}

const noValue = fc.constant({ Ref: 'AWS::NoValue' });

/** One value, or a list. A list whose values can all be missing would be an invalid policy. */
function oneOrMore(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    either(value, value),
    fc
      .tuple(value, fc.array(either(value, noValue), { maxLength: 2 }))
      .map(([first, more]) => [first, ...more]),
  );
}

const actions = oneOrMore(fc.constantFrom(...ACTION_PATTERNS));
const resources = oneOrMore(plainResource);
/** Not what AWS does not document, variables without a value, nor what the policy engine gets wrong, ARNs of four parts. */
const notResources = oneOrMore(
  plainResource.filter(
    (resource) => !JSON.stringify(resource).includes('${!') && resource !== EVERY_DYNAMODB_ARN,
  ),
);
const usually = fc.constantFrom(true, true, true, true, false);

export type Statement = Readonly<Record<string, unknown>>;

export const statements: fc.Arbitrary<Statement> = fc
  .record({
    isAllow: usually,
    hasAction: usually,
    hasResource: usually,
    actions,
    resources,
    notResources,
    conditions: fc.oneof(fc.constant(undefined), either(conditions, noValue)),
  })
  .map((one) => ({
    Effect: one.isAllow ? 'Allow' : 'Deny',
    [one.hasAction ? 'Action' : 'NotAction']: one.actions,
    ...(one.hasResource ? { Resource: one.resources } : { NotResource: one.notResources }),
    ...(one.conditions !== undefined && { Condition: one.conditions }),
  }));
