/** The condition key that holds the partition keys of the items that a request names. Source: DynamoDB, condition keys. */
export const LEADING_KEYS = 'dynamodb:LeadingKeys';
