import {
  Role,
  type IManagedPolicy,
  type IPrincipal,
  type IRole,
  type IUser,
} from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { managedPolicies } from '../access/managed-policies';
import type { PolicyHolder } from '../access/quota-error';
import { assertTrustPolicyFits } from '../access/trust-policy';
import { acknowledge } from '../aws/acknowledge';
import { DEFAULT_MAX_SESSION } from './connector-session';
import type { ConnectorOptions } from '../stage/schema/stage-schema';
import { AccessKeyUser } from './access-key-user';
import { assertConnector } from './assert-connector';
import { CertificatePrincipal } from './certificate-principal';
import { CertificateTrust } from './certificate-trust';
import { connectorPermissions, type ConnectorAccess } from './connector-permissions';
import { trustedPrincipal } from './trusted-principal';

export interface ConnectorProps extends ConnectorAccess {
  /**
   * Who the tool is: a principal with an external ID, the holder of a certificate, or whoever has the access key. Here
   * `certificateAuthority` is PEM text, and no path.
   */
  readonly trust: ConnectorOptions['trust'];
  /** 3,600 to 43,200 seconds; an access key has no sessions. @default 7200 */
  readonly maxSessionDuration?: number | undefined;
}

/**
 * Defines the way in for a tool outside the stack: a role that admits this tool alone, or a user with an access key.
 *
 * It reads (`source`), or reads and writes (`destination`), the items of the given tables, from the given addresses, in
 * time; it creates and drops no table. The rows of all users are open to it.
 *
 * @throws {Error} where who is trusted, from where or until when is not what it can be, or the tables are too many for
 *   IAM's quotas
 */
export class Connector extends Construct {
  /** None where the tool has an access key. */
  readonly role: IRole | undefined;
  /** In seconds, of the role; none where there is no role. */
  readonly maxSessionDuration: number | undefined;
  /** Where the tool has a certificate. */
  readonly rolesAnywhere:
    { readonly trustAnchorArn: string; readonly profileArn: string } | undefined;
  /** Where the tool has an access key: its user, and the secret with `accessKeyId` and `secretAccessKey`. */
  readonly accessKey: { readonly user: IUser; readonly secret: ISecret } | undefined;

  constructor(scope: Construct, id: string, props: ConnectorProps) {
    super(scope, id);
    assertConnector(props);
    const { trust, maxSessionDuration = DEFAULT_MAX_SESSION } = props;
    this.maxSessionDuration = 'accessKey' in trust ? undefined : maxSessionDuration;
    const policies = managedPolicies(this, holder(id), {
      Policy: {
        description: 'What a tool may do with the tables of this stack',
        permissions: connectorPermissions(props),
      },
    });
    if (props.listTables) {
      acknowledge(
        this,
        'IAM5[Resource::*]',
        'ListTables knows no resource; the stage file asks for it by listTables',
      );
    }
    if ('accessKey' in trust) {
      this.accessKey = new AccessKeyUser(this, 'User', { managedPolicies: policies });
    } else if ('principalArn' in trust) {
      this.role = this.roleOf(trustedPrincipal(trust, props), policies, maxSessionDuration);
    } else {
      const { certificateAuthority, commonName } = trust.rolesAnywhere;
      const certificates = new CertificateTrust(this, 'TrustAnchor', { certificateAuthority });
      const { trustAnchorArn } = certificates;
      const principal = new CertificatePrincipal({ trustAnchorArn, commonName }, props);
      this.role = this.roleOf(principal, policies, maxSessionDuration);
      const profileArn = certificates.offer(this.role, maxSessionDuration);
      this.rolesAnywhere = { trustAnchorArn, profileArn };
    }
  }

  private roleOf(
    assumedBy: IPrincipal,
    policies: IManagedPolicy[],
    maxSessionDuration: number,
  ): IRole {
    const role = new Role(this, 'Resource', {
      description: 'Assumed by a tool outside this stack to reach its tables',
      assumedBy,
      maxSessionDuration: Duration.seconds(maxSessionDuration),
      managedPolicies: policies,
    });
    assertTrustPolicyFits(role, holder(this.node.id));
    return role;
  }
}

function holder(id: string): PolicyHolder {
  return {
    name: `the connector ${id}`,
    fix: 'Give it fewer tables or fewer, wider IP ranges, or split it into two connectors; a shorter external ID makes room in a trust policy.',
  };
}
