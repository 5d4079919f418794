import { COGNITO_IDENTITY_SERVICES } from '../../../../lib/aws/cognito-identity-service';
import {
  COGNITO,
  findingAt,
  found,
  SIGNED_IN,
  TRUST,
  trusting,
  trustingCognito,
} from './rule-templates';

describe('trust policy: TrustWithoutAud', () => {
  const AUD = `${COGNITO}:aud`;
  const REQUIRED = `StringEquals ${AUD} with the ID of the identity pool`;
  const REPLACED = `Replace the condition on ${AUD} by ${REQUIRED}`;
  const AT = `${TRUST}.Condition`;
  const STRANGERS = 'identity pools in any account can assume Reader';
  const open = (Condition?: object) => found('TrustWithoutAud', trustingCognito(Condition));

  test('a trust policy without conditions allows identity pools of any account', () => {
    expect(open()).toEqual([findingAt('high', TRUST, STRANGERS, `Add the condition ${REQUIRED}`)]);
  });

  test.each([
    ['a pattern', { StringLike: { [AUD]: 'us-east-1:*' } }, `StringLike ${AUD} us-east-1:*`],
    ['one of two a pattern', { StringLike: { [AUD]: ['a', '*'] } }, `StringLike ${AUD} a and *`],
    ['all but one', { StringNotEquals: { [AUD]: 'a' } }, `StringNotEquals ${AUD} a`],
    ['its presence', { Null: { [AUD]: 'false' } }, `Null ${AUD} false`],
  ])('%s allows identity pools of any account', (_title, Condition, written) => {
    expect(open(Condition)).toEqual([findingAt('high', AT, STRANGERS, `${written};`, REPLACED)]);
  });

  test.each(['StringEqualsIfExists', 'ForAllValues:StringEquals', 'stringequalsifexists'])(
    '%s holds for tokens without the claim',
    (operator) => {
      expect(open({ [operator]: { [AUD]: 'a' } })).toEqual([
        findingAt('medium', AT, STRANGERS, `${operator} ${AUD} a, which is also true`, REPLACED),
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
        findingAt('high', AT, STRANGERS, `Add the condition StringEquals ${key} `),
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
      findingAt(
        'high',
        TRUST,
        `any app at ${provider} can assume Reader`,
        `Add the condition StringEquals ${key} `,
      ),
    ]);
    expect(app(provider, { StringLike: { [key]: '*' } })).toHaveLength(1);
    expect(app(provider, { StringEquals: { [key]: '1234' } })).toEqual([]);
  });
});
