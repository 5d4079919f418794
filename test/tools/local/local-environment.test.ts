import { devNull } from 'node:os';
import {
  localClientConfig,
  forgetAwsSettings,
  localEnvironment,
} from '../../../tools/local/local-environment';

const TARGET = { endpoint: 'http://127.0.0.1:4566', account: '123456789012', region: 'us-east-1' };
const REMOTE = { ...TARGET, endpoint: 'https://sts.amazonaws.com' };

describe('environment of the local AWS', () => {
  test("has the local AWS, and none of the user's settings", () => {
    const inherited = {
      PATH: '/bin',
      HOME: '/home/person',
      AWS_ACCESS_KEY_ID: 'AKIAREAL',
      AWS_SECRET_ACCESS_KEY: 'real',
      AWS_SESSION_TOKEN: 'real',
      AWS_PROFILE: 'production',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/',
      AWS_ENDPOINT_URL_DYNAMODB: 'https://dynamodb.us-east-1.amazonaws.com',
      CDK_DEFAULT_ACCOUNT: '999999999999',
      NODE_OPTIONS: '--max-old-space-size=4096',
      http_proxy: 'http://proxy.example:3128',
      HTTPS_PROXY: 'http://proxy.example:3128',
      ALL_PROXY: 'http://proxy.example:3128',
      no_proxy: 'corp.example',
      SERVICES: 's3',
    };
    expect(localEnvironment(TARGET, inherited)).toEqual({
      PATH: '/bin',
      NODE_OPTIONS: '--max-old-space-size=4096',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_ACCESS_KEY_ID: '123456789012',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
    });
  });

  test("loses the user's AWS settings, and nothing else", () => {
    const environment = {
      PATH: '/bin',
      MY_AWS_NOTE: 'kept',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_PROFILE: 'production',
      AWS_USE_FIPS_ENDPOINT: 'true',
    };
    forgetAwsSettings(environment);
    expect(environment).toEqual({
      PATH: '/bin',
      MY_AWS_NOTE: 'kept',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
    });
  });

  test('must not have an endpoint on another machine', () => {
    expect(() => localEnvironment(REMOTE, {})).toThrow(REMOTE.endpoint);
    expect(() => localClientConfig(REMOTE)).toThrow(REMOTE.endpoint);
  });

  test('gives clients credentials, so that the SDK looks for none', () => {
    expect(localClientConfig(TARGET).credentials).toEqual({
      accessKeyId: '123456789012',
      secretAccessKey: 'local',
    });
  });
});
