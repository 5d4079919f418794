import type { Credentials } from '../sdk/credentials';

/** An access key of a connector's user. */
export interface UserKey {
  readonly accessKeyId: string;
  readonly isActive: boolean;
  readonly created: Date;
  /** Undefined if it was never used. IAM reports a use with a delay. */
  readonly lastUsed: Date | undefined;
  /** Whether it is an `AWS::IAM::AccessKey` of the deployed stack, which CloudFormation deletes. */
  readonly isOfStack: boolean;
}

/** The access keys of a connector's user, and those in its secret. It contains secret access keys: never print it. */
export interface KeyState {
  /** At most two. Source: IAM User Guide, IAM and AWS STS quotas. */
  readonly keys: readonly UserKey[];
  /** In the version `AWSCURRENT`, which readers get; undefined if it holds no access key. */
  readonly current: Credentials | undefined;
  /** In the version `AWSPREVIOUS`. */
  readonly previous: Credentials | undefined;
}

/**
 * Why a tool may still use a key although another one replaces it: the new one was not used after the old one. Undefined
 * if nothing suggests it.
 */
export function useOfOldKey(old: UserKey, current: UserKey | undefined): string | undefined {
  const { lastUsed } = old;
  if (lastUsed === undefined) return undefined;
  if (current?.lastUsed !== undefined && current.lastUsed > lastUsed) return undefined;
  return `access key ${old.accessKeyId} was last used ${lastUsed.toISOString()}, ${
    current === undefined
      ? 'and the secret holds no other key of the user'
      : `and ${current.accessKeyId}, which the secret holds, ${lastUse(current)}`
  }`;
}

/** `was last used <time>`, or that it was not used. */
export function lastUse({ lastUsed }: UserKey): string {
  return lastUsed === undefined ? 'was never used' : `was last used ${lastUsed.toISOString()}`;
}
