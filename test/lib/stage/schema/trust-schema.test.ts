import type { ConnectorTrust } from '../../../../lib/connectors/connector-trust';
import { connectorTrust, writtenTrust } from '../../../../lib/stage/schema/trust-schema';
import { CERTIFIED, checked, DESTINATION, revoking, SOURCE, withConnectors } from '../../../stages';

describe("a connector's trust, as written and as validated", () => {
  test.each<[object, ConnectorTrust]>([
    [SOURCE, { kind: 'principal', ...SOURCE.trust }],
    [CERTIFIED, { kind: 'certificate', ...CERTIFIED.trust.rolesAnywhere }],
    [revoking(), { kind: 'certificate', ...revoking().trust.rolesAnywhere }],
    [DESTINATION, { kind: 'accessKey' }],
  ])('%j', (connector, trust) => {
    const stage = checked(withConnectors({ tool: connector }));
    expect(stage.connectors.tool?.trust).toEqual(trust);
    expect({ ...connector, trust: writtenTrust(trust) }).toEqual(connector);
  });
});

describe('partial trust of a connector', () => {
  test.each([
    ['nothing', undefined, undefined],
    ['no form', {}, undefined],
    ['an external ID alone', { externalId: 'ab' }, undefined],
    ['an invalid principal', { principalArn: undefined }, { kind: 'principal' }],
    ['an invalid access key', { accessKey: undefined }, { kind: 'accessKey' }],
    ['an invalid certificate', { rolesAnywhere: undefined }, { kind: 'certificate' }],
    [
      'a common name alone',
      { rolesAnywhere: { commonName: 'tool' } },
      { kind: 'certificate', commonName: 'tool' },
    ],
    [
      'a valid form beside an invalid one',
      { principalArn: undefined, accessKey: true as const },
      { kind: 'accessKey' },
    ],
  ])('%s', (_title, written, trust) => {
    expect(connectorTrust(written)).toEqual(trust);
  });
});
