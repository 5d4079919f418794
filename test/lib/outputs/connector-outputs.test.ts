import { outputsOfConnector, outputsOfWorkload } from '../../../lib/stage/output-names';
import type { TrustKind } from '../../../lib/connectors/connector-trust';
import { sessionName } from '../../../lib/outputs/connector-outputs';
import type { RunsOn } from '../../../lib/workloads/trust-policy';
import {
  CERTIFIED,
  DESTINATION,
  MINIMAL,
  SOURCE,
  withConnectors,
  withWorkloads,
} from '../../stages';
import { templateOf } from '../../synthesis';

const OF_EVERY_STACK = Object.keys(templateOf(MINIMAL).toJSON().Outputs);
/** What a stage adds to the outputs, by name. */
const outputs = (stage: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries<any>(templateOf(stage).toJSON().Outputs)
      .filter(([name]) => !OF_EVERY_STACK.includes(name))
      .map(([name, { Value }]) => [name, Value]),
  );
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const ENDPOINT = {
  EndpointUrl: {
    'Fn::Join': ['', ['https://dynamodb.', { Ref: 'AWS::Region' }, '.', { Ref: 'AWS::URLSuffix' }]],
  },
};

test('a stage without workloads and connectors has only the outputs of pools and tables', () => {
  expect(OF_EVERY_STACK).toEqual([
    'Region',
    'UserPoolId',
    'UserPoolClientId',
    'IdentityPoolId',
    'AuthenticatedRoleArn',
    'OrdersTableName',
    'OrdersTableArn',
  ]);
});

describe('workloads', () => {
  test.each<[RunsOn, object]>([
    ['ec2', { ApiInstanceProfileArn: arn('ApiWorkloadInstanceProfile') }],
    ['lambda', { ApiLogGroupName: { Ref: 'ApiWorkloadLogGroup' } }],
    ['ecs', {}],
    ['eks', {}],
  ])('on %s have their role, and %j', (runsOn, others) => {
    const added = outputs(withWorkloads({ api: { runsOn, tables: { orders: 'read' } } }));
    expect(added).toEqual({ ApiRoleArn: arn('ApiWorkload'), ...others });
    expect(Object.keys(added).sort()).toEqual(outputsOfWorkload('api', runsOn).sort());
  });
});

describe('connectors have every field of a form', () => {
  test.each<[TrustKind, object, Record<string, unknown>]>([
    [
      'principal',
      SOURCE,
      {
        ToolRoleArn: arn('ToolConnector'),
        ToolExternalId: 'orders-7f3a91',
        ToolSessionName: 'orders-minimal-tool',
        ToolDurationSeconds: '3600',
      },
    ],
    [
      'certificate',
      CERTIFIED,
      {
        ToolRoleArn: arn('ToolConnector'),
        ToolDurationSeconds: '3600',
        ToolTrustAnchorArn: { 'Fn::GetAtt': ['ToolConnectorTrustAnchor', 'TrustAnchorArn'] },
        ToolProfileArn: { 'Fn::GetAtt': ['ToolConnectorTrustAnchorProfile', 'ProfileArn'] },
      },
    ],
    [
      'accessKey',
      DESTINATION,
      {
        ToolUserArn: arn('ToolConnectorUser'),
        ToolSecretArn: { Ref: 'ToolConnectorUserSecret' },
      },
    ],
  ])('of trust by %s', (kind, options, expected) => {
    const added = outputs(withConnectors({ tool: options }));
    expect(added).toEqual({ ...ENDPOINT, ...expected });
    const names = Object.keys(added).filter((name) => name !== 'EndpointUrl');
    expect(names.sort()).toEqual(outputsOfConnector('tool', kind).sort());
  });

  test.each([
    [3600, '1800'],
    [3601, '3600'],
    [43200, '3600'],
  ])('of a role for %i seconds at most a duration below that: %s', (most, expected) => {
    const added = outputs(withConnectors({ tool: { ...SOURCE, maxSessionDuration: most } }));
    expect(added.ToolDurationSeconds).toBe(expected);
  });
});

test('a session name fits the limit of STS, and ends with the connector', () => {
  expect(sessionName('s'.repeat(128), 'tool')).toBe(`${'s'.repeat(59)}-tool`);
  expect(sessionName('orders', 'x'.repeat(64))).toBe('x'.repeat(64));
});
