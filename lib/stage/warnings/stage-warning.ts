/** Something that a stage file may ask for, and that may do less than its author thinks. */
export interface StageWarning {
  /** Tells it from others where a person acknowledges it. */
  readonly id: string;
  readonly message: string;
}
