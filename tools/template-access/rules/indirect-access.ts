import { INDIRECT, WIDE_INDIRECT } from '../policies/indirect-actions';
import type { PolicyStatement } from '../policies/policy-statement';
import type { TemplateAccess } from '../template-access';
import { reference, type TemplateText, shownList } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { allowedToPrincipals } from './analysis/allow-statements';
import { indirectManagedPolicies } from './analysis/indirect-managed-policies';
import { coversAction, selects } from '../policies/selected-actions';
import { allowsTablesByNotAction } from './analysis/statement-actions';
import { actionElement, isWide } from './analysis/statement-elements';
import { roleUsersOf } from './analysis/role-users';
import { holdersOf, whoHas } from './analysis/who';

/**
 * No principal can access tables by actions that do not name them: through another role, by changing policies, or with stored
 * access keys. IdentityPoolAdministration finds users of an identity pool who can do so.
 *
 * Source: IAM User Guide, Granting a user permissions to pass a role; DynamoDB Developer Guide, DAX access control.
 */
export const indirectAccess: AccessRule = {
  name: 'IndirectAccess',
  severity: 'medium',
  find: (access) => [
    ...allowedToPrincipals(access).flatMap((statement) => findingIn(statement, access)),
    ...indirectManagedPolicies(access),
  ],
};

/** The actions by what they lead to; statements on a resource-based policy name the table. */
const ACTIONS = {
  ...INDIRECT,
  ...WIDE_INDIRECT,
  tablePolicies: ['dynamodb:PutResourcePolicy'],
} as const;

/** IdentityPoolAdministration finds changes of users, and grants on keys have rules of their own. */
type Path = Exclude<keyof typeof ACTIONS, 'keys' | 'poolUsers'>;

interface IndirectPath {
  readonly leadsTo: string;
  /** Whether a statement gives indirect access. @default - always */
  readonly isOpen?: (statement: PolicyStatement, access: TemplateAccess) => boolean;
  /** Whether IdentityPoolAdministration finds it for users of an identity pool. @default false */
  readonly isAdministration?: boolean;
}

const PATHS: Readonly<Record<Path, IndirectPath>> = {
  daxItems: { leadsTo: 'the items that a DAX cluster can access' },
  iam: {
    leadsTo:
      'the permissions of any policy, trust policy or credentials that the principal can change',
    isAdministration: true,
  },
  tablePolicies: {
    leadsTo: 'any access that a resource-based policy of the table can grant',
    // WildcardAction finds a pattern that covers it.
    isOpen: ({ actions: { patterns } }) =>
      patterns.some((one) => /^dynamodb:PutResourcePolicy$/i.test(one)),
  },
  passedRoles: {
    leadsTo: 'the permissions of any role that the principal can pass',
    isOpen: isWide,
    isAdministration: true,
  },
  assumedRoles: {
    leadsTo: 'the permissions of any role that trusts the principal',
    isOpen: isWide,
  },
  functionCode: { leadsTo: "the permissions of a function's role" },
  secrets: {
    leadsTo: 'the permissions of access keys stored in secrets',
    isOpen: (statement, access) => isWide(statement) || keepsKey(statement, access),
  },
};

function findingIn(statement: PolicyStatement, access: TemplateAccess): readonly RuleFinding[] {
  const { actions } = statement;
  // WildcardAction finds statements that allow all actions.
  if (allowsTablesByNotAction(statement)) return [];
  if (!actions.except && actions.patterns.includes('*')) return [];
  const isOfUsers = holdersOf(statement, access).every(
    (one) => roleUsersOf(one, access).length > 0,
  );
  const paths = (Object.keys(PATHS) as Path[]).filter((path) => {
    const { isOpen, isAdministration = false } = PATHS[path];
    return (
      !(isOfUsers && isAdministration) &&
      ACTIONS[path].some((name) => selects(actions, name)) &&
      (isOpen?.(statement, access) ?? true)
    );
  });
  if (paths.length === 0) return [];
  const names = paths.flatMap((path) => [...ACTIONS[path]]);
  const used = actions.patterns.filter((one) => names.some((name) => coversAction(one, name)));
  const which = actions.except
    ? `every action except ${shownList(actions.patterns)}`
    : shownList(used);
  return [
    {
      at: actionElement(statement),
      what: `${whoHas(statement, access)} can get indirect access by ${which}: ${shownList(paths.map((path) => PATHS[path].leadsTo))}`,
      fix: 'Allow only the required actions, on the ARN of the one role, function or secret',
    },
  ];
}

/** Whether a statement applies to a secret of the template that stores an access key. */
function keepsKey({ resources }: PolicyStatement, { principals }: TemplateAccess): boolean {
  const secrets: readonly TemplateText[] = principals
    .flatMap(({ accessKeys }) => accessKeys)
    .flatMap(({ keptIn }) => keptIn)
    .flatMap((id) => [reference(id), reference(`${id}.Id`), reference(`${id}.Arn`)]);
  return resources.patterns.some((one) => secrets.includes(one));
}
