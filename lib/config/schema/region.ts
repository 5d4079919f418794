import { text } from './expects';

/** A region code. Whether the region exists is for AWS to say: new ones appear. */
export const region = text(
  /^[a-z]{2,4}(-[a-z]+)+-\d$/,
  'a region code such as "ap-southeast-2"',
  'write the region code, not its name',
);
