import { templateOf } from '../../synthesis';
import { LONGEST_ROWS, manyTenants, tablesWith } from './large-stages';

describe('a stage at the limit of its tables synthesizes', () => {
  test.each([
    ['43 with keys', tablesWith(43, 'customerManaged')],
    ['97 without', tablesWith(97, 'awsOwned')],
    ['75 with isolated rows', tablesWith(75, 'awsOwned', LONGEST_ROWS)],
    ['38 with both', tablesWith(38, 'customerManaged', LONGEST_ROWS)],
    ['25 tenants, all revoked', manyTenants(70, 25)],
  ])('%s', (_title, stage) => {
    for (const region of [undefined, 'us-east-1', 'us-gov-east-1']) {
      const printed = jest.spyOn(console, 'error').mockImplementation();
      const template = templateOf({ ...stage, env: { region } });
      printed.mockRestore();
      const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));
      expect(policies.length).toBeLessThanOrEqual(10);
    }
  });
});
