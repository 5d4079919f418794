/** What is wrong with one value of a stage file: what a right one looks like, and what to do about it. */
export interface Fault {
  readonly expected: string;
  readonly fix: string;
}
