import type { JsonObject } from '../../template/json-values';
import { generatedUnlessWritten } from '../generated-choice';
import { inPlace, together, type GeneratedResources } from '../generated-resources';
import { awsManagedPolicyArn } from '../roles/managed-policy-arn';
import { generatedRole, type Written } from '../roles/generated-role';
import { readPolicy, writtenPolicies, type WrittenPolicy } from '../roles/written-policies';
import type { SamResource } from '../sam-resource';
import { destinationPieces, generatedDestinations } from './destinations';
import { eventPieces, functionEvents } from './function-events';

/** Properties of the resources that SAM generates in addition to the function. */
const GENERATED_FROM = [
  'AssumeRolePolicyDocument',
  'DeploymentPreference',
  'Events',
  'PermissionsBoundary',
  'Policies',
  'PropagateTags',
  'RolePath',
  'Tags',
];

/**
 * A Lambda function, with an execution role unless `Role` names one, and the event source mappings and roles of its events.
 *
 * Source: AWS SAM Developer Guide, AWS::Serverless::Function.
 */
export function functionResources(sam: SamResource): GeneratedResources {
  const { id, properties, passed } = sam;
  const role = generatedUnlessWritten(properties.Role, { 'Fn::GetAtt': [`${id}Role`, 'Arn'] });
  const kept = Object.entries(properties).filter(([key]) => !GENERATED_FROM.includes(key));
  const lambda = {
    Type: 'AWS::Lambda::Function',
    Properties: { ...Object.fromEntries(kept), Role: role.value },
    ...passed,
  };
  return together(
    inPlace(id, lambda),
    ...(role.generated ? [executionRole(sam, { ...passed, ...role.generated })] : []),
    ...generatedDestinations(sam),
    ...functionEvents(sam),
  );
}

function executionRole(sam: SamResource, passed: JsonObject): GeneratedResources {
  const { id, properties, placeOf } = sam;
  const written = (property: string): Written | undefined =>
    properties[property] === undefined
      ? undefined
      : { value: properties[property], at: placeOf(property) };
  return generatedRole({
    id: `${id}Role`,
    at: { resource: id, property: '' },
    passed,
    trust: written('AssumeRolePolicyDocument') ?? 'lambda.amazonaws.com',
    written: [
      ...basicPieces(sam),
      ...destinationPieces(sam),
      ...writtenPolicies(properties.Policies, placeOf('Policies')),
      ...eventPieces(sam),
    ],
    ...(properties.Policies !== undefined && { policies: placeOf('Policies') }),
    boundary: written('PermissionsBoundary'),
    tags: written('Tags'),
  });
}

/** The managed policies that SAM adds for logs, traces and network interfaces. */
function basicPieces({ id, properties, placeOf }: SamResource): readonly WrittenPolicy[] {
  const { DurableConfig, Tracing, VpcConfig } = properties;
  const logs =
    DurableConfig === undefined ? 'BasicExecutionRole' : 'BasicDurableExecutionRolePolicy';
  const managed = (name: string, at = { resource: id, property: '' }) =>
    readPolicy('managed', awsManagedPolicyArn(name), at);
  return [
    managed(`service-role/AWSLambda${logs}`),
    ...(Tracing === undefined || Tracing === 'Disabled'
      ? []
      : [managed('AWSXrayWriteOnlyAccess', placeOf('Tracing'))]),
    ...(VpcConfig === undefined
      ? []
      : [managed('service-role/AWSLambdaVPCAccessExecutionRole', placeOf('VpcConfig'))]),
  ];
}
