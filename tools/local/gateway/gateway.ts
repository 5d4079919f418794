import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SIMULATED_BY, SIMULATED_DECISION } from '../../sdk/simulated-decision';
import { asQueryError, authenticate, type Authentication } from './authenticate';
import { errorAnswer, type AwsError, type HttpAnswer } from './aws-error';
import { awsRequest, normalizedRequest, type AwsRequest, type HttpRequest } from './aws-request';
import { foreignSender, preflight, readableByPage } from './browser-access';
import { decideRequest, isAdministrator } from './decide-request';
import { deny, undecided, type GatewayDecision, type Handling } from './decision';
import { forward } from './forward';
import type { GatewayContext } from './gateway-context';

export interface GatewayOptions {
  readonly context: GatewayContext;
  /** The emulator's own endpoint. */
  readonly emulator: string;
  /** Is called with each request that could not be decided. */
  readonly log: (line: string) => void;
}

/** The server that answers as AWS would: it refuses what AWS denies, and forwards the rest to the emulator. */
export function gatewayServer(options: GatewayOptions): Server {
  return createServer((message, response) => {
    void respond(message, response, options);
  });
}

async function respond(
  message: IncomingMessage,
  response: ServerResponse,
  options: GatewayOptions,
): Promise<void> {
  try {
    const { status, headers, body } = await answerTo(await requestOf(message), options);
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.end(body);
  } catch (error) {
    options.log(`${String(message.method)} ${String(message.url)}: ${String(error)}`);
    response.destroy();
  }
}

async function requestOf(message: IncomingMessage): Promise<HttpRequest> {
  const { method = 'POST', url = '/', headers } = message;
  const chunks = (await message.toArray()) as Buffer[];
  return { method, url, headers, body: Buffer.concat(chunks) };
}

/** Documents that anybody may read. Source: Cognito Developer Guide, Verifying JSON web tokens. */
const PUBLIC = /^\/[\w-]+_\w+\/\.well-known\/(jwks\.json|openid-configuration)$/;

async function answerTo(request: HttpRequest, options: GatewayOptions): Promise<HttpAnswer> {
  const foreign = foreignSender(request);
  if (foreign !== undefined) {
    const message = `${foreign}. The local AWS answers requests of this machine only.`;
    return errorAnswer({ code: 'AccessDeniedException', message, status: 403 }, 'json');
  }
  if (request.method === 'OPTIONS') return readableByPage(preflight(request), request);
  if (request.method === 'GET' && PUBLIC.test(request.url)) {
    const { url, method } = request;
    const plain = { url, method, headers: {}, body: Buffer.alloc(0) };
    return readableByPage(await forward(options.emulator, plain), request);
  }
  return readableByPage(await decidedAnswer(request, options), request);
}

async function decidedAnswer(request: HttpRequest, options: GatewayOptions): Promise<HttpAnswer> {
  const { context, emulator, log } = options;
  const sender = await authenticate(request, context.credentials, context.now());
  const signedFor = sender.kind === 'unsigned' ? undefined : sender.signature?.service;
  const read = awsRequest(request, signedFor);
  const protocol = read?.protocol ?? 'json';
  const handling = await handlingOf(read, sender, context);
  const { decision } = handling;
  if (decision.outcome === 'undecided') {
    log(
      `refused ${read?.service}:${read?.action}, because AWS's decision is not known: ${decision.by}`,
    );
  }
  if (handling.kind === 'refuse') {
    const error = protocol === 'json' ? handling.error : asQueryError(handling.error);
    return withDecision(errorAnswer(error, protocol), decision);
  }
  const answer = await forward(emulator, forwarded(request, read, sender, context));
  const isAnswered = answer.status < 300 && handling.answered;
  return withDecision(isAnswered ? handling.answered(answer) : answer, decision);
}

/** What cannot be decided for any reason is refused. */
async function handlingOf(
  read: AwsRequest | undefined,
  sender: Authentication,
  context: GatewayContext,
): Promise<Handling> {
  if (sender.kind === 'rejected') return deny(sender.by, sender.error);
  if (!read) return undecided('the body is not a JSON object', NOT_JSON);
  try {
    if (sender.kind === 'unsigned') return await decideRequest(read, undefined, context);
    const { principal } = sender.credentials;
    const { region, service } = sender.signature;
    return await decideRequest(read, { principal, region, service }, context);
  } catch (error) {
    const by = error instanceof Error ? error.message : String(error);
    const message = `The local AWS does not know what AWS would decide: ${by}`;
    return undecided(by, { code: 'AccessDeniedException', message });
  }
}

const NOT_JSON: AwsError = {
  code: 'SerializationException',
  message: 'The body is not a JSON object.',
};

/** The emulator takes an account ID as the access key of its administrator. */
function forwarded(
  request: HttpRequest,
  read: AwsRequest | undefined,
  sender: Authentication,
  { place }: GatewayContext,
): HttpRequest {
  if (sender.kind !== 'signed' || !isAdministrator(sender.credentials.principal)) {
    return read ? normalizedRequest(read, request) : request;
  }
  const authorization = request.headers.authorization?.replace(
    /Credential=[^/]+/,
    `Credential=${place.account}`,
  );
  return { ...request, headers: { ...request.headers, authorization } };
}

/** Header values are text without line breaks, in ISO 8859-1. */
function withDecision(answer: HttpAnswer, { outcome, by }: GatewayDecision): HttpAnswer {
  const text = by.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, 1_000);
  return {
    ...answer,
    headers: { ...answer.headers, [SIMULATED_DECISION]: outcome, [SIMULATED_BY]: text },
  };
}
