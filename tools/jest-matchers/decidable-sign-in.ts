import { COGNITO_IDENTITY_SERVICE } from '../../lib/aws/cognito-identity-service';
import type { DeployedIdentityPool } from '../simulator/identity-pool';
import type { TemplateDeployment } from '../simulator/template-deployment';
import type { CloudFormationTemplate } from '../simulator/template-references';
import { assertUnconditional } from './conditional-resources';
import { assertKnown } from './template-attributes';

/** @throws {Error} unless the template has one identity pool, and says which role and tags it gives to users */
export function assertDecidable(
  deployment: TemplateDeployment,
  template: CloudFormationTemplate,
): void {
  const pools = deployment.idsOf('AWS::Cognito::IdentityPool');
  if (pools.length > 1) {
    throw new Error(
      `The template has several identity pools: ${pools.join(', ')}. Set role to the role of the user in place of user, and the keys of its session, such as ${COGNITO_IDENTITY_SERVICE}:sub, in context.`,
    );
  }
  assertUnconditional(template);
  const pool = deployment.identityPool();
  const { roleMappings, principalTags } = pool;
  assertKnown(roleMappings.map(({ type, otherwise, rules }) => [type, otherwise, rules]));
  assertKnown(Object.values(principalTags));
  assertProviders(pool);
}

/** The name of a user pool of another stack may be unknown, as long as mappings and tags have the same. */
function assertProviders({ providers, roleMappings, principalTags }: DeployedIdentityPool): void {
  const names = providers.flatMap(({ name, clientId }) => [name, `${name}:${clientId}`]);
  const used = [...roleMappings.map(({ provider }) => provider), ...Object.keys(principalTags)];
  const others = used.filter((name) => !names.includes(name));
  if (others.length > 0) assertKnown([names, others]);
}

/** @throws {Error} if the role of a user is not in the template, or depends on what only a deployment knows */
export function assertRole(deployment: TemplateDeployment, role: string): void {
  if (!deployment.roles.includes(role)) {
    throw new Error(
      role === ''
        ? 'The template attaches no role to the authenticated identities of its identity pool. Use the template that does.'
        : `The template does not define the role ${role} of the user, so its policies are not known. Use the template that defines the identity pool and its roles.`,
    );
  }
  assertKnown(deployment.principal(role));
}

/** With a role mapping by token, the role of every group decides, also of one that the template does not define. */
export function assertDecidableGroups(
  deployment: TemplateDeployment,
  groups: readonly string[],
): void {
  if (!deployment.identityPool().roleMappings.some(({ type }) => type === 'Token')) return;
  const defined = deployment.groups();
  const unknown = groups.filter((name) => !defined.some((group) => group.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `The template does not define the group ${unknown.join(', ')}, so the role of its members is not known. Set role to that role in place of user, or leave the group out. Defined groups: ${defined.map(({ name }) => name).join(', ') || 'none'}.`,
    );
  }
  assertKnown(defined.filter(({ name }) => groups.includes(name)));
}
