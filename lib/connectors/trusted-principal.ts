import { ArnPrincipal, PrincipalWithConditions, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { fromSourceIps, untilExpiry, type ConnectorLimits } from './connector-limits';
import type { PrincipalTrust } from './connector-trust';

/**
 * The trusted principal of a connector's role: the tool's principal, with the external ID, the source addresses and the
 * end date as conditions.
 *
 * The external ID prevents the tool from using this role for another of its customers.
 * Source: IAM User Guide, The confused deputy problem.
 */
export function trustedPrincipal(
  { principalArn, externalId }: PrincipalTrust,
  limits: ConnectorLimits,
): IPrincipal {
  return new PrincipalWithConditions(new ArnPrincipal(principalArn), {
    StringEquals: { 'sts:ExternalId': externalId },
    ...fromSourceIps(limits),
    ...untilExpiry(limits),
  });
}
