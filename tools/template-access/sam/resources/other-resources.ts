import { asObject } from '../../template/json-values';
import { inPlace, together, type GeneratedResources } from '../generated-resources';
import { awsManagedPolicyArn } from '../roles/managed-policy-arn';
import { generatedRole } from '../roles/generated-role';
import { readPolicy } from '../roles/written-policies';
import type { SamResource } from '../sam-resource';

/** SAM types that get no role, with their type without SAM. */
const WITHOUT_ROLE: Readonly<Record<string, string>> = {
  'AWS::Serverless::Api': 'AWS::ApiGateway::RestApi',
  'AWS::Serverless::HttpApi': 'AWS::ApiGatewayV2::Api',
  'AWS::Serverless::LayerVersion': 'AWS::Lambda::LayerVersion',
  'AWS::Serverless::WebSocketApi': 'AWS::ApiGatewayV2::Api',
};

/** APIs and layers, to which SAM gives no role. */
export function resourcesWithoutRole({
  id,
  type,
  ...sam
}: SamResource): GeneratedResources | undefined {
  if (!Object.hasOwn(WITHOUT_ROLE, type)) return undefined;
  return inPlace(id, { Type: WITHOUT_ROLE[type], Properties: sam.properties, ...sam.passed });
}

interface OperatorRole {
  readonly type: string;
  /** The property that names a role of the template's own. */
  readonly property: string;
  readonly suffix: string;
  readonly policy: string;
}

/** SAM types that get a role with one managed policy, which Lambda assumes. */
const OPERATOR_ROLES: Readonly<Record<string, OperatorRole>> = {
  'AWS::Serverless::CapacityProvider': {
    type: 'AWS::Lambda::CapacityProvider',
    property: 'OperatorRole',
    suffix: 'OperatorRole',
    policy: 'AWSLambdaManagedEC2ResourceOperator',
  },
  'AWS::Serverless::NetworkConnector': {
    type: 'AWS::Lambda::NetworkConnector',
    property: 'OperatorRole',
    suffix: 'OperatorRole',
    policy: 'AWSLambdaNetworkConnectorOperatorPolicy',
  },
  'AWS::Serverless::WebFunction': {
    type: 'AWS::Lambda::WebFunction',
    property: 'ExecutionRoleArn',
    suffix: 'Role',
    policy: 'service-role/AWSLambdaBasicExecutionRole',
  },
};

export function resourcesWithOperatorRole(sam: SamResource): GeneratedResources | undefined {
  const { id, type, properties, passed } = sam;
  const operator = Object.hasOwn(OPERATOR_ROLES, type) ? OPERATOR_ROLES[type] : undefined;
  if (operator === undefined) return undefined;
  const { property, suffix, policy } = operator;
  const at = { resource: id, property: '' };
  const role = generatedRole({
    id: id + suffix,
    at,
    passed,
    trust: 'lambda.amazonaws.com',
    written: [readPolicy('managed', awsManagedPolicyArn(policy), at)],
  });
  const arn = properties[property] ?? { 'Fn::GetAtt': [id + suffix, 'Arn'] };
  const Properties = { ...properties, [property]: arn };
  return together(
    inPlace(id, { Type: operator.type, Properties, ...passed }),
    ...(properties[property] === undefined ? [role] : []),
  );
}

const CODE_DEPLOY_ROLE = 'CodeDeployServiceRole';

/** The role by which CodeDeploy shifts the traffic of all functions with a deployment preference of their own. */
export function codeDeployRole(functions: readonly SamResource[]): readonly GeneratedResources[] {
  const deployed = functions.find(({ properties }) => {
    const { Role, Enabled } = asObject(properties.DeploymentPreference);
    const isOff = properties.DeploymentPreference === undefined || Enabled === 'false';
    return !isOff && Enabled !== false && Role === undefined;
  });
  if (deployed === undefined) return [];
  const at = deployed.placeOf('DeploymentPreference');
  const policy = awsManagedPolicyArn('service-role/AWSCodeDeployRoleForLambda');
  const written = [readPolicy('managed', policy, at)];
  const trust = 'codedeploy.amazonaws.com';
  return [generatedRole({ id: CODE_DEPLOY_ROLE, at, passed: {}, trust, written })];
}
