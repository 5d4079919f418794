import { decideCall } from '../../../tools/simulator/call';
import { signIn, type SignIn } from '../../../tools/simulator/sign-in';
import { shippedStage } from '../../stages';
import { templateOf } from '../../synthesis';
import { deploymentOf, type DeployedTemplate } from '../../tools/simulator/deployment';

const IDENTITY = 'us-east-1:11111111-1111-4111-8111-111111111111';
const OTHER = 'us-east-1:22222222-2222-4222-8222-222222222222';
const [EVERYBODY, ADMINS, AUTHORS] = [
  'AuthenticatedRole',
  'AuthenticatedRoleGroupAdmins',
  'AuthenticatedRoleGroupAuthors',
] as const;

let deployment: DeployedTemplate;
beforeAll(() => {
  deployment = deploymentOf(templateOf(shippedStage('groups')));
});

describe.each(['UserPoolClient', 'UserPoolMobileClient'])('role of a group, by %s', (client) => {
  const claims = () => ({ sub: 'sub-1', aud: deployment.attribute(client, 'Ref') });
  const as = (groups: readonly string[], asksFor?: string): Promise<SignIn> =>
    signIn(deployment, { identityId: IDENTITY, claims: claims(), groups, asksFor });
  const roleOf = async (groups: readonly string[], asksFor?: string) => {
    const signedIn = await as(groups, asksFor);
    return signedIn.allowed ? signedIn.session.role : signedIn.deniedBy;
  };

  test.each([
    ['no group', [], EVERYBODY],
    ['a group of another stage', ['others'], EVERYBODY],
    ['admins', ['admins'], ADMINS],
    ['authors', ['authors'], AUTHORS],
    ['both, by precedence', ['authors', 'admins'], ADMINS],
  ])('is assigned to users in %s', async (_who, groups, role) => {
    expect(await roleOf(groups)).toBe(role);
  });

  test.each([
    [[], ADMINS, 'role mapping'],
    [[], AUTHORS, 'role mapping'],
    [['others'], ADMINS, 'role mapping'],
    [['authors'], ADMINS, 'role mapping'],
    [['admins'], AUTHORS, 'role mapping'],
    [['authors', 'admins'], AUTHORS, AUTHORS],
  ])('in groups %j, requested %s: %s', async (groups, asksFor, result) => {
    expect(await roleOf(groups, asksFor)).toBe(result);
  });

  test.each([
    ['the classic flow', { flow: 'classic' }, 'classic flow'],
    ['an unauthenticated identity', { amr: ['unauthenticated'] }, 'trust'],
    ['another identity pool', { aud: 'us-east-1:other' }, 'trust'],
  ] as const)('is not given to %s', async (_who, more, deniedBy) => {
    const user = { identityId: IDENTITY, claims: claims(), groups: ['admins'], ...more };
    expect(await signIn(deployment, user)).toEqual({ allowed: false, deniedBy });
  });

  test.each([
    ['nobody', [], 'OrdersTable', 'GetItem', OTHER, 'denied'],
    ['admins', ['admins'], 'OrdersTable', 'GetItem', OTHER, 'allowed'],
    ['admins', ['admins'], 'OrdersTable', 'PutItem', OTHER, 'denied'],
    ['admins', ['admins'], 'OrdersTable', 'PutItem', IDENTITY, 'allowed'],
    ['admins', ['admins'], 'CatalogueTable', 'PutItem', 'anything', 'allowed'],
    ['authors', ['authors'], 'CatalogueTable', 'PutItem', IDENTITY, 'allowed'],
    ['authors', ['authors'], 'CatalogueTable', 'PutItem', OTHER, 'denied'],
    ['authors', ['authors'], 'CatalogueTable', 'GetItem', OTHER, 'allowed'],
    ['authors', ['authors'], 'OrdersTable', 'GetItem', OTHER, 'denied'],
  ])('%s %j: on %s, %s of %s is %s', async (_who, groups, table, action, key, expected) => {
    const signedIn = await as(groups);
    if (!signedIn.allowed) throw new Error(signedIn.deniedBy);
    const resource = deployment.attribute(table, 'Arn');
    const call = { action: `dynamodb:${action}`, resource, keys: [key] };
    expect(await decideCall(signedIn.session, call)).toBe(expected);
  });
});
