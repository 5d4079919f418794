import { SIMULATED_BY, SIMULATED_DECISION } from '../../sdk/simulated-decision';
import { isLoopback } from '../../sdk/loopback';
import type { HttpAnswer } from './aws-error';
import type { HttpRequest } from './aws-request';

/**
 * Why a request comes from elsewhere than this machine; undefined if it does not. A website that a developer visits can
 * send requests to this machine, under its own name or one that leads here.
 */
export function foreignSender({ headers }: Pick<HttpRequest, 'headers'>): string | undefined {
  const { host = '', origin } = headers;
  if (!isLoopback(`http://${host}`)) return `Host ${JSON.stringify(host)} is not this machine`;
  if (origin === undefined || isLoopback(origin)) return undefined;
  return `Origin ${JSON.stringify(origin)} is not on this machine`;
}

/** Headers that a page may read. Source: Fetch standard, CORS protocol. */
const EXPOSED = ['x-amzn-requestid', 'x-amzn-errortype', SIMULATED_DECISION, SIMULATED_BY];

/** An answer that a page of this machine may read. */
export function readableByPage(answer: HttpAnswer, { headers }: HttpRequest): HttpAnswer {
  const { origin } = headers;
  if (origin === undefined) return answer;
  return {
    ...answer,
    headers: {
      ...answer.headers,
      vary: 'Origin',
      'access-control-allow-origin': origin,
      'access-control-expose-headers': EXPOSED.join(', '),
    },
  };
}

/** The answer to the request that a browser sends first. */
export function preflight({ headers }: HttpRequest): HttpAnswer {
  return {
    status: 200,
    headers: {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
      'access-control-max-age': '172800',
    },
    body: Buffer.alloc(0),
  };
}
