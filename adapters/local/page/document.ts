/** The frame of every page. */
import { html, type Markup } from '../markup.ts';
import { zone } from '../moments.ts';

/** What stands in a page's head. */
export interface Head {
  readonly title: string;
  readonly description: string;
  /** The page's own address, where it is worth sending to somebody. */
  readonly address?: string;
}

/** A whole page; `kind` names its layout for the stylesheet. */
export function page(head: Head, kind: string, body: Markup, extra: Markup = html``): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${head.title}</title>
<meta name="description" content="${head.description}">${extra}
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
<script type="module" src="/assets/page.js"></script>
</head>
<body class="${kind}" data-zone="${zone}">
${body}
</body>
</html>
`;
}

/** What other programs show of a link to the page. */
export function openGraph({ title, description, address }: Head): Markup {
  return html`
<meta property="og:type" content="article">
<meta property="og:site_name" content="Dateline">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
${
  address &&
  html`<meta property="og:url" content="${address}">
<link rel="canonical" href="${address}">`
}
<meta name="twitter:card" content="summary">`;
}

/** The name at the head of every page. */
export const brand: Markup = html`<a class="brand" href="/"><span class="logo" aria-hidden="true"></span>Dateline</a>`;
