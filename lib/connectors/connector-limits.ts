import type { Conditions } from 'aws-cdk-lib/aws-iam';
import type { Expectation } from '../aws/name-patterns';

/** The addresses and the end date of a connector. */
export interface ConnectorLimits {
  /** Public IPv4 and IPv6 ranges in CIDR notation, from which requests are allowed. @default - any address */
  readonly sourceIps?: readonly string[] | undefined;
  /** The first day, as `YYYY-MM-DD` in UTC, on which everything is denied. @default - access does not expire */
  readonly expires?: string | undefined;
}

/** The condition on the source address. Requests through a VPC endpoint have no public address, and are denied. */
export function fromSourceIps({ sourceIps }: ConnectorLimits): Conditions {
  return sourceIps === undefined ? {} : { IpAddress: { 'aws:SourceIp': [...sourceIps] } };
}

/** The condition on the time of the request. */
export function untilExpiry({ expires }: ConnectorLimits): Conditions {
  return expires === undefined
    ? {}
    : { DateLessThan: { 'aws:CurrentTime': `${expires}T00:00:00Z` } };
}

/** A value of `expires`. */
export const DAY: Expectation = {
  expected: 'a date such as "2027-06-30"',
  fix: 'write an existing date as YYYY-MM-DD',
};

/** Whether a text is an existing date, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const midnight = `${text}T00:00:00.000Z`;
  const date = new Date(midnight);
  return text.length === 10 && !Number.isNaN(date.getTime()) && date.toISOString() === midnight;
}
