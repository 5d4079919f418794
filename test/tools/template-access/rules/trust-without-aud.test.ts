import { COGNITO_IDENTITY_SERVICES } from '../../../../lib/aws/cognito-identity-service';
import { COGNITO, found, SIGNED_IN, TRUST, trusting, trustingCognito } from './rule-templates';

describe('trust policy: TrustWithoutAud', () => {
  const AUD = `${COGNITO}:aud`;
  const FIX = `Add the condition StringEquals ${AUD} with the ID of the identity pool`;
  const BY_STRANGERS =
    'Identities of identity pools in any account can assume Reader: its trust policy';
  const REPLACED = `Replace the condition on ${AUD} by StringEquals ${AUD} with the ID of the identity pool`;
  const open = (Condition?: object) => found('TrustWithoutAud', trustingCognito(Condition));

  test('a trust policy without conditions allows identity pools of any account', () => {
    expect(open()).toEqual([
      `high at ${TRUST}: ${BY_STRANGERS} has no condition on ${AUD}; ${FIX}`,
    ]);
  });

  test.each([
    ['a pattern', { StringLike: { [AUD]: 'us-east-1:*' } }, `StringLike ${AUD} us-east-1:*`],
    ['one of two a pattern', { StringLike: { [AUD]: ['a', '*'] } }, `StringLike ${AUD} a and *`],
    ['all but one', { StringNotEquals: { [AUD]: 'a' } }, `StringNotEquals ${AUD} a`],
    ['its presence', { Null: { [AUD]: 'false' } }, `Null ${AUD} false`],
  ])('%s allows identity pools of any account', (_title, Condition, written) => {
    expect(open(Condition)).toEqual([
      `high at ${TRUST}.Condition: ${BY_STRANGERS} only has the condition ${written}; ${REPLACED}`,
    ]);
  });

  test.each(['StringEqualsIfExists', 'ForAllValues:StringEquals', 'stringequalsifexists'])(
    '%s holds for tokens without the claim',
    (operator) => {
      expect(open({ [operator]: { [AUD]: 'a' } })).toEqual([
        `medium at ${TRUST}.Condition: ${BY_STRANGERS} only has the condition ${operator} ${AUD} a, which is also true for a token without that claim; ${REPLACED}`,
      ]);
    },
  );

  test.each([
    ['as AWS documents it', SIGNED_IN],
    ['in a list', { StringEquals: { [AUD]: ['a', 'b'] } }],
    ['without a wildcard', { StringLike: { [AUD]: 'us-east-1:a' } }],
    ['by a parameter', { StringEquals: { [AUD]: { Ref: 'PoolId' } } }],
    ['in other letters', { STRINGEQUALS: { [AUD.toUpperCase()]: 'a' } }],
    ['by a set operator', { 'ForAnyValue:StringEquals': { [AUD]: 'a' } }],
    ['with its presence', { StringEqualsIfExists: { [AUD]: 'a' }, Null: { [AUD]: false } }],
  ])('a pool that is named %s is not a finding', (_title, Condition) => {
    expect(open(Condition)).toEqual([]);
  });

  test.each(COGNITO_IDENTITY_SERVICES)(
    '%s is the service, and the prefix of its keys',
    (service) => {
      const key = `${service}:aud`;
      const foundOf = (condition: object) =>
        found('TrustWithoutAud', trustingCognito(condition, service));
      expect(foundOf({ StringEquals: { [key]: 'a' } })).toEqual([]);
      expect(foundOf({ StringEquals: { 'other.amazonaws.com:aud': 'a' } })).toEqual([
        expect.stringContaining(`has no condition on ${key}`),
      ]);
    },
  );

  const Principal = { Federated: COGNITO };
  test.each([
    ['sts:*', 1],
    ['STS:AssumeRoleWithWebIdentity', 1],
    [['sts:TagSession', 'sts:AssumeRoleWith*'], 1],
    ['sts:TagSession', 0],
  ])('the action %j makes %s findings', (Action, findings) => {
    expect(found('TrustWithoutAud', trusting({ Principal, Action }))).toHaveLength(findings);
  });

  test.each([{ Action: 'sts:*' }, { Action: undefined, NotAction: 'sts:AssumeRole' }])(
    'each provider of a list, in both alternatives of a condition, is a finding for %j',
    (actions) => {
      const Federated = ['accounts.google.com', { 'Fn::If': ['Commercial', COGNITO, 'other'] }];
      const trust = { Principal: { Federated }, ...actions };
      expect(found('TrustWithoutAud', trusting(trust))).toHaveLength(2);
    },
  );

  test.each([{ Effect: 'Deny', Principal }, { Principal: { Federated: 'other' } }])(
    '%j is not a finding',
    (trust) => {
      const Action = 'sts:AssumeRoleWithWebIdentity';
      expect(found('TrustWithoutAud', trusting({ Action, ...trust }))).toEqual([]);
    },
  );

  const app = (Federated: string, Condition?: object) =>
    found(
      'TrustWithoutAud',
      trusting({ Principal: { Federated }, Action: 'sts:AssumeRoleWithWebIdentity', Condition }),
    );

  test.each([
    ['accounts.google.com', 'accounts.google.com:aud'],
    ['graph.facebook.com', 'graph.facebook.com:app_id'],
    ['www.amazon.com', 'www.amazon.com:app_id'],
  ])('a trust policy for %s requires the ID of an app', (provider, key) => {
    expect(app(provider)).toEqual([
      `high at ${TRUST}: Users of any app at ${provider} can assume Reader: its trust policy does not require ${key}; Add the condition StringEquals ${key} with the ID of the app`,
    ]);
    expect(app(provider, { StringLike: { [key]: '*' } })).toHaveLength(1);
    expect(app(provider, { StringEquals: { [key]: '1234' } })).toEqual([]);
  });
});
