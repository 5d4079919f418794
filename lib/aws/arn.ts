/** The parts of an ARN. Source: IAM User Guide, IAM identifiers: `arn:partition:service:region:account:resource`. */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  /** Empty for resources of no Region, such as roles. */
  readonly region: string;
  readonly account: string;
  /** The rest, with its colons: `table/orders`. */
  readonly resource: string;
}

/** The parts of an ARN whose value is known. A part that a malformed ARN lacks is empty. */
export function arnParts(arn: string): ArnParts {
  const [, partition = '', service = '', region = '', account = '', ...rest] = arn.split(':');
  return { partition, service, region, account, resource: rest.join(':') };
}

/** The ARN in another place: that of the parts that are given. */
export function movedArn(arn: string, to: Partial<ArnParts>): string {
  const { partition, service, region, account, resource } = { ...arnParts(arn), ...to };
  return ['arn', partition, service, region, account, resource].join(':');
}
