import { ArnPrincipal, PrincipalWithConditions, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import { fromSourceIps, untilExpiry, type ConnectorLimits } from './connector-limits';

/** A role, a user or a whole account that a tool runs as, and the ID that it sends along. */
export interface TrustedPrincipal {
  readonly principalArn: string;
  /** 2 to 1,224 letters, digits and `_+=,.@:/-`; not a secret. */
  readonly externalId: string;
}

/**
 * The trusted principal of a connector's role: the tool's own, with its external ID, from its addresses and in time.
 *
 * The external ID keeps the tool from being led to this role on behalf of another of its customers.
 * Source: IAM User Guide, The confused deputy problem.
 */
export function trustedPrincipal(
  { principalArn, externalId }: TrustedPrincipal,
  limits: ConnectorLimits,
): IPrincipal {
  return new PrincipalWithConditions(new ArnPrincipal(principalArn), {
    StringEquals: { 'sts:ExternalId': externalId },
    ...fromSourceIps(limits),
    ...untilExpiry(limits),
  });
}
