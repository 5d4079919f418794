import { stackDrift } from '../../../tools/drift/stack-drift';
import { awsServer, members, Refusal } from '../../aws-server';

const aws = awsServer();
const PLACE = { account: '111122223333', region: 'us-east-1' };
const STACK_ID = 'arn:aws:cloudformation:us-east-1:111122223333:stack/orders/1';
const TABLE = 'AWS::DynamoDB::GlobalTable';
const ROLE = 'AWS::IAM::Role';
const STATEMENT = { Effect: 'Allow', Principal: '*', Action: 'dynamodb:GetItem', Resource: '*' };

const resource = (id: string, type: string) =>
  `<LogicalResourceId>${id}</LogicalResourceId><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}-1</PhysicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus>`;

/** The drift of a stack with these resources from a template with these. */
function driftOf(deployed: readonly string[], Resources: object) {
  aws.on(
    'ListStackResources',
    `<StackResourceSummaries>${members(deployed)}</StackResourceSummaries>`,
  );
  return stackDrift({ Resources } as never, {
    stackName: 'orders',
    stackId: STACK_ID,
    target: { ...PLACE, ...aws.config },
  });
}

describe('drift of a stack', () => {
  const Orders = { Type: TABLE, Properties: {} };

  test('a deployed resource like that of the template is compared and equal', async () => {
    aws.on('GetResourcePolicy', new Refusal('PolicyNotFoundException'));
    expect(await driftOf([resource('Orders', TABLE)], { Orders })).toEqual({
      compared: ['Orders'],
      differences: [],
    });
    expect(aws.actions).toEqual(['ListStackResources', 'GetResourcePolicy']);
  });

  test('a resource policy that the template does not have is a difference', async () => {
    aws.on('GetResourcePolicy', { Policy: JSON.stringify({ Statement: [STATEMENT] }) });
    const { differences } = await driftOf([resource('Orders', TABLE)], { Orders });
    expect(differences).toEqual([
      {
        logicalId: 'Orders',
        property: 'resource policy',
        expected: undefined,
        deployed: [expect.objectContaining({ Principal: ['*'] })],
      },
    ]);
  });

  test('a resource that is not deployed is a difference as a whole', async () => {
    expect(await driftOf([], { Orders })).toEqual({
      compared: ['Orders'],
      differences: [
        {
          logicalId: 'Orders',
          property: 'the whole resource',
          expected: TABLE,
          deployed: undefined,
        },
      ],
    });
  });

  test('a deployed resource that the template does not have is a difference as a whole', async () => {
    expect(await driftOf([resource('Backdoor', ROLE)], {})).toEqual({
      compared: ['Backdoor'],
      differences: [
        {
          logicalId: 'Backdoor',
          property: 'the whole resource',
          expected: undefined,
          deployed: ROLE,
        },
      ],
    });
  });

  test('a call that AWS denies is an error with the resource', async () => {
    aws.on('GetResourcePolicy', new Refusal('AccessDeniedException'));
    await expect(driftOf([resource('Orders', TABLE)], { Orders })).rejects.toThrow(
      /Orders .*AccessDeniedException/,
    );
  });
});
