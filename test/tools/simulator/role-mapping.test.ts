import type { DeployedIdentityPool } from '../../../tools/simulator/identity-pool';
import { signIn } from '../../../tools/simulator/sign-in';

const PROVIDER = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1';
const POOL = 'us-east-1:0b4c2f4e-4a3b-4c57-9f3e-6a1b2c3d4e5f';
const SERVICE = 'cognito-identity.amazonaws.com';
const arn = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const RULE = { claim: 'custom:t', matchType: 'Equals', value: 'acme', roleArn: arn('mapped') };

/** Signs in a user with the claim `custom:t` at a pool whose roles trust the pool. */
function signedIn(mapping: object, claim = 'acme', aud?: string) {
  const pool: DeployedIdentityPool = {
    identityPoolId: POOL,
    allowsUnauthenticatedIdentities: false,
    allowsClassicFlow: false,
    providers: ['client1', 'client2'].map((clientId) => ({
      ...{ name: PROVIDER, clientId, checksTokens: true },
    })),
    otherProviders: [],
    authenticatedRole: arn('authenticated'),
    unauthenticatedRole: undefined,
    roleMappings: [
      {
        provider: `${PROVIDER}:client1`,
        type: 'Rules',
        otherwise: 'Deny',
        rules: [RULE],
        ...mapping,
      },
    ],
    principalTags: {},
  };
  const trust = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: SERVICE },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { [`${SERVICE}:aud`]: POOL } },
    },
  };
  const deployment = {
    account: '111122223333',
    region: 'us-east-1',
    roles: ['mapped', 'authenticated'],
    principal: (name: string) => ({
      arn: arn(name),
      trust,
      policies: [],
      tags: {},
      maxSessionDuration: undefined,
      permissionsBoundary: undefined,
    }),
    identityPool: () => pool,
    groups: () => [],
    writableAttributes: () => [],
    resourcePolicy: () => undefined,
  };
  const claims = { sub: 'sub-1', 'custom:t': claim, ...(aud !== undefined && { aud }) };
  return signIn(deployment, { claims, identityId: 'us-east-1:id-1' });
}

describe('role mapping rule in the simulator', () => {
  test.each([
    ['Equals', 'acme', 'acme', true],
    ['Equals', 'acme', 'acme-2', false],
    ['NotEqual', 'acme', 'other', true],
    ['NotEqual', 'acme', 'acme', false],
    ['StartsWith', 'acme', 'acme-2', true],
    ['StartsWith', 'acme', 'my-acme', false],
    ['Contains', 'acme', 'my-acme', true],
    ['Contains', 'acme', 'other', false],
  ])('%s %j matches the claim %j: %s', async (matchType, value, claim, matches) => {
    const signed = await signedIn({ rules: [{ ...RULE, matchType, value }] }, claim);
    expect(signed.allowed ? signed.session.role : signed.deniedBy).toBe(
      matches ? 'mapped' : 'role mapping',
    );
  });

  test('does not match an absent claim, not even with NotEqual', async () => {
    expect(await signedIn({ rules: [{ ...RULE, matchType: 'NotEqual' }] }, '')).toMatchObject({
      allowed: true,
    });
    const rules = [{ ...RULE, claim: 'custom:other', matchType: 'NotEqual' }];
    expect(await signedIn({ rules })).toEqual({ allowed: false, deniedBy: 'role mapping' });
    expect(await signedIn({ rules, otherwise: 'AuthenticatedRole' })).toMatchObject({
      session: { role: 'authenticated' },
    });
  });

  test.each([
    ['client1', { session: { role: 'mapped' } }],
    // The pool has a mapping for the other client only.
    ['client2', { session: { role: 'authenticated' } }],
    ['client3', { allowed: false, deniedBy: 'app client' }],
  ])('applies to tokens of its app client: %s', async (aud, result) => {
    expect(await signedIn({}, 'acme', aud)).toMatchObject(result);
  });

  test.each<[string, object, string]>([
    [
      'by an unknown match type',
      { rules: [{ ...RULE, matchType: 'EndsWith' }] },
      'match type EndsWith',
    ],
  ])('is an error %s, not a denial', async (_what, mapping, message) => {
    await expect(signedIn(mapping)).rejects.toThrow(message);
  });
});
