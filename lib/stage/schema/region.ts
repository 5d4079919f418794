import { text } from './expects';

/** A region code's form. */
export const REGION_CODE = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

/** A region code. Whether the region exists is for AWS to say: new ones appear. */
export const region = text(
  REGION_CODE,
  'a region code such as "ap-southeast-2"',
  'write the region code, not its name',
);
