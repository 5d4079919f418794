import { arnParts } from '../../aws/arn';
import { DEFAULT_KEEP_DAYS } from '../../backup/backup-props';
import { or, remove, write } from '../fix';
import type { PartialStage } from '../partial-stage';
import { conflict, type ValidationError } from '../validation-error';
import { isLeftOut, type Rule } from './rule';
import { partitionOfRegion } from '../../aws/partitions';
import { stackPartition } from './stack-partition';

type PartialBackup = NonNullable<PartialStage['backup']>;

/** Retention within the lock, a vault in the partition of the stack, and at least one table. */
export const backupRule: Rule = (stage) => {
  if (!stage.backup) return [];
  return [
    ...lockBounds(stage.backup),
    ...retention(stage.backup),
    ...otherPartition(stage.backup, stage),
    ...noTable(stage),
  ];
};

function lockBounds(written: PartialBackup): ValidationError[] {
  const { minDays, maxDays } = written.lock ?? {};
  if (minDays === undefined || maxDays === undefined || maxDays >= minDays) return [];
  const path = ['backup', 'lock', 'maxDays'];
  const enough = Math.max(minDays, keepDaysOf(written) ?? minDays);
  const fix = or(write(path, enough), 'lower minDays');
  return [conflict(path, maxDays, `${minDays} or more, because minDays is ${minDays}`, fix)];
}

/** AWS Backup fails each backup whose retention the lock does not allow. */
function retention(written: PartialBackup): ValidationError[] {
  const keepDays = keepDaysOf(written);
  const { minDays = 0, maxDays = Infinity } = written.lock ?? {};
  if (keepDays === undefined || maxDays < minDays) return [];
  const path = ['backup', 'keepDays'];
  if (keepDays < minDays) {
    const expected = `${minDays} or more, because lock.minDays is ${minDays}`;
    return [conflict(path, keepDays, expected, or(write(path, minDays), 'lower lock.minDays'))];
  }
  if (keepDays > maxDays) {
    const expected = `${maxDays} or less, because lock.maxDays is ${maxDays}`;
    return [conflict(path, keepDays, expected, or(write(path, maxDays), 'raise lock.maxDays'))];
  }
  return [];
}

/** Undefined if it is invalid. */
function keepDaysOf(written: PartialBackup): number | undefined {
  return isLeftOut(written, 'keepDays') ? DEFAULT_KEEP_DAYS : written.keepDays;
}

function otherPartition(written: PartialBackup, stage: PartialStage): ValidationError[] {
  const { vaultArn } = written.copyTo ?? {};
  const own = stackPartition(stage);
  if (vaultArn === undefined || own === undefined) return [];
  const { partition, region } = arnParts(vaultArn);
  if (partition === own && (partitionOfRegion(region) ?? own) === own) return [];
  const path = ['backup', 'copyTo'];
  const expected = `a vault in the partition of the stack, ${own}`;
  const fix = or(remove(path), `create a vault in a Region of ${own}`);
  return [conflict([...path, 'vaultArn'], vaultArn, expected, fix)];
}

/** AWS Backup has no selection of nothing. */
function noTable({ backup: written, tables = {} }: PartialStage): ValidationError[] {
  const all = Object.values(tables);
  if (all.length === 0 || all.some((table) => table?.backup !== false)) return [];
  const expected = 'at least one table without "backup": false';
  const fix = or(remove(['backup']), 'remove "backup": false from a table');
  return [conflict(['backup'], written, expected, fix)];
}
