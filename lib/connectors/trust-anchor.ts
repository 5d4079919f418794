import type { IRole } from 'aws-cdk-lib/aws-iam';
import { CfnCRL, CfnProfile, CfnTrustAnchor } from 'aws-cdk-lib/aws-rolesanywhere';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { certificatesOf } from './certificate-authority';
import { pemOf, revocationListsOf } from './revocation-list';

export interface TrustAnchorProps {
  /** The CA certificates in PEM: at most two, with at most 8,000 characters. */
  readonly certificateAuthority: string;
  /** Certificate revocation lists of the certificate authority in PEM, at most two. @default - none */
  readonly revoked?: string | undefined;
}

/**
 * Defines an IAM Roles Anywhere trust anchor for a certificate authority (`AWS::RolesAnywhere::TrustAnchor`), its
 * certificate revocation lists (`AWS::RolesAnywhere::CRL`), and the profile with the role that holders of its
 * certificates can assume (`AWS::RolesAnywhere::Profile`).
 *
 * Holders of revoked certificates get no new credentials. Those that they have last until they expire.
 */
export class TrustAnchor extends Construct {
  /** The ARN of the trust anchor. */
  readonly trustAnchorArn: string;

  constructor(scope: Construct, id: string, props: TrustAnchorProps) {
    super(scope, id);
    const trustAnchor = new CfnTrustAnchor(this, 'Resource', {
      name: nameOf(this),
      enabled: true,
      source: {
        sourceType: 'CERTIFICATE_BUNDLE',
        sourceData: { x509CertificateData: certificatesOf(props.certificateAuthority) },
      },
    });
    this.trustAnchorArn = trustAnchor.attrTrustAnchorArn;
    const [first, second] = revocationListsOf(props.revoked ?? '').map(pemOf);
    if (first !== undefined) this.addRevocationList('RevocationList', first);
    // During a renewal of the certificate authority, both have a list.
    if (second !== undefined) this.addRevocationList('SecondRevocationList', second);
  }

  private addRevocationList(id: string, crlData: string): void {
    new CfnCRL(this, id, {
      name: `${nameOf(this)}-${id}`,
      enabled: true,
      crlData,
      trustAnchorArn: this.trustAnchorArn,
    });
  }

  /**
   * Adds the profile with which holders of certificates assume a role that trusts them.
   *
   * @param maxSessionDuration the maximum session duration of the role
   * @returns the ARN of the profile
   */
  addProfile(role: IRole, maxSessionDuration: Duration): string {
    const profile = new CfnProfile(this, 'Profile', {
      name: nameOf(this),
      enabled: true,
      roleArns: [role.roleArn],
      durationSeconds: maxSessionDuration.toSeconds(),
    });
    return profile.attrProfileArn;
  }
}

/** Letters, digits and hyphens. Source: IAM Roles Anywhere API reference, CreateTrustAnchor, CreateProfile, ImportCrl. */
function nameOf(scope: Construct): string {
  return scope.node.path.replaceAll('/', '-');
}
