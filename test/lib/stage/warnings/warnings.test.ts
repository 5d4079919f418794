import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { AccessStack } from '../../../../lib/access-stack';
import { checked, MINIMAL, SHIPPED, shippedStage } from '../../../stages';
import { app } from '../../../synthesis';
import { idsOf } from './warnings-of';

const EXISTING_POOL = {
  tenantClaim: 'custom:tenantId',
  userPool: { userPoolId: 'eu-west-1_AbCdEf123', userPoolClientId: '1example23456789' },
};

test('a stage may have several warnings', () => {
  const ids = Array.from({ length: 25 }, (_, n) => `t${n}`);
  const tenants = Object.fromEntries(ids.map((id) => [id, { maxSessionDuration: '2h' }]));
  expect(idsOf({ ...MINIMAL, identity: EXISTING_POOL, tenants })).toEqual([
    'unseenSignUp',
    'unseenWriteAttributes',
    'hourOfEnhancedFlow',
    'noRuleForOthers',
    'noCredentialsWithoutTenant',
  ]);
});

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  brownfield: ['hourOfChaining', 'indexKeysOfUsers'],
  consumers: ['hourOfChaining', 'indexKeysOfUsers'],
  groups: ['groupWiderThanTable', 'indexKeysOfUsers'],
  everything: [
    'strangersReachEveryItem',
    'classicFlowOnly',
    'sessionsOfServices',
    'indexKeysOfUsers',
    'accountWideNames',
    'backupLockBecomesImmutable',
  ],
};

test.each(SHIPPED)('config/%s.json has the expected warnings', (name) => {
  expect(idsOf(shippedStage(name))).toEqual(EXPECTED[name] ?? []);
});

test('each is a warning of the synth, which can be acknowledged by its id', () => {
  const printed = jest.spyOn(console, 'error').mockImplementation();
  const stack = new AccessStack(app(), 'Test', {
    stage: checked({ ...MINIMAL, sessions: { maxDuration: '2h' } }),
  });
  const warnings = Annotations.fromStack(stack).findWarning(
    '*',
    Match.stringLikeRegexp('^sessions.maxDuration: '),
  );
  printed.mockRestore();
  expect(warnings.map(({ entry }) => entry.data)).toEqual([
    expect.stringContaining('[ack: dynamodb-direct-access:hourOfEnhancedFlow]'),
  ]);
});
