import type { Credentials } from '../sdk/credentials';
import type { LocalTarget } from './local-environment';
import { assertLoopback } from '../sdk/loopback';

/**
 * The configuration of an AWS SDK client that talks to the local AWS: as the account itself, or with the given
 * credentials. The SDK never looks for the person's own.
 *
 * @throws {Error} where the endpoint is not this machine's loopback
 */
export function localClientConfig(
  { endpoint, region, account }: LocalTarget,
  credentials: Credentials = { accessKeyId: account, secretAccessKey: 'local' },
) {
  assertLoopback(endpoint);
  return { endpoint, region, credentials };
}
