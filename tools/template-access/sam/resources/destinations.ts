import { objectOf, textOf, type JsonObject } from '../../template/json-values';
import { within, type Location } from '../../template/location';
import { policyPiece, type PolicyPiece } from '../roles/policy-pieces';
import type { SamResource } from '../sam-resource';

/** What the role may do with each kind of destination. Source: AWS SAM Developer Guide, EventInvokeConfiguration. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  EventBridge: ['events:PutEvents'],
  Lambda: ['lambda:InvokeFunction'],
  S3: ['s3:PutObject', 's3:ListBucket'],
  S3Bucket: ['s3:PutObject', 's3:ListBucket'],
  SNS: ['sns:Publish'],
  SQS: ['sqs:SendMessage'],
};

/** Permissions to send to a function's dead-letter queue, and results and failures to their destinations. */
export function destinationPieces({ id, properties, placeOf }: SamResource): readonly PolicyPiece[] {
  const { DeadLetterQueue: queue, EventInvokeConfig: config } = properties;
  const { TargetArn: Destination, Type } = objectOf(queue);
  const results = objectOf(objectOf(config).DestinationConfig);
  return [
    ...destinationPiece({ Destination, Type }, placeOf('DeadLetterQueue')),
    ...['OnSuccess', 'OnFailure'].flatMap((result) => {
      const { Type, Destination = { 'Fn::GetAtt': [madeId(id, result, Type), 'Arn'] } } = objectOf(
        results[result],
      );
      const at = within(placeOf('EventInvokeConfig'), `DestinationConfig.${result}`);
      return destinationPiece({ Destination, Type }, at);
    }),
  ];
}

/** The queue or topic that SAM makes if none is named. */
function madeId(id: string, result: string, type: unknown): string {
  return `${id}EventInvokeConfig${result}${textOf(type) === 'SNS' ? 'Topic' : 'Queue'}`;
}

/** The permission to send to a destination; none without a known type. */
export function destinationPiece(
  { Destination: arn, Type }: JsonObject,
  at: Location,
): readonly PolicyPiece[] {
  const type = textOf(Type) ?? '';
  const Action = Object.hasOwn(ACTIONS, type) ? ACTIONS[type] : undefined;
  if (arn === undefined || Action === undefined) return [];
  const Resource = type.startsWith('S3') ? [arn, { 'Fn::Join': ['/', [arn, '*']] }] : arn;
  return [policyPiece('document', { Statement: [{ Effect: 'Allow', Action, Resource }] }, at)];
}
