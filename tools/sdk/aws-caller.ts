import { createInterface } from 'node:readline/promises';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { attempt } from './attempt';
import { BOUNDS } from './aws-place';
import { isLoopback } from '../check/connection/local-instance';

/** Who calls AWS, and where. */
export interface AwsCaller {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** The ARN of a user, or of a role's session. */
  readonly arn: string;
  /** Takes the place of every service's own; undefined for AWS. */
  readonly endpoint: string | undefined;
}

/**
 * The one endpoint of all services, as a person says or `AWS_ENDPOINT_URL` does; undefined for AWS. Endpoints of single
 * services, in the environment or a profile, are not followed: a check of two systems at once would prove nothing.
 */
export function onlyEndpoint(said: string | undefined): string | undefined {
  const endpoint = said ?? process.env.AWS_ENDPOINT_URL;
  process.env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS = 'true';
  return endpoint;
}

/**
 * Asks AWS who the caller is.
 *
 * @param region undefined for that of the SDK's own settings
 * @throws {Error} where there are no credentials, no region, or no answer
 */
export async function awsCaller(
  region: string | undefined,
  endpoint: string | undefined,
): Promise<AwsCaller> {
  const client = new STSClient({
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
    ...BOUNDS,
  });
  try {
    const found = await attempt('finding the region', () => client.config.region());
    const { Account, Arn } = await attempt('GetCallerIdentity', () =>
      client.send(new GetCallerIdentityCommand({})),
    );
    if (Account === undefined || Arn === undefined) {
      throw new Error(
        'received no account from GetCallerIdentity; expected AWS; check --endpoint, AWS_ENDPOINT_URL and proxies between',
      );
    }
    return { account: Account, region: found, arn: Arn, endpoint };
  } finally {
    client.destroy();
  }
}

/** The caller in a line. */
export function describeCaller({ account, region, arn, endpoint }: AwsCaller): string {
  return `Account ${account}, region ${region}, as ${arn}, at ${endpoint ?? 'AWS'}`;
}

/**
 * Asks a person before anything outside this machine is touched.
 *
 * @param what is about to be done
 * @throws {Error} where the answer is not yes, or nobody is there to give one
 */
export async function confirmOutside({ endpoint }: AwsCaller, what: string): Promise<void> {
  if (endpoint !== undefined && isLoopback(endpoint)) return;
  if (!process.stdin.isTTY) {
    throw new Error(
      `received no --yes, and nobody can be asked; expected a yes before this: ${what}; add --yes`,
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${what} Go on? [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Error('nothing was touched');
}
