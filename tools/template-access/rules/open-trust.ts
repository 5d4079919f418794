import { sameKey } from '../condition-operator';
import { within } from '../location';
import type { Principal } from '../principals';
import type { PolicyStatement } from '../statement';
import { isLiteral } from '../template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { conditionElement } from './analysis/condition-element';
import { keepsStrangersOut } from './analysis/fixed-principal';
import { openPrincipal, principalElement } from './analysis/open-principal';
import { requirement, type Compared } from './analysis/requirement';

/**
 * A role names who may assume it. A condition that keeps strangers out makes it a smaller matter; an external ID does
 * not, because it is no secret.
 *
 * Source: IAM User Guide, AWS JSON policy elements: Principal; The confused deputy problem.
 */
export const openTrust: AccessRule = {
  name: 'OpenTrust',
  severity: 'high',
  find: (access) =>
    access.principals.flatMap((role) =>
      role.trust
        .filter(({ effect }) => effect === 'Allow')
        .flatMap((statement) => [...findingIn(role, statement), ...ofGitHub(role, statement)]),
    ),
};

function findingIn(role: Principal, statement: PolicyStatement): readonly RuleFinding[] {
  const everybody = openPrincipal(statement);
  if (everybody === undefined) return [];
  const key = keepsStrangersOut(statement.conditions);
  const bySecret = statement.conditions.some((one) => sameKey(one.key, 'sts:ExternalId'));
  const who = bySecret
    ? 'everybody who gets to know the external ID, which is no secret,'
    : 'everybody with an AWS account';
  return [
    {
      at: within(statement.at, principalElement(statement)),
      severity: key === undefined ? 'high' : 'medium',
      what:
        key === undefined
          ? `the trust of ${role.id} names ${everybody}, so ${who} can assume the role`
          : `the trust of ${role.id} names ${everybody}, so ${key} alone keeps strangers from the role`,
      fix: 'write the ARN of the role, user or account that is to assume it, or the name of the one service',
    },
  ];
}

const GITHUB = 'token.actions.githubusercontent.com';

/** Every repository of GitHub has tokens of its provider. Source: IAM User Guide, Create a role for OpenID Connect. */
function ofGitHub(role: Principal, statement: PolicyStatement): readonly RuleFinding[] {
  const { principals, conditions } = statement;
  const named = principals?.except === false ? principals.named : [];
  const isOwn = ({ value }: Compared) => /^repo:[^*?/]+\//.test(value) || !isLiteral(value);
  const isRequired = requirement(conditions, `${GITHUB}:sub`, isOwn) === 'always';
  if (isRequired || !named.some(({ name }) => name.endsWith(`oidc-provider/${GITHUB}`))) return [];
  return [
    {
      at: conditionElement(statement),
      what: `the trust of ${role.id} names no owner of repositories in ${GITHUB}:sub, so everybody's repositories at GitHub can assume the role`,
      fix: `write the condition StringLike ${GITHUB}:sub repo:<owner>/<repository>:*`,
    },
  ];
}
