import type { Conditions } from 'aws-cdk-lib/aws-iam';

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
