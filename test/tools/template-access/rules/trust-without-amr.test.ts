import { isAdmitted } from './admitted-identities';
import { followed } from './follow-fix';
import {
  allowed,
  attachment,
  COGNITO,
  findingAt,
  findingsIn,
  found,
  pool,
  READER_ARN,
  SIGNED_IN,
  TRUST,
  trusting,
  trustingCognito,
} from './rule-templates';

describe('trust policy: TrustWithoutAmr', () => {
  const AMR = `${COGNITO}:amr`;
  const GUESTS = 'Unauthenticated identities can assume Reader';
  const REQUIRED = `ForAnyValue:StringLike ${AMR} authenticated`;
  const ADDED = `Add the condition ${REQUIRED}`;
  const REPLACED = `Replace the condition on ${AMR} by ${REQUIRED}`;
  const open = (Condition?: object) => found('TrustWithoutAmr', trustingCognito(Condition));

  test('a trust policy without amr allows unauthenticated identities', () => {
    expect(open()).toEqual([findingAt('high', TRUST, GUESTS, 'has no condition on', ADDED)]);
    expect(open({ StringEquals: SIGNED_IN.StringEquals })).toEqual([
      findingAt('high', `${TRUST}.Condition`, GUESTS, 'has no condition on', ADDED),
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
      findingAt(
        'high',
        `${TRUST}.Condition`,
        GUESTS,
        `${operator} ${AMR} ${all.join(' and ')}`,
        REPLACED,
      ),
    ]);
  });

  test.each(['ForAllValues:StringLike', 'ForAnyValue:StringLikeIfExists'])(
    '%s holds for tokens without the claim',
    (operator) => {
      expect(open({ [operator]: { [AMR]: 'authenticated' } })).toEqual([
        findingAt(
          'medium',
          `${TRUST}.Condition`,
          GUESTS,
          'also true for a token without that claim',
          `${operator} ${AMR} authenticated`,
          REPLACED,
        ),
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

  describe('keeps those to whom the pool assigns the role', () => {
    const TRUSTING = {
      Principal: { Federated: COGNITO },
      Action: 'sts:AssumeRoleWithWebIdentity',
    };
    const AUD = { StringEquals: SIGNED_IN.StringEquals };
    const assigned = (kinds: readonly string[], statement: object): Record<string, any> => ({
      ...pool({ AllowUnauthenticatedIdentities: true }),
      ...attachment({ Roles: Object.fromEntries(kinds.map((kind) => [kind, READER_ARN])) }),
      ...trusting({ ...TRUSTING, ...statement }),
    });
    const ANY = { ...AUD, 'ForAnyValue:StringLike': { [AMR]: '*' } };
    const WEAK = { ...AUD, 'ForAllValues:StringLike': { [AMR]: 'authenticated' } };

    test.each<[string, 'authenticated' | 'unauthenticated', object]>([
      ['users', 'authenticated', AUD],
      ['users, beside a condition that admits all,', 'authenticated', ANY],
      ['users, beside a condition that holds without the claim,', 'authenticated', WEAK],
      ['guests', 'unauthenticated', AUD],
      ['guests, beside a condition that admits all,', 'unauthenticated', ANY],
    ])('the fix for %s lets them in and no others', async (_title, kind, Condition) => {
      const other = kind === 'authenticated' ? 'unauthenticated' : 'authenticated';
      const before = assigned([kind], { Condition });
      const [finding] = findingsIn(before).filter(({ rule }) => rule === 'TrustWithoutAmr');
      const after = assigned([kind], followed({ ...TRUSTING, Condition }, finding?.fix ?? ''));
      expect(found('TrustWithoutAmr', after)).toEqual([]);
      expect(found('UnsatisfiableTrust', after)).toEqual([]);
      expect(await isAdmitted(after, 'Reader', kind)).toBe(true);
      expect(await isAdmitted(after, 'Reader', other)).toBe(false);
    });

    test('the fix for a role of both gives guests a role of their own first', () => {
      const both = assigned(['authenticated', 'unauthenticated'], { Condition: AUD });
      expect(found('TrustWithoutAmr', both)).toEqual([
        expect.stringContaining(
          '; Assign unauthenticated identities a role of their own, and for this one: add the condition',
        ),
      ]);
    });

    test('is low for a role that reaches no table', () => {
      const { Reader } = allowed(
        { Action: 'polly:*', Resource: '*' },
        { ...TRUSTING, Condition: AUD },
      );
      const guests = attachment({ Roles: { unauthenticated: READER_ARN } });
      const resources = { ...pool({ AllowUnauthenticatedIdentities: true }), ...guests, Reader };
      expect(found('TrustWithoutAmr', resources)).toEqual([
        findingAt(
          'low',
          `${TRUST}.Condition`,
          'Authenticated identities, not only unauthenticated ones, can assume Reader',
          `Add the condition ForAnyValue:StringLike ${AMR} unauthenticated`,
        ),
      ]);
    });
  });
});
