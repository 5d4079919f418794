import { junit } from '../../../../tools/check/evidence/evidence';
import { UNAUTHENTICATED, result, RESULTS } from './probe-results';

// JUnit has local time.
const STACK = { stackName: 'orders', began: new Date(2030, 0, 1, 10) };

describe('JUnit XML', () => {
  test('has a suite for each caller, and a case for each probe', () => {
    expect(junit(RESULTS, STACK)).toBe(
      `
<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="1" errors="0" skipped="0">
  <testsuite name="orders: user 1" timestamp="2030-01-01T10:00:00" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="orders.user 1" name="GetItem on orders, own item is allowed" time="0.013">
      <system-out><![CDATA[allowed: ]]></system-out>
    </testcase>
    <testcase classname="orders.user 1" name="Scan on orders, own item is denied" time="1.234">
      <failure message="allowed: went &lt;through> &amp; &quot;on&quot;"/>
    </testcase>
  </testsuite>
  <testsuite name="orders: unauthenticated" timestamp="2030-01-01T10:00:00" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="orders.unauthenticated" name="GetId on no token is denied" time="0">
      <system-out><![CDATA[simulated: no unauthenticated identities]]></system-out>
    </testcase>
  </testsuite>
</testsuites>
`.trim(),
    );
  });

  test.each([
    ['a ]]> b', '<![CDATA[allowed: a ]]]]><![CDATA[> b]]>'],
    ['a\u0000b\u001bc', '<![CDATA[allowed: abc]]>'],
  ])('is well-formed with any message of AWS: %j', (detail, expected) => {
    expect(junit([result(UNAUTHENTICATED, { detail })], STACK)).toContain(expected);
  });
});
