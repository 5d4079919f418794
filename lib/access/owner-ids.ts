import { TENANT_ID, TENANT_ID_CHARACTERS } from '../aws/name-patterns';
import type { OwnerId } from './row-scope';

/** What an ID in partition keys is made of, on which the isolation of rows rests. */
export interface OwnerIdForm {
  /** The characters that an ID can have, as in a character class of a regular expression. */
  readonly characters: string;
  /** The characters, in a phrase of an error. */
  readonly named: string;
  /** The IDs that exist. They have only these characters. */
  readonly form: RegExp;
  /** What such an ID is, in a phrase of an error. */
  readonly expected: string;
}

const IN_REGIONS = '\\w-';
const IN_SUBS = 'a-zA-Z0-9-';

/**
 * The form of each ID. Sources: Cognito identity pools API reference, GetId (`[\w-]+:[0-9a-f-]+`); Cognito Developer
 * Guide (`sub` is a UUID); STS API reference, Tag (values of session tags).
 */
export const OWNER_IDS: Readonly<Record<OwnerId, OwnerIdForm>> = {
  identityId: {
    characters: `:${IN_REGIONS}`,
    named: 'identity IDs contain letters, digits, "_", ":" and "-"',
    form: new RegExp(`^[${IN_REGIONS}]+:[0-9a-f-]+$`),
    expected: 'an identity ID, <region>:<uuid>',
  },
  userSub: {
    characters: IN_SUBS,
    named: 'a sub contains letters, digits and "-"',
    form: new RegExp(`^[${IN_SUBS}]+$`),
    expected: 'a sub of the user pool',
  },
  tenant: {
    characters: TENANT_ID_CHARACTERS.inClass,
    named: `tenant IDs can contain ${TENANT_ID_CHARACTERS.named}`,
    form: TENANT_ID.form,
    expected: TENANT_ID.expected,
  },
};
