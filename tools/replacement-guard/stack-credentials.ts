import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
  type GetCallerIdentityCommandOutput,
  type STSClientResolvedConfig,
} from '@aws-sdk/client-sts';
import { isAccessDenied } from '../sdk/aws-errors';
import { temporaryCredentials, type Credentials } from '../sdk/credentials';
import type { StackEnvironment } from './pseudo-parameters';

/** A stack that may be deployed. */
export interface StackAddress extends StackEnvironment {
  readonly stackName: string;
  /** The lookup role of the CDK's bootstrap stack, with `${AWS::Partition}`, `AccountId` and `Region` as placeholders. */
  readonly lookupRoleArn: string;
}

/** Timeouts in milliseconds and attempts of each call. A synth must not wait for long. */
export const CALL_LIMITS = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
};

/** The configuration of a client in the account and Region of a stack. */
export type StackConfig = typeof CALL_LIMITS & {
  readonly region: string;
  readonly credentials: STSClientResolvedConfig['credentials'] | Credentials;
};

/** Who calls, and a client to assume a role with. */
interface Caller {
  readonly sts: STSClient;
  readonly identity: GetCallerIdentityCommandOutput;
}

/**
 * Calls AWS with the credentials of the environment, or with the lookup role if these are of another account or are
 * denied.
 *
 * @throws {Error} if AWS denies the calls or does not respond
 */
export async function withStackCredentials<T>(
  address: StackAddress,
  call: (config: StackConfig) => Promise<T>,
): Promise<T> {
  const sts = new STSClient({ region: address.region, ...CALL_LIMITS });
  try {
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    const caller = { sts, identity };
    return identity.Account === address.account
      ? await withOwnCredentials(address, caller, call)
      : await withLookupRole(address, caller, `The caller is ${String(identity.Arn)}`, call);
  } finally {
    sts.destroy();
  }
}

async function withOwnCredentials<T>(
  address: StackAddress,
  caller: Caller,
  call: (config: StackConfig) => Promise<T>,
): Promise<T> {
  // The credentials of this client, so that a provider with a prompt asks only once.
  const { credentials } = caller.sts.config;
  try {
    return await call({ region: address.region, credentials, ...CALL_LIMITS });
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    return await withLookupRole(address, caller, (error as Error).message, call);
  }
}

/** @param reason why the credentials of the environment are not enough */
async function withLookupRole<T>(
  { account, region, lookupRoleArn }: StackAddress,
  { sts, identity }: Caller,
  reason: string,
  call: (config: StackConfig) => Promise<T>,
): Promise<T> {
  const [, partition = 'aws'] = identity.Arn?.split(':') ?? [];
  const RoleArn = lookupRoleArn
    .replaceAll('${AWS::Partition}', partition)
    .replaceAll('${AWS::AccountId}', account)
    .replaceAll('${AWS::Region}', region);
  try {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'compare-with-deployed' }),
    );
    const credentials = temporaryCredentials('AssumeRole', Credentials);
    return await call({ region, credentials, ...CALL_LIMITS });
  } catch (error) {
    if (!isAccessDenied(error)) throw error;
    throw new Error(`${reason}; lookup role: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
