import { validationError } from '../validation-error';
import { forEachConnector } from './rule';

/** Sessions have a length; an access key has none. */
export const connectorSessions = forEachConnector(({ trust, maxSessionDuration }, path) => {
  if (!trust || !('accessKey' in trust) || maxSessionDuration === undefined) return [];
  return [
    validationError(
      [...path, 'maxSessionDuration'],
      maxSessionDuration,
      'no maxSessionDuration, because an access key is no session and does not end',
      'remove it; expires ends the access, and a principalArn gives sessions',
    ),
  ];
});
