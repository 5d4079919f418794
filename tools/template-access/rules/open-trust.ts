import { sameKey } from '../policies/condition-operator';
import type { Principal } from '../principals/principal';
import type { PolicyStatement } from '../policies/policy-statement';
import { isLiteral } from '../template/template-text';
import type { AccessRule, RuleFinding } from './access-rule';
import { conditionElement, principalElement } from './analysis/statement-elements';
import { restrictingKey, publicPrincipal } from './analysis/public-access';
import { requirement, type Compared } from './analysis/condition-requirement';

/**
 * A trust policy names who can assume the role. A condition that identifies the principal lowers the severity; an external ID
 * does not, because it is not a secret.
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
        .flatMap((statement) => [
          ...findingIn(role, statement),
          ...gitHubFindings(role, statement),
        ]),
    ),
};

function findingIn(role: Principal, statement: PolicyStatement): readonly RuleFinding[] {
  const everybody = publicPrincipal(statement);
  if (everybody === undefined) return [];
  const key = restrictingKey(statement.conditions);
  const hasExternalId = statement.conditions.some((one) => sameKey(one.key, 'sts:ExternalId'));
  const who = hasExternalId
    ? 'Everyone who knows the external ID, which is not a secret,'
    : 'Everyone with an AWS account';
  return [
    {
      at: principalElement(statement),
      severity: key === undefined ? 'high' : 'medium',
      what:
        key === undefined
          ? `${who} can assume ${role.id}: its trust policy allows ${everybody}`
          : `Everyone whom ${key} admits can assume ${role.id}: nothing else in its trust policy, which allows ${everybody}, restricts them`,
      fix: 'Specify the ARN of the role, user or account that needs to assume the role, or the one service principal',
    },
  ];
}

const GITHUB = 'token.actions.githubusercontent.com';

/** All GitHub repositories get tokens of the same provider. Source: IAM User Guide, Create a role for OpenID Connect. */
function gitHubFindings(role: Principal, statement: PolicyStatement): readonly RuleFinding[] {
  const { principals, conditions } = statement;
  const named = principals?.except === false ? principals.named : [];
  const namesOwner = ({ value }: Compared) => /^repo:[^*?/]+\//.test(value) || !isLiteral(value);
  const isRequired = requirement(conditions, `${GITHUB}:sub`, namesOwner) === 'always';
  if (isRequired || !named.some(({ name }) => name.endsWith(`oidc-provider/${GITHUB}`))) return [];
  return [
    {
      at: conditionElement(statement),
      what: `Every GitHub repository can assume ${role.id}: its trust policy does not restrict the owner in ${GITHUB}:sub`,
      fix: `Add the condition StringLike ${GITHUB}:sub repo:<owner>/<repository>:*`,
    },
  ];
}
