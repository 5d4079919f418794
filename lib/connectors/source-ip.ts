import { IPv4, IPv6, parseCIDR } from 'ipaddr.js';
import type { Expectation } from '../aws/name-patterns';

/**
 * Ranges that no request to AWS comes from over the internet. Sources: IANA special-purpose address registries; IAM
 * User Guide, aws:SourceIp.
 */
const NOT_PUBLIC: readonly (readonly [range: string, what: string])[] = [
  ['0.0.0.0/8', 'no address'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', "a carrier's own"],
  ['127.0.0.0/8', 'the machine itself'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.168.0.0/16', 'private'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['::/127', 'the machine itself'],
  ['::ffff:0:0/96', 'IPv4 in another notation'],
  ['fc00::/7', 'private'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'private'],
  ['ff00::/8', 'multicast'],
];

/** What is expected of a list of ranges that is empty. */
export const ONE_RANGE: Expectation = {
  expected: 'at least one IP range',
  fix: 'name a range, or leave the key out',
};

/** What is expected of a list that names a range twice. */
export const UNIQUE_RANGES: Expectation = {
  expected: 'each IP range once',
  fix: 'remove the repetition',
};

/** What is expected of an invalid IP range, IPv4 or IPv6 in CIDR notation; undefined where the range is valid. */
export function sourceIpError(range: string): Expectation | undefined {
  if (!isCidr(range)) return notCidr(range);
  const canonical = `${firstAddress(range)}/${prefixLength(range)}`;
  if (prefixLength(range) === 0) {
    return {
      expected: 'a part of all addresses: this is every one of them, and no allowlist',
      fix: 'write the ranges that the tool sends from, or leave sourceIps out',
    };
  }
  const [other, what] = NOT_PUBLIC.find(([special]) => overlap(range, special)) ?? [];
  if (other !== undefined) {
    return {
      expected: `public addresses only: ${other} is ${String(what)}. AWS sees the public address that a request comes from; through a VPC endpoint it sees none`,
      fix: "write the public addresses that the tool's requests leave its network from",
    };
  }
  if (range === canonical) return undefined;
  return {
    expected: `the range in its plain form, "${canonical}"`,
    fix: `write "${canonical}", or one address with /${mostBits(range)}`,
  };
}

function notCidr(range: string): Expectation {
  const isAddress = IPv4.isValidFourPartDecimal(range) || IPv6.isValid(range);
  return {
    expected: 'an IPv4 or IPv6 range in CIDR notation, such as "203.0.113.0/24"',
    fix: isAddress
      ? `write "${range}/${mostBits(range)}" for this one address`
      : 'write the address, a slash and the length of the prefix',
  };
}

function isCidr(range: string): boolean {
  if (range.includes('%')) return false;
  return isIPv6(range) ? IPv6.isValidCIDR(range) : IPv4.isValidCIDRFourPartDecimal(range);
}

function isIPv6(range: string): boolean {
  return range.includes(':');
}

function mostBits(range: string): number {
  return isIPv6(range) ? 128 : 32;
}

function prefixLength(range: string): number {
  return parseCIDR(range)[1];
}

/** In the short notation. */
function firstAddress(range: string): string {
  return isIPv6(range)
    ? IPv6.networkAddressFromCIDR(range).toString()
    : IPv4.networkAddressFromCIDR(range).toString();
}

function overlap(one: string, other: string): boolean {
  const [a, lengthOfA] = parseCIDR(one);
  const [b, lengthOfB] = parseCIDR(other);
  return a.kind() === b.kind() && a.match(b, Math.min(lengthOfA, lengthOfB));
}
