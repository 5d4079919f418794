import { TENANT_TAG, USER_SUB_TAG } from '../../aws/condition-keys';
import { validationError, type Path, type ValidationError } from '../validation-error';
import {
  CONSUMER_ID,
  INDEX_NAME,
  TABLE_ID,
  TAG_KEY,
  TENANT_ID,
  type NameForm,
} from '../../aws/name-patterns';
import { CLOUDFORMATION_QUOTAS } from '../../aws/quotas';
import type { Rule } from './rule';

/** The names that a person gives to tables, indexes, tenants, workloads, connectors and tags, apart from what stands under them. */
export const names: Rule = ({
  tables = {},
  tenants = {},
  tags = {},
  workloads = {},
  connectors = {},
}) => [
  ...misnamed(['tables'], tables, TABLE_ID),
  ...Object.entries(tables).flatMap(([id, table]) =>
    misnamed(['tables', id, 'indexes'], table?.indexes ?? {}, INDEX_NAME),
  ),
  ...misnamed(['tenants'], tenants, TENANT_ID),
  ...misnamed(['workloads'], workloads, CONSUMER_ID),
  ...misnamed(['connectors'], connectors, CONSUMER_ID),
  ...misnamed(['tags'], tags, TAG_KEY),
  ...tooManyTags(Object.keys(tags)),
  ...repeatedTags(Object.keys(tags)),
  ...reservedTags(Object.keys(tags)),
];

function misnamed(path: Path, named: object, { form, expected, fix }: NameForm): ValidationError[] {
  return Object.keys(named)
    .filter((name) => !form.test(name))
    .map((name) => validationError([...path, name], name, expected, fix));
}

function tooManyTags({ length }: readonly string[]): ValidationError[] {
  const { tags } = CLOUDFORMATION_QUOTAS;
  return length > tags
    ? [validationError(['tags'], length, `at most ${tags} tags`, 'remove tags')]
    : [];
}

/** IAM does not tell keys apart by case. Source: IAM User Guide, Tags for IAM resources. */
function repeatedTags(keys: readonly string[]): ValidationError[] {
  return keys.flatMap((key, position) => {
    const first = keys.findIndex((other) => other.toLowerCase() === key.toLowerCase());
    if (first === position) return [];
    const expected = `a tag key that differs from "${String(keys[first])}" by more than case`;
    return [validationError(['tags', key], key, expected, 'rename or remove one of the two tags')];
  });
}

/** A session without the tag would get that of its role: everybody's rows would be those of one. */
function reservedTags(keys: readonly string[]): ValidationError[] {
  const reserved = [USER_SUB_TAG, TENANT_TAG].map((key) => key.toLowerCase());
  return keys
    .filter((key) => reserved.includes(key.toLowerCase()))
    .map((key) =>
      validationError(
        ['tags', key],
        key,
        `another tag key than ${USER_SUB_TAG} and ${TENANT_TAG}, which tell policies who signed in`,
        'rename the tag',
      ),
    );
}
