import { isSet, listOf, objectOf, textOf, type JsonObject } from '../../template/json-values';
import { within, type Location } from '../../template/location';
import { further, notMade, type MadeResources } from '../made-resources';
import { awsManagedPolicyArn } from '../roles/managed-policy-arn';
import { madeRole } from '../roles/made-role';
import { policyPiece, type PolicyPiece } from '../roles/policy-pieces';
import type { SamResource } from '../sam-resource';
import { destinationPiece } from './destinations';
import { schedulerRole } from './event-roles';

/** Events that Lambda polls: the property that names the source. */
const SOURCES: Readonly<Record<string, string>> = {
  DocumentDB: 'Cluster',
  DynamoDB: 'Stream',
  Kinesis: 'Stream',
  MQ: 'Broker',
  MSK: 'Stream',
  SelfManagedKafka: 'SelfManagedEventSource',
  SQS: 'Queue',
};

/** The managed policies that they add to the role. */
const POLICIES: Readonly<Record<string, string>> = {
  DynamoDB: 'AWSLambdaDynamoDBExecutionRole',
  Kinesis: 'AWSLambdaKinesisExecutionRole',
  MSK: 'AWSLambdaMSKExecutionRole',
  SQS: 'AWSLambdaSQSQueueExecutionRole',
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
