import { userRoles } from '../../../../tools/check/run/user-roles';
import { checked, withTable } from '../../../stages';

const ROLE = 'arn:aws:iam::111122223333:role/';
const OUTPUTS = { AuthenticatedRoleArn: `${ROLE}all`, TenantAcmeRoleArn: `${ROLE}acme` };
const stageWith = (tenants: object) =>
  checked(withTable({}, { identity: { tenantClaim: 'custom:t' }, tenants }));

describe('roles of users', () => {
  test('are named by their outputs', () => {
    const stage = stageWith({ acme: { maxSessionDuration: '4h' } });
    expect(userRoles(stage, OUTPUTS)).toEqual({
      AuthenticatedRole: `${ROLE}all`,
      TenantAcmeRole: `${ROLE}acme`,
    });
  });

  test('must all be outputs of the stack', () => {
    const stage = stageWith({ arnold: { maxSessionDuration: '4h' } });
    expect(() => userRoles(stage, {})).toThrow(/AuthenticatedRoleArn, TenantArnoldRoleArn/);
  });
});
