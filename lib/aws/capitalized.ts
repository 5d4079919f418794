/** A string with its first letter in upper case, as in logical IDs and output names. */
export function capitalized(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}
