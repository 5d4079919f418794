import { problem, type Problem } from '../problem';
import type { PartialTable, Rule } from './rule';

/** Source: CloudFormation quotas: 50 tags of a stack; 200 outputs of a template, of which each table takes two. */
const MOST_TAGS = 50;
const MOST_TABLES = 97;

/** How many there may be of something. */
export const sizes: Rule = ({ tags = {}, tables = {} }) => [
  ...tooMany('tags', tags, MOST_TAGS, 'remove tags'),
  ...tooMany('tables', tables, MOST_TABLES, 'split the stage: a template has 200 outputs at most'),
  ...tooManyWithKeys(Object.values(tables)),
];

function tooMany(key: string, entries: object, most: number, fix: string): Problem[] {
  const count = Object.keys(entries).length;
  return count > most ? [problem([key], count, `at most ${most} ${key}`, fix)] : [];
}

/**
 * The role of signed-in users has ten managed policies at most. One holds the statements of at least so many tables,
 * with names as long as they can be: those without a customer-managed key, and those with one.
 */
const TABLES_IN_A_POLICY = { withoutKey: 10, withKey: 4 } as const;
const MOST_POLICIES = 10;

function tooManyWithKeys(tables: readonly (PartialTable | undefined)[]): Problem[] {
  const withKey = tables.filter((table) => usesOwnKey(table?.encryption)).length;
  const withoutKey = tables.length - withKey;
  const policies =
    withKey / TABLES_IN_A_POLICY.withKey + withoutKey / TABLES_IN_A_POLICY.withoutKey;
  if (policies <= MOST_POLICIES || tables.length > MOST_TABLES) return [];
  return [
    problem(
      ['tables'],
      tables.length,
      "tables that fit IAM's quota of ten managed policies for the role: 40 with a customer-managed key, or a mix of fewer and others",
      'split the stage, or use "awsOwned" or "awsManaged" keys',
    ),
  ];
}

function usesOwnKey(encryption: PartialTable['encryption']): boolean {
  return encryption === 'customerManaged' || typeof encryption === 'object';
}
