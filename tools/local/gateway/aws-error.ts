import { randomUUID } from 'node:crypto';
import { isObject } from '../../template-access/template/json-values';
import type { Parameters, Protocol } from './aws-request';

/** An error as a service returns it. */
export interface AwsError {
  /** With `Exception` at the end where the JSON protocol has it. */
  readonly code: string;
  readonly message: string;
  /** @default 400 */
  readonly status?: number;
}

/** Cognito's error for a refusal. */
export function notAuthorized(message: string): AwsError {
  return { code: 'NotAuthorizedException', message };
}

/** An answer to a client. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

/** The error in the protocol of its service. Source: Smithy 2.0, AWS JSON, AWS Query and REST XML protocols. */
export function errorAnswer(
  { code, message, status = 400 }: AwsError,
  protocol: Protocol,
): HttpAnswer {
  const requestId = randomUUID();
  const headers = { 'x-amzn-requestid': requestId, 'x-amzn-errortype': code };
  if (protocol === 'json') {
    return {
      status,
      headers: { ...headers, 'content-type': 'application/x-amz-json-1.1' },
      body: Buffer.from(JSON.stringify({ __type: code, message })),
    };
  }
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escapedXml(message)}</Message></Error>`;
  const text =
    protocol === 'query'
      ? `<ErrorResponse>${error}<RequestId>${requestId}</RequestId></ErrorResponse>`
      : error;
  return {
    status: status === 400 ? 403 : status,
    headers: { ...headers, 'content-type': 'text/xml' },
    body: Buffer.from(text),
  };
}

function escapedXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The JSON of a successful answer. */
export function jsonOf({ body }: HttpAnswer): Parameters {
  const json: unknown = JSON.parse(body.toString('utf8') || '{}');
  return isObject(json) ? json : {};
}
