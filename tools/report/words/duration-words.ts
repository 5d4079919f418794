const HOUR = 3_600;
const MINUTE = 60;

/** Seconds in words: `2 h`, `90 min`, `4001 s`. */
export function durationWords(seconds: number): string {
  if (seconds % HOUR === 0) return `${seconds / HOUR} h`;
  return seconds % MINUTE === 0 ? `${seconds / MINUTE} min` : `${seconds} s`;
}
