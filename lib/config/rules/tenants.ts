import { MOST_MAPPING_RULES } from '../mapping-rules';
import { problem } from '../problem';
import type { Rule } from './rule';

/**
 * Source: IAM quotas: a trust policy has 2,048 characters. That of the authenticated role names every tenant that it
 * does not admit, each in quotes and after a comma; the rest of it has at most 500 characters.
 */
const TENANTS_IN_TRUST = 2_048 - 500;

/** A tenant that is named has a role and a mapping rule of its own, so there cannot be many. */
export const tenants: Rule = ({ tenants: named = {} }) => {
  const ids = Object.keys(named);
  if (ids.length > MOST_MAPPING_RULES) {
    return [
      problem(
        ['tenants'],
        ids.length,
        `at most ${MOST_MAPPING_RULES} tenants: each has a role chosen by a rule, and Cognito takes ${MOST_MAPPING_RULES} rules`,
        'name only tenants that differ: rows "tenant" isolates any number of tenants by a principal tag without naming them, and sessions.maxDuration holds for all of them',
      ),
    ];
  }
  const characters = ids.reduce((sum, id) => sum + id.length + 3, 0);
  if (characters <= TENANTS_IN_TRUST) return [];
  return [
    problem(
      ['tenants'],
      characters,
      `tenant IDs of at most ${TENANTS_IN_TRUST} characters together, 3 more for each, because IAM's trust policies end at 2048`,
      'shorten the IDs, or name only tenants that differ',
    ),
  ];
};
