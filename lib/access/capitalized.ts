/** An id with its first letter upper case, as logical IDs and outputs have it. */
export function capitalized(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}
