import { isDeepStrictEqual } from 'node:util';
import type { UnsupportedUpdate } from '../property-change';
import { entriesByName, type ComparedResource } from '../template';

/** Source: CloudFormation template reference, AWS::Cognito::UserPool: "cannot be updated". */
const FIXED = ['UsernameAttributes', 'AliasAttributes', 'UsernameConfiguration'] as const;

const ANOTHER_POOL = 'undo the change; for such a user pool, deploy a stage with another stackName';

/** Changes of an `AWS::Cognito::UserPool` that CloudFormation cannot deploy. */
export function unsupportedUserPoolUpdates(
  from: ComparedResource,
  to: ComparedResource,
): UnsupportedUpdate[] {
  return [...fixedProperties(from, to), ...schemaChanges(from, to)];
}

function fixedProperties(from: ComparedResource, to: ComparedResource): UnsupportedUpdate[] {
  return FIXED.map((property) => ({
    property,
    from: from.Properties?.[property],
    to: to.Properties?.[property],
    expected: 'the deployed value; the sign-in options of a user pool cannot change',
    fix: ANOTHER_POOL,
  })).filter((change) => !isDeepStrictEqual(change.from, change.to));
}

/**
 * Optional attributes can be added; existing ones cannot be changed or deleted. A template without Schema leaves the
 * pool's attributes as they are. Sources: Cognito API reference, AddCustomAttributes; amplify-backend#3299.
 */
function schemaChanges(from: ComparedResource, to: ComparedResource): UnsupportedUpdate[] {
  if (to.Properties?.Schema === undefined) return [];
  const deployed = entriesByName(from, 'Schema', 'Name');
  const wanted = entriesByName(to, 'Schema', 'Name');
  return [...new Set([...deployed.keys(), ...wanted.keys()])]
    .map((name) => ({
      property: `Schema.${name}`,
      from: deployed.get(name),
      to: wanted.get(name),
      expected: 'the deployed attributes; only new optional ones can be added',
      fix: ANOTHER_POOL,
    }))
    .filter((change) =>
      change.from === undefined
        ? change.to?.Required === true
        : !isDeepStrictEqual(change.from, change.to),
    );
}
