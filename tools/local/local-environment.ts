import { devNull } from 'node:os';
import type { Credentials } from '../sdk/credentials';
import { assertLoopback } from '../sdk/loopback';

/** The local AWS. */
export interface LocalTarget {
  /** Must be on this machine. */
  readonly endpoint: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /**
   * Those of its administrator. @default - the account ID as the access key ID, which the emulator behind the gateway
   * takes
   */
  readonly credentials?: Credentials | undefined;
}

function administrator({ account, credentials }: LocalTarget): Credentials {
  return credentials ?? { accessKeyId: account, secretAccessKey: 'local' };
}

/** The environment variables that programs inherit. Proxies and AWS settings are excluded. */
const INHERITED = ['PATH', 'LANG', 'LC_ALL', 'TERM', 'TMPDIR', 'NODE_OPTIONS'] as const;

/** Disables the other sources of credentials and settings of AWS SDKs. */
const NO_OTHER_SOURCES = {
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

/**
 * The environment of a program that must reach only the local AWS.
 *
 * @param inherited the user's environment, of which a few variables are kept
 * @throws {Error} if the endpoint is not on this machine
 */
export function localEnvironment(
  target: LocalTarget,
  inherited: NodeJS.ProcessEnv,
): Record<string, string> {
  const { endpoint, region } = target;
  const { accessKeyId, secretAccessKey } = administrator(target);
  assertLoopback(endpoint);
  const kept = INHERITED.flatMap((name) => {
    const value = inherited[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    ...NO_OTHER_SOURCES,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
}

/** Such as the warning about Node.js 20 that commands turn off. They name no account. */
const SETTINGS_OF_THE_SDK = 'AWS_SDK_JS_';

/** Removes the user's AWS settings from an environment, so that SDK clients of this process do not use them. */
export function forgetAwsSettings(environment: NodeJS.ProcessEnv): void {
  const names = Object.keys(environment).filter((name) => name.startsWith('AWS_'));
  for (const name of names.filter((one) => !one.startsWith(SETTINGS_OF_THE_SDK))) {
    // Assigning undefined would set the variable to "undefined".
    Reflect.deleteProperty(environment, name);
  }
  Object.assign(environment, NO_OTHER_SOURCES);
}

/**
 * The configuration of an AWS SDK client for the local AWS. With explicit credentials, the SDK never uses the user's.
 *
 * @param credentials @default - those of the administrator
 * @throws {Error} if the endpoint is not on this machine
 */
export function localClientConfig(
  target: LocalTarget,
  credentials: Credentials = administrator(target),
) {
  const { endpoint, region } = target;
  assertLoopback(endpoint);
  return { endpoint, region, credentials };
}
