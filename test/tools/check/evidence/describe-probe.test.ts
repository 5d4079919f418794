import { describeProbe } from '../../../../tools/check/evidence/describe-probe';
import type { Probe } from '../../../../tools/check/probes/probe';
import { UNAUTHENTICATED } from './probe-results';
import { itemProbe } from '../run/test-context';

test.each<[Probe, string]>([
  [itemProbe(), 'orders, own item'],
  [itemProbe({ rowOf: 'user 2' }), 'orders, item of user 2'],
  [itemProbe({ returns: { ReturnValues: 'ALL_OLD' } }), 'orders, own item, ReturnValues ALL_OLD'],
  [itemProbe({ table: undefined, rowOf: undefined }), 'another table'],
  [UNAUTHENTICATED, 'no token'],
  [
    { ...UNAUTHENTICATED, shows: 'their ID token', roleOfTenant: 'acme' },
    'their ID token, role of tenant acme',
  ],
])('subject of a probe is described (%#)', (probe, expected) => {
  expect(describeProbe(probe)).toBe(expected);
});
