import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A call as it reached the server. */
export interface Asked {
  /** The action; method and path of a service that has no actions, such as AWS Backup. */
  readonly action: string;
  /** The JSON, or the parameters of a service that speaks XML. */
  readonly body: any;
  /** The access key ID that signed it; undefined where nobody did. */
  readonly key: string | undefined;
}

/** How AWS refuses. */
export class Refusal {
  constructor(
    readonly code: string,
    readonly message = `${code} says AWS`,
    readonly status = 400,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** Nothing comes back, and the connection stays open. */
export const SILENCE = Symbol('silence');

/** What comes back: an object as JSON, text as the XML inside the result. */
export type Answer = Readonly<Record<string, unknown>> | string | Refusal | typeof SILENCE;

/** Stands in for AWS on this machine, at one endpoint for all services. */
export class AwsServer {
  /** In the order of arrival. */
  asked: Asked[] = [];
  private answers: Record<string, (asked: Asked) => Answer> = {};
  /** The open connections, each with its end. */
  private readonly sockets = new Map<Socket, Promise<void>>();
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const [, ofJson] = /\.(\w+)$/.exec(String(request.headers['x-amz-target'])) ?? [];
      const isForm = String(request.headers['content-type']).includes('x-www-form-urlencoded');
      const isJson = ofJson !== undefined || !isForm;
      const body = isJson
        ? JSON.parse(text || '{}')
        : Object.fromEntries(new URLSearchParams(text));
      const rest = `${request.method} ${decodeURIComponent(String(request.url))}`;
      const action: string = ofJson ?? body.Action ?? rest;
      const [, key] = /Credential=(\w+)/.exec(request.headers.authorization ?? '') ?? [];
      const asked = { action, body, key };
      this.asked.push(asked);
      const answer = this.answers[action]?.(asked) ?? new Refusal('UnknownOperationException');
      if (answer === SILENCE) return;
      response
        .writeHead(answer instanceof Refusal ? answer.status : 200, {
          'content-type': isJson ? 'application/x-amz-json-1.0' : 'text/xml',
          ...(answer instanceof Refusal && answer.headers),
        })
        .end(isJson ? asJson(answer) : asXml(action, answer));
    });
  });

  constructor() {
    // Otherwise it closes idle connections itself after 5 s, which a client may be about to use.
    this.server.keepAliveTimeout = 0;
    this.server.on('connection', (socket) => {
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      this.sockets.set(socket, closed);
      void closed.then(() => this.sockets.delete(socket));
    });
  }

  /** Answers an action from now on, until the test ends. */
  on(action: string, answer: Answer | ((asked: Asked) => Answer)): this {
    this.answers[action] = typeof answer === 'function' ? answer : () => answer;
    return this;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Of a client of the SDK that tries once. */
  get config() {
    return {
      region: 'us-east-1',
      endpoint: this.endpoint,
      credentials: { accessKeyId: 'AKIACALLER', secretAccessKey: 'x' },
      maxAttempts: 1,
    };
  }

  get actions(): string[] {
    return this.asked.map(({ action }) => action);
  }

  /** How many connections are open. */
  get connections(): number {
    return this.sockets.size;
  }

  /** Waits until the clients have closed all connections; throws if some are still open after 20 seconds. */
  async isLeft(): Promise<void> {
    const closed = Promise.all([...this.sockets.values()]);
    const limit = new AbortController();
    const late = delay(20_000, undefined, limit).then(() => {
      throw new Error(`${this.connections} connections are open`);
    });
    try {
      await Promise.race([closed, late]);
    } finally {
      limit.abort();
    }
  }

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  reset(): void {
    this.asked = [];
    this.answers = {};
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

/**
 * A server for the tests of a file, at another address for each of them: what an earlier test left may still send
 * requests to its own.
 */
export function awsServer(): AwsServer {
  const server = new AwsServer();
  beforeEach(async () => {
    await server.stop();
    server.reset();
    await server.start();
  });
  afterAll(() => server.stop());
  return server;
}

/** A list as services have it that speak XML. */
export function members(items: readonly string[]): string {
  return items.map((item) => `<member>${item}</member>`).join('');
}

function asJson(answer: Exclude<Answer, typeof SILENCE>): string {
  if (!(answer instanceof Refusal)) return JSON.stringify(answer);
  return JSON.stringify({ __type: `com.amazonaws#${answer.code}`, message: answer.message });
}

function asXml(action: string, answer: Exclude<Answer, typeof SILENCE>): string {
  if (answer instanceof Refusal) {
    const { code, message } = answer;
    return `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  }
  return `<${action}Response><${action}Result>${typeof answer === 'string' ? answer : ''}</${action}Result></${action}Response>`;
}
