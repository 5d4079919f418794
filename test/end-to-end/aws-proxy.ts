import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';

/** One call to AWS, as it comes over the wire. */
export interface AwsCall {
  /** As IAM calls it, such as `dynamodb`; what signs no request has none. */
  readonly service: string;
  readonly action: string;
  /** The parameters: JSON, or those of a form. */
  readonly parameters: any;
  /** Whose credentials signed it; undefined for a call that is not signed. */
  readonly accessKeyId: string | undefined;
}

/** What comes back in place of the answer: an error of AWS, other text, nothing at all, or a broken connection. */
export type Fault =
  | { readonly error: string; readonly message?: string; readonly status?: number }
  | { readonly text: string; readonly status?: number }
  | 'silence'
  | 'reset';

export interface AwsProxy {
  readonly endpoint: string;
  readonly calls: readonly AwsCall[];
  readonly close: () => Promise<void>;
}

export interface Interference {
  /** What comes back instead; undefined for the answer itself. */
  readonly fault?: (call: AwsCall, earlier: readonly AwsCall[]) => Fault | undefined;
  /** What becomes of an answer. */
  readonly answer?: (call: AwsCall, text: string) => string;
}

/** Stands between a client and a local AWS on 127.0.0.1, tells what is called, and interferes. */
export async function awsProxy(
  target: string,
  { fault = () => undefined, answer = (_call, text) => text }: Interference = {},
): Promise<AwsProxy> {
  const calls: AwsCall[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await textOf(request);
    const call = callOf(request, body);
    const given = fault(call, calls);
    calls.push(call);
    if (given === 'silence') return;
    if (given === 'reset') {
      request.socket.destroy();
      return;
    }
    if (given) {
      const isJson = request.headers['x-amz-target'] !== undefined;
      response.writeHead(given.status ?? ('text' in given ? 200 : 400));
      response.end('text' in given ? given.text : errorText(given, isJson));
      return;
    }
    const forwarded = await fetch(`${target}${request.url ?? ''}`, {
      method: request.method ?? 'POST',
      headers: Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => !OF_CONNECTION.has(name)),
      ) as Record<string, string>,
      body,
    });
    const text = answer(call, await forwarded.text());
    response.writeHead(forwarded.status, {
      'content-type': forwarded.headers.get('content-type') ?? 'text/plain',
    });
    response.end(text);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A client that is killed can leave half a request.
      if (request.errored === null) throw error;
    });
  });
  // Otherwise it closes idle connections itself after 5 s, which a client may be about to use.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Headers that are about the connection to this proxy. */
const OF_CONNECTION: ReadonlySet<string> = new Set(['host', 'content-length', 'connection']);

const SERVICES: Readonly<Record<string, string>> = {
  AWSCognitoIdentityProviderService: 'cognito-idp',
  AWSCognitoIdentityService: 'cognito-identity',
  DynamoDB_20120810: 'dynamodb',
};

function callOf({ headers }: IncomingMessage, body: string): AwsCall {
  const [, accessKeyId, , , signed] =
    /Credential=([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const [name = '', action = ''] = target.split('.');
    return { service: SERVICES[name] ?? name, action, parameters: JSON.parse(body), accessKeyId };
  }
  const parameters = Object.fromEntries(new URLSearchParams(body));
  return { service: signed ?? 'sts', action: parameters.Action ?? '', parameters, accessKeyId };
}

function errorText(
  { error, message = '' }: Extract<Fault, { readonly error: string }>,
  isJson: boolean,
): string {
  return isJson
    ? JSON.stringify({ __type: error, message })
    : `<ErrorResponse><Error><Type>Sender</Type><Code>${error}</Code><Message>${message}</Message></Error></ErrorResponse>`;
}
