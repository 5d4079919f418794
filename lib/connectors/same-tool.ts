import { arnParts } from '../aws/arn';
import { certificatesOf } from './certificate-authority';
import type { PartialTrust } from './connector-trust';
import { isSamePrincipal } from './principal-arn';

type Holder = Extract<PartialTrust, { kind: 'certificate' }>;

/**
 * Whether two connectors trust the same tool: the same principal or its account, or the same common name signed by the
 * same certificate authority. Access keys are never the same tool, because their holders are unknown.
 */
export function isSameTool(one: PartialTrust, other: PartialTrust): boolean {
  switch (one.kind) {
    case 'principal':
      if (other.kind !== 'principal') return false;
      if (one.principalArn === undefined || other.principalArn === undefined) return false;
      return isSamePrincipal(one.principalArn, other.principalArn);
    case 'certificate':
      if (other.kind !== 'certificate') return false;
      return holderName(one) !== undefined && holderName(one) === holderName(other);
    case 'accessKey':
      return false;
  }
}

/** A name that trusts of the same tool share; undefined if nothing else trusts the same tool. */
export function toolGroup(trust: PartialTrust): string | undefined {
  switch (trust.kind) {
    case 'principal':
      return trust.principalArn && arnParts(trust.principalArn).account;
    case 'certificate':
      return holderName(trust);
    case 'accessKey':
      return undefined;
  }
}

/** Equal for the same common name and the same certificate authority. */
function holderName({ certificateAuthority, commonName }: Holder): string | undefined {
  if (certificateAuthority === undefined || commonName === undefined) return undefined;
  const certificates = certificatesOf(certificateAuthority).split(
    /(?<=-----END CERTIFICATE-----\n)/,
  );
  return [commonName, ...certificates.sort()].join('\n');
}
