/** Keeps the AWS SDK from saying on every run that next year's releases want Node.js 22. */
export function withoutNodeVersionWarning(environment: NodeJS.ProcessEnv): void {
  environment.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
}
