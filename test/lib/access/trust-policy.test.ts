import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Aws, Duration, Stack } from 'aws-cdk-lib/core';
import { AuthenticatedRole } from '../../../lib/access/authenticated-role';
import { assertTrustPolicyFits } from '../../../lib/access/trust-policy';

const HOLDER = { name: 'the connector Tool', fix: 'Name fewer IP ranges.' };

/** A role that admits one with an ID of so many characters, and of this account. */
function roleOf(characters: number): Role {
  const role = new Role(new Stack(), 'Role', { assumedBy: new ServicePrincipal('ec2') });
  role.assumeRolePolicy?.addStatements(
    new PolicyStatement({
      principals: [new ServicePrincipal('ec2')],
      actions: ['sts:TagSession'],
      conditions: {
        StringEquals: {
          'sts:ExternalId': 'x'.repeat(characters),
          'aws:SourceAccount': Aws.ACCOUNT_ID,
        },
      },
    }),
  );
  return role;
}

describe('trust policy', () => {
  test('has 2,048 characters at most', () => {
    const refused = (characters: number) => {
      try {
        assertTrustPolicyFits(roleOf(characters), HOLDER);
        return undefined;
      } catch (error) {
        return String(error);
      }
    };
    const [, counted] = /has (\d+) characters/.exec(refused(2048) ?? '') ?? [];
    const most = 2048 - (Number(counted) - 2048);
    expect(refused(most)).toBeUndefined();
    expect(refused(most + 1)).toBe(
      'Error: The trust policy of the connector Tool has 2049 characters; IAM allows 2048. Name fewer IP ranges.',
    );
  });

  test('of the authenticated role excludes as many tenants as fit', () => {
    const build = (characters: number) => () =>
      new AuthenticatedRole(new Stack(), 'Users', {
        identityPoolId: 'us-east-1:pool',
        tables: [],
        tenantClaim: 'custom:tenantId',
        tenants: Array.from({ length: 25 }, (_, n) => ({
          id: `${n}`.padStart(characters, 't'),
          maxSessionDuration: Duration.hours(2),
        })),
      });
    expect(build(50)).not.toThrow();
    expect(build(128)).toThrow(
      /^The trust policy of the authenticated role, which excludes 25 tenants \(t+0, t+1, t+2 and 22 more\), has 3\d\d\d characters; IAM allows 2048\. /,
    );
  });
});
