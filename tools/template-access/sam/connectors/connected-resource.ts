import { isDeepStrictEqual } from 'node:util';
import { isObject, asList, asObject, asText, type JsonObject } from '../../template/json-values';
import { SAM_DEFINITIONS } from '../definitions/sam-definitions';
import { withVariables } from './connector-policy';

/** The source or the destination of a connector. */
export interface ConnectedResource {
  readonly type: string;
  readonly arn: unknown;
  /** The name of its role, which the connector's policy is attached to; undefined if SAM cannot find it. */
  readonly roleName: unknown;
  readonly name: unknown;
}

/** SAM types that a connector can name by `Type`. */
const PLAIN_TYPES: Readonly<Record<string, string>> = {
  'AWS::Serverless::Api': 'AWS::ApiGateway::RestApi',
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::HttpApi': 'AWS::ApiGatewayV2::Api',
  'AWS::Serverless::SimpleTable': 'AWS::DynamoDB::Table',
  'AWS::Serverless::StateMachine': 'AWS::StepFunctions::StateMachine',
};

/**
 * A resource that a connector refers to by `Id`, or by `Type`, `Arn` and `RoleName`.
 *
 * Source: AWS SAM Developer Guide, ResourceReference.
 *
 * @param resources - plain resources, by logical ID
 * @param other - the reference to the other end of the connector
 */
export function connectedResource(
  reference: unknown,
  resources: JsonObject,
  other: unknown,
): ConnectedResource {
  const { Id, Type, Arn, RoleName, Name } = asObject(reference);
  const id = asText(Id);
  if (id === undefined) {
    const type = asText(Type) ?? '';
    return { type: PLAIN_TYPES[type] ?? type, arn: Arn, roleName: RoleName, name: Name };
  }
  const { Type: written, Properties } = asObject(
    Object.hasOwn(resources, id) ? resources[id] : undefined,
  );
  const type = asText(written) ?? '';
  const { connectedResources: all } = SAM_DEFINITIONS;
  const { Inputs, Outputs } = Object.hasOwn(all, type) ? (all[type] ?? {}) : {};
  const outputs = asObject(withVariables(Outputs, { logicalId: id }));
  const role = roleOf(asObject(Properties), Inputs?.Role, asObject(other));
  return { type, arn: outputs.Arn, name: outputs.Name, roleName: roleName(role) };
}

/** The property with the role; for a rule, the role of the target that the connector names. */
function roleOf(properties: JsonObject, property: unknown, other: JsonObject): unknown {
  if (typeof property === 'string') return properties[property];
  if (property === undefined) return undefined;
  const isOther = (arn: unknown) =>
    other.Id === undefined
      ? isDeepStrictEqual(arn, other.Arn)
      : logicalIdIn(arn) === asText(other.Id);
  return asList(properties.Targets)
    .map(asObject)
    .find(({ Arn }) => isOther(Arn))?.RoleArn;
}

function roleName(role: unknown): unknown {
  const id = logicalIdIn(role);
  return id === undefined ? undefined : { Ref: id };
}

/** The resource of a `Ref` or `Fn::GetAtt`. */
function logicalIdIn(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute } = value;
  if (typeof ref === 'string') return ref;
  if (typeof attribute === 'string') return attribute.split('.')[0];
  return Array.isArray(attribute) && typeof attribute[0] === 'string' ? attribute[0] : undefined;
}
