import { BackupClient } from '@aws-sdk/client-backup';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HttpResponse } from '@smithy/core/protocols';

/** A request as the SDK sends it. */
export interface Sent {
  /** The operation of DynamoDB, or the method and path of AWS Backup. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What AWS answers to an operation, by turns. */
export type Answers = Readonly<Record<string, readonly object[]>>;

/** Clients of the SDK whose requests reach a list instead of AWS. */
export function clientsOf(answers: Answers): { clients: any; sent: Sent[] } {
  const sent: Sent[] = [];
  const handle = (request: any) => {
    const { method, path, query, headers, body } = request;
    const [, target] = String(headers['x-amz-target'] ?? '').split('.');
    const operation = target ?? `${method} ${decodeURIComponent(path)}`;
    const before = sent.filter((one) => one.operation === operation).length;
    sent.push({ operation, input: target ? JSON.parse(new TextDecoder().decode(body)) : query });
    const answer: any = answers[operation]?.[before] ?? { __type: 'UnexpectedException' };
    const response = new HttpResponse({
      statusCode: answer.__type ? 400 : 200,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: Buffer.from(JSON.stringify(answer)),
    });
    return Promise.resolve({ response });
  };
  const credentials = { accessKeyId: 'AKIACALLER', secretAccessKey: 'x' };
  const config = { region: 'eu-west-1', credentials, maxAttempts: 1, requestHandler: { handle } };
  const clients = {
    dynamoDb: new DynamoDBClient(config),
    backup: new BackupClient(config),
  };
  return { clients, sent };
}
