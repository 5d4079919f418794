import type { Conditions } from 'aws-cdk-lib/aws-iam';
import type { Expectation } from '../aws/name-patterns';

/** From where and until when a connector may be used. */
export interface ConnectorLimits {
  /** Public IPv4 and IPv6 ranges in CIDR notation. @default - anywhere */
  readonly sourceIps?: readonly string[] | undefined;
  /** The first day, as `YYYY-MM-DD` in UTC, on which it may do nothing. @default - never */
  readonly expires?: string | undefined;
}

/** The condition that a request comes from the ranges; through a VPC endpoint it has no such address and is denied. */
export function fromSourceIps({ sourceIps }: ConnectorLimits): Conditions {
  return sourceIps === undefined ? {} : { IpAddress: { 'aws:SourceIp': [...sourceIps] } };
}

/** The condition that a request comes in time. */
export function untilExpiry({ expires }: ConnectorLimits): Conditions {
  return expires === undefined
    ? {}
    : { DateLessThan: { 'aws:CurrentTime': `${expires}T00:00:00Z` } };
}

/** What is expected of `expires`. */
export const DAY: Expectation = {
  expected: 'a day such as "2027-06-30"',
  fix: 'write an existing day, year first',
};

/** Whether a text is an existing day, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const midnight = `${text}T00:00:00.000Z`;
  const date = new Date(midnight);
  return text.length === 10 && !Number.isNaN(date.getTime()) && date.toISOString() === midnight;
}
