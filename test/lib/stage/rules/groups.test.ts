import { MINIMAL } from '../../../stages';
import { editsOf, errorsOf } from '../errors-of';

const GRANTS = { tables: { orders: { rows: 'all', actions: ['GetItem'] } } };
const ADMINS = { precedence: 1, ...GRANTS };
const EXISTING = { existing: true, ...GRANTS };
const POOL = { userPoolId: 'eu-west-1_AbCdEf123', userPoolClientId: 'client' };
const withGroups = (groups: object, stage: object = {}) => ({ ...MINIMAL, ...stage, groups });
const inPool = (groups: object, env?: object) =>
  withGroups(groups, { identity: { userPool: POOL }, ...(env && { env }) });

describe('groups', () => {
  test('have names as in the user pool, and tables of the stage', () => {
    expect(errorsOf(withGroups({ admins: ADMINS }))).toEqual([]);
    expect(errorsOf(withGroups({ 'équipe:1_ö.x': ADMINS }))).toEqual([]);
    expect(errorsOf(withGroups({ 'two words': ADMINS }))).toEqual([
      ['groups.two words', 'invalidKey'],
    ]);
    expect(errorsOf(withGroups({ ['a'.repeat(129)]: ADMINS }))).toEqual([
      [`groups.${'a'.repeat(129)}`, 'invalidKey'],
    ]);
    const other = { ...ADMINS, tables: { order: { rows: 'all' } } };
    expect(errorsOf(withGroups({ admins: other }))).toEqual([
      ['groups.admins.tables.order', 'unknownReference'],
    ]);
    expect(errorsOf(withGroups({ admins: { precedence: 1, tables: {} } }))).toHaveLength(1);
  });

  test('have logical IDs of 255 characters at most', () => {
    // AuthenticatedRole, Group, 3 × 74, RoleArn and 10 are 253 characters.
    const longest = `${'-'.repeat(74)}aa`;
    expect(errorsOf(withGroups({ [longest]: ADMINS }))).toEqual([]);
    const tooLong = withGroups({ [`${longest}a`]: ADMINS, admins: { ...ADMINS, precedence: 2 } });
    expect(errorsOf(tooLong)).toEqual([[`groups.${longest}a`, 'quota', { max: 255 }]]);
    expect(editsOf(tooLong)).toEqual([{ kind: 'remove', path: ['groups', `${longest}a`] }]);
  });

  test('exclude the classic flow, in which a client can request any role', () => {
    expect(errorsOf(withGroups({ admins: ADMINS }, { identity: { classicFlow: true } }))).toEqual([
      ['identity.classicFlow', 'conflict'],
    ]);
  });

  test('exclude tenants with a role of their own, but not rows or revocations by tenant', () => {
    const revokeIssuedBefore = '2026-11-20T14:30:00Z';
    const stage = (tenants: object) =>
      withGroups({ admins: ADMINS }, { identity: { tenantClaim: 'custom:tenantId' }, tenants });
    const tenants = {
      acme: { maxSessionDuration: 3600 },
      globex: { maxSessionDuration: 3600, revokeIssuedBefore },
    };
    expect(errorsOf(stage(tenants))).toEqual([
      ['tenants.acme.maxSessionDuration', 'conflict'],
      ['tenants.globex.maxSessionDuration', 'conflict'],
    ]);
    expect(editsOf(stage(tenants))).toEqual([
      { kind: 'remove', path: ['tenants', 'acme'] },
      { kind: 'remove', path: ['tenants', 'globex', 'maxSessionDuration'] },
    ]);
    expect(errorsOf(stage({ globex: { revokeIssuedBefore } }))).toEqual([]);
  });

  test('have a precedence each, which the fix finds', () => {
    const stage = withGroups({ admins: ADMINS, authors: ADMINS, support: GRANTS });
    expect(errorsOf(stage)).toEqual([
      ['groups.authors.precedence', 'duplicate'],
      ['groups.support.precedence', 'missing'],
    ]);
    expect(editsOf(stage)).toEqual([
      { kind: 'write', path: ['groups', 'authors', 'precedence'], value: 2 },
      { kind: 'write', path: ['groups', 'support', 'precedence'], value: 3 },
    ]);
    expect(errorsOf(withGroups({ admins: { ...ADMINS, precedence: 0 } }))).toEqual([]);
    expect(errorsOf(withGroups({ admins: { ...ADMINS, precedence: -1 } }))).toEqual([
      ['groups.admins.precedence', 'invalidValue', { min: 0 }],
    ]);
  });

  test('are in an existing user pool of the Region of the stack', () => {
    expect(errorsOf(inPool({ admins: ADMINS }, { region: 'eu-west-1' }))).toEqual([]);
    expect(errorsOf(inPool({ admins: ADMINS }))).toEqual([['env.region', 'missing']]);
    expect(errorsOf(inPool({ admins: ADMINS }, { region: 'eu-west-2' }))).toEqual([
      ['env.region', 'conflict'],
    ]);
    expect(errorsOf(inPool({ admins: ADMINS }, { region: 'nowhere' }))).toEqual([
      ['env.region', 'invalidValue'],
    ]);
    expect(editsOf(inPool({ admins: ADMINS }))).toEqual([
      { kind: 'write', path: ['env', 'region'], value: 'eu-west-1' },
    ]);
    expect(editsOf(inPool({ admins: ADMINS }, { region: 'eu-west-2' }))).toEqual([
      { kind: 'write', path: ['groups', 'admins', 'existing'], value: true },
      { kind: 'remove', path: ['groups', 'admins', 'precedence'] },
    ]);
  });

  test('that exist are left alone, in any Region', () => {
    expect(errorsOf(inPool({ admins: EXISTING }))).toEqual([]);
    expect(errorsOf(inPool({ admins: { ...EXISTING, precedence: 1 } }))).toEqual([
      ['groups.admins.precedence', 'conflict'],
    ]);
    expect(errorsOf(withGroups({ admins: EXISTING }))).toEqual([
      ['groups.admins.existing', 'conflict'],
    ]);
  });

  test('isolate rows as tables do', () => {
    const stage = (rows: unknown, type = 'string') => ({
      ...MINIMAL,
      tables: { orders: { partitionKey: { name: 'pk', type }, rows: 'all' } },
      groups: { admins: { precedence: 1, tables: { orders: { rows } } } },
    });
    expect(errorsOf(stage('own'))).toEqual([]);
    expect(errorsOf(stage('own', 'number'))).toEqual([
      ['tables.orders.partitionKey.type', 'conflict'],
    ]);
    expect(errorsOf(stage('tenant'))).toEqual([['identity.tenantClaim', 'missing']]);
    expect(errorsOf(stage({ by: 'own', match: 'prefix', delimiter: '-' }))).toEqual([
      ['groups.admins.tables.orders.rows.delimiter', 'conflict'],
    ]);
  });

  test('have names of outputs that no workload has', () => {
    const workloads = { groupAdmins: { runsOn: 'ecs', tables: { orders: 'read' } } };
    expect(errorsOf(withGroups({ admins: ADMINS }, { workloads }))).toEqual([
      ['workloads.groupAdmins', 'duplicate'],
    ]);
  });
});
