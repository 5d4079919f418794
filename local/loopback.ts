import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Refuses every endpoint but this machine's loopback (`localhost`, 127.0.0.0/8, `[::1]`), so that nothing meant for
 * the local AWS can reach a real one.
 *
 * @throws {Error} where the endpoint is another, or not a URL
 */
export function assertLoopback(endpoint: string): void {
  const host = URL.canParse(endpoint) ? new URL(endpoint).hostname.replace(/^\[|\]$/g, '') : '';
  const family = isIP(host) === 6 ? 'ipv6' : 'ipv4';
  if (host === 'localhost' || loopback.check(host, family)) return;
  throw new Error(
    `received the endpoint ${JSON.stringify(endpoint)}; expected this machine's loopback, such as http://127.0.0.1:4566; remove the other endpoint`,
  );
}
