/** The quick way to a text's words must give what the parser of all HTML gives, or nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ordinaryText } from '../../src/feeds/ordinary-html.ts';
import { parsedText, tidy } from '../../src/feeds/plain-text.ts';

const TAGS =
  '<p> </p> <p class="a"> <div> </div> <h2> </h2> <ul> <ol> </ol> </ul> <li> </li> <blockquote> </blockquote> <a> ' +
  '</a> <b> </b> <em/> </em> <span> </span> <br> <br/> <hr> <hr/> </br> </hr> <img> <figure> </figure> <header> </header> ' +
  '<pre> </pre> <script> </script> <title> </title> <table> <tr> <td> </td> </table> <svg> </svg> <P> </P> <custom> </custom>';
const ATTRIBUTED = [
  '<a href="https://x.example/?a=1&amp;b=2" target="_blank">',
  "<img alt='a > b' src=x>",
  '<img alt="an <b> in it">',
  '<span hidden>',
  '<span aria-hidden="true">',
  '<p style="display:none">',
  '<p style="d&#105;splay:none">',
  '<p style="color:red">',
  '<p title="&copy">',
  '<a href=x/>',
  '<a href="x"title="y">',
];
const TEXTS =
  '&amp; &lt; &lt;p&gt; &#8217; &#8217 &#146; &#0; &#55296; &#99999; &am p; &nbsp; &nbsp &copy; & ; # < > </ <! <? <!-- --> -- - " = / \\'.split(
    ' ',
  );
const WHITE = [' ', '\n', '\t', '\r\n', '\v', '\u00a0', '\u2003', '\0', '\u200b', 'words', 'ein Wort.', '語'];
const COMMENTS = ['<!-- wp:paragraph -->', '<!---->', '<!-- a > b -->', '<!-- a--b -->', '<![CDATA[x]]>'];

const anyPiece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TAGS.split(' ')) },
  { weight: 1, arbitrary: fc.constantFrom(...ATTRIBUTED) },
  { weight: 2, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom(...WHITE) },
  { weight: 1, arbitrary: fc.constantFrom(...COMMENTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);
const anything = fc.array(anyPiece, { maxLength: 14 }).map((pieces) => pieces.join(''));

/** Nested as it should be, which pieces in any order seldom are. */
const nested = fc.letrec<{ html: string; words: string }>((tie) => ({
  words: fc.constantFrom(...TEXTS.slice(0, 5), ...WHITE, ...COMMENTS.slice(0, 2), '<br>', '<img alt="x">'),
  html: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('words'),
    fc
      .tuple(
        fc.constantFrom('p', 'div', 'ul', 'li', 'h2', 'blockquote', 'b', 'a', 'figure', 'header'),
        fc.array(tie('html'), { maxLength: 4 }),
      )
      .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
  ),
})).html;

/** How often the quick way was taken. */
function agreement(html: fc.Arbitrary<string>): number {
  let quick = 0;
  fc.assert(
    fc.property(html, (one) => {
      const ordinary = ordinaryText(one);
      if (ordinary === null) return;
      quick += 1;
      expect(tidy(ordinary)).toBe(tidy(parsedText(one)));
    }),
    { numRuns: 3000 },
  );
  return quick;
}

describe('text of ordinary HTML', () => {
  it('is what the parser says, whatever the pieces', () => {
    expect(agreement(anything)).toBeGreaterThan(300);
  });

  it('is what the parser says, however it is nested', () => {
    expect(agreement(nested)).toBeGreaterThan(1000);
  });

  it('takes the quick way for what weblogs write', () => {
    const html =
      '<!-- wp:paragraph -->\n<p class="lead">It&#8217;s <a href="https://x.example/?a=1&amp;b" rel="noopener">here</a>&nbsp;&amp; there<br />' +
      'now.</p>\n<!-- /wp:paragraph --><figure class="wp-block-image"><img src="a.jpg" alt="A &gt; B" style="width:5px"/></figure><ul><li>One</li><li>Two</li></ul>';
    expect(tidy(ordinaryText(html) ?? '')).toBe(
      'It’s here\u00a0& there\nnow.\n\nOne\n\nTwo'.replace('\u00a0', ' '),
    );
  });

  it.each(['<p>One<p>Two', '<b><p>x</b>y', '<td>x', '<span hidden>x</span>', 'a & b', '<script>x</script>'])(
    'leaves %s to the parser',
    (html) => {
      expect(ordinaryText(html)).toBeNull();
    },
  );

  it('leaves to the parser what is deeper than any page', () => {
    expect(ordinaryText(`${'<b>'.repeat(100)}x`)).toBe('x');
    expect(ordinaryText(`${'<b>'.repeat(101)}x`)).toBeNull();
  });
});
