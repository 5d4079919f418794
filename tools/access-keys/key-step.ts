import type { Credentials } from '../sdk/credentials';
import { useOfOldKey, type KeyState, type UserKey } from './key-state';

/** What to do with the access key of a connector. */
export type KeyCommand = 'issue' | 'rotate' | 'retire';

/** The next step of a command. Each leaves a key that works in the secret, so that the command can be repeated. */
export type KeyStep =
  /** The secret already holds an active key; `other` is a second one of the user. */
  | { readonly kind: 'none'; readonly key: UserKey; readonly other: UserKey | undefined }
  /** Create a key and store it. `lost` are deleted first: their secret access keys are nowhere. */
  | { readonly kind: 'create'; readonly lost: readonly UserKey[] }
  /** Store a key again that an earlier version of the secret holds. */
  | { readonly kind: 'restore'; readonly key: Credentials }
  | { readonly kind: 'delete'; readonly old: UserKey; readonly current: UserKey }
  | { readonly kind: 'refuse'; readonly error: string; readonly fix: string };

/**
 * Decides the next step from the state.
 *
 * @param isConfirmed whether a key may be deleted that a tool may still use (`--yes`)
 */
export function keyStep(command: KeyCommand, state: KeyState, isConfirmed: boolean): KeyStep {
  const place = {
    held: keyNamed(state, state.current),
    before: keyNamed(state, state.previous),
  };
  switch (command) {
    case 'issue':
      return issueStep(state, place, isConfirmed);
    case 'rotate':
      return rotateStep(state, place);
    case 'retire':
      return retireStep(state, place, isConfirmed);
  }
}

/** The keys of the user that the versions of the secret hold. */
interface Place {
  readonly held: UserKey | undefined;
  readonly before: UserKey | undefined;
}

function keyNamed({ keys }: KeyState, stored: Credentials | undefined): UserKey | undefined {
  return keys.find(({ accessKeyId }) => accessKeyId === stored?.accessKeyId);
}

function issueStep(
  { keys, previous }: KeyState,
  { held, before }: Place,
  isConfirmed: boolean,
): KeyStep {
  if (held?.isActive) return { kind: 'none', key: held, other: keys.find((key) => key !== held) };
  if (held) {
    const fix = `Activate it with aws iam update-access-key, or replace it with --rotate-key.`;
    return refuse(`Access key ${held.accessKeyId}, which the secret holds, is inactive.`, fix);
  }
  if (previous && before?.isActive) return { kind: 'restore', key: previous };
  const lost = keys.filter(({ isOfStack }) => !isOfStack);
  const used = lost.find(({ lastUsed }) => lastUsed !== undefined);
  if (!used || isConfirmed) return { kind: 'create', lost };
  return refuse(
    `No version of the secret holds an access key of the user, but ${String(useOfOldKey(used, undefined))}.`,
    'A tool may have it. To delete it and issue another, add --yes.',
  );
}

function rotateStep({ keys, previous }: KeyState, { held, before }: Place): KeyStep {
  if (!held) {
    return refuse('The secret holds no access key of the user.', 'Run --issue-key first.');
  }
  const other = keys.find((key) => key !== held);
  if (!other) return { kind: 'create', lost: [] };
  const isNewer = other.created > held.created;
  // CloudFormation stores the old key again when it rolls back the update that takes SecretString out of the template.
  if (isNewer && previous && before === other && other.isActive) {
    return { kind: 'restore', key: previous };
  }
  const isLost = isNewer && before !== other && other.lastUsed === undefined && !other.isOfStack;
  if (isLost) return { kind: 'create', lost: [other] };
  return refuse(
    `The user has two access keys, the most that IAM allows: ${held.accessKeyId}, which the secret holds, and ${other.accessKeyId}.`,
    howToRetire(other, held),
  );
}

function retireStep({ keys }: KeyState, { held, before }: Place, isConfirmed: boolean): KeyStep {
  if (!held?.isActive) {
    return refuse('The secret holds no active access key of the user.', 'Run --issue-key first.');
  }
  const other = keys.find((key) => key !== held);
  if (!other) {
    const error = `${held.accessKeyId}, which the secret holds, is the only access key of the user.`;
    return refuse(error, 'Run --rotate-key first, and switch the tool to the new key.');
  }
  if (other.isOfStack) {
    return refuse(
      `Access key ${other.accessKeyId} belongs to the stack.`,
      howToRetire(other, held),
    );
  }
  if (before === other && other.created > held.created) {
    const error = `The secret holds ${held.accessKeyId}, which is older than ${other.accessKeyId}.`;
    return refuse(error, 'Run --rotate-key, which stores the newer key again.');
  }
  const use = useOfOldKey(other, held);
  if (use === undefined || isConfirmed) return { kind: 'delete', old: other, current: held };
  const fix = `Switch the tool to ${held.accessKeyId} and use it; or, if no tool uses the old key, add --yes.`;
  return refuse(`The tool has not switched: ${use}.`, fix);
}

/** What ends an old key. */
export function howToRetire(old: UserKey, { accessKeyId }: Pick<UserKey, 'accessKeyId'>): string {
  const last = old.isOfStack
    ? `deploy the stage: CloudFormation then deletes ${old.accessKeyId}.`
    : `run --retire-key, which deletes ${old.accessKeyId}.`;
  return `Switch the tool to ${accessKeyId}, and then ${last}`;
}

function refuse(error: string, fix: string): KeyStep {
  return { kind: 'refuse', error, fix };
}
