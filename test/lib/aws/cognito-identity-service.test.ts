import { cognitoIdentityService } from '../../../lib/aws/cognito-identity-service';

test.each([
  [undefined, 'cognito-identity.amazonaws.com'],
  ['ap-southeast-2', 'cognito-identity.amazonaws.com'],
  ['eu-north-9', 'cognito-identity.amazonaws.com'],
  ['us-gov-west-1', 'cognito-identity-us-gov.amazonaws.com'],
  ['us-gov-east-1', 'cognito-identity.us-gov-east-1.amazonaws.com'],
  ['cn-north-1', 'cognito-identity.cn-north-1.amazonaws.com.cn'],
  ['cn-northwest-1', undefined],
  ['us-iso-east-1', undefined],
])('in %s the service is %s', (region, service) => {
  expect(cognitoIdentityService(region)).toBe(service);
});
