import { asObject } from '../../template/json-values';
import { within } from '../../template/location';
import { further, together, type GeneratedResources } from '../generated-resources';
import { awsManagedPolicyArn } from '../roles/managed-policy-arn';
import { readPolicy, unread, type WrittenPolicy } from '../roles/written-policies';
import type { SamResource } from '../sam-resource';
import { destinationPiece } from './destinations';
import { boundaryOf, eventRole } from './event-role';
import { eventSourceStatements } from './event-source-statements';
import { eventsOf, type SamEvent } from './events';

/** Events that Lambda polls, with the property that names the source. */
const SOURCES: Readonly<Record<string, string>> = {
  DocumentDB: 'Cluster',
  DynamoDB: 'Stream',
  Kinesis: 'Stream',
  MQ: 'Broker',
  MSK: 'Stream',
  SQS: 'Queue',
  SelfManagedKafka: 'KafkaBootstrapServers',
};

/** The managed policies that they add to the role. Source: AWS SAM Developer Guide, EventSource. */
const POLICIES: Readonly<Record<string, string>> = {
  DynamoDB: 'service-role/AWSLambdaDynamoDBExecutionRole',
  Kinesis: 'service-role/AWSLambdaKinesisExecutionRole',
  MSK: 'service-role/AWSLambdaMSKExecutionRole',
  SQS: 'service-role/AWSLambdaSQSQueueExecutionRole',
};

/** Events that call the function, and add nothing to its role. */
const PUSHED = [
  'AlexaSkill',
  'Api',
  'CloudWatchEvent',
  'CloudWatchLogs',
  'Cognito',
  'EventBridgeRule',
  'HttpApi',
  'IoTRule',
  'S3',
  'SNS',
  'Schedule',
  'ScheduleV2',
];

/** The event source mappings and schedule roles of a function. */
export function functionEvents(sam: SamResource): readonly GeneratedResources[] {
  return eventsOf(sam).map((event) => {
    const { id, type, properties, at } = event;
    if (Object.hasOwn(SOURCES, type)) return further(id, mappingOf(event, sam), at);
    if (type === 'ScheduleV2' && properties.RoleArn === undefined) {
      const Resource = { 'Fn::GetAtt': [sam.id, 'Arn'] };
      return eventRole(event, sam, {
        trust: 'scheduler.amazonaws.com',
        statement: { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource },
        boundary: boundaryOf(event),
      });
    }
    return together();
  });
}

function mappingOf({ type, properties }: SamEvent, { id, passed }: SamResource) {
  const source = properties[SOURCES[type] ?? ''];
  return {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { ...properties, EventSourceArn: source, FunctionName: { Ref: id } },
    ...passed,
  };
}

/** What the events of a function add to its role. */
export function eventPieces(sam: SamResource): readonly WrittenPolicy[] {
  return eventsOf(sam).flatMap((event) => {
    const { type, properties, at } = event;
    const hasQueue = type === 'SNS' && properties.SqsSubscription !== undefined;
    const policy = hasQueue ? POLICIES.SQS : Object.hasOwn(POLICIES, type) && POLICIES[type];
    const isKnown = Object.hasOwn(SOURCES, type) || PUSHED.includes(type);
    const Statement = eventSourceStatements(event);
    const failures = asObject(asObject(properties.DestinationConfig).OnFailure);
    return [
      ...(isKnown ? [] : [unread(`event of type ${type || 'unknown'}`, at)]),
      ...(policy ? [readPolicy('managed', awsManagedPolicyArn(policy), at)] : []),
      ...(Statement.length > 0 ? [readPolicy('document', { Statement }, at)] : []),
      ...destinationPiece(failures, within(at, 'Properties.DestinationConfig.OnFailure')),
    ];
  });
}
