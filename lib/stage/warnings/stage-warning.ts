/** A warning about a valid setting whose effect its author may not expect. */
export interface StageWarning {
  /** The ID that acknowledges the warning. */
  readonly id: string;
  readonly message: string;
}
