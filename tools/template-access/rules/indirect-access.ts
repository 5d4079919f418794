import { within } from '../location';
import type { PolicyStatement } from '../statement';
import type { TemplateAccess } from '../template-access';
import { reference, split, type TemplateText } from '../template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedToPrincipals } from './analysis/allow-statements';
import { listed } from './analysis/listed';
import { allowsTablesByNotAction, coversAction, selects } from './analysis/selected-actions';

/**
 * Nobody comes to tables by a way that names no table: as a role of another, by policies that they write themselves, or
 * with keys that somebody keeps.
 *
 * Source: IAM User Guide, Granting a user permissions to pass a role; DynamoDB Developer Guide, DAX access control.
 */
export const indirectAccess: AccessRule = {
  name: 'IndirectAccess',
  severity: 'medium',
  find: (access) =>
    allowedToPrincipals(access).flatMap((statement) => findingIn(statement, access)),
};

interface Way {
  readonly actions: readonly string[];
  readonly leadsTo: string;
  /** On these resources alone it leads to more than what is named. @default - on all */
  readonly isOpen?: (statement: PolicyStatement, access: TemplateAccess) => boolean;
}

const WAYS: readonly Way[] = [
  {
    actions: ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'].map(
      (action) => `dax:${action}`,
    ),
    leadsTo: 'the items that a DAX cluster reaches',
  },
  {
    actions: [
      'AddUserToGroup',
      'AttachGroupPolicy',
      'AttachRolePolicy',
      'AttachUserPolicy',
      'CreateAccessKey',
      'CreateLoginProfile',
      'CreatePolicyVersion',
      'PutGroupPolicy',
      'PutRolePolicy',
      'PutUserPolicy',
      'SetDefaultPolicyVersion',
      'UpdateAssumeRolePolicy',
      'UpdateLoginProfile',
    ].map((action) => `iam:${action}`),
    leadsTo: 'whatever a policy, trust or key that they change gives',
  },
  {
    actions: ['dynamodb:PutResourcePolicy'],
    leadsTo: 'whatever a policy that they put on the table gives to anybody',
    // A pattern that covers it is found as such.
    isOpen: ({ actions: { patterns } }) =>
      patterns.some((one) => /^dynamodb:PutResourcePolicy$/i.test(one)),
  },
  { actions: ['iam:PassRole'], leadsTo: 'what any role may that they pass', isOpen: isWide },
  { actions: ['sts:AssumeRole'], leadsTo: 'what any role may that trusts them', isOpen: isWide },
  { actions: ['lambda:UpdateFunctionCode'], leadsTo: 'what the role of a function may' },
  {
    actions: ['secretsmanager:GetSecretValue'],
    leadsTo: 'what the access keys may that secrets keep',
    isOpen: (statement, access) => isWide(statement) || keepsKey(statement, access),
  },
  {
    actions: [
      'AdminAddUserToGroup',
      'AdminCreateUser',
      'AdminInitiateAuth',
      'AdminSetUserPassword',
      'AdminUpdateUserAttributes',
    ].map((action) => `cognito-idp:${action}`),
    leadsTo: 'what the users of a user pool may',
  },
];

function findingIn(statement: PolicyStatement, access: TemplateAccess): readonly RuleFinding[] {
  const { actions, at } = statement;
  // Everything reaches tables as such, and is found there.
  if (allowsTablesByNotAction(statement)) return [];
  if (!actions.except && actions.patterns.includes('*')) return [];
  const ways = WAYS.filter(
    ({ actions: names, isOpen }) =>
      names.some((name) => selects(actions, name)) && (isOpen?.(statement, access) ?? true),
  );
  if (ways.length === 0) return [];
  const names = ways.flatMap((way) => way.actions);
  const used = actions.patterns.filter((one) => names.some((name) => coversAction(one, name)));
  const said = actions.except ? `every action but ${listed(actions.patterns)}` : listed(used);
  return [
    {
      at: within(at, actions.except ? 'NotAction' : 'Action'),
      what: `${said}: a way to tables that names none, which leads to ${listed(ways.map((way) => way.leadsTo))}`,
      fix: 'write only the actions that are needed, on the ARN of the one role, function or secret',
    },
  ];
}

/** Whether resources are all, or all of their kind. */
function isWide({ resources }: PolicyStatement): boolean {
  return (
    resources.except ||
    resources.patterns.some((one) => /^(\w+\/)?\*+$/.test(split(one, ':').at(-1) ?? ''))
  );
}

/** Whether a resource is a secret of the template that keeps an access key. */
function keepsKey({ resources }: PolicyStatement, { principals }: TemplateAccess): boolean {
  const secrets: readonly TemplateText[] = principals
    .flatMap(({ accessKeys }) => accessKeys)
    .flatMap(({ keptIn }) => keptIn)
    .flatMap((id) => [reference(id), reference(`${id}.Id`), reference(`${id}.Arn`)]);
  return resources.patterns.some((one) => secrets.includes(one));
}
