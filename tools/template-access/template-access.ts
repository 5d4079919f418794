import type { TemplateIdentityPool } from './identity-pools/template-identity-pool';
import type { Principal } from './principals/principal';
import type { ImportedRevocationList, RolesAnywhereProfile } from './principals/roles-anywhere';
import type { EncryptionKey } from './tables/encryption-keys';
import type { Table } from './tables/tables';
import type { Unresolved } from './template/unresolved';

/** Everything in a template and its nested stacks that determines who can access which table. */
export interface TemplateAccess {
  /** The logical IDs of all resources, in the template's order. */
  readonly resources: readonly string[];
  /** Their types, by logical ID. */
  readonly resourceTypes: Readonly<Record<string, string>>;
  readonly tables: readonly Table[];
  readonly keys: readonly EncryptionKey[];
  /** Roles, users and groups in the template's order, then external principals and unattached policies. */
  readonly principals: readonly Principal[];
  readonly identityPools: readonly TemplateIdentityPool[];
  readonly rolesAnywhereProfiles: readonly RolesAnywhereProfile[];
  /** The lists that are enabled. */
  readonly revocationLists: readonly ImportedRevocationList[];
  readonly unresolved: readonly Unresolved[];
}
