import type { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Duration, Fn, Stack } from 'aws-cdk-lib/core';
import type { RowScope } from '../../../lib/access/row-scope';
import { assertTrustPolicyFits } from '../../../lib/access/trust-policy';
import { propertiesOf } from '../../synthesis';
import { IDENTITY_POOL, signedInTemplate, TENANT_CLAIM } from './signed-in';

const SERVICE = 'cognito-identity.amazonaws.com';
const CONDITION = {
  StringEquals: { [`${SERVICE}:aud`]: IDENTITY_POOL },
  'ForAnyValue:StringLike': { [`${SERVICE}:amr`]: 'authenticated' },
};
const TRUST = {
  Effect: 'Allow',
  Principal: { Federated: SERVICE },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: CONDITION,
};
const WITH_TAGS = { ...TRUST, Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'] };

const trustOf = (template: Template, role = 'AuthenticatedRole') =>
  propertiesOf(template, 'AWS::IAM::Role', role).AssumeRolePolicyDocument;
const tenants = (...ids: string[]) =>
  ids.map((id) => ({ id, maxSessionDuration: Duration.hours(1) }));

describe('trust policy of the authenticated role', () => {
  test.each([
    [undefined, 'cognito-identity.amazonaws.com'],
    ['ap-southeast-2', 'cognito-identity.amazonaws.com'],
    ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
    ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
    ['cn-north-1', 'cognito-identity.cn-north-1.amazonaws.com.cn'],
  ])("in %s admits the pool's authenticated identities only", (region, service) => {
    const template = signedInTemplate({ roleName: 'signed-in' }, { env: { region } });
    expect(trustOf(template)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: service },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: { [`${service}:aud`]: IDENTITY_POOL },
            'ForAnyValue:StringLike': { [`${service}:amr`]: 'authenticated' },
          },
        },
      ],
    });
  });

  test.each<RowScope>([
    { by: 'own', id: 'userSub', match: 'exact' },
    { by: 'tenant', match: 'exact' },
    { by: 'tenant', match: 'prefix', delimiter: '#' },
  ])('with rows %j admits session tags, in the same statement', (rows) => {
    const template = signedInTemplate({ rows, tenantClaim: TENANT_CLAIM });
    expect(trustOf(template).Statement).toEqual([WITH_TAGS]);
  });

  test.each<RowScope>([{ by: 'all' }, { by: 'own', id: 'identityId', match: 'exact' }])(
    'with rows %j admits no session tags, unless a claim names the tenant',
    (rows) => {
      expect(trustOf(signedInTemplate({ rows })).Statement).toEqual([TRUST]);
      const template = signedInTemplate({ rows, tenantClaim: TENANT_CLAIM });
      expect(trustOf(template).Statement).toEqual([WITH_TAGS]);
    },
  );

  test('a tenant with a role of its own is admitted to that role only', () => {
    const tag = 'aws:RequestTag/tokenTenant';
    const template = signedInTemplate({
      tenantClaim: TENANT_CLAIM,
      tenants: [
        ...tenants('dev01', 'acme-corp'),
        { id: 'globex', revokeIssuedBefore: new Date('2026-11-20T14:30:00Z') },
      ],
    });
    const only = (tenant: string) => ({
      ...WITH_TAGS,
      Condition: { ...CONDITION, StringEquals: { ...CONDITION.StringEquals, [tag]: tenant } },
    });
    const none = { ...CONDITION, StringNotEquals: { [tag]: ['dev01', 'acme-corp'] } };
    template.resourceCountIs('AWS::IAM::Role', 3);
    expect(trustOf(template).Statement).toEqual([{ ...WITH_TAGS, Condition: none }]);
    expect(trustOf(template, 'AuthenticatedRoleTenantDev01').Statement).toEqual([only('dev01')]);
    expect(trustOf(template, 'AuthenticatedRoleTenantAcmeX2Dcorp').Statement).toEqual([
      only('acme-corp'),
    ]);
  });

  test('one tenant with a role of its own is excluded as a list too', () => {
    const template = signedInTemplate({ tenantClaim: TENANT_CLAIM, tenants: tenants('acme') });
    const [{ Condition }] = trustOf(template).Statement;
    expect(Condition.StringNotEquals).toEqual({ 'aws:RequestTag/tokenTenant': ['acme'] });
  });

  test('excludes as many tenants as fit, and an error names them', () => {
    const build = (characters: number) => () => {
      const ids = Array.from({ length: 25 }, (_, n) => `${n}`.padStart(characters, 't'));
      return signedInTemplate({ tenantClaim: TENANT_CLAIM, tenants: tenants(...ids) });
    };
    expect(build(50)).not.toThrow();
    expect(build(128)).toThrow(
      / authenticated role, which excludes 25 tenants \(t+0, t+1, t+2 .*\b22 .*\b3\d{3}\b.*\b2048\b/,
    );
  });
});

describe('characters of a trust policy', () => {
  const holder = { name: 'the connector Tool', fix: 'Name fewer IP ranges.' };

  /** The error for a role that admits one with an ID of so many characters, and one source; undefined if it fits. */
  function errorOf(characters: number, source = 'x'): string | undefined {
    const role = new Role(new Stack(), 'Role', { assumedBy: new ServicePrincipal('ec2') });
    role.assumeRolePolicy?.addStatements(
      new PolicyStatement({
        principals: [new ServicePrincipal('ec2')],
        actions: ['sts:TagSession'],
        conditions: {
          StringEquals: { 'sts:ExternalId': 'x'.repeat(characters), 'aws:SourceArn': source },
        },
      }),
    );
    try {
      assertTrustPolicyFits(role, holder);
      return undefined;
    } catch (error) {
      return String(error);
    }
  }
  const counted = (source?: string) => Number(/has (\d+) /.exec(errorOf(2048, source) ?? '')?.[1]);

  test('are 2,048 at most', () => {
    const most = 2048 - (counted() - 2048);
    expect(errorOf(most)).toBeUndefined();
    expect(errorOf(most + 1)).toMatch(
      / connector Tool .*\b2049\b.*\b2048\b.* Name fewer IP ranges\.$/,
    );
  });

  test.each([
    ['an identity pool', Fn.ref('Pool'), 'us-isof-south-1:1234abcd-12ab-34cd-56ef-1234567890ab'],
    [
      'a trust anchor',
      Fn.getAtt('Anchor', 'TrustAnchorArn').toString(),
      'arn:aws-us-gov:rolesanywhere:us-isof-south-1:111122223333:trust-anchor/1234abcd-12ab-34cd-56ef-1234567890ab',
    ],
  ])('%s that is known only after deployment counts as the longest', (_what, token, longest) => {
    expect(counted(token)).toBe(counted(longest));
  });
});
