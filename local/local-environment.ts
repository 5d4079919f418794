import { devNull } from 'node:os';
import { assertLoopback } from './loopback';

export interface LocalTarget {
  /** The emulator's address; must be this machine's loopback. */
  readonly endpoint: string;
  /** 12 digits: the emulator serves the account that the access key ID names. */
  readonly account: string;
  readonly region: string;
}

/**
 * The environment of a program that is to see the local AWS and nothing else: the person's own environment without
 * any AWS setting, plus an endpoint, credentials and files that lead nowhere but to this machine.
 *
 * @throws {Error} where the endpoint is not this machine's loopback
 */
export function localEnvironment(
  { endpoint, account, region }: LocalTarget,
  inherited: NodeJS.ProcessEnv,
): Record<string, string> {
  assertLoopback(endpoint);
  const kept = Object.entries(inherited).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(AWS|CDK)_/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: account,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    NO_PROXY: new URL(endpoint).hostname,
  };
}
