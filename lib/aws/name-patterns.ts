/** The allowed values, and a fix for an invalid one. Both are phrases of a validation error. */
export interface Expectation {
  readonly expected: string;
  readonly fix: string;
}

/** The pattern of a name or an ID. */
export interface NameForm extends Expectation {
  readonly form: RegExp;
}

/** The longest name of a DynamoDB table or index. Source: DynamoDB Developer Guide, Naming rules and data types. */
export const DYNAMODB_NAME_CHARACTERS = 255;

const NAME = `[a-zA-Z0-9_.-]{3,${DYNAMODB_NAME_CHARACTERS}}`;

/** A name of a DynamoDB table or index. */
export const DYNAMODB_NAME = new RegExp(`^${NAME}$`);
export const DYNAMODB_NAME_EXPECTED = `3 to ${DYNAMODB_NAME_CHARACTERS} letters, digits and _ - .`;

/** The ARN of a table. */
export const TABLE_ARN = new RegExp(`^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\\d{12}:table/${NAME}$`);

/** The longest ID that is part of logical IDs. */
export const ID_CHARACTERS = 64;

/** A table ID has letters and digits only, because it is part of logical IDs. */
export const TABLE_ID: NameForm = {
  form: new RegExp(`^[a-zA-Z][a-zA-Z0-9]{0,${ID_CHARACTERS - 1}}$`),
  expected: `a table ID of letters and digits that begins with a letter, at most ${ID_CHARACTERS}`,
  fix: 'rename the ID; tableName may contain other characters',
};

/** An ID of a workload, connector or app client, which is part of logical IDs too. */
export const CONSUMER_ID: NameForm = {
  form: TABLE_ID.form,
  expected: `an ID of letters and digits that begins with a letter, at most ${ID_CHARACTERS}`,
  fix: 'rename the ID',
};

export const INDEX_NAME: NameForm = {
  form: DYNAMODB_NAME,
  expected: `an index name of ${DYNAMODB_NAME_EXPECTED}`,
  fix: 'rename the index',
};

/**
 * The characters of a tenant ID: those of session tags that IAM policies allow too. Sources: STS API reference, Tag; IAM
 * API reference, CreatePolicy.
 */
export const TENANT_ID_CHARACTERS = {
  /** As in a character class of a regular expression. */
  inClass: 'a-zA-Z0-9 _.:/=+@-',
  named: 'letters, digits, spaces and _ . : / = + - @',
} as const;

/** A tenant ID is the value of a session tag. Source: Cognito identity pools API reference, MappingRule. */
export const TENANT_ID: NameForm = {
  form: new RegExp(`^[${TENANT_ID_CHARACTERS.inClass}]{1,128}$`),
  expected: `a tenant ID of 1 to 128 ${TENANT_ID_CHARACTERS.named}, the characters of session tags`,
  fix: 'use these characters only, without the delimiter of prefix rows',
};

/** A group is named in the stage file as in the user pool. Source: Cognito user pools API reference, CreateGroup. */
export const GROUP_NAME: NameForm = {
  form: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u,
  expected:
    'a group name of 1 to 128 letters, digits, symbols and punctuation characters, without spaces',
  fix: 'rename the group',
};

/** Source: IAM API reference, Tag: of the tagged services, IAM allows the fewest characters. */
export const TAG_KEY: NameForm = {
  form: /^(?![aA][wW][sS]:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
  expected:
    'a tag key of 1 to 128 letters, digits, spaces and _ . : / = + - @ that does not begin with "aws:"',
  fix: 'rename the tag',
};

/** The pattern only, because AWS adds Regions. */
export const REGION_CODE: NameForm = {
  form: /^[a-z]{2,4}(-[a-z]+)+-\d$/,
  expected: 'a Region code such as "ap-southeast-2"',
  fix: 'write the code of the Region, not its name',
};

export const ACCOUNT_ID: NameForm = {
  form: /^\d{12}$/,
  expected: 'an account ID of 12 digits',
  fix: 'write the ID in double quotes, with its leading zeros',
};
