import { Token, TokenComparison, type ResourceEnvironment } from 'aws-cdk-lib/core';
import { GROUP_NAME } from './aws/name-patterns';
import { MAX_PRECEDENCE, userPoolRegion } from './aws/user-pools';
import type { DirectAccessGroup, DirectAccessProps } from './direct-access-props';

/** The precedence of a group that is created; undefined for one that the user pool has already. */
export function precedenceOf(
  { precedence, existing = false }: DirectAccessGroup,
  position: number,
): number | undefined {
  return existing ? precedence : (precedence ?? position);
}

/** What is wrong with the groups of a `DirectAccess`, apart from their tables. */
export function groupErrors(
  { groups = [], ...props }: DirectAccessProps,
  stack: ResourceEnvironment,
): string[] {
  if (groups.length === 0) return [];
  const ofEach = groups.flatMap((group, position) => ofGroup(group, position, props));
  const precedences = groups.map(precedenceOf).filter((one) => one !== undefined);
  const names = groups.map(({ groupName }) => groupName);
  return [
    ...(props.classicFlow
      ? [
          'classicFlow is set with groups. In the classic flow, a client can request the role of any group. Remove one of them.',
        ]
      : []),
    ...ofEach,
    ...repeated(names).map((name) => `Two groups are named "${name}". List each group once.`),
    ...repeated(precedences).map(
      (one) =>
        `Two groups have the precedence ${one}, and members of both would get the authenticated role. Give each group another.`,
    ),
    ...ofOtherPlace(groups, props, stack),
  ];
}

function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, position) => values.indexOf(value) < position))];
}

function ofGroup(
  { groupName, precedence, existing = false }: DirectAccessGroup,
  position: number,
  { userPool }: Pick<DirectAccessProps, 'userPool'>,
): string[] {
  const group = `groups[${position}]`;
  const { form, expected } = GROUP_NAME;
  const isName = !Token.isUnresolved(groupName) && form.test(groupName);
  return [
    ...(isName
      ? []
      : [`${group}.groupName is ${JSON.stringify(groupName)}. Use ${expected}, and no token.`]),
    ...(existing && !userPool
      ? [
          `${group} is existing, but a new user pool has no groups. Give userPool, or remove existing.`,
        ]
      : []),
    ...(existing && precedence !== undefined
      ? [
          `${group} is existing and has a precedence. Remove precedence; the group keeps the one that it has.`,
        ]
      : []),
    ...(precedence === undefined || isPrecedence(precedence)
      ? []
      : [`${group}.precedence is ${precedence}. Use a whole number from 0 to ${MAX_PRECEDENCE}.`]),
  ];
}

function isPrecedence(precedence: number): boolean {
  if (Token.isUnresolved(precedence)) return true;
  return Number.isInteger(precedence) && precedence >= 0 && precedence <= MAX_PRECEDENCE;
}

/** CloudFormation creates a group in a user pool of the stack's own account and Region only. */
function ofOtherPlace(
  groups: readonly DirectAccessGroup[],
  { userPool }: Pick<DirectAccessProps, 'userPool'>,
  stack: ResourceEnvironment,
): string[] {
  const creates = groups.some(({ existing = false }) => !existing);
  if (!userPool || !creates) return [];
  const { userPoolId, env } = userPool;
  // The CDK takes an imported pool to be in the Region of the stack, whatever its ID says.
  const region = Token.isUnresolved(userPoolId) ? env.region : userPoolRegion(userPoolId);
  const [ofPool, ofStack] = (
    [
      [region, stack.region],
      [env.account, stack.account],
    ] as const
  ).find(([one, other]) => Token.compareStrings(one, other) === TokenComparison.DIFFERENT) ?? [
    undefined,
    undefined,
  ];
  return ofPool === undefined
    ? []
    : [
        `groups are created in a user pool of ${ofPool} by a stack in ${ofStack}. Deploy the stack to ${ofPool}, or create the groups yourself and set existing on each.`,
      ];
}
