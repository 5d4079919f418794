/** What a valid value looks like, and how to get one. */
export interface Expectation {
  readonly expected: string;
  readonly fix: string;
}

/** The form of names that a person chooses. */
export interface NameForm extends Expectation {
  readonly form: RegExp;
}

/** DynamoDB names of tables and indexes. Source: DynamoDB Developer Guide, Naming rules and data types. */
export const DYNAMODB_NAME = /^[a-zA-Z0-9_.-]{3,255}$/;
export const DYNAMODB_NAME_EXPECTED = '3 to 255 characters of a-z, A-Z, 0-9, _, - and .';

/** Letters and digits, because the id is part of logical IDs. */
export const TABLE_ID: NameForm = {
  form: /^[a-zA-Z][a-zA-Z0-9]{0,63}$/,
  expected: 'a table id of letters and digits that begins with a letter, 64 at most',
  fix: 'rename the id; tableName may hold other characters',
};

/** Workloads and connectors, whose ids are part of logical IDs too. */
export const CONSUMER_ID: NameForm = {
  form: TABLE_ID.form,
  expected: 'an id of letters and digits that begins with a letter, 64 at most',
  fix: 'rename the id',
};

export const INDEX_NAME: NameForm = {
  form: DYNAMODB_NAME,
  expected: `an index name of ${DYNAMODB_NAME_EXPECTED}`,
  fix: 'rename the index',
};

/**
 * The value of a session tag, in the characters that an IAM policy can hold too. Sources: STS API reference, Tag;
 * IAM API reference, CreatePolicy; Cognito identity pools API reference, MappingRule: 128 characters.
 */
export const TENANT_ID: NameForm = {
  form: /^[a-zA-Z0-9 _.:/=+@-]{1,128}$/,
  expected:
    'a tenant ID of 1 to 128 letters, digits, spaces and _ . : / = + - @, as session tags have them; no delimiter is in it',
  fix: 'give the tenant an ID of these characters',
};

/** Source: IAM API reference, Tag; its characters are the narrowest of the services that are tagged. */
export const TAG_KEY: NameForm = {
  form: /^(?![aA][wW][sS]:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
  expected:
    'a tag key of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:"',
  fix: 'rename the tag',
};

/** Whether the region exists is for AWS to say: new ones appear. */
export const REGION_CODE: NameForm = {
  form: /^[a-z]{2,4}(-[a-z]+)+-\d$/,
  expected: 'a region code such as "ap-southeast-2"',
  fix: 'write the region code, not its name',
};

export const ACCOUNT_ID: NameForm = {
  form: /^\d{12}$/,
  expected: 'an account ID of 12 digits',
  fix: 'write the ID in double quotes, with its leading zeros',
};

/** An ID as logical IDs and outputs have it: with its first letter in upper case. */
export function capitalized(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}

/** The entry of a name that a person chose; undefined for one that only the prototype has, such as `constructor`. */
export function ownEntry<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}
