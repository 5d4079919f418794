import { IPv4, IPv6, parseCIDR } from 'ipaddr.js';
import type { Expectation } from '../aws/name-patterns';

/**
 * Ranges that are never the source of a request over the internet. Sources: IANA special-purpose address registries;
 * IAM User Guide, aws:SourceIp.
 */
const NOT_PUBLIC: readonly (readonly [range: string, what: string])[] = [
  ['0.0.0.0/8', 'not an address of a host'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'shared address space of carriers'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.168.0.0/16', 'private'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['::/127', 'loopback'],
  ['::ffff:0:0/96', 'IPv4-mapped'],
  ['fc00::/7', 'private'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'private'],
  ['ff00::/8', 'multicast'],
];
const PARSED = NOT_PUBLIC.map(([range, what]) => ({ range, what, parsed: parseCIDR(range) }));

/** A value of `sourceIps`. */
export const IP_RANGE: Expectation = {
  expected: 'a public IPv4 or IPv6 range in CIDR notation, such as "203.0.113.0/24"',
  fix: 'write the address, a slash and the prefix length',
};

/** The value of `sourceIps`. */
export const IP_RANGES: Expectation = {
  expected: 'a list of one or more IP ranges, each once',
  fix: 'write ["203.0.113.0/24"], or remove the key',
};

/** The allowed values for an invalid IP range; undefined if the range is valid. */
export function sourceIpError(range: string): Expectation | undefined {
  if (!isCidr(range)) return notCidr(range);
  const canonical = `${firstAddress(range)}/${prefixLength(range)}`;
  if (prefixLength(range) === 0) {
    return {
      expected: 'a range with a prefix length of 1 or more; /0 is every address',
      fix: 'write the ranges from which the tool sends its requests, or remove sourceIps',
    };
  }
  const parsed = parseCIDR(range);
  const special = PARSED.find((one) => overlap(parsed, one.parsed));
  if (special !== undefined) {
    return {
      expected: `public addresses; ${special.range} is ${special.what}. AWS sees the public address of a request, and none if the request comes through a VPC endpoint`,
      fix: "write the public addresses of the tool's network, such as those of its NAT gateway",
    };
  }
  if (range === canonical) return undefined;
  return {
    expected: `"${canonical}", the canonical form of the range`,
    fix: `write "${canonical}", or a single address with /${addressBits(range)}`,
  };
}

function notCidr(range: string): Expectation {
  const isAddress =
    IPv4.isValidFourPartDecimal(range) || (IPv6.isValid(range) && !range.includes('%'));
  return {
    expected: IP_RANGE.expected,
    fix: isAddress
      ? `write "${range}/${addressBits(range)}" for this single address`
      : IP_RANGE.fix,
  };
}

function isCidr(range: string): boolean {
  if (range.includes('%')) return false;
  return isIPv6(range) ? IPv6.isValidCIDR(range) : IPv4.isValidCIDRFourPartDecimal(range);
}

function isIPv6(range: string): boolean {
  return range.includes(':');
}

function addressBits(range: string): number {
  return isIPv6(range) ? 128 : 32;
}

function prefixLength(range: string): number {
  return parseCIDR(range)[1];
}

/** In its shortest notation. */
function firstAddress(range: string): string {
  return isIPv6(range)
    ? IPv6.networkAddressFromCIDR(range).toString()
    : IPv4.networkAddressFromCIDR(range).toString();
}

type Range = ReturnType<typeof parseCIDR>;

function overlap([a, lengthOfA]: Range, [b, lengthOfB]: Range): boolean {
  return a.kind() === b.kind() && a.match(b, Math.min(lengthOfA, lengthOfB));
}
