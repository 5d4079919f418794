import type { IRole } from 'aws-cdk-lib/aws-iam';
import { CfnProfile, CfnTrustAnchor } from 'aws-cdk-lib/aws-rolesanywhere';
import { Construct } from 'constructs';
import { certificatesOf } from './certificate-authority';

export interface TrustAnchorProps {
  /** The certificates of the authority, in PEM: two at most, and 8,000 characters. */
  readonly certificateAuthority: string;
}

/**
 * Defines what IAM Roles Anywhere trusts: a certificate authority of one's own (`AWS::RolesAnywhere::TrustAnchor`), and
 * the role that holders of its certificates may ask for (`AWS::RolesAnywhere::Profile`).
 */
export class TrustAnchor extends Construct {
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
   * Adds the profile by which holders of certificates ask for a role that trusts them.
   *
   * @param maxSessionDuration that of the role, in seconds: a longer session would be refused
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
