const SERVICE = 'cognito-identity.amazonaws.com';

/** Source: AWS GovCloud (US) User Guide, Amazon Cognito; the endpoints of the AWS SDKs for China (Beijing). */
const SERVICE_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
  ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ['cn-north-1', 'cognito-identity.cn-north-1.amazonaws.com.cn'],
]);

/** Regions of the other partitions, those that this library does not know yet too. Source: AWS regions' codes. */
const NOT_COMMERCIAL = /^(cn|us-gov|eusc|[a-z]+-iso[a-z]?)-/;

/** All names of Cognito's identity service. */
export const COGNITO_IDENTITY_SERVICES: readonly string[] = [
  SERVICE,
  ...SERVICE_ELSEWHERE.values(),
];

/**
 * The name of Cognito's identity service in a region: the federated principal of a trust policy, and the prefix
 * of its condition keys (`<service>:aud`, `<service>:amr`) and policy variables (`<service>:sub`).
 *
 * @param region a region code; undefined stands for a commercial region
 * @returns undefined where the region is of another partition and not known to have identity pools
 */
export function cognitoIdentityService(region: string | undefined): string | undefined {
  if (region === undefined || !NOT_COMMERCIAL.test(region)) return SERVICE;
  return SERVICE_ELSEWHERE.get(region);
}

/** Whether a name is that of Cognito's identity service, in any partition. */
export function isCognitoIdentityService(name: string): boolean {
  return COGNITO_IDENTITY_SERVICES.includes(name);
}
