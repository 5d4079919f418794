import { arnParts, movedArn } from '../../aws/arn';
import { tableNameIn } from '../../aws/table-arn';
import { hasUserPools } from '../../aws/user-pools';
import { or, remove, write } from '../fix';
import type { PartialStage } from '../partial-stage';
import { NEW_TABLE_OPTIONS } from '../schema/existing-table-schema';
import { conflict, missing, type Path, type ValidationError } from '../validation-error';
import { forEachTable, isLeftOut, type PartialTable, type Rule } from './rule';
import { COMMERCIAL_REGION, partitionOfRegion } from '../../aws/partitions';

/** An existing table has the options it has, and is where the stack is deployed to. */
export const existingTableRule: Rule = (stage) => [...withoutPlace(stage), ...ofEachTable(stage)];

const ofEachTable = forEachTable((table, path, stage) =>
  'existing' in table
    ? [
        ...optionsOfNewTable(table, path),
        ...projections(table, path),
        ...ofRestored(table, [...path, 'existing']),
        ...elsewhere(table, path, stage),
      ]
    : [],
);

function optionsOfNewTable(table: PartialTable, path: Path): ValidationError[] {
  return NEW_TABLE_OPTIONS.filter((key) => key in table).map((key) => {
    const place = [...path, key];
    const expected = `no ${key} beside existing; it is an option of a new table, and the stack does not change an existing one`;
    const fix = or(remove(place), 'remove existing to create a new table');
    return conflict(place, table[key], expected, key === 'encryption' ? withKey(table, path) : fix);
  });
}

/** The key of an existing table is beside its name. */
function withKey({ encryption, existing }: PartialTable, path: Path) {
  const keyArn = typeof encryption === 'object' ? encryption.keyArn : undefined;
  const removed = remove([...path, 'encryption']);
  if (keyArn === undefined || existing === undefined || 'keyArn' in existing) {
    return or(removed, 'write its customer managed key as existing.keyArn');
  }
  const moved = write([...path, 'existing', 'keyArn'], keyArn);
  return { words: 'move keyArn into existing', edits: [...removed.edits, ...moved.edits] };
}

function projections({ indexes = {} }: PartialTable, path: Path): ValidationError[] {
  return Object.entries(indexes).flatMap(([name, index]) => {
    if (!index || !('projection' in index)) return [];
    const place = [...path, 'indexes', name, 'projection'];
    const expected = 'no projection of an existing index, which the stack does not change';
    return [conflict(place, index.projection, expected, remove(place))];
  });
}

/** A table has one key, and is not restored from itself. */
function ofRestored({ existing }: PartialTable, path: Path): ValidationError[] {
  if (!existing) return [];
  const { keyArn, stackKey, restoredFrom } = existing;
  const name = existingTableName(existing);
  const errors: ValidationError[] = [];
  if (stackKey === true && keyArn !== undefined) {
    const place = [...path, 'stackKey'];
    const expected = 'no stackKey beside keyArn, because a table has one KMS key';
    errors.push(conflict(place, true, expected, or(remove(place), 'remove keyArn')));
  }
  if (restoredFrom !== undefined && restoredFrom === name) {
    const place = [...path, 'restoredFrom'];
    const expected = 'the name of another table, which this one was restored from';
    errors.push(conflict(place, restoredFrom, expected, remove(place)));
  }
  return errors;
}

/** The name of an existing table, also of one that its ARN names. */
export function existingTableName(
  existing: NonNullable<PartialTable['existing']>,
): string | undefined {
  if ('tableName' in existing) return existing.tableName;
  const arn = tableArnOf(existing);
  return arn === undefined ? undefined : tableNameIn(arn);
}

/** The stack must know where it is deployed to, to compare that with an ARN. */
function withoutPlace(stage: PartialStage): ValidationError[] {
  const [arn] = Object.values(stage.tables ?? {}).flatMap(
    (table) => tableArnOf(table?.existing) ?? [],
  );
  if (arn === undefined) return [];
  const { region, account } = arnParts(arn);
  return (['account', 'region'] as const)
    .filter((key) => isLeftOut(stage, 'env', key))
    .map((key) => {
      const value = key === 'account' ? account : region;
      const expected = `the ${key === 'account' ? 'account' : 'Region'} of the stack, because existing.tableArn is in one account and Region only`;
      const usable = key === 'account' || hasUserPools(value) ? value : COMMERCIAL_REGION;
      const fix = write(['env', key], usable);
      return missing(['env', key], expected, or(fix, 'write tableName instead of tableArn'));
    });
}

function elsewhere(table: PartialTable, path: Path, { env }: PartialStage): ValidationError[] {
  const arn = tableArnOf(table.existing);
  const { region, account } = env ?? {};
  if (arn === undefined || region === undefined || account === undefined) return [];
  const ofTable = arnParts(arn);
  const own = partitionOfRegion(region) ?? ofTable.partition;
  const isInAccount = account === ofTable.account;
  if (own === ofTable.partition && region === ofTable.region && isInAccount) return [];
  const place = [...path, 'existing', 'tableArn'];
  const moved = movedArn(arn, { partition: own, region, account });
  const reason = isInAccount
    ? 'because users and connectors call DynamoDB in the Region of the stack'
    : 'because the owner of a table in another account grants access by a resource policy, which this stack does not write';
  return [
    conflict(
      place,
      arn,
      `a table in ${region} and account ${account}, the place of the stack (env), ${reason}`,
      or(
        write(place, moved, `write a table of that place, such as "${moved}"`),
        'deploy the stage where the table is: set env to its account and Region',
      ),
    ),
  ];
}

/** The ARN of a table that is not named. */
export function tableArnOf(existing: PartialTable['existing']): string | undefined {
  return existing && 'tableArn' in existing ? existing.tableArn : undefined;
}
