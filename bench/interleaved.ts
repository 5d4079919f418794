/**
 * The median seconds of each subject. Subjects take turns, so that a slow moment of the machine affects all of them; the
 * first turn warms up and does not count.
 */
export async function interleaved<T>(
  subjects: readonly T[],
  runs: number,
  secondsOf: (subject: T) => Promise<number>,
): Promise<Map<T, number>> {
  const taken = new Map(subjects.map((subject): [T, number[]] => [subject, []]));
  for (let turn = 0; turn <= runs; turn += 1) {
    for (const [subject, seconds] of taken) {
      const last = await secondsOf(subject);
      if (turn > 0) seconds.push(last);
    }
  }
  return new Map([...taken].map(([subject, seconds]) => [subject, median(seconds)]));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const [low = Number.NaN, high = low] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
}
