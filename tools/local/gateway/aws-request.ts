import type { IncomingHttpHeaders } from 'node:http';
import { isObject } from '../../template-access/template/json-values';

/** A request as it arrived. */
export interface HttpRequest {
  readonly method: string;
  /** The path with the query string, still encoded. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** How a service writes requests and errors. */
export type Protocol = 'json' | 'query' | 'rest';

/** What a request asks a service to do. */
export interface AwsRequest {
  /** As IAM names it, such as `dynamodb`. */
  readonly service: string;
  /** The name of the operation; empty for REST services. */
  readonly action: string;
  readonly parameters: Parameters;
  readonly protocol: Protocol;
}

export type Parameters = Readonly<Record<string, unknown>>;

/** The services of the JSON protocol, by the first part of `X-Amz-Target`. Source: the AWS SDK's service models. */
const TARGETS: Readonly<Record<string, string>> = {
  AWSCognitoIdentityProviderService: 'cognito-idp',
  AWSCognitoIdentityService: 'cognito-identity',
  DynamoDB_20120810: 'dynamodb',
};

/**
 * Reads a request.
 *
 * @param signedFor the service of the signature @default - none
 * @returns undefined if the body is not what the protocol requires
 */
export function awsRequest(request: HttpRequest, signedFor?: string): AwsRequest | undefined {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    const [name = '', action = ''] = target.split('.');
    const parameters = jsonObject(request.body.toString('utf8') || '{}');
    if (parameters === undefined) return undefined;
    const service = Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined;
    return { service: service ?? name, action, parameters, protocol: 'json' };
  }
  const form = { ...queryOf(request.url), ...formOf(request) };
  const { Action: action } = form;
  if (action === undefined) {
    return { service: signedFor ?? '', action: '', parameters: {}, protocol: 'rest' };
  }
  return { service: signedFor ?? 'sts', action, parameters: form, protocol: 'query' };
}

function jsonObject(text: string): Parameters | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function queryOf(url: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? ''));
}

function formOf({ headers, body }: HttpRequest): Record<string, string> {
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(body.toString('utf8')))
    : {};
}

/**
 * The same request with nothing in it but what was read, so that the emulator cannot read it differently. Calls of clients
 * to Cognito are not signed.
 */
export function normalizedRequest(
  { service, action, parameters, protocol }: AwsRequest,
  { headers }: HttpRequest,
): HttpRequest {
  const isJson = protocol === 'json';
  const [name = ''] = String(headers['x-amz-target']).split('.');
  const { authorization } = headers;
  return {
    method: 'POST',
    url: '/',
    headers: {
      'content-type': isJson ? 'application/x-amz-json-1.1' : 'application/x-www-form-urlencoded',
      ...(isJson && { 'x-amz-target': `${name}.${action}` }),
      ...(authorization !== undefined && !service.startsWith('cognito-') && { authorization }),
    },
    body: Buffer.from(
      isJson
        ? JSON.stringify(parameters)
        : new URLSearchParams(parameters as Record<string, string>).toString(),
    ),
  };
}
