import { COGNITO, found, SIGNED_IN, TRUST, trustingCognito } from './rule-templates';

describe('trust policy: TrustWithoutAmr', () => {
  const AMR = `${COGNITO}:amr`;
  const FIX = `Add the condition ForAnyValue:StringLike ${AMR} authenticated`;
  const BY_GUESTS = 'Guests, who do not sign in, can assume Reader: its trust policy';
  const REPLACED = `Replace the condition on ${AMR} by ForAnyValue:StringLike ${AMR} authenticated`;
  const open = (Condition?: object) => found('TrustWithoutAmr', trustingCognito(Condition));

  test('a trust policy without amr allows unauthenticated identities', () => {
    expect(open()).toEqual([`high at ${TRUST}: ${BY_GUESTS} has no condition on ${AMR}; ${FIX}`]);
    expect(open({ StringEquals: SIGNED_IN.StringEquals })).toEqual([
      `high at ${TRUST}.Condition: ${BY_GUESTS} has no condition on ${AMR}; ${FIX}`,
    ]);
  });

  test.each([
    ['ForAnyValue:StringLike', '*'],
    ['ForAnyValue:StringLike', '*authenticated'],
    ['ForAnyValue:StringLike', 'un*,authenticated'],
    ['ForAnyValue:StringEquals', 'authenticated,unauthenticated'],
    ['ForAnyValue:StringNotEquals', 'authenticated'],
  ])('%s %s allows unauthenticated identities', (operator, values) => {
    const all = values.split(',');
    expect(open({ [operator]: { [AMR]: all } })).toEqual([
      `high at ${TRUST}.Condition: ${BY_GUESTS} only has the condition ${operator} ${AMR} ${all.join(' and ')}; ${REPLACED}`,
    ]);
  });

  test.each(['ForAllValues:StringLike', 'ForAnyValue:StringLikeIfExists'])(
    '%s holds for tokens without the claim',
    (operator) => {
      expect(open({ [operator]: { [AMR]: 'authenticated' } })).toEqual([
        `medium at ${TRUST}.Condition: ${BY_GUESTS} only has the condition ${operator} ${AMR} authenticated, which is also true for a token without that claim; ${REPLACED}`,
      ]);
    },
  );

  test.each([
    ['as AWS documents it', SIGNED_IN],
    ['by StringEquals', { 'ForAnyValue:StringEquals': { [AMR]: 'authenticated' } }],
    ['without a set operator', { StringEquals: { [AMR]: ['authenticated'] } }],
    ['as another provider', { 'ForAnyValue:StringLike': { [AMR]: 'graph.facebook.com' } }],
    ['in other case', { 'foranyvalue:stringlike': { [AMR.toUpperCase()]: 'Authenticated' } }],
    [
      'with its presence',
      { 'ForAllValues:StringLike': { [AMR]: 'authenticated' }, Null: { [AMR]: 'false' } },
    ],
  ])('amr required %s is not a finding', (_title, Condition) => {
    expect(open(Condition)).toEqual([]);
  });

  test('a role only for unauthenticated identities is not a finding of this rule', () => {
    expect(open({ 'ForAnyValue:StringLike': { [AMR]: 'unauthenticated' } })).toEqual([]);
  });
});
