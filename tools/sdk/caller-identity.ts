import { createInterface } from 'node:readline/promises';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { withErrorAdvice } from './error-advice';
import { TIMEOUTS_AND_RETRIES } from './client-config';
import { isLoopback } from './loopback';

/** The caller of AWS, and where the calls go. */
export interface CallerIdentity {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  /** The ARN of a user or of a role session. */
  readonly arn: string;
  /** Replaces every service's own endpoint; undefined for AWS. */
  readonly endpoint: string | undefined;
}

/**
 * The endpoint of all services: the option, or `AWS_ENDPOINT_URL`; undefined for AWS. Endpoints of single services, in the
 * environment or a profile, are ignored: a check that spans two systems proves nothing.
 */
export function resolveEndpoint(option: string | undefined): string | undefined {
  const endpoint = option ?? process.env.AWS_ENDPOINT_URL;
  process.env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS = 'true';
  return endpoint;
}

/**
 * Calls `sts:GetCallerIdentity`.
 *
 * @param region undefined for the SDK's default
 * @throws {Error} without credentials, a region or an answer
 */
export async function callerIdentity(
  region: string | undefined,
  endpoint: string | undefined,
): Promise<CallerIdentity> {
  const client = new STSClient({
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
    ...TIMEOUTS_AND_RETRIES,
  });
  try {
    const found = await withErrorAdvice('finding the region', () => client.config.region());
    const { Account, Arn } = await withErrorAdvice('GetCallerIdentity', () =>
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

/** One line about the caller. */
export function describeCallerIdentity({ account, region, arn, endpoint }: CallerIdentity): string {
  return `Account ${account}, region ${region}, as ${arn}, at ${endpoint ?? 'AWS'}`;
}

/**
 * Asks for confirmation unless the endpoint is on this machine.
 *
 * @param what describes what is about to happen
 * @throws {Error} if the answer is not yes, or stdin is not a terminal
 */
export async function confirmOnAws({ endpoint }: CallerIdentity, what: string): Promise<void> {
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
