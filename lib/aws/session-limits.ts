/** The bounds of a role's maximum session duration, in seconds. Source: IAM API reference, CreateRole. */
export const MAX_SESSION_BOUNDS = { min: 3_600, max: 43_200 } as const;

/** Whether IAM accepts a maximum session duration, in seconds. */
export function isMaxSessionDuration(seconds: number): boolean {
  const { min, max } = MAX_SESSION_BOUNDS;
  return Number.isInteger(seconds) && seconds >= min && seconds <= max;
}

/** The default maximum session duration of a role, in seconds. Source: IAM API reference, CreateRole. */
export const IAM_DEFAULT_SESSION = 3_600;

/** The maximum session duration with role chaining, in seconds. Source: IAM User Guide, Roles terms and concepts. */
export const CHAINED_SESSION = 3_600;

/**
 * The session duration of the enhanced flow, in seconds. Source: Cognito identity pools API reference,
 * GetCredentialsForIdentity.
 */
export const ENHANCED_FLOW_SESSION = 3_600;
