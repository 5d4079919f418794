import { RegionInfo } from 'aws-cdk-lib/region-info';

/** Source: AWS GovCloud (US) User Guide, Amazon Cognito; the endpoints of the AWS SDKs for China (Beijing). */
const SERVICE_ELSEWHERE: Readonly<Record<string, string>> = {
  'us-gov-west-1': 'cognito-identity-us-gov.amazonaws.com',
  'us-gov-east-1': 'cognito-identity.us-gov-east-1.amazonaws.com',
  'cn-north-1': 'cognito-identity.cn-north-1.amazonaws.com.cn',
};

/**
 * The name of Cognito's identity service in a region: the federated principal of a trust policy, and the prefix
 * of its condition keys (`<service>:aud`, `<service>:amr`) and policy variables (`<service>:sub`).
 *
 * @param region a region code; undefined stands for a commercial region
 * @returns undefined where the region's partition is known to be another one and has no such service
 */
export function cognitoIdentityService(region: string | undefined): string | undefined {
  const partition = region === undefined ? 'aws' : (RegionInfo.get(region).partition ?? 'aws');
  return region !== undefined && region in SERVICE_ELSEWHERE
    ? SERVICE_ELSEWHERE[region]
    : partition === 'aws'
      ? 'cognito-identity.amazonaws.com'
      : undefined;
}
