/** Whether generated input is tried as often as it takes to meet the rarest of it. Elsewhere a part of it has to do. */
export const IS_THOROUGH = process.env.CI !== undefined;

/**
 * Where the input is part of what is possible, it is the same each time, so that a test can assert what occurs in it. CI
 * tries other input each time.
 */
export const SEED = IS_THOROUGH ? {} : { seed: 20_261_129 };
