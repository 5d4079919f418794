/**
 * What the name of a restored table has after that of the table it was restored from. The role of AWS Backup can restore
 * into such tables only.
 */
export const RESTORED = '-restored-';
