import { attributeWords, isAboutAttributes } from '../../../../tools/report/words/attribute-words';

const named = (operator: string, ...values: string[]) => ({
  operator,
  key: 'dynamodb:Attributes',
  values,
});
const select = (operator: string) => ({
  operator,
  key: 'dynamodb:Select',
  values: ['SPECIFIC_ATTRIBUTES'],
});
const returns = { operator: 'StringEquals', key: 'dynamodb:ReturnValues', values: ['NONE'] };
const ALL = 'ALL if a read requests none (no condition on dynamodb:Select)';

describe('attributes by dynamodb:Attributes', () => {
  test.each([
    ['nothing', [], 'all'],
    ['rows only', [{ operator: 'Null', key: 'dynamodb:LeadingKeys', values: ['false'] }], 'all'],
    [
      'a list without Select',
      [named('ForAllValues:StringEquals', 'pk', 'name')],
      `only "pk" or "name"; ${ALL}`,
    ],
    [
      'a list with Select',
      [named('ForAllValues:StringEquals', 'pk'), select('StringEquals')],
      'only "pk"; Select is "SPECIFIC_ATTRIBUTES"',
    ],
    [
      'a list with Select if it exists',
      [named('forallvalues:stringequals', 'pk'), select('StringEqualsIfExists')],
      'only "pk"; Select is "SPECIFIC_ATTRIBUTES" or is absent',
    ],
    [
      'a list with what is returned',
      [named('ForAllValues:StringEquals', 'pk'), returns],
      `only "pk"; ReturnValues is "NONE"; ${ALL}`,
    ],
    ['what is returned', [returns], 'ReturnValues is "NONE"'],
    [
      'an empty set operator',
      [named('StringEquals', 'pk')],
      `the requested attributes is "pk"; ${ALL}`,
    ],
    [
      'one of them',
      [named('ForAnyValue:StringEquals', 'pk')],
      `a value of the requested attributes is "pk"; ${ALL}`,
    ],
    [
      'a pattern',
      [named('ForAllValues:StringLike', 'p*')],
      `every value of the requested attributes matches "p*" or there are no values; ${ALL}`,
    ],
    [
      'all but one',
      [named('ForAllValues:StringNotEquals', 'ssn')],
      `every value of the requested attributes is not "ssn" or there are no values; ${ALL}`,
    ],
  ])('%s', (_what, conditions, expected) => {
    expect(attributeWords(conditions, {})).toBe(expected);
  });

  test.each([
    ['dynamodb:attributes', true],
    ['dynamodb:SELECT', true],
    ['dynamodb:ReturnValues', true],
    ['dynamodb:ReturnConsumedCapacity', false],
    ['dynamodb:LeadingKeys', false],
  ])('%s is about attributes: %s', (key, expected) => {
    expect(isAboutAttributes({ operator: 'StringEquals', key, values: [] })).toBe(expected);
  });
});
