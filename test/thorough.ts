/** Whether generated input is tried as often as it takes to meet the rarest of it. Elsewhere a part of it has to do. */
export const IS_THOROUGH = process.env.CI !== undefined;

/** The same input in each run. */
export const FIXED = { seed: 646_832_887 };

/**
 * The same input in each CI run, so that only a change of the code can make a test fail there; other input in each run
 * elsewhere. What occurs in the input is asserted in CI alone.
 */
export const SAMPLE = IS_THOROUGH ? FIXED : {};
