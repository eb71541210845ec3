/** The quick way from bytes to elements must give what repairing and the forgiving reader give, or nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/feeds/decode.ts';
import { readMarkup } from '../../src/feeds/markup-reader.ts';
import { readOrdinaryFeed } from '../../src/feeds/ordinary-feed.ts';
import { repairMarkup } from '../../src/feeds/repair.ts';
import type { WireElement, WireFeed } from '../../src/feeds/wire.ts';

const NAMES =
  'title link guid pubDate description content:encoded dc:date media:content atom:link summary author x'.split(
    ' ',
  );
const ATTRIBUTES = [
  '',
  ' type="html"',
  " type='text'",
  ' href="https://a.example/?x=1&amp;y=2"',
  ' a = "1" b="2"',
  ' a="1" a="2"',
  ' a=1',
  ' a',
  ' a="<"',
  ' a="\'é>"',
  ' a="1"b="2"',
  ' xmlns="http://www.w3.org/2005/Atom"',
  ' xmlns:atom="http://www.w3.org/2005/Atom"',
  ' xml:base="/b/"',
  ' __proto__="p"',
  ' Rel="SELF"',
];
const TEXTS = [
  ...[
    'words',
    'né',
    '“語”',
    '𝒳',
    '\u00a0',
    ' ',
    '\n',
    '\t',
    '\r\n',
    '\0',
    '\u0085',
    '\ufffd',
    '\ufffe',
    '\u001b$B',
  ],
  ...[
    '&amp;',
    '&lt;b&gt;',
    '&amp;lt;',
    '&quot;&apos;',
    '&#8217;',
    '&#x2019;',
    '&#X41;',
    '&#146;',
    '&#55296;',
    '&#0;',
  ],
  ...[
    '&#xfffe;',
    '&#x1d4b3;',
    '&nbsp;',
    '&copy',
    '&',
    '&;',
    '&amp',
    '>',
    ']]>',
    '--',
    '"',
    "'",
    '=',
    '&#13;',
    '&#127;',
  ],
  ...[
    '<![CDATA[<p>a &amp; b</p>]]>',
    '<![CDATA[]]>',
    '<![CDATA[“x” ]]]]>',
    '<![CDATA[',
    '<!-- a > b -->',
    '<!---->',
  ],
  ...[
    '<!-->',
    '<!-- a --!> b -->',
    '<!-- a -- b -->',
    '<!x>',
    '<?php x ?>',
    '<?x>',
    '<',
    '< a>',
    '</>',
    '</ a>',
    '<br>',
  ],
];
const LONG = [
  'né “語” '.repeat(60),
  'plain &lt;p&gt; &amp;amp; '.repeat(40),
  'a &#8217; '.repeat(80),
  `<![CDATA[${'<p>“é”</p>'.repeat(60)}]]>`,
];
const HEADS = [
  '',
  '\ufeff',
  '\n ',
  'x',
  '<?xml version="1.0" encoding="utf-8"?>',
  '<?xml version="1.0"?>\n<!-- c -->',
];
const ROOTS = [
  '<rss version="2.0"><channel>',
  '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">',
  '<html><body>',
  '<!DOCTYPE rss [<!ENTITY e "x">]><rss><channel>',
];
const END: Readonly<Record<string, string>> = { r: '</channel></rss>', f: '</feed>', h: '</body></html>' };

const words = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS.slice(0, 9), '&amp;', '&lt;b&gt;', '&#8217;') },
  { weight: 1, arbitrary: fc.constantFrom(...TEXTS, ...LONG) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const { element } = fc.letrec<{ element: string; inner: string }>((tie) => ({
  inner: fc.oneof({ maxDepth: 3 }, words, tie('element')),
  element: fc
    .tuple(
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom('item', 'entry') }, fc.constantFrom(...NAMES)),
      fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom(...ATTRIBUTES)),
      fc.array(tie('inner'), { maxLength: 4 }),
      fc.constantFrom('>', '>', ' >', '/>'),
    )
    .map(([name, attributes, inner, end]) =>
      end === '/>' ? `<${name}${attributes}/>` : `<${name}${attributes}${end}${inner.join('')}</${name}>`,
    ),
}));
const documents = fc
  .tuple(
    fc.constantFrom(...HEADS),
    fc.constantFrom(...ROOTS),
    fc.array(element, { maxLength: 4 }),
    fc.nat(12),
  )
  .map(([head, root, body, cut]) => {
    const whole = `${head}${root}${body.join('\n')}${END[root.charAt(1)] ?? '</channel></rss>'}`;
    // Some are cut off at their end, and some have something behind it.
    return cut === 0
      ? whole.slice(0, -3)
      : cut === 1
        ? `${whole}x`
        : cut === 2
          ? `${whole}\n<!-- end -->\n`
          : whole;
  });

const carefully = (bytes: Uint8Array) => readMarkup(repairMarkup(decode(bytes)));

/** With every text read: the quick way reads long ones when they are asked for. */
function read(feed: WireFeed | null): unknown {
  const whole = ({ name, attributes, text, markup, children, base }: WireElement): unknown => {
    return { name, attributes, text, markup, children: children.map(whole), base };
  };
  return (
    feed && { ...feed, head: feed.head.map(whole), entries: feed.entries.map((entry) => entry.map(whole)) }
  );
}

/** How often the quick way was taken. */
function agreement(bytes: fc.Arbitrary<Uint8Array>): number {
  let quick = 0;
  fc.assert(
    fc.property(bytes, (one) => {
      const feed = readOrdinaryFeed(one);
      if (feed === null) return;
      quick += 1;
      expect(read(feed)).toEqual(read(carefully(one)));
    }),
    { numRuns: 2_000 },
  );
  return quick;
}

describe('reading ordinary feeds', () => {
  it('gives what the forgiving reader gives, or nothing, whatever the document', () => {
    expect(agreement(documents.map((text) => Buffer.from(text)))).toBeGreaterThan(200);
  });

  it('gives nothing where bytes are not UTF-8, or what the forgiving reader gives', () => {
    const damaged = fc.tuple(documents, fc.nat(), fc.nat(255)).map(([text, place, byte]) => {
      const bytes = Buffer.from(text);
      bytes[place % bytes.length] = byte;
      return bytes;
    });
    agreement(damaged);
  });

  it('reads the usual forms itself', () => {
    const cdata =
      '<rss version="2.0"><channel><item><title>A “b”</title><link>https://a.example/</link></item></channel></rss>';
    expect(readOrdinaryFeed(Buffer.from(cdata))?.entries[0]?.[0]?.text).toBe('A “b”');
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="html">&lt;p&gt;x&lt;/p&gt;</content></entry></feed>';
    expect(readOrdinaryFeed(Buffer.from(atom))?.entries[0]?.[0]?.text).toBe('<p>x</p>');
  });
});
