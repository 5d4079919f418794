import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a URL points to this machine: `localhost`, 127.0.0.0/8 or `[::1]`. */
export function isLoopback(url: string): boolean {
  const host = hostOf(url);
  if (host === 'localhost') return true;
  return isIP(host) !== 0 && loopback.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Prevents calls for the local AWS from reaching a real one.
 *
 * @throws {Error} if the endpoint is not a URL that points to this machine
 */
export function assertLoopback(endpoint: string): void {
  if (isLoopback(endpoint)) return;
  throw new Error(
    `The endpoint ${JSON.stringify(endpoint)} is not on this machine. Use a loopback address, for example http://127.0.0.1:4566.`,
  );
}

/** Whether two URLs have the same server and port. All names of this machine are the same server. */
export function isSameEndpoint(one: string, other: string): boolean {
  const server = serverOf(one);
  return server !== undefined && server === serverOf(other);
}

function serverOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, port } = new URL(url);
  const known = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return `${isLoopback(url) ? 'loopback' : hostOf(url)}:${known}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
}
