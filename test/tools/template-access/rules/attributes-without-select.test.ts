import { followed } from './follow-fix';
import {
  allowed,
  findingAt,
  findingsIn,
  found,
  READER,
  STATEMENT,
  tablePolicy,
  TABLE_STATEMENT,
} from './rule-templates';

const RULE = 'AttributesWithoutSelect';
const LIMIT = { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['id', 'name'] } };
const limited = (Action: unknown, others: object = {}) =>
  found(RULE, allowed({ Action, Condition: { ...LIMIT, ...others } }));
const select = (operator: string, value: unknown) => ({ [operator]: { 'dynamodb:Select': value } });

describe('attributes that are read: AttributesWithoutSelect', () => {
  test('who reads what, the cause and the fix', () => {
    expect(limited(['dynamodb:Query', 'dynamodb:PutItem'])).toEqual([
      findingAt(
        'high',
        `${STATEMENT}.Condition`,
        `${READER} can read every attribute`,
        'by dynamodb:Query that',
        'ForAllValues:StringEquals dynamodb:Attributes',
        'Add StringEqualsIfExists dynamodb:Select SPECIFIC_ATTRIBUTES',
      ),
    ]);
  });

  test.each(['BatchGetItem', 'GetItem', 'PartiQLSelect', 'Query', 'Scan', 'Get*', '*'])(
    'dynamodb:%s is a finding',
    (action) => {
      expect(limited(`dynamodb:${action}`)).toHaveLength(1);
    },
  );

  test.each<[string, object]>([
    ['every attribute', select('StringEquals', 'ALL_ATTRIBUTES')],
    ['one of two', select('StringEquals', ['SPECIFIC_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'])],
    ['all but one', select('StringNotEquals', 'COUNT')],
    ['its presence', { Null: { 'dynamodb:Select': 'false' } }],
    ['all values', select('ForAllValues:StringLike', 'SPECIFIC_ATTRIBUTES')],
  ])('a condition on Select for %s does not help', (_title, condition) => {
    expect(limited('dynamodb:GetItem', condition)).toEqual([
      expect.stringContaining('Replace the condition on dynamodb:Select by'),
    ]);
  });

  test.each([
    ['ForAllValues:StringNotEquals', 'salary'],
    ['ForAnyValue:StringLike', 'public*'],
    ['forallvalues:stringlike', 'public*'],
  ])('%s %s on the attributes is a finding too', (operator, value) => {
    const Condition = { [operator]: { 'DynamoDB:attributes': value } };
    expect(found(RULE, allowed({ Action: 'dynamodb:GetItem', Condition }))).toHaveLength(1);
  });

  test('a policy of the table is a finding', () => {
    const Principal = { AWS: 'arn:aws:iam::111122223333:role/tool' };
    expect(found(RULE, tablePolicy({ Principal, Condition: LIMIT }))).toEqual([
      findingAt(
        'high',
        `${TABLE_STATEMENT}.Condition`,
        `${Principal.AWS} can read`,
        'dynamodb:GetItem',
      ),
    ]);
  });

  test.each([
    select('StringEquals', 'SPECIFIC_ATTRIBUTES'),
    select('StringEqualsIfExists', ['SPECIFIC_ATTRIBUTES', 'COUNT']),
    select('StringLike', 'specific_attributes'),
  ])('%j limits reads', (condition) => {
    expect(limited('dynamodb:*', condition)).toEqual([]);
  });

  test.each<[string, object]>([
    ['writes only', { Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], Condition: LIMIT }],
    ['no limit', { Action: 'dynamodb:Query' }],
    [
      'every attribute',
      { Condition: { 'ForAllValues:StringLike': { 'dynamodb:Attributes': '*' } } },
    ],
    ['presence', { Condition: { Null: { 'dynamodb:Attributes': 'false' } } }],
    ['a Deny', { Effect: 'Deny', Condition: LIMIT }],
  ])('a statement with %s is not a finding', (_title, statement) => {
    expect(found(RULE, allowed(statement))).toEqual([]);
  });

  test('its fix, followed, leaves reads of the attributes and writes', () => {
    const statement = { Action: ['dynamodb:Query', 'dynamodb:PutItem'], Condition: LIMIT };
    const [finding] = findingsIn(allowed(statement)).filter(({ rule }) => rule === RULE);
    const after = followed(statement, finding?.fix ?? '');
    expect(after).toEqual({
      ...statement,
      Condition: { ...LIMIT, ...select('StringEqualsIfExists', 'SPECIFIC_ATTRIBUTES') },
    });
    expect(found(RULE, allowed(after))).toEqual([]);
  });
});
