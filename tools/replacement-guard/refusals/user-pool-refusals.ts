import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../template';
import { entriesOf, type Refusal } from './refusal';

/** Source: CloudFormation template reference, AWS::Cognito::UserPool: "cannot be updated". */
const FIXED = ['UsernameAttributes', 'AliasAttributes', 'UsernameConfiguration'] as const;

const ANOTHER_POOL =
  'change it back; for a user pool that differs in this, deploy a stage under another stackName';

/** What CloudFormation refuses to change about a user pool. */
export function userPoolRefusals(from: Resource, to: Resource): Refusal[] {
  return [...fixedProperties(from, to), ...schema(from, to)];
}

function fixedProperties(from: Resource, to: Resource): Refusal[] {
  return FIXED.map((property) => ({
    property,
    from: from.Properties?.[property],
    to: to.Properties?.[property],
    expected: 'the deployed value: how users sign in is settled when a user pool is made',
    fix: ANOTHER_POOL,
  })).filter((change) => !isDeepStrictEqual(change.from, change.to));
}

/**
 * Source: Cognito API reference, AddCustomAttributes: attributes may be added, if nobody is required to have them;
 * those that exist can neither be changed nor deleted. A template without any leaves those of the pool alone
 * (amplify-backend#3299).
 */
function schema(from: Resource, to: Resource): Refusal[] {
  if (to.Properties?.Schema === undefined) return [];
  const deployed = entriesOf(from, 'Schema', 'Name');
  const wanted = entriesOf(to, 'Schema', 'Name');
  return [...new Set([...deployed.keys(), ...wanted.keys()])]
    .map((name) => ({
      property: `Schema.${name}`,
      from: deployed.get(name),
      to: wanted.get(name),
      expected:
        'the deployed attributes as they are: a user pool takes new optional ones, and never changes or loses one',
      fix: ANOTHER_POOL,
    }))
    .filter((change) =>
      change.from === undefined
        ? change.to?.Required === true
        : !isDeepStrictEqual(change.from, change.to),
    );
}
