import type { PartialTrust } from '../../../lib/connectors/connector-trust';
import { isSameTool, toolGroup } from '../../../lib/connectors/same-tool';
import { AUTHORITY } from '../../stages';
import { LEAF } from './certificates';

const principal = (principalArn?: string): PartialTrust => ({ kind: 'principal', principalArn });
const certificate = (certificateAuthority?: string, commonName?: string): PartialTrust => ({
  kind: 'certificate',
  certificateAuthority,
  commonName,
});
const ROLE = principal('arn:aws:iam::444455556666:role/tool');
const ROOT = principal('arn:aws:iam::444455556666:root');
const HOLDER = certificate(AUTHORITY + LEAF, 'tool');
const ACCESS_KEY: PartialTrust = { kind: 'accessKey' };

describe('two trusts of one tool', () => {
  test.each([
    ['one principal', ROLE, ROLE],
    ['a principal and its account', ROLE, ROOT],
    ['an account and its principal', ROOT, ROLE],
    [
      'one name, by the same certificates in another order',
      HOLDER,
      certificate(LEAF + AUTHORITY, 'tool'),
    ],
  ])('%s', (_title, one, other) => {
    expect(isSameTool(one, other)).toBe(true);
    expect(toolGroup(one)).toMatch(/./);
    expect(toolGroup(other)).toBe(toolGroup(one));
  });
});

describe('trusts of two tools', () => {
  test.each([
    ['two principals', ROLE, principal('arn:aws:iam::444455556666:role/other')],
    ['a principal and another account', ROLE, principal('arn:aws:iam::777788889999:root')],
    ['one name, by another authority', HOLDER, certificate(AUTHORITY, 'tool')],
    ['another name, by the same authority', HOLDER, certificate(AUTHORITY + LEAF, 'other')],
    ['two access keys', ACCESS_KEY, ACCESS_KEY],
    ['a principal and a certificate', ROLE, HOLDER],
    ['a certificate and an access key', HOLDER, ACCESS_KEY],
    ['unknown principals', principal(), principal()],
    ['a known and an unknown principal', ROLE, principal()],
    ['unknown certificates', certificate(undefined, 'tool'), certificate(undefined, 'tool')],
    ['unknown names', certificate(AUTHORITY), certificate(AUTHORITY)],
  ])('%s', (_title, one, other) => {
    expect(isSameTool(one, other)).toBe(false);
  });
});

test.each([
  ['an access key', ACCESS_KEY],
  ['an unknown principal', principal()],
  ['an unknown certificate', certificate(undefined, 'tool')],
  ['an unknown name', certificate(AUTHORITY)],
])('%s is of no tool', (_title, trust) => {
  expect(toolGroup(trust)).toBeUndefined();
});
