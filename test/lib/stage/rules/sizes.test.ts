import { deploymentOf } from '../../../tools/simulator/deployment';
import { templateOf } from '../../../synthesis';
import { LONGEST_ROWS, manyTenants, tablesWith } from './large-stages';

const PLACE = { account: '111122223333', region: 'us-gov-east-1' };

/** The test's deployment names keys after their logical IDs, which are longer than those of AWS. */
function deployed(document: unknown): string {
  const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
  return JSON.stringify(document).replaceAll(/(?<=:key\/)\w+/g, id);
}

describe('a stage at the limit of its tables has no more policies than a role may, none longer than IAM takes', () => {
  beforeEach(() => jest.spyOn(console, 'error').mockImplementation());
  afterEach(() => jest.restoreAllMocks());

  test.each([
    ['117 with keys', tablesWith(117, 'customerManaged')],
    ['162 without', tablesWith(162, 'awsOwned')],
    ['162 with isolated rows', tablesWith(162, 'awsOwned', LONGEST_ROWS)],
    ['117 with both', tablesWith(117, 'customerManaged', LONGEST_ROWS)],
    ['25 tenants, all revoked', manyTenants(126, 25)],
  ])('%s', (_title, stage) => {
    const template = templateOf({ ...stage, env: { region: PLACE.region } });
    const policies = Object.keys(template.findResources('AWS::IAM::ManagedPolicy'));
    // One is kept for revocations, so that a large stage can be cut off too.
    const revoked = policies.some((id) => id.includes('Revocation'));
    expect(policies).toHaveLength(revoked ? 10 : 9);
    const deployment = deploymentOf(template, PLACE);
    const lengths = policies.map((id) => deployed(deployment.properties(id).PolicyDocument).length);
    expect(lengths.filter((length) => length > 6144)).toEqual([]);
    // What is counted for them is near what is deployed.
    expect(Math.max(...lengths)).toBeGreaterThan(5700);
  });
});
