import { PRINCIPAL_TYPES } from '../policies/iam-resource-types';
import { isObject, asList, textsIn, asTexts } from '../template/json-values';
import type { Resource } from '../template/resource';
import { TABLE_TYPES } from '../template/resource-arns';
import { isLiteral, shown, split, type TemplateText } from '../template/template-text';
import type { HiddenAccess, Unresolved } from '../template/unresolved';
import { isAnalyzed, seemsToGiveAccess } from './unanalyzed-resources';

/** Types that name tables without item access, or with access through other resources, which are reported. */
const NO_ITEM_ACCESS =
  /^AWS::(ApplicationAutoScaling|CloudWatch|Logs|CDK|ResourceGroups|ServiceCatalogAppRegistry)::|^AWS::(SSM::Parameter|CloudFormation::Stack|Serverless::Application|AppSync::(Resolver|FunctionConfiguration))$/;

/** Types that access tables through their role without naming them. */
const BY_ROLE_ALONE = ['AWS::DAX::Cluster'];

/**
 * Resources that use tables through a role outside the template: event source mappings, pipes, data sources, backups. If
 * the role of such a resource, or of a resource it names, is in the template, its grants show the access.
 */
export function tableReferences(resources: readonly Resource[]): readonly Unresolved[] {
  const tables = resources.filter(({ type }) => TABLE_TYPES.includes(type));
  return resources
    .filter((one) => !isAnalyzed(one.type) && !NO_ITEM_ACCESS.test(one.type))
    .flatMap((resource) => {
      const used = tablesNamedBy(resource, tables);
      const roles = externalRolesIn(resource.properties, resources);
      const byRole = BY_ROLE_ALONE.includes(resource.type) && roles.length > 0;
      if (used.length === 0 && !byRole) return [];
      if (roles.length === 0 && isReported(resource, resources)) return [];
      const at = { resource: resource.id, property: '' };
      return [{ at, what: useOf(used, roles), hides: hiddenUse(resource, used, roles) }];
    });
}

function isReported(resource: Resource, resources: readonly Resource[]): boolean {
  return seemsToGiveAccess(resource) !== undefined || hasRoleInTemplate(resource, resources);
}

function useOf(tables: readonly Resource[], roles: readonly TemplateText[]): string {
  const names = tables.map(({ id }) => id).join(', ') || 'tables';
  const all = roles.map((role) => `role ${shown(role)}, not in this template`);
  return roles.length === 0 ? `uses ${names}` : `uses ${names} through ${all.join(' and ')}`;
}

function hiddenUse(
  { id, type }: Resource,
  tables: readonly Resource[],
  roles: readonly TemplateText[],
): HiddenAccess {
  const who =
    roles.length === 0
      ? `${id} (${type})`
      : `${id}, through ${roles.map((role) => `role ${shown(role)}`).join(' and ')}`;
  return tables.length === 0 ? { who } : { who, tables: tables.map((one) => one.id) };
}

function tablesNamedBy({ properties }: Resource, tables: readonly Resource[]): readonly Resource[] {
  const used = withoutStatements(properties);
  const texts = textsIn(used);
  return tables.filter(
    (table) => namesLiterally(used, table.name) || texts.some((text) => names(text, table)),
  );
}

/** A policy that names a table does not use it. Its permissions are reported as not analyzed. */
function withoutStatements(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutStatements);
  if (!isObject(value)) return value;
  if ('Effect' in value) return {};
  const entries = Object.entries(value).map(([key, one]) => [key, withoutStatements(one)]);
  return Object.fromEntries(entries) as unknown;
}

/** A table name that the template sets, only under a key that mentions a table: other resources can have the same name. */
function namesLiterally(value: unknown, name: TemplateText): boolean {
  if (Array.isArray(value)) return value.some((one) => namesLiterally(one, name));
  if (!isObject(value)) return false;
  return Object.entries(value).some(
    ([key, one]) => (/table/i.test(key) && one === name) || namesLiterally(one, name),
  );
}

/** The ARN of the table, its stream or an index, or the generated name. */
function names(text: TemplateText, { name, attribute }: Resource): boolean {
  if (!isLiteral(name) && text.includes(name)) return true;
  return [attribute('Arn'), attribute('StreamArn')].some((arn) => text.includes(arn));
}

/** Role ARNs, and other values of role properties, that are not roles of the template. */
function externalRolesIn(
  value: unknown,
  resources: readonly Resource[],
  key = '',
): readonly TemplateText[] {
  if (isObject(value)) {
    const all = Object.entries(value).flatMap(([name, one]) =>
      externalRolesIn(one, resources, name),
    );
    return [...new Set(all)];
  }
  const isRole = /role(arn)?$/i.test(key);
  return asList(value).flatMap((one) => {
    if (isObject(one)) return externalRolesIn(one, resources);
    return asTexts(one).filter(
      (text) => (isRole || isRoleArn(text)) && !isRoleInTemplate(text, resources),
    );
  });
}

function isRoleArn(text: TemplateText): boolean {
  const [, , service, , , resource = ''] = split(text, ':');
  return service === 'iam' && resource.startsWith('role/');
}

function isRoleInTemplate(text: TemplateText, resources: readonly Resource[]): boolean {
  return resources.some((one) => one.type === PRINCIPAL_TYPES.role && isNamed(one, text));
}

/** Whether a resource names a role of the template, or a resource with such a role, such as a function. */
function hasRoleInTemplate({ id, properties }: Resource, resources: readonly Resource[]): boolean {
  const texts = textsIn(properties);
  const named = resources.filter(
    (one) =>
      one.id !== id && !TABLE_TYPES.includes(one.type) && texts.some((text) => isNamed(one, text)),
  );
  return named.some(
    (one) =>
      one.type === PRINCIPAL_TYPES.role ||
      (externalRolesIn(one.properties, resources).length === 0 &&
        textsIn(one.properties).some((text) => isRoleInTemplate(text, resources))),
  );
}

function isNamed({ name, attribute }: Resource, text: TemplateText): boolean {
  return text === name || text.includes(attribute('Arn'));
}
