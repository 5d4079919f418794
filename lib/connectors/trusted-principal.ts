import { ArnPrincipal, PrincipalWithConditions, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { fromSourceIps, untilExpiry, type ConnectorLimits } from './connector-limits';
import type { PrincipalTrust } from './connector-trust';

/**
 * The trusted principal of a connector's role: the tool's own, with its external ID, from its addresses and in time.
 *
 * The external ID keeps the tool from being led to this role on behalf of another of its customers.
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
