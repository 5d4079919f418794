import {
  CERTIFIED,
  DESTINATION,
  MINIMAL,
  SOURCE,
  withConnectors,
  withWorkloads,
} from '../../../stages';
import { idsOf, warningsOf } from './warnings-of';

const { orders } = MINIMAL.tables;
const OF_USER = { ...SOURCE.trust, principalArn: 'arn:aws:iam::444455556666:user/tool' };
const connector = (options: object) => withConnectors({ tool: { ...SOURCE, ...options } });

describe('hourOfChaining', () => {
  test('names all connectors whose principal is a role', () => {
    const stage = withConnectors({ first: SOURCE, second: SOURCE, third: DESTINATION });
    expect(idsOf(stage)).toEqual(['hourOfChaining']);
    expect(warningsOf(stage).hourOfChaining).toMatch(
      /^connectors\.first, connectors\.second: .* 3600 seconds /,
    );
  });

  test.each([
    ['none is said', {}, false],
    ['an hour is said', { maxSessionDuration: '1h' }, false],
    ['two hours are said', { maxSessionDuration: '2h' }, true],
  ])('mentions maxSessionDuration if it is limited: %s', (_title, options, isCut) => {
    const { hourOfChaining } = warningsOf(connector(options));
    expect(hourOfChaining?.includes('maxSessionDuration')).toBe(isCut);
  });

  test.each<[string, object]>([
    ['a user', { ...SOURCE, trust: OF_USER, maxSessionDuration: '12h' }],
    ['a certificate', { ...CERTIFIED, maxSessionDuration: '12h' }],
    ['an access key', DESTINATION],
  ])('is not given for %s', (_title, tool) => {
    expect(idsOf(withConnectors({ tool }))).toEqual([]);
  });
});

describe('destinationInAccountOfSource', () => {
  test('names source and destination of one tool', () => {
    const destination = { purpose: 'destination', tables: ['events'] };
    const stage = withConnectors(
      {
        from: { ...SOURCE, trust: OF_USER },
        to: { ...SOURCE, ...destination, trust: OF_USER },
        other: { ...CERTIFIED, ...destination },
      },
      { tables: { orders, events: orders } },
    );
    expect(idsOf(stage)).toEqual(['destinationInAccountOfSource']);
    expect(warningsOf(stage).destinationInAccountOfSource).toMatch(
      /^connectors\.to and connectors\.from: /,
    );
  });
});

describe('keyFromAnywhere', () => {
  test('is given for an access key without a range of addresses', () => {
    const stage = withConnectors({ tool: { ...DESTINATION, sourceIps: undefined } });
    expect(idsOf(stage)).toEqual(['keyFromAnywhere']);
    expect(warningsOf(stage).keyFromAnywhere).toMatch(/^connectors\.tool: /);
    expect(idsOf(withConnectors({ tool: DESTINATION }))).toEqual([]);
  });
});

describe('sessionsOfServices', () => {
  test('names the workloads with a maximum session duration', () => {
    const other = { runsOn: 'ecs', tables: { orders: 'read' } };
    const stage = withWorkloads({ api: { ...other, maxSessionDuration: '1h' }, other });
    expect(idsOf(stage)).toEqual(['sessionsOfServices']);
    expect(warningsOf(stage).sessionsOfServices).toMatch(/^workloads\.api\.maxSessionDuration: /);
    expect(idsOf(withWorkloads({ other }))).toEqual([]);
  });
});

describe('serviceAccountOfAnyNamespace', () => {
  const pod = { runsOn: 'eks', tables: { orders: 'read' } };

  test('names the workloads with a service account but no namespace', () => {
    const api = { ...pod, serviceAccount: 'default' };
    const stage = withWorkloads({ api, other: { ...api, namespace: 'orders' }, third: pod });
    expect(idsOf(stage)).toEqual(['serviceAccountOfAnyNamespace']);
    expect(warningsOf(stage).serviceAccountOfAnyNamespace).toMatch(
      /^workloads\.api\.serviceAccount: /,
    );
  });
});
