import type { AccessReport } from '../model/access-report';
import { findingsSection } from './findings-section';
import { markup, type Markup } from './markup';
import { pageHeader } from './page-header';
import { contentSecurityPolicy, FILTER, STYLE } from './page-files';
import { principalsSection } from './principals-section';
import { tablesSection } from './tables-section';
import { unresolvedSection } from './unresolved-section';

/**
 * The access report as a self-contained HTML page: it loads nothing, works without its script, and is safe to open for
 * any names in the template.
 */
export function htmlReport(report: AccessReport): string {
  return `<!doctype html>\n${page(report).html}`;
}

function page(report: AccessReport): Markup {
  return markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(STYLE, FILTER)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${report.title}: access report</title>
<style>${STYLE.content}</style>
</head>
<body>
${pageHeader(report)}
<main>
<div class="overview">
${tablesSection(report.tables, report.principals)}
${findingsSection(report.findings)}
</div>
${unresolvedSection(report.unresolved)}
${principalsSection(report)}
</main>
<script>${FILTER.content}</script>
</body>
</html>
`;
}
