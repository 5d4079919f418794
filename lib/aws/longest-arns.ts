/** The longest Region code. Source: the Regions that the CDK knows. */
export const LONGEST_REGION = 'us-isof-south-1';

/** The longest partition in an ARN. Source: as above. */
const LONGEST_PARTITION = 'aws-us-gov';

/** The ID of a resource that AWS names by a UUID, such as a KMS key, a trust anchor or an identity pool. */
export const UUID = '1234abcd-12ab-34cd-56ef-1234567890ab';

/** The longest ARN of a resource of a service. */
export function longestArn(service: string, resource: string): string {
  return `arn:${LONGEST_PARTITION}:${service}:${LONGEST_REGION}:111122223333:${resource}`;
}
