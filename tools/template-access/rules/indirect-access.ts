import type { PolicyStatement } from '../policies/policy-statement';
import type { TemplateAccess } from '../template-access';
import { reference, split, type TemplateText, shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedToPrincipals } from './analysis/allow-statements';
import { allowsTablesByNotAction, coversAction, selects } from './analysis/statement-actions';
import { actionElement } from './analysis/statement-elements';

/**
 * Nobody reaches tables by actions that name no table: as another role, by policies that they change themselves, or with
 * access keys that are kept somewhere.
 *
 * Source: IAM User Guide, Granting a user permissions to pass a role; DynamoDB Developer Guide, DAX access control.
 */
export const indirectAccess: AccessRule = {
  name: 'IndirectAccess',
  severity: 'medium',
  find: (access) =>
    allowedToPrincipals(access).flatMap((statement) => findingIn(statement, access)),
};

/** Actions that lead to tables without naming one. */
interface IndirectPath {
  readonly actions: readonly string[];
  readonly leadsTo: string;
  /** Whether a statement leads to more than what it names. @default - always */
  readonly isOpen?: (statement: PolicyStatement, access: TemplateAccess) => boolean;
}

const PATHS: readonly IndirectPath[] = [
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
    // WildcardAction finds a pattern that covers it.
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
  const { actions } = statement;
  // All actions reach tables directly, which WildcardAction finds.
  if (allowsTablesByNotAction(statement)) return [];
  if (!actions.except && actions.patterns.includes('*')) return [];
  const paths = PATHS.filter(
    ({ actions: names, isOpen }) =>
      names.some((name) => selects(actions, name)) && (isOpen?.(statement, access) ?? true),
  );
  if (paths.length === 0) return [];
  const names = paths.flatMap((path) => path.actions);
  const used = actions.patterns.filter((one) => names.some((name) => coversAction(one, name)));
  const which = actions.except
    ? `every action but ${shownList(actions.patterns)}`
    : shownList(used);
  return [
    {
      at: actionElement(statement),
      what: `${which}: a way to tables that names none, which leads to ${shownList(paths.map((path) => path.leadsTo))}`,
      fix: 'write only the actions that are needed, on the ARN of the one role, function or secret',
    },
  ];
}

/** Whether a statement is on all resources, or on all of a kind. */
function isWide({ resources }: PolicyStatement): boolean {
  return (
    resources.except ||
    resources.patterns.some((one) => /^(\w+\/)?\*+$/.test(split(one, ':').at(-1) ?? ''))
  );
}

/** Whether a statement is on a secret of the template that keeps an access key. */
function keepsKey({ resources }: PolicyStatement, { principals }: TemplateAccess): boolean {
  const secrets: readonly TemplateText[] = principals
    .flatMap(({ accessKeys }) => accessKeys)
    .flatMap(({ keptIn }) => keptIn)
    .flatMap((id) => [reference(id), reference(`${id}.Id`), reference(`${id}.Arn`)]);
  return resources.patterns.some((one) => secrets.includes(one));
}
