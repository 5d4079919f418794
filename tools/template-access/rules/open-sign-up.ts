import type { AccessRule } from './access-rule';

/**
 * Only administrators create users: where anybody can sign up, the access of signed-in users is open to everybody.
 * Sign-up is open by default.
 *
 * Source: Cognito Developer Guide, Signing up and confirming user accounts.
 */
export const openSignUp: AccessRule = {
  name: 'OpenSignUp',
  severity: 'medium',
  find: ({ identityPools }) => {
    const open = identityPools.flatMap(({ id, providers }) =>
      providers.flatMap(({ userPool, allowsSignUp }) =>
        userPool !== undefined && allowsSignUp === true ? [{ id, userPool }] : [],
      ),
    );
    const once = new Map(open.map((one) => [`${one.id} ${one.userPool}`, one]));
    return [...once.values()].map(({ id, userPool }) => ({
      at: { resource: userPool, property: 'Properties.AdminCreateUserConfig' },
      what: `anybody can sign up to ${userPool}, so everybody gets what ${id} gives to its signed-in users`,
      fix: 'write AdminCreateUserConfig with AllowAdminCreateUserOnly true',
    }));
  },
};
