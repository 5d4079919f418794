import type { AccessRule } from './access-rule';

/**
 * Only administrators create users: with self sign-up, everyone can get the access of authenticated identities. Self sign-up
 * is enabled by default.
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
      what: `Anyone can sign up to ${userPool}, so everyone can get the access of authenticated identities of ${id}`,
      fix: 'Set AllowAdminCreateUserOnly to true in AdminCreateUserConfig',
    }));
  },
};
