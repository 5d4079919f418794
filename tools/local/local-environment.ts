import { devNull } from 'node:os';
import { assertLoopback } from '../sdk/loopback';

/** Where a local AWS is, and as whom it is used. */
export interface LocalTarget {
  /** The emulator's address; must be this machine's loopback. */
  readonly endpoint: string;
  /** 12 digits: the emulator serves the account that the access key ID names. */
  readonly account: string;
  readonly region: string;
}

/** What a program needs of the person's environment to run here; proxies and AWS settings are not among it. */
const INHERITED = ['PATH', 'LANG', 'LC_ALL', 'TERM', 'TMPDIR', 'NODE_OPTIONS'] as const;

/** Files and services that the AWS SDKs would look for credentials and settings in. */
const NO_OTHER_SOURCES = {
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

/**
 * The environment of a program that is to see the local AWS and nothing else.
 *
 * @param inherited the person's own environment, of which little is kept
 * @throws {Error} where the endpoint is not this machine's loopback
 */
export function localEnvironment(
  { endpoint, account, region }: LocalTarget,
  inherited: NodeJS.ProcessEnv,
): Record<string, string> {
  assertLoopback(endpoint);
  const kept = INHERITED.flatMap((name) => {
    const value = inherited[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    ...NO_OTHER_SOURCES,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
}

/** Removes every AWS setting of the person from an environment, so that the SDK's clients of this process find none. */
export function forgetAwsSettings(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment).filter((name) => name.startsWith('AWS_'))) {
    // An environment variable is unset by deleting it: any other value would be its text.
    Reflect.deleteProperty(environment, name);
  }
  Object.assign(environment, NO_OTHER_SOURCES);
}
