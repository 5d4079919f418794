import { PolicyStatement, ServicePrincipal, type PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { untilExpiry, type ConnectorLimits } from './connector-limits';
import type { CertificateTrust } from './connector-trust';

export interface CertificateHolder {
  /** The trust anchor whose certificate authority signed the certificate. */
  readonly trustAnchorArn: string;
  readonly commonName: CertificateTrust['commonName'];
}

/**
 * The trusted principal of a role for whoever holds a certificate: IAM Roles Anywhere, for this one common name and
 * this one trust anchor. A name with other characters makes no session tag, and matches nothing.
 *
 * The range of addresses is not asked here: Roles Anywhere makes the request, not the tool, so that no address of the
 * tool is in it. Source: IAM Roles Anywhere User Guide, Trust model.
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
        // The session carries the fields of the certificate as tags, and its name as source identity.
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
