/** What a valid stage file asks for, and what does less, or more, than its author may think. */
export interface StageWarning {
  /** By which a person acknowledges it. */
  readonly id: string;
  readonly message: string;
}
