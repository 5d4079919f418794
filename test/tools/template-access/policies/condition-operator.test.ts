import {
  conditionOperator,
  sameKey,
} from '../../../../tools/template-access/policies/condition-operator';

describe('condition operator', () => {
  test.each([
    ['StringEquals', undefined, 'StringEquals', false],
    ['StringEqualsIfExists', undefined, 'StringEquals', true],
    ['stringequalsIFEXISTS', undefined, 'stringequals', true],
    ['ForAllValues:StringLike', 'ForAllValues', 'StringLike', false],
    ['forallvalues:StringLike', 'ForAllValues', 'StringLike', false],
    ['FORANYVALUE:StringLikeIfExists', 'ForAnyValue', 'StringLike', true],
    ['ForSomeValues:StringLike', undefined, 'ForSomeValues:StringLike', false],
    ['Null', undefined, 'Null', false],
    ['', undefined, '', false],
  ])(
    '%s has the set operator %s, the operator %s, IfExists: %s',
    (operator, set, base, ifExists) => {
      expect(conditionOperator(operator)).toEqual({ set, base, ifExists });
    },
  );

  test('condition keys are not case-sensitive, and compared whole', () => {
    expect(sameKey('dynamodb:LeadingKeys', 'DynamoDB:leadingkeys')).toBe(true);
    expect(sameKey('dynamodb:LeadingKeys', 'dynamodb:LeadingKey')).toBe(false);
  });
});
