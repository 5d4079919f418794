import type { CloudFormationTemplate, TemplateResource } from '../simulator/template-references';

/** A resource that exists only if a condition of the template is true. */
type Conditional = TemplateResource & { readonly Condition?: string };

/** What decides access in a resource, apart from those of identity pools. */
const DECIDING = ['AssumeRolePolicyDocument', 'Policies', 'PolicyDocument', 'RoleArn'];

/**
 * A template in which what decides access in conditional resources is replaced, because only the deployment knows
 * whether they exist.
 *
 * @param unknown gives the text for a condition
 */
export function withoutConditional(
  template: CloudFormationTemplate,
  unknown: (condition: string) => string,
): CloudFormationTemplate {
  const resources = Object.entries(template.Resources ?? {}).map(([id, resource]) => {
    const { Condition, Properties = {} } = resource as Conditional;
    if (Condition === undefined) return [id, resource] as const;
    const deciding = DECIDING.filter((name) => name in Properties);
    const replaced = deciding.map((name) => [name, unknown(Condition)] as const);
    const properties = { ...Properties, ...Object.fromEntries(replaced) };
    return [id, { ...resource, Properties: properties }] as const;
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}

const OF_IDENTITY_POOLS = 'AWS::Cognito::IdentityPool';

/** @throws {Error} if an identity pool, its roles or its tags exist only under a condition */
export function assertUnconditional({ Resources = {} }: CloudFormationTemplate): void {
  const conditional = Object.entries(Resources as Readonly<Record<string, Conditional>>).filter(
    ([, { Type, Condition }]) => Type.startsWith(OF_IDENTITY_POOLS) && Condition !== undefined,
  );
  if (conditional.length === 0) return;
  throw new Error(
    `Only the deployment knows whether ${conditional.map(([id]) => id).join(', ')} exists. Remove its condition, or set role in place of user.`,
  );
}
