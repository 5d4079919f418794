import type { TemplateIdentityPool } from '../../identity-pools/template-identity-pool';
import { hasWildcard } from '../../policies/patterns';
import type { TemplateAccess } from '../../template-access';
import { isLiteral, referenceOf, shown, type TemplateText } from '../../template/template-text';

/** Source: Cognito identity pools API reference, IdentityPoolId. */
const POOL_ID = /^[\w-]+:[0-9a-f-]+$/i;

/** What a value is that is never the ID of an identity pool; undefined if it can be one. */
export function notPoolId(
  value: TemplateText,
  isPattern: boolean,
  { identityPools, resourceTypes }: TemplateAccess,
): string | undefined {
  if (isLiteral(value)) {
    const isOne = (isPattern && hasWildcard(value)) || POOL_ID.test(value);
    return isOne ? undefined : `"${value}", which is not the ID of an identity pool`;
  }
  if (value.startsWith('arn:')) return `${shown(value)}, which is an ARN`;
  const name = referenceOf(value);
  if (name === undefined || identityPools.some((one) => one.name === value)) return undefined;
  const type = typeOf(name, resourceTypes);
  const isId = type === 'AWS::Cognito::IdentityPool' && name.endsWith('.Id');
  return type === undefined || isId || !isOfAws(type)
    ? undefined
    : `${shown(value)} of the ${WORDS[type] ?? `resource of type ${type}`}`;
}

/** A resource of another type than AWS's own can return anything, and so can a parameter store or a nested stack. */
function isOfAws(type: string): boolean {
  return /^AWS::(Cognito|DynamoDB|IAM|Lambda|KMS|S3)::/.test(type);
}

const WORDS: Readonly<Record<string, string | undefined>> = {
  'AWS::Cognito::UserPool': 'user pool',
  'AWS::Cognito::UserPoolClient': 'app client',
  'AWS::Cognito::IdentityPool': 'identity pool',
};

/** The type of the resource that a reference names, also with an attribute of it. */
function typeOf(name: string, types: TemplateAccess['resourceTypes']): string | undefined {
  const resource = Object.hasOwn(types, name) ? name : name.slice(0, name.lastIndexOf('.'));
  return Object.hasOwn(types, resource) ? types[resource] : undefined;
}

/** Whether a value can be the ID of an identity pool of the template. */
export function mayBePool(
  value: TemplateText,
  pool: TemplateIdentityPool,
  isPattern: boolean,
  access: TemplateAccess,
): boolean {
  if (value === pool.name) return true;
  const isOther = access.identityPools.some((one) => one.name === value);
  return !isOther && notPoolId(value, isPattern, access) === undefined;
}
