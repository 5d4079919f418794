/** Whether generated input is tried as often as it takes to meet the rarest of it. Elsewhere a part of it has to do. */
export const IS_THOROUGH = process.env.CI !== undefined;
