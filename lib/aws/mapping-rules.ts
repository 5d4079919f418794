/** The rules that choose a role by a claim, of one user pool. Source: Cognito quotas; it cannot be raised. */
export const MOST_MAPPING_RULES = 25;
