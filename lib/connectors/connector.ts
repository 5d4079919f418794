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
import { AccessKeyUser } from './access-key-user';
import { CertificatePrincipal } from './certificate-principal';
import { connectorPermissions, type ConnectorAccess } from './connector-permissions';
import type { CertificateTrust, ConnectorTrust, PrincipalTrust } from './connector-trust';
import { TrustAnchor } from './trust-anchor';
import { trustedPrincipal } from './trusted-principal';
import { assertValidConnector } from './validate-connector';

/** The access of a connector, its trust and its limits. */
export interface ConnectorProps extends ConnectorAccess {
  /** The tool: a principal with an external ID, the holder of a certificate, or the holder of an access key. */
  readonly trust: ConnectorTrust;
  /** Maximum session duration of the role, 1 to 12 hours. Not with an access key. @default Duration.hours(2) */
  readonly maxSessionDuration?: Duration | undefined;
}

/** The role that a tool assumes. */
export interface RoleOfTool {
  /** The role, which trusts only this tool. */
  readonly role: IRole;
  /** Maximum session duration of the role. */
  readonly maxSessionDuration: Duration;
}

/** What the tool gets its credentials from, by kind of trust. */
export type ConnectorCredentials =
  | (RoleOfTool & { readonly kind: 'principal'; readonly externalId: string })
  | (RoleOfTool & {
      readonly kind: 'certificate';
      readonly trustAnchorArn: string;
      readonly profileArn: string;
    })
  /** `secret` is JSON with `accessKeyId` and `secretAccessKey`. */
  | { readonly kind: 'accessKey'; readonly user: IUser; readonly secret: ISecret };

/**
 * Defines the access of one tool outside the stack: a role that trusts only this tool (`AWS::IAM::Role`), or a user
 * with an access key (`AWS::IAM::User`), and its managed policies (`AWS::IAM::ManagedPolicy`).
 *
 * The tool reads (`source`), or reads and writes (`destination`), all items of the given tables, from the given
 * address ranges and until it expires. It cannot create or delete tables, and row scopes do not apply.
 *
 * @throws {Error} listing every invalid prop, or if a name or an ARN of a table has wildcards, or the tables or the trust
 *   policy exceed a quota of IAM
 */
export class Connector extends Construct {
  /** The role or user of the tool. */
  readonly credentials: ConnectorCredentials;

  constructor(scope: Construct, id: string, props: ConnectorProps) {
    super(scope, id);
    assertValidConnector(this.node.path, {
      ...props,
      maxSessionDuration: props.maxSessionDuration?.toSeconds(),
    });
    const policies = managedPolicies(this, policyHolder(id), {
      Policy: {
        description: 'What a tool may do with the tables of this stack',
        permissions: connectorPermissions(props),
      },
    });
    if (props.listTables) {
      acknowledge(
        this,
        'IAM5[Resource::*]',
        'The connector sets listTables, and dynamodb:ListTables does not support resource-level permissions.',
      );
    }
    this.credentials = this.credentialsOf(props, policies);
  }

  private credentialsOf(props: ConnectorProps, policies: IManagedPolicy[]): ConnectorCredentials {
    const { trust } = props;
    switch (trust.kind) {
      case 'principal':
        return this.roleOfPrincipal(trust, props, policies);
      case 'certificate':
        return this.roleOfCertificate(trust, props, policies);
      case 'accessKey': {
        const { user, secret } = new AccessKeyUser(this, 'User', { managedPolicies: policies });
        return { kind: trust.kind, user, secret };
      }
    }
  }

  private roleOfPrincipal(
    trust: PrincipalTrust,
    props: ConnectorProps,
    policies: IManagedPolicy[],
  ): ConnectorCredentials {
    const role = this.newRole(trustedPrincipal(trust, props), props, policies);
    return { kind: trust.kind, externalId: trust.externalId, ...role };
  }

  private roleOfCertificate(
    { kind, certificateAuthority, commonName, revoked }: CertificateTrust,
    props: ConnectorProps,
    policies: IManagedPolicy[],
  ): ConnectorCredentials {
    const trustAnchor = new TrustAnchor(this, 'TrustAnchor', { certificateAuthority, revoked });
    const { trustAnchorArn } = trustAnchor;
    const principal = new CertificatePrincipal({ trustAnchorArn, commonName }, props);
    const { role, maxSessionDuration } = this.newRole(principal, props, policies);
    const profileArn = trustAnchor.addProfile(role, maxSessionDuration);
    return { kind, role, maxSessionDuration, trustAnchorArn, profileArn };
  }

  private newRole(
    assumedBy: IPrincipal,
    props: ConnectorProps,
    policies: IManagedPolicy[],
  ): RoleOfTool {
    const { maxSessionDuration = Duration.seconds(DEFAULT_MAX_SESSION) } = props;
    const role = new Role(this, 'Resource', {
      description: 'Assumed by a tool outside this stack to reach its tables',
      assumedBy,
      maxSessionDuration,
      managedPolicies: policies,
    });
    assertTrustPolicyFits(role, policyHolder(this.node.id));
    return { role, maxSessionDuration };
  }
}

function policyHolder(id: string): PolicyHolder {
  return {
    name: `the connector ${id}`,
    fix: 'Use fewer tables, fewer and wider IP ranges or a shorter external ID, or split it into two connectors.',
  };
}
