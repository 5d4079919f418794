/** The service principal of Cognito identity pools in commercial Regions. */
export const COGNITO_IDENTITY_SERVICE = 'cognito-identity.amazonaws.com';

/** Source: AWS GovCloud (US) User Guide, Amazon Cognito; the endpoints of the AWS SDKs for China (Beijing). */
const SERVICE_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
  ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ['cn-north-1', 'cognito-identity.cn-north-1.amazonaws.com.cn'],
]);

/** Regions of other partitions, including future ones. Source: Region codes in the AWS General Reference. */
const NOT_COMMERCIAL = /^(cn|us-gov|eusc|[a-z]+-iso[a-z]?)-/;

/** The service principals of Cognito identity pools in all partitions. */
export const COGNITO_IDENTITY_SERVICES: readonly string[] = [
  COGNITO_IDENTITY_SERVICE,
  ...SERVICE_ELSEWHERE.values(),
];

/**
 * The service name of Cognito identity pools in a Region: the federated principal of a trust policy, and the prefix of
 * its condition keys (`<service>:aud`, `<service>:amr`) and policy variables (`<service>:sub`).
 *
 * @param region a Region code; undefined means a commercial Region
 * @returns undefined for a Region of another partition that is not known to have identity pools
 */
export function cognitoIdentityService(region: string | undefined): string | undefined {
  if (region === undefined || !NOT_COMMERCIAL.test(region)) return COGNITO_IDENTITY_SERVICE;
  return SERVICE_ELSEWHERE.get(region);
}

/** Whether a name is the service name of Cognito identity pools in any partition. */
export function isCognitoIdentityService(name: string): boolean {
  return COGNITO_IDENTITY_SERVICES.includes(name);
}
