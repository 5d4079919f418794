import { Agent, request as httpRequest } from 'node:http';
import type { HttpAnswer } from './aws-error';
import type { HttpRequest } from './aws-request';

const agent = new Agent({ keepAlive: true });

/** Headers about a connection, which is another one on the other side. */
const OF_CONNECTION = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding'];

/** Sends a request to the emulator and waits for the answer. */
export function forward(endpoint: string, request: HttpRequest): Promise<HttpAnswer> {
  const { hostname, port } = new URL(endpoint);
  const { method, url, body } = request;
  const headers = { ...request.headers, 'content-length': String(body.length) };
  for (const name of OF_CONNECTION.filter((one) => one !== 'content-length')) {
    Reflect.deleteProperty(headers, name);
  }
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ agent, hostname, port, method, path: url, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const { statusCode: status = 502 } = answer;
        resolve({ status, headers: passedOn(answer.headers), body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The gateway says itself which pages may read an answer. */
function passedOn(headers: Readonly<Record<string, string | string[] | undefined>>) {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const isDropped = OF_CONNECTION.includes(name) || name.startsWith('access-control-');
      return isDropped || value === undefined ? [] : [[name, value]];
    }),
  );
}
