import { isSet, objectOf } from '../../template/json-values';
import { inPlace, notMade, together, type MadeResources } from '../made-resources';
import { awsManagedPolicyArn } from '../roles/managed-policy-arn';
import { madeRole, type Written } from '../roles/made-role';
import { readPolicy, writtenPolicies } from '../roles/written-policies';
import type { SamResource } from '../sam-resource';
import { boundaryOf, eventRole } from './event-role';
import { eventsOf, type SamEvent } from './events';

/** Properties that what SAM makes beside the state machine has. */
const MADE_FROM = ['Events', 'PermissionsBoundary', 'Policies', 'Role', 'RolePath', 'Tags'];

/**
 * A state machine, with an execution role unless `Role` names one, and a role for each event.
 *
 * Source: AWS SAM Developer Guide, AWS::Serverless::StateMachine.
 */
export function stateMachineResources(sam: SamResource): MadeResources {
  const { id, properties, passed } = sam;
  const kept = Object.entries(properties).filter(([key]) => !MADE_FROM.includes(key));
  const { Role = { 'Fn::GetAtt': [`${id}Role`, 'Arn'] } } = properties;
  return together(
    inPlace(id, {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { ...Object.fromEntries(kept), RoleArn: Role },
      ...passed,
    }),
    ...(properties.Role === undefined ? [executionRole(sam)] : []),
    ...eventsOf(sam).flatMap((event) => startingRole(event, sam)),
  );
}

function executionRole(sam: SamResource): MadeResources {
  const { id, properties, passed, placeOf } = sam;
  const { Policies, Tags, Tracing } = properties;
  const traces = readPolicy(
    'managed',
    awsManagedPolicyArn('AWSXrayWriteOnlyAccess'),
    placeOf('Tracing'),
  );
  return madeRole({
    id: `${id}Role`,
    at: { resource: id, property: '' },
    passed,
    trust: 'states.amazonaws.com',
    written: [
      ...writtenPolicies(Policies, placeOf('Policies')),
      ...(isSet(objectOf(Tracing).Enabled ?? false) ? [traces] : []),
    ],
    ...(Policies !== undefined && { policies: placeOf('Policies') }),
    boundary: ownBoundary(sam),
    tags: Tags === undefined ? undefined : { value: Tags, at: placeOf('Tags') },
  });
}

function ownBoundary({ properties, placeOf }: SamResource): Written | undefined {
  const { PermissionsBoundary: value } = properties;
  return value === undefined ? undefined : { value, at: placeOf('PermissionsBoundary') };
}

/** The services that start a state machine for an event. */
const STARTED_BY: Readonly<Record<string, string>> = {
  Api: 'apigateway.amazonaws.com',
  CloudWatchEvent: 'events.amazonaws.com',
  EventBridgeRule: 'events.amazonaws.com',
  Schedule: 'events.amazonaws.com',
  ScheduleV2: 'scheduler.amazonaws.com',
};

function startingRole(event: SamEvent, sam: SamResource): readonly MadeResources[] {
  const { type, properties } = event;
  const trust = Object.hasOwn(STARTED_BY, type) ? STARTED_BY[type] : undefined;
  if (trust === undefined) {
    const what = `event of type ${type || 'unknown'}, whose role is not analyzed`;
    return [notMade(event.at, what, `role of ${event.id}, made by SAM`)];
  }
  if (properties.RoleArn !== undefined) return [];
  return [
    eventRole(event, sam, {
      trust,
      statement: { Effect: 'Allow', Action: 'states:StartExecution', Resource: { Ref: sam.id } },
      boundary: type === 'ScheduleV2' ? boundaryOf(event) : ownBoundary(sam),
    }),
  ];
}
