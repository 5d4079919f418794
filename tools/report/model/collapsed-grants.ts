import { groupBy } from '../../template-access/grouping';
import type { ReportedGrant } from './access-report';
import { partWords } from './grant-target';

/** The ARN of a table, what follows it, and words about it. */
const TABLE_AND_PART = /^(arn:.*:table\/[^/ ]+)(?:\/((?:index|stream)\/[^ ,]+))?(,.*)?$/;

/**
 * Grants of one statement that differ only in the parts of a table outside the template become one, with its ARN once. The
 * parts of a table of the template are one grant already.
 */
export function collapsedGrants(grants: readonly ReportedGrant[]): readonly ReportedGrant[] {
  return groupBy(grants, withoutPart).flatMap(([first, ...others]) =>
    first === undefined || others.length === 0 ? (first ?? []) : collapsed([first, ...others]),
  );
}

function withoutPart(grant: ReportedGrant): string {
  const [, table, , words] = TABLE_AND_PART.exec(grant.on) ?? [];
  return JSON.stringify(table === undefined ? grant : { ...grant, on: table, words });
}

function collapsed(grants: readonly [ReportedGrant, ...ReportedGrant[]]): readonly ReportedGrant[] {
  const [, table, , words = ''] = TABLE_AND_PART.exec(grants[0].on) ?? [];
  if (table === undefined) return grants;
  const parts = grants.map(({ on }) => partWords(TABLE_AND_PART.exec(on)?.[2] ?? ''));
  return [{ ...grants[0], on: `${table}${words}`, parts: [...new Set(parts)] }];
}
