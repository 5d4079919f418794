import { REDIRECT_URLS } from '../../aws/quotas';
import { OAUTH_SCOPES } from '../../aws/user-pools';
import { expects, listOf, oneOf, text, unique } from './value-schemas';

/** The keys that the hosted UI needs, in the order of the file. */
export const HOSTED_UI_KEYS = ['domainPrefix', 'callbackUrls', 'logoutUrls'] as const;

/** The keys that configure the hosted UI. */
export const HOSTED_UI_OPTIONS = [...HOSTED_UI_KEYS, 'oauthScopes'] as const;

/**
 * Source: Cognito API reference, CreateUserPoolClient: HTTPS, plain HTTP for three names of this machine, with any port,
 * or an app's own scheme; no fragment; 1,024 characters at most.
 */
const redirectUrl = text(
  /^(?=.{1,1024}$)(https:\/\/[^#\s]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/[^#\s]*)?|(?!https?:|javascript:|data:|file:)[a-z][a-z0-9+.-]*:\/\/[^#\s]*)$/,
  'an https:// URL, an http:// URL of localhost, 127.0.0.1 or [::1], or an app URL such as "myapp://callback", without a fragment, at most 1,024 characters',
  'use HTTPS; plain HTTP is allowed for localhost, 127.0.0.1 and [::1] only',
);

/** What a list of redirect URLs is. */
export const REDIRECT_URLS_EXPECTED = `a list of 1 to ${REDIRECT_URLS} URLs`;

export const redirectUrls = listOf(redirectUrl, {
  max: REDIRECT_URLS,
  expected: REDIRECT_URLS_EXPECTED,
  fix: 'write ["https://app.example.com/"], or remove the key',
});

/**
 * An ID token, and so AWS credentials, needs `openid`; so do `email`, `phone` and `profile`. Source: Cognito Developer
 * Guide, Configuring a user pool app client.
 */
export const oauthScopes = unique(
  listOf(oneOf(OAUTH_SCOPES), {
    expected: 'a list of scopes with "openid", each once',
    fix: 'write ["openid", "email", "profile"], or remove the key',
  }),
  'remove the repeated scope',
)
  .refine(
    (scopes: readonly string[]) => scopes.length === 0 || scopes.includes('openid'),
    expects(
      'a list of scopes with "openid": without it users get no ID token, and so no AWS credentials',
      'add "openid"',
    ),
  )
  .meta({ contains: { const: 'openid' } });
