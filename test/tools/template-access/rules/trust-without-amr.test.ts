import { COGNITO, found, SIGNED_IN, TRUST, trustingCognito } from './rule-templates';

const AMR = `${COGNITO}:amr`;
const FIX = `write the condition ForAnyValue:StringLike ${AMR} authenticated`;
const BY_GUESTS = 'so guests who never signed in can assume the role';
const open = (Condition?: object) => found('TrustWithoutAmr', trustingCognito(Condition));

test('a trust without amr admits guests', () => {
  expect(open()).toEqual([
    `high at ${TRUST}: the trust of Reader names no ${AMR}, ${BY_GUESTS}; ${FIX}`,
  ]);
  expect(open({ StringEquals: SIGNED_IN.StringEquals })).toEqual([
    `high at ${TRUST}.Condition: the trust of Reader names no ${AMR}, ${BY_GUESTS}; ${FIX}`,
  ]);
});

test.each([
  ['ForAnyValue:StringLike', '*'],
  ['ForAnyValue:StringLike', '*authenticated'],
  ['ForAnyValue:StringLike', 'un*,authenticated'],
  ['ForAnyValue:StringEquals', 'authenticated,unauthenticated'],
  ['ForAnyValue:StringNotEquals', 'authenticated'],
])('%s %s admits guests', (operator, values) => {
  const all = values.split(',');
  expect(open({ [operator]: { [AMR]: all } })).toEqual([
    `high at ${TRUST}.Condition: the trust of Reader has only ${operator} ${AMR} ${all.join(' and ')}, ${BY_GUESTS}; ${FIX}`,
  ]);
});

test.each(['ForAllValues:StringLike', 'ForAnyValue:StringLikeIfExists'])(
  '%s holds for tokens without the claim',
  (operator) => {
    expect(open({ [operator]: { [AMR]: 'authenticated' } })).toEqual([
      `medium at ${TRUST}.Condition: the trust of Reader has only ${operator} ${AMR} authenticated, which holds for a token without that claim; ${FIX}`,
    ]);
  },
);

test.each([
  ['as AWS documents it', SIGNED_IN],
  ['to the letter', { 'ForAnyValue:StringEquals': { [AMR]: 'authenticated' } }],
  ['a single one', { StringEquals: { [AMR]: ['authenticated'] } }],
  ['by a provider', { 'ForAnyValue:StringLike': { [AMR]: 'graph.facebook.com' } }],
  ['in other letters', { 'foranyvalue:stringlike': { [AMR.toUpperCase()]: 'Authenticated' } }],
  [
    'with its presence',
    { 'ForAllValues:StringLike': { [AMR]: 'authenticated' }, Null: { [AMR]: 'false' } },
  ],
])('who signed in, %s, is no finding', (_title, Condition) => {
  expect(open(Condition)).toEqual([]);
});

test('a role for guests alone is not for this rule', () => {
  expect(open({ 'ForAnyValue:StringLike': { [AMR]: 'unauthenticated' } })).toEqual([]);
});
