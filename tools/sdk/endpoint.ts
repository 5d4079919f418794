import { CommandError } from '../command-error';
import { isLoopback } from './loopback';

/**
 * The endpoint of all services: the option, or `AWS_ENDPOINT_URL`; undefined for AWS. Endpoints of single services in the
 * environment or a profile are ignored: a check across two systems proves nothing.
 *
 * @param isConfirmed whether the endpoint may be on another machine
 * @throws {CommandError} see `assertEndpoint`
 */
export function resolveEndpoint(
  option: string | undefined,
  isConfirmed: boolean | undefined,
): string | undefined {
  const endpoint = option ?? configuredEndpoint();
  assertEndpoint(endpoint, isConfirmed);
  process.env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS = 'true';
  return endpoint;
}

/** `AWS_ENDPOINT_URL`; an empty one is not set. */
export function configuredEndpoint(): string | undefined {
  const { AWS_ENDPOINT_URL } = process.env;
  return AWS_ENDPOINT_URL === '' ? undefined : AWS_ENDPOINT_URL;
}

/** `AWS_ENDPOINT_URL`, if it is on this machine: the endpoint of a local stack. */
export function localEndpoint(): string | undefined {
  const endpoint = configuredEndpoint();
  return endpoint !== undefined && isLoopback(endpoint) ? endpoint : undefined;
}

/**
 * Refuses an endpoint before anything is sent to it.
 *
 * @param isConfirmed whether it may be on another machine
 * @throws {CommandError} if it is not a URL, or not on this machine and not confirmed
 */
export function assertEndpoint(endpoint: string | undefined, isConfirmed = false): void {
  if (endpoint === undefined) return;
  const written = JSON.stringify(endpoint);
  if (!/^https?:\/\//i.test(endpoint) || !URL.canParse(endpoint)) {
    throw new CommandError(
      'usage',
      `The endpoint ${written} is not a URL. Write one like http://127.0.0.1:4566.`,
    );
  }
  if (isConfirmed || isLoopback(endpoint)) return;
  throw new CommandError(
    'usage',
    `The endpoint ${written} is not on this machine. Remove --endpoint and AWS_ENDPOINT_URL to use AWS, or pass --yes to use this endpoint.`,
  );
}
