import { certificatesOf } from './certificate-authority';

/** Who a connector trusts, as far as it tells whether two connectors trust the same tool. */
interface Trust {
  readonly principalArn?: string | undefined;
  readonly rolesAnywhere?: CertificateHolder | undefined;
}

interface CertificateHolder {
  readonly certificateAuthority?: string | undefined;
  readonly commonName?: string | undefined;
}

/**
 * Whether two connectors trust the same tool: the same principal, or one that is a part of the other; the same name by
 * the same authority. Of an access key it cannot be told, because it may be given to anybody.
 */
export function isSameTool(one: Trust | object = {}, other: Trust | object = {}): boolean {
  const [a, b]: [Trust, Trust] = [one, other];
  if (a.principalArn !== undefined && b.principalArn !== undefined) {
    return a.principalArn === b.principalArn || isOfAccount(a.principalArn, b.principalArn);
  }
  const [holder, otherHolder] = [holderOf(a), holderOf(b)];
  return holder !== undefined && holder === otherHolder;
}

/** Whether one of two principals is the whole account of the other. */
function isOfAccount(one: string, other: string): boolean {
  const [account, otherAccount] = [one, other].map((arn) => arn.split(':')[4]);
  return account === otherAccount && [one, other].some((arn) => arn.endsWith(':root'));
}

function holderOf({ rolesAnywhere }: Trust): string | undefined {
  const { certificateAuthority, commonName } = rolesAnywhere ?? {};
  if (certificateAuthority === undefined || commonName === undefined) return undefined;
  const certificates = certificatesOf(certificateAuthority).split(
    /(?<=-----END CERTIFICATE-----\n)/,
  );
  return [commonName, ...certificates.sort()].join('\n');
}

/** Whether the tool runs as a role, so that the role it assumes is chained. */
export function runsAsRole(trust: Trust | object): boolean {
  const { principalArn }: Trust = trust;
  return principalArn?.includes(':role/') ?? false;
}
