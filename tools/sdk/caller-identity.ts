import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { CommandError } from '../command-error';
import { assertConfirmed } from '../confirm';
import { withErrorAdvice } from './error-advice';
import { TIMEOUTS_AND_RETRIES } from './client-config';
import { isLoopback } from './loopback';

/** Who calls AWS, and where. */
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
 * Calls `sts:GetCallerIdentity`.
 *
 * @param region undefined for the SDK's default
 * @throws {CommandError} without credentials, a Region or a response
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
    const found = await withErrorAdvice('Reading the Region', () => client.config.region());
    const { Account, Arn } = await withErrorAdvice('GetCallerIdentity', () =>
      client.send(new GetCallerIdentityCommand({})),
    );
    if (Account === undefined || Arn === undefined) {
      throw new CommandError(
        'environment',
        'GetCallerIdentity returned no account. Check --endpoint, AWS_ENDPOINT_URL and proxies.',
      );
    }
    return { account: Account, region: found, arn: Arn, endpoint };
  } finally {
    client.destroy();
  }
}

/** One line about the caller. */
export function describeCallerIdentity({ account, region, arn, endpoint }: CallerIdentity): string {
  return `Account ${account}, Region ${region}, caller ${arn}, endpoint ${endpoint ?? 'AWS'}`;
}

/**
 * Asks for confirmation unless the endpoint is on this machine.
 *
 * @param what describes what the command will do
 * @throws {Error} if the answer is not yes, or stdin is not a terminal
 */
export async function confirmOnAws({ endpoint }: CallerIdentity, what: string): Promise<void> {
  if (endpoint !== undefined && isLoopback(endpoint)) return;
  await assertConfirmed(what);
}
