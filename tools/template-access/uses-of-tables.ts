import { TABLE_TYPES } from './arns';
import { textsIn } from './hidden-policies';
import type { Unresolved } from './location';
import { isMadeBySam, isRead, seemsToGiveAccess } from './not-looked-into';
import type { Resource } from './resources';
import { isObject, listOf, textsOf } from './shapes';
import { isLiteral, shown, split, type TemplateText } from './template-text';

/** Types that name tables and reach no item of them, or do so by a data source or resources that are told themselves. */
const HARMLESS =
  /^AWS::(ApplicationAutoScaling|CloudWatch|Logs|CDK|ResourceGroups|ServiceCatalogAppRegistry)::|^AWS::(SSM::Parameter|CloudFormation::Stack|AppSync::(Resolver|FunctionConfiguration))$/;

/** Types that reach tables by their role alone, and name none. */
const BY_ROLE_ALONE = ['AWS::DAX::Cluster'];

/**
 * Resources that use tables by something that the template does not have: event source mappings, pipes, data sources,
 * backups. Where the role of such a resource, or of what it names, is in the template, that role's grants tell it.
 */
export function usesOfTables(resources: readonly Resource[]): readonly Unresolved[] {
  const tables = resources.filter(({ type }) => TABLE_TYPES.includes(type));
  return resources
    .filter((one) => !isRead(one.type) && !isMadeBySam(one) && !HARMLESS.test(one.type))
    .flatMap((resource) => {
      const properties = withoutStatements(resource.properties);
      const texts = textsIn(properties);
      const used = tables.filter(
        (table) =>
          namesLiterally(properties, table.name) || texts.some((text) => names(text, table)),
      );
      const roles = rolesElsewhere(resource.properties, resources).map(
        (role) => `the role ${shown(role)}, which is not in this template`,
      );
      const isUse = used.length > 0 || (BY_ROLE_ALONE.includes(resource.type) && roles.length > 0);
      if (!isUse) return [];
      const isTold = seemsToGiveAccess(resource) !== undefined || hasRoleHere(resource, resources);
      if (roles.length === 0 && isTold) return [];
      const what = used.map(({ id }) => id).join(', ') || 'tables';
      const by = roles.length === 0 ? '' : ` by ${roles.join(' and ')}`;
      return [{ at: { resource: resource.id, property: '' }, what: `uses ${what}${by}` }];
    });
}

/** A policy that names a table does not use it; what it may allow is told as not looked into. */
function withoutStatements(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutStatements);
  if (!isObject(value)) return value;
  if ('Effect' in value) return {};
  const entries = Object.entries(value).map(([key, one]) => [key, withoutStatements(one)]);
  return Object.fromEntries(entries) as unknown;
}

/** By a name of one's own, which other things may have too, under a key that speaks of a table. */
function namesLiterally(value: unknown, name: TemplateText): boolean {
  if (Array.isArray(value)) return value.some((one) => namesLiterally(one, name));
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([key, one]) => (/table/i.test(key) && one === name) || namesLiterally(one, name),
  );
}

/** By its ARN, that of its stream or of an index, or by its generated name. */
function names(text: TemplateText, { name, attribute }: Resource): boolean {
  if (!isLiteral(name) && text.includes(name)) return true;
  return [attribute('Arn'), attribute('StreamArn')].some((arn) => text.includes(arn));
}

/** Roles by their ARNs, and whatever else stands where a role is to be. */
function rolesElsewhere(
  value: unknown,
  resources: readonly Resource[],
  key = '',
): readonly TemplateText[] {
  if (isObject(value)) {
    const all = Object.entries(value).flatMap(([name, one]) =>
      rolesElsewhere(one, resources, name),
    );
    return [...new Set(all)];
  }
  const isRole = /role(arn)?$/i.test(key);
  return listOf(value).flatMap((one) => {
    if (isObject(one)) return rolesElsewhere(one, resources);
    return textsOf(one).filter((text) => (isRole || isRoleArn(text)) && !isRoleOf(text, resources));
  });
}

function isRoleArn(text: TemplateText): boolean {
  const [, , service, , , resource = ''] = split(text, ':');
  return service === 'iam' && resource.startsWith('role/');
}

function isRoleOf(text: TemplateText, resources: readonly Resource[]): boolean {
  return resources.some((one) => one.type === 'AWS::IAM::Role' && isNamed(one, text));
}

/** Whether it has a role of the template, or names something that has one, such as a function. */
function hasRoleHere({ id, properties }: Resource, resources: readonly Resource[]): boolean {
  const texts = textsIn(properties);
  const named = resources.filter(
    (one) =>
      one.id !== id && !TABLE_TYPES.includes(one.type) && texts.some((text) => isNamed(one, text)),
  );
  return named.some(
    (one) =>
      one.type === 'AWS::IAM::Role' ||
      (rolesElsewhere(one.properties, resources).length === 0 &&
        textsIn(one.properties).some((text) => isRoleOf(text, resources))),
  );
}

function isNamed({ name, attribute }: Resource, text: TemplateText): boolean {
  return text === name || text.includes(attribute('Arn'));
}
