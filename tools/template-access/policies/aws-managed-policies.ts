import { literal, referenceOf, split, type TemplateText } from '../template/template-text';
import { statementsOf } from './policy-document';
import { covers } from './patterns';
import type { PolicyStatement } from './policy-statement';
import { selects } from './selected-actions';
import { SELECTING_READS } from './table-actions';
import data from './managed-policies.json';

/** Where the data file comes from: npm run managed-policies writes it. */
export const MANAGED_POLICIES_SOURCE = data.source;

const REACHING: Readonly<Record<string, readonly object[]>> = data.reaching;
const HARMLESS = new Set(data.harmless);

/** The AWS managed policies that reach something, by path and name. */
export const REACHING_POLICIES: readonly string[] = Object.keys(REACHING);

/**
 * The statements of an AWS managed policy that reach tables, streams, exports, IAM or credentials; undefined for any
 * other policy, and for one that is not in the data file.
 */
export function awsManagedStatements(arn: TemplateText): readonly PolicyStatement[] | undefined {
  const path = pathOf(arn);
  if (path === undefined) return undefined;
  if (HARMLESS.has(path)) return [];
  if (!Object.hasOwn(REACHING, path)) return undefined;
  const document = { Version: '2012-10-17', Statement: REACHING[path] };
  return statementsOf(document, { resource: `AWS managed policy ${path}`, property: '' })
    .statements;
}

/** The partitions of AWS. A policy with the same ARN in all of them is taken to be the same. */
const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'];

/** The path and name of an AWS managed policy; undefined for ARNs with unknown parts or an account. */
function pathOf(arn: TemplateText): string | undefined {
  const parts = split(arn, ':');
  const [prefix, partition = '', service, region, account, resource = ''] = parts;
  const isAws =
    parts.length === 6 &&
    prefix === 'arn' &&
    (PARTITIONS.includes(partition) || referenceOf(partition) === 'AWS::Partition') &&
    service === 'iam' &&
    region === '' &&
    account === 'aws';
  const [, path] = (isAws ? /^policy\/([\w+=,.@/-]+)$/.exec(literal(resource)) : undefined) ?? [];
  return path;
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether an ARN is of an AWS managed policy, in the data file or not. */
export function isAwsManagedPolicy(arn: TemplateText): boolean {
  return pathOf(arn) !== undefined;
}

/** The name of an AWS managed policy, without its path; undefined for any other policy. */
export function awsManagedPolicyName(arn: TemplateText): string | undefined {
  const path = pathOf(arn);
  return path === undefined ? undefined : nameIn(path);
}

/** What an AWS managed policy allows on every table of the account. */
export type ManagedBreadth = 'full' | 'read';

const FULL = ['DeleteItem', 'Query', 'PutItem'];

/**
 * Whether an AWS managed policy reads, writes and deletes every table of the account, or reads its items; undefined if it does
 * neither, or only on conditions, or is not known.
 */
export function breadthOf(arn: TemplateText): ManagedBreadth | undefined {
  const open = (awsManagedStatements(arn) ?? []).filter(isOpen);
  const allows = (action: string) =>
    open.some(({ actions }) => selects(actions, `dynamodb:${action}`));
  if (FULL.every(allows)) return 'full';
  return SELECTING_READS.some(allows) ? 'read' : undefined;
}

/** The names of the AWS managed policies that read, write and delete every table of the account. */
export const FULL_ACCESS: readonly string[] = namesOf('full');

/** The names of the AWS managed policies that read the items of every table of the account. */
export const READ_ACCESS: readonly string[] = namesOf('read');

function namesOf(breadth: ManagedBreadth): readonly string[] {
  return REACHING_POLICIES.filter(
    (path) => breadthOf(`arn:aws:iam::aws:policy/${path}`) === breadth,
  ).map(nameIn);
}

/** Whether a managed policy allows at least reading every table of the account. */
export function allowsAllTables(arn: TemplateText): boolean {
  return breadthOf(arn) !== undefined;
}

/** Whether a managed policy is known to have no table access; not for ARNs with unknown parts or an account. */
export function isKnownNotToReachTables(arn: TemplateText): boolean {
  return awsManagedStatements(arn)?.length === 0;
}

function isOpen({ effect, resources, conditions }: PolicyStatement): boolean {
  const isWide = resources.patterns.some((one) => covers(one, 'arn:aws:dynamodb:r:1:table/t'));
  return effect === 'Allow' && conditions.length === 0 && isWide && !resources.except;
}
