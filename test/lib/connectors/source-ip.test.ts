import { sourceIpError } from '../../../lib/connectors/source-ip';

test.each([
  '203.0.113.0/24',
  '198.51.100.17/32',
  '52.0.0.0/8',
  '172.15.0.0/16',
  '172.32.0.0/11',
  '192.169.0.0/16',
  '100.128.0.0/9',
  '223.255.255.0/24',
  '2001:db8:1234::/48',
  '2600:1f18::/33',
  '2001:db8::1/128',
])('%s is an IP range of public addresses', (range) => {
  expect(sourceIpError(range)).toBeUndefined();
});

describe('an IP range that no request comes from', () => {
  test.each([
    ['10.1.2.0/24', '10.0.0.0/8 is private'],
    ['172.16.0.0/12', '172.16.0.0/12 is private'],
    ['172.31.255.255/32', '172.16.0.0/12 is private'],
    ['192.168.1.0/24', '192.168.0.0/16 is private'],
    ['100.64.0.0/16', '100.64.0.0/10 is shared address space of carriers'],
    ['127.0.0.1/32', '127.0.0.0/8 is loopback'],
    ['169.254.169.254/32', '169.254.0.0/16 is link-local'],
    ['0.0.0.0/8', '0.0.0.0/8 is not an address of a host'],
    ['224.0.0.0/8', '224.0.0.0/4 is multicast'],
    ['255.255.255.255/32', '240.0.0.0/4 is reserved'],
    ['::1/128', '::/127 is loopback'],
    ['fd00::/8', 'fc00::/7 is private'],
    ['fe80::/64', 'fe80::/10 is link-local'],
    ['fec0::/64', 'fec0::/10 is private'],
    ['ff02::1/128', 'ff00::/8 is multicast'],
    ['::ffff:203.0.113.0/120', '::ffff:0:0/96 is IPv4-mapped'],
    // Wider than private ones.
    ['0.0.0.0/1', '0.0.0.0/8 is not an address of a host'],
    ['8.0.0.0/5', '10.0.0.0/8 is private'],
    ['192.0.0.0/4', '192.168.0.0/16 is private'],
    ['8000::/1', 'fc00::/7 is private'],
  ])('%s, because %s', (range, reason) => {
    expect(sourceIpError(range)?.expected).toContain(`${reason}.`);
  });

  test.each(['0.0.0.0/0', '::/0'])('%s, because it is every address', (range) => {
    expect(sourceIpError(range)?.expected).toContain('/0');
  });
});

describe('a text that is no IP range', () => {
  test.each([
    ...['203.0.113.0/33', '203.0.113/24', '203.0.113.256/32', '0x7f.1/32', '2001:db8::/129'],
    ...['2001:db8::1%eth0/128', 'tool.example.com', ''],
  ])('%j', (range) => {
    expect(sourceIpError(range)).toEqual({
      expected: expect.stringContaining('CIDR notation'),
      fix: expect.stringContaining('prefix length'),
    });
  });

  test.each([
    ['203.0.113.5', '203.0.113.5/32'],
    ['2001:db8::5', '2001:db8::5/128'],
  ])('%s, which is one address, is fixed by %s', (range, fixed) => {
    expect(sourceIpError(range)?.fix).toContain(`"${fixed}"`);
    expect(sourceIpError(fixed)).toBeUndefined();
  });
});

describe('an IP range in another notation', () => {
  test.each([
    ['203.0.113.5/24', '203.0.113.0/24', '/32'],
    ['203.0.113.0/024', '203.0.113.0/24', '/32'],
    ['2001:DB8::/32', '2001:db8::/32', '/128'],
    ['2001:db8::1/64', '2001:db8::/64', '/128'],
  ])('%s is fixed by %s, or by one address with %s', (range, plain, bits) => {
    expect(sourceIpError(range)).toEqual({
      expected: expect.stringContaining(`"${plain}"`),
      fix: expect.stringMatching(new RegExp(`"${plain}".* ${bits}$`)),
    });
    expect(sourceIpError(plain)).toBeUndefined();
  });
});
