import { asObject, asText, type JsonObject } from '../../template/json-values';
import { within, type Location } from '../../template/location';
import { generatedUnlessWritten } from '../generated-choice';
import { further, type GeneratedResources } from '../generated-resources';
import { readPolicy, type WrittenPolicy } from '../roles/written-policies';
import type { SamResource } from '../sam-resource';

/** What a role may do with each kind of destination. Source: AWS SAM Developer Guide, EventInvokeConfiguration. */
const ACTIONS: Readonly<Record<string, string>> = {
  EventBridge: 'events:PutEvents',
  Lambda: 'lambda:InvokeFunction',
  SNS: 'sns:Publish',
  SQS: 'sqs:SendMessage',
};

/** Permissions to send to a function's dead-letter queue, and results and failures to their destinations. */
export function destinationPieces(sam: SamResource): readonly WrittenPolicy[] {
  const { TargetArn: Destination, Type } = asObject(sam.properties.DeadLetterQueue);
  return [
    ...destinationPiece({ Destination, Type }, sam.placeOf('DeadLetterQueue')),
    ...resultsOf(sam).flatMap(({ type: Type, arn: Destination, at }) =>
      destinationPiece({ Destination, Type }, at),
    ),
  ];
}

/** The queues and topics that SAM generates where the template names no destination. */
export function generatedDestinations(sam: SamResource): readonly GeneratedResources[] {
  return resultsOf(sam).flatMap(({ generated, type, at }) =>
    generated === undefined
      ? []
      : [further(generated, { Type: type === 'SNS' ? 'AWS::SNS::Topic' : 'AWS::SQS::Queue' }, at)],
  );
}

interface Result {
  readonly type: string;
  readonly arn: unknown;
  /** The logical ID of the destination, if SAM generates it. */
  readonly generated: string | undefined;
  readonly at: Location;
}

function resultsOf({ id, properties, placeOf }: SamResource): readonly Result[] {
  const { DestinationConfig } = asObject(properties.EventInvokeConfig);
  return Object.entries(asObject(DestinationConfig)).map(([result, written]) => {
    const { Type, Destination } = asObject(written);
    const type = asText(Type) ?? '';
    const at = within(placeOf('EventInvokeConfig'), `DestinationConfig.${result}`);
    const name = `${id}EventInvokeConfig${result}${type === 'SNS' ? 'Topic' : 'Queue'}`;
    const ownArn = type === 'SNS' ? { Ref: name } : { 'Fn::GetAtt': [name, 'Arn'] };
    const { value, generated } = generatedUnlessWritten(Destination, ownArn);
    return { type, arn: value, generated: generated === undefined ? undefined : name, at };
  });
}

/** The permission to send to a destination; none without a known type. */
export function destinationPiece(
  { Destination: arn, Type }: JsonObject,
  at: Location,
): readonly WrittenPolicy[] {
  const type = asText(Type) ?? '';
  if (arn === undefined) return [];
  const Effect = 'Allow';
  if (type.startsWith('S3')) {
    const items = { 'Fn::Join': ['/', [arn, '*']] };
    const write = { Effect, Action: 's3:PutObject', Resource: items };
    const list = { Effect, Action: 's3:ListBucket', Resource: arn };
    return [readPolicy('document', { Statement: [write, list] }, at)];
  }
  const Action = Object.hasOwn(ACTIONS, type) ? ACTIONS[type] : undefined;
  if (Action === undefined) return [];
  return [readPolicy('document', { Statement: [{ Effect, Action, Resource: arn }] }, at)];
}
