import type { IRole } from 'aws-cdk-lib/aws-iam';
import { CfnProfile, CfnTrustAnchor } from 'aws-cdk-lib/aws-rolesanywhere';
import { Construct } from 'constructs';
import { certificatesOf } from './certificate-authority';

export interface TrustAnchorProps {
  /** The CA certificates in PEM: at most two, with at most 8,000 characters. */
  readonly certificateAuthority: string;
}

/**
 * Defines an IAM Roles Anywhere trust anchor for a certificate authority (`AWS::RolesAnywhere::TrustAnchor`), and the
 * profile with the role that holders of its certificates can assume (`AWS::RolesAnywhere::Profile`).
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
  }

  /**
   * Adds the profile with which holders of certificates assume a role that trusts them.
   *
   * @param maxSessionDuration the maximum session duration of the role, in seconds
   * @returns the ARN of the profile
   */
  addProfile(role: IRole, maxSessionDuration: number): string {
    const profile = new CfnProfile(this, 'Profile', {
      name: nameOf(this),
      enabled: true,
      roleArns: [role.roleArn],
      durationSeconds: maxSessionDuration,
    });
    return profile.attrProfileArn;
  }
}

/** Letters, digits and hyphens. Source: IAM Roles Anywhere API reference, CreateTrustAnchor and CreateProfile. */
function nameOf(scope: Construct): string {
  return scope.node.path.replaceAll('/', '-');
}
