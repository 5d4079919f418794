import {
  CONSUMER_ID,
  GROUP_NAME,
  INDEX_NAME,
  TABLE_ID,
  TAG_KEY,
  TENANT_ID,
  type NameForm,
} from '../../aws/name-patterns';
import { isPlainName } from '../schema/plain-text';
import { invalidKey, type Path, type ValidationError } from '../validation-error';
import type { Rule } from './rule';

/** The keys that the stage's author names: tables, indexes, clients, tenants, groups, workloads, connectors, tags. */
export const namesRule: Rule = ({
  tables = {},
  identity,
  tenants = {},
  tags = {},
  groups = {},
  workloads = {},
  connectors = {},
}) => [
  ...misnamed(['tables'], tables, TABLE_ID),
  ...Object.entries(tables).flatMap(([id, table]) =>
    misnamed(['tables', id, 'indexes'], table?.indexes ?? {}, INDEX_NAME),
  ),
  ...misnamed(['identity', 'userPool', 'clients'], identity?.userPool?.clients ?? {}, CONSUMER_ID),
  ...misnamed(['tenants'], tenants, TENANT_ID),
  ...misnamed(['groups'], groups, GROUP_NAME),
  ...misnamed(['workloads'], workloads, CONSUMER_ID),
  ...misnamed(['connectors'], connectors, CONSUMER_ID),
  ...misnamed(['tags'], tags, TAG_KEY),
];

function misnamed(path: Path, named: object, { form, expected, fix }: NameForm): ValidationError[] {
  return Object.keys(named)
    .filter((name) => !form.test(name) || !isPlainName(name))
    .map((name) => invalidKey([...path, name], name, expected, fix));
}
