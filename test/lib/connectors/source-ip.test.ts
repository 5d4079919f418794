import { sourceIpFault } from '../../../lib/connectors/source-ip';

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
])('%s is a range of public addresses', (range) => {
  expect(sourceIpFault(range)).toBeUndefined();
});

describe('a range that no request comes from', () => {
  test.each([
    ['10.1.2.0/24', '10.0.0.0/8 is private'],
    ['172.16.0.0/12', '172.16.0.0/12 is private'],
    ['172.31.255.255/32', '172.16.0.0/12 is private'],
    ['192.168.1.0/24', '192.168.0.0/16 is private'],
    ['100.64.0.0/16', "100.64.0.0/10 is a carrier's own"],
    ['127.0.0.1/32', '127.0.0.0/8 is the machine itself'],
    ['169.254.169.254/32', '169.254.0.0/16 is link-local'],
    ['0.0.0.0/8', '0.0.0.0/8 is no address'],
    ['224.0.0.0/8', '224.0.0.0/4 is multicast'],
    ['255.255.255.255/32', '240.0.0.0/4 is reserved'],
    ['::1/128', '::/127 is the machine itself'],
    ['fd00::/8', 'fc00::/7 is private'],
    ['fe80::/64', 'fe80::/10 is link-local'],
    ['fec0::/64', 'fec0::/10 is private'],
    ['ff02::1/128', 'ff00::/8 is multicast'],
    ['::ffff:203.0.113.0/120', '::ffff:0:0/96 is IPv4 in another notation'],
    // Wider than private ones.
    ['0.0.0.0/1', '0.0.0.0/8 is no address'],
    ['8.0.0.0/5', '10.0.0.0/8 is private'],
    ['192.0.0.0/4', '192.168.0.0/16 is private'],
    ['8000::/1', 'fc00::/7 is private'],
  ])('such as %s is told with the reason', (range, reason) => {
    expect(sourceIpFault(range)).toEqual({
      expected: `public addresses only: ${reason}. AWS sees the public address that a request comes from; through a VPC endpoint it sees none`,
      fix: "write the public addresses that the tool's requests leave its network from",
    });
  });

  test.each(['0.0.0.0/0', '::/0'])('%s is everybody', (range) => {
    expect(sourceIpFault(range)).toEqual({
      expected: 'a part of all addresses: this is every one of them, and no allowlist',
      fix: 'write the ranges that the tool sends from, or leave sourceIps out',
    });
  });
});

test.each([
  ['203.0.113.5', 'write "203.0.113.5/32" for this one address'],
  ['2001:db8::5', 'write "2001:db8::5/128" for this one address'],
  ['203.0.113.0/33', 'write the address, a slash and the length of the prefix'],
  ['203.0.113/24', 'write the address, a slash and the length of the prefix'],
  ['203.0.113.256/32', 'write the address, a slash and the length of the prefix'],
  ['0x7f.1/32', 'write the address, a slash and the length of the prefix'],
  ['2001:db8::/129', 'write the address, a slash and the length of the prefix'],
  ['2001:db8::1%eth0/128', 'write the address, a slash and the length of the prefix'],
  ['tool.example.com', 'write the address, a slash and the length of the prefix'],
  ['', 'write the address, a slash and the length of the prefix'],
])('%s is no range', (range, fix) => {
  expect(sourceIpFault(range)).toEqual({
    expected: 'an IPv4 or IPv6 range in CIDR notation, such as "203.0.113.0/24"',
    fix,
  });
});

test.each([
  ['203.0.113.5/24', '203.0.113.0/24', 32],
  ['203.0.113.0/024', '203.0.113.0/24', 32],
  ['2001:DB8::/32', '2001:db8::/32', 128],
  ['2001:db8::1/64', '2001:db8::/64', 128],
])('%s is written %s', (range, plain, bits) => {
  expect(sourceIpFault(range)).toEqual({
    expected: `the range in its plain form, "${plain}"`,
    fix: `write "${plain}", or one address with /${bits}`,
  });
});
