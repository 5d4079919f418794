import { problem, type Problem } from '../problem';
import type { Rule } from './rule';

/** Source: CloudFormation quotas: 50 tags of a stack; 200 outputs of a template, of which each table takes two. */
const MOST_TAGS = 50;
const MOST_TABLES = 97;

/** How many there may be of something. */
export const sizes: Rule = ({ tags = {}, tables = {} }) => [
  ...tooMany('tags', tags, MOST_TAGS, 'remove tags'),
  ...tooMany('tables', tables, MOST_TABLES, 'split the stage: a template has 200 outputs at most'),
];

function tooMany(key: string, entries: object, most: number, fix: string): Problem[] {
  const count = Object.keys(entries).length;
  return count > most ? [problem([key], `${count} ${key}`, `at most ${most}`, fix)] : [];
}
