import { propertyDifferences } from '../../../tools/drift/property-differences';
import {
  attachmentProperties,
  identityPoolProperties,
} from '../../../tools/drift/identity-pool-properties';
import type { DeployedIdentityPool } from '../../../tools/simulator/identity-pool';

const PROVIDER = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1';
const OF_USER_POOL = { name: PROVIDER, clientId: 'client1', checksTokens: true };
const RULE = { claim: 'custom:t', matchType: 'Equals', value: 'acme', roleArn: 'arn:acme' };
const OTHERS = { ...RULE, matchType: 'NotEqual', roleArn: 'arn:others' };
const MAPPING = {
  provider: `${PROVIDER}:client1`,
  type: 'Rules',
  otherwise: 'Deny',
  rules: [RULE, OTHERS],
} as const;
const POOL: DeployedIdentityPool = {
  identityPoolId: 'us-east-1:pool',
  allowsUnauthenticatedIdentities: false,
  allowsClassicFlow: false,
  providers: [OF_USER_POOL],
  otherProviders: [],
  authenticatedRole: 'arn:authenticated',
  unauthenticatedRole: undefined,
  roleMappings: [MAPPING],
  principalTags: { [PROVIDER]: { tokenTenant: 'custom:t' } },
};

/** Of a pool and of its role attachment. */
const propertiesOf = (pool: DeployedIdentityPool) => ({
  ...identityPoolProperties(pool),
  ...attachmentProperties(pool),
});
const mapped = (change: object) => ({ roleMappings: [{ ...MAPPING, ...change }] });

describe('drift of an identity pool', () => {
  test('a pool and its role attachment have these properties', () => {
    expect(propertiesOf(POOL)).toEqual({
      AllowUnauthenticatedIdentities: false,
      AllowClassicFlow: false,
      'other providers': [],
      [`provider ${PROVIDER}:client1`]: { ServerSideTokenCheck: true },
      'authenticated role': 'arn:authenticated',
      'unauthenticated role': undefined,
      [`role mapping of ${PROVIDER}:client1`]: {
        type: 'Rules',
        otherwise: 'Deny',
        rules: [RULE, OTHERS],
      },
      [`principal tags of ${PROVIDER}`]: { tokenTenant: 'custom:t' },
    });
  });

  test.each<[string, Partial<DeployedIdentityPool>, string[]]>([
    ['nothing', {}, []],
    [
      'tags of a provider that has none',
      { principalTags: { ...POOL.principalTags, other: {} } },
      [],
    ],
    ['guests', { allowsUnauthenticatedIdentities: true }, ['AllowUnauthenticatedIdentities']],
    [
      'somebody else to sign in with',
      { otherProviders: ['accounts.google.com'] },
      ['other providers'],
    ],
    ['the classic flow', { allowsClassicFlow: true }, ['AllowClassicFlow']],
    [
      'unchecked tokens',
      { providers: [{ ...OF_USER_POOL, checksTokens: false }] },
      [`provider ${PROVIDER}:client1`],
    ],
    [
      'another app client',
      { providers: [{ ...OF_USER_POOL, clientId: 'client2' }] },
      [`provider ${PROVIDER}:client1`, `provider ${PROVIDER}:client2`],
    ],
    [
      'one more app client, without its role mapping',
      { providers: [OF_USER_POOL, { ...OF_USER_POOL, clientId: 'client2' }] },
      [`provider ${PROVIDER}:client2`],
    ],
    [
      'another role mapping of one client',
      { roleMappings: [MAPPING, { ...MAPPING, provider: `${PROVIDER}:client2`, rules: [OTHERS] }] },
      [`role mapping of ${PROVIDER}:client2`],
    ],
    ['a role for guests', { unauthenticatedRole: 'arn:g' }, ['unauthenticated role']],
    ['another role', { authenticatedRole: 'arn:other' }, ['authenticated role']],
    ['no role mapping', { roleMappings: [] }, [`role mapping of ${PROVIDER}:client1`]],
    [
      'rules in another order',
      mapped({ rules: [OTHERS, RULE] }),
      [`role mapping of ${PROVIDER}:client1`],
    ],
    ['a role by the token', mapped({ type: 'Token' }), [`role mapping of ${PROVIDER}:client1`]],
    [
      'a role without a rule',
      mapped({ otherwise: 'AuthenticatedRole' }),
      [`role mapping of ${PROVIDER}:client1`],
    ],
    [
      'a tag of another claim',
      { principalTags: { [PROVIDER]: { tokenTenant: 'email' } } },
      [`principal tags of ${PROVIDER}`],
    ],
    ['no tags', { principalTags: {} }, [`principal tags of ${PROVIDER}`]],
  ])('where %s is deployed, these properties differ', (_what, deployed, expected) => {
    const found = propertyDifferences(
      'Pool',
      propertiesOf(POOL),
      propertiesOf({ ...POOL, ...deployed }),
    );
    expect(found.map(({ property }) => property)).toEqual(expected);
  });
});
