import type { Conditions } from 'aws-cdk-lib/aws-iam';

/** The addresses and the end date of a connector. */
export interface ConnectorLimits {
  /** Public IPv4 and IPv6 ranges in CIDR notation, from which requests are allowed. @default - any address */
  readonly sourceIps?: readonly string[] | undefined;
  /** The time, in whole seconds, from which everything is denied. @default - access does not expire */
  readonly expires?: Date | undefined;
}

/** The condition on the source address. Requests through a VPC endpoint have no public address, and are denied. */
export function fromSourceIps({ sourceIps }: ConnectorLimits): Conditions {
  return sourceIps === undefined ? {} : { IpAddress: { 'aws:SourceIp': [...sourceIps] } };
}

/** The condition on the time of the request, in whole seconds. */
export function untilExpiry({ expires }: ConnectorLimits): Conditions {
  return expires === undefined
    ? {}
    : { DateLessThan: { 'aws:CurrentTime': expires.toISOString().replace(/\.\d+Z$/, 'Z') } };
}
