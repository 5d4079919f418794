import { certificatesOf } from './certificate-authority';
import type { PartialTrust } from './connector-trust';
import { isSamePrincipal } from './principal-arn';

type Holder = Extract<PartialTrust, { kind: 'certificate' }>;

/**
 * Whether two connectors trust the same tool: the same principal, or one that is a part of the other; the same common
 * name by the same authority. Two access keys are not compared, because anybody may hold them.
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

/** Equal for two holders of certificates by the same authority and of the same name. */
function holderName({ certificateAuthority, commonName }: Holder): string | undefined {
  if (certificateAuthority === undefined || commonName === undefined) return undefined;
  const certificates = certificatesOf(certificateAuthority).split(
    /(?<=-----END CERTIFICATE-----\n)/,
  );
  return [commonName, ...certificates.sort()].join('\n');
}
