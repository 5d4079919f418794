import { PolicyStatement, ServicePrincipal, type PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { untilExpiry, type ConnectorLimits } from './connector-limits';
import type { CertificateTrust } from './connector-trust';

/** The certificate that a role trusts. */
export interface CertificateHolder {
  /** The ARN of the trust anchor whose certificate authority signed the certificate. */
  readonly trustAnchorArn: string;
  /** The common name of the certificate. */
  readonly commonName: CertificateTrust['commonName'];
}

/**
 * The trusted principal of a role for the holder of a certificate: IAM Roles Anywhere, for one common name and one
 * trust anchor. A common name with characters that session tags do not allow matches nothing.
 *
 * There is no condition on the source address, because IAM Roles Anywhere makes the request. Source: IAM Roles
 * Anywhere User Guide, Trust model.
 */
export class CertificatePrincipal extends ServicePrincipal {
  constructor(
    private readonly holder: CertificateHolder,
    private readonly limits: ConnectorLimits,
  ) {
    super('rolesanywhere.amazonaws.com');
  }

  override addToAssumeRolePolicy(document: PolicyDocument): void {
    const { commonName, trustAnchorArn } = this.holder;
    document.addStatements(
      new PolicyStatement({
        principals: [this],
        // The session has the certificate's fields as tags, and its common name as source identity.
        actions: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
        conditions: {
          StringEquals: { 'aws:PrincipalTag/x509Subject/CN': commonName },
          ArnEquals: { 'aws:SourceArn': trustAnchorArn },
          ...untilExpiry(this.limits),
        },
      }),
    );
  }
}
