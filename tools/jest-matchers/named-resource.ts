import type { CloudFormationTemplate } from '../simulator/template-references';

/** The hash that the CDK appends to a logical ID. */
const HASH = /[0-9A-F]{8}$/;

/** Whether a logical ID is a name, with or without the CDK's hash. */
export function isNamed(logicalId: string, name: string): boolean {
  return logicalId === name || logicalId.replace(HASH, '') === name;
}

/**
 * The logical ID of a resource, from the ID with or without the CDK's hash.
 *
 * @throws {Error} if no resource of the types has it, or several
 */
export function namedResource(
  { Resources = {} }: CloudFormationTemplate,
  types: readonly string[],
  name: string,
  { nameProperty, others }: { readonly nameProperty?: string; readonly others?: string } = {},
): string {
  const ids = Object.keys(Resources).filter((id) => types.includes(Resources[id]?.Type ?? ''));
  if (ids.includes(name)) return name;
  const found = ids.filter(
    (id) =>
      isNamed(id, name) ||
      (nameProperty !== undefined && Resources[id]?.Properties?.[nameProperty] === name),
  );
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const what = types.join(' or ');
  throw new Error(
    found.length > 1
      ? `"${name}" is ambiguous. Resources of type ${what} with it: ${found.join(', ')}. Use one of these logical IDs.`
      : `No resource of type ${what} is "${name}". Logical IDs in the template: ${ids.join(', ') || 'none'}.${others === undefined ? '' : ` ${others}`}`,
  );
}
