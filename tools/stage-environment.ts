import type { StageConfig } from '../lib/stage/schema/stage-schema';

/** The account and Region of a stage that is not deployed to AWS; example values without `env`. */
export function stageEnvironment({ env }: StageConfig): {
  readonly account: string;
  readonly region: string;
} {
  return { account: env.account ?? '123456789012', region: env.region ?? 'us-east-1' };
}
