import { INDEX_NAME } from '../aws/name-patterns';
import { isLiteral, isLiteralOf } from '../aws/policy-literals';
import { printedValue } from '../aws/printed-value';
import type { TableWithKey } from './key-permissions';

/** The table, the key and the indexes that a policy names. */
interface NamedResources extends TableWithKey {
  /** The prop with the names of indexes. */
  readonly prop: 'indexNames' | 'queryIndexes';
  readonly indexes: readonly string[] | undefined;
}

/** Why a policy would reach other tables, keys or indexes than those that are given, with fixes. */
export function resourceErrors(named: NamedResources): string[] {
  const { name, prop, table, encryptionKey = table.encryptionKey, indexes = [] } = named;
  const arns = { table: table.tableArn, key: encryptionKey?.keyArn };
  return [
    ...Object.entries(arns).flatMap(([what, arn]) =>
      arn === undefined || isLiteral(arn)
        ? []
        : [
            `The ARN of the ${what} of ${name} is ${printedValue(arn)}. Use the ARN of one ${what}, without wildcards and variables.`,
          ],
    ),
    ...indexes.flatMap((index, position) =>
      isLiteralOf(INDEX_NAME, index)
        ? []
        : [
            `${prop}[${position}] of ${name} is ${printedValue(index)}. Use ${INDEX_NAME.expected}.`,
          ],
    ),
  ];
}

/** @throws {Error} if a policy would reach other tables, keys or indexes than those that are given */
export function assertResources(named: NamedResources): void {
  const errors = resourceErrors(named);
  if (errors.length > 0) throw new Error(errors.join(' '));
}
