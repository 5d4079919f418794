import { isDeepStrictEqual } from 'node:util';
import type { UnsupportedUpdate } from '../property-change';
import { entriesByName, type Resource } from '../template';

/** Source: CloudFormation template reference, AWS::Cognito::UserPool: "cannot be updated". */
const FIXED = ['UsernameAttributes', 'AliasAttributes', 'UsernameConfiguration'] as const;

const ANOTHER_POOL =
  'change it back; for a user pool that differs in this, deploy a stage under another stackName';

/** Changes of an `AWS::Cognito::UserPool` that fail in CloudFormation. */
export function unsupportedUserPoolUpdates(from: Resource, to: Resource): UnsupportedUpdate[] {
  return [...fixedProperties(from, to), ...schemaChanges(from, to)];
}

function fixedProperties(from: Resource, to: Resource): UnsupportedUpdate[] {
  return FIXED.map((property) => ({
    property,
    from: from.Properties?.[property],
    to: to.Properties?.[property],
    expected: 'the deployed value: how users sign in is settled when a user pool is made',
    fix: ANOTHER_POOL,
  })).filter((change) => !isDeepStrictEqual(change.from, change.to));
}

/**
 * Source: Cognito API reference, AddCustomAttributes: optional attributes can be added; existing ones can neither be
 * changed nor deleted. A template without Schema leaves those of the pool as they are (amplify-backend#3299).
 */
function schemaChanges(from: Resource, to: Resource): UnsupportedUpdate[] {
  if (to.Properties?.Schema === undefined) return [];
  const deployed = entriesByName(from, 'Schema', 'Name');
  const wanted = entriesByName(to, 'Schema', 'Name');
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
