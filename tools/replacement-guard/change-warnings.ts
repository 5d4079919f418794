import { isDeepStrictEqual } from 'node:util';
import { timeToLiveOf, type ComparedResource, type Template } from './template';

/** Warnings about changes that CloudFormation makes in place, and whose effect on data may be unexpected. */
export function changeWarnings(deployed: Template, wanted: Template): string[] {
  return Object.entries(deployed.Resources ?? {}).flatMap(([logicalId, from]) => {
    const to = wanted.Resources?.[logicalId];
    return [...timeToLiveWarnings(logicalId, from, to), ...lockWarnings(logicalId, from, to)];
  });
}

function timeToLiveWarnings(
  logicalId: string,
  from: ComparedResource,
  to: ComparedResource | undefined,
): string[] {
  const attribute = timeToLiveOf(from);
  if (attribute === undefined || !to || timeToLiveOf(to) !== undefined) return [];
  return [
    `${logicalId}: timeToLive is removed. Items are no longer deleted at the time in "${attribute}". Another attribute can be set after up to one hour, when aws dynamodb describe-time-to-live prints DISABLED.`,
  ];
}

/** Only AWS knows whether the grace time is over. Source: AWS Backup API reference, PutBackupVaultLockConfiguration. */
function lockWarnings(
  logicalId: string,
  from: ComparedResource,
  to: ComparedResource | undefined,
): string[] {
  if (from.Type !== 'AWS::Backup::BackupVault' || !to) return [];
  const { LockConfiguration: lock } = from.Properties ?? {};
  const { ChangeableForDays: days } = (lock ?? {}) as { ChangeableForDays?: number };
  if (days === undefined || isDeepStrictEqual(lock, to.Properties?.LockConfiguration)) return [];
  return [
    `${logicalId}: the lock changes. It is immutable ${days} days after the deployment that set it; then the update fails and is rolled back. The LockDate in aws backup describe-backup-vault tells when.`,
  ];
}
