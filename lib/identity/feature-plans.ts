import {
  FeaturePlan,
  StandardThreatProtectionMode,
  type UserPoolProps,
} from 'aws-cdk-lib/aws-cognito';

/** A Cognito feature plan. */
export type FeaturePlanName = 'lite' | 'essentials' | 'plus';

type Plan = Required<Pick<UserPoolProps, 'featurePlan' | 'standardThreatProtectionMode'>>;

/**
 * The feature plans of user pools, each with its threat protection. It is off explicitly: a pool on the plus plan that
 * still has it cannot change to another plan. Off is also Cognito's default.
 *
 * Source: Cognito Developer Guide, Turning off features to change feature plans.
 */
export const FEATURE_PLANS: Readonly<Record<FeaturePlanName, Plan>> = {
  lite: {
    featurePlan: FeaturePlan.LITE,
    standardThreatProtectionMode: StandardThreatProtectionMode.NO_ENFORCEMENT,
  },
  essentials: {
    featurePlan: FeaturePlan.ESSENTIALS,
    standardThreatProtectionMode: StandardThreatProtectionMode.NO_ENFORCEMENT,
  },
  plus: {
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
  },
};

/** Whether a plan has threat protection. */
export function hasThreatProtection(plan: FeaturePlanName): boolean {
  const { standardThreatProtectionMode } = FEATURE_PLANS[plan];
  return standardThreatProtectionMode !== StandardThreatProtectionMode.NO_ENFORCEMENT;
}
