/** A line for each name and its value, which can be copied as it is. */
export function alignedLines(values: Readonly<Record<string, string>>): string[] {
  const width = Math.max(...Object.keys(values).map(({ length }) => length));
  return Object.entries(values).map(([name, value]) => `${name.padEnd(width)}  ${value}`);
}
