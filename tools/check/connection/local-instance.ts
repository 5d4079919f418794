import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a URL is on this machine: `localhost`, 127.0.0.0/8 or `[::1]`. */
export function isLoopback(url: string): boolean {
  const host = hostOf(url);
  if (host === 'localhost') return true;
  return isIP(host) !== 0 && loopback.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

/** Whether two URLs name the same server and port, by whichever name this machine goes. */
export function isSameInstance(one: string, other: string): boolean {
  return instanceOf(one) !== undefined && instanceOf(one) === instanceOf(other);
}

function instanceOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, port } = new URL(url);
  const known = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return `${isLoopback(url) ? 'loopback' : hostOf(url)}:${known}`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
}
