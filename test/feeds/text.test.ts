import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/feeds/dates.ts';
import { decode } from '../../src/feeds/decode.ts';
import { undoMojibake } from '../../src/feeds/mojibake.ts';
import { plainText } from '../../src/feeds/plain-text.ts';
import { repairMarkup } from '../../src/feeds/repair.ts';

describe('decoding', () => {
  const sample = '<?xml version="1.0"?><rss><title>Grüße, Москва, 東京</title></rss>';

  it('believes the bytes before the header', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be']) {
      for (const addBOM of [true, false]) {
        expect(decode(iconv.encode(sample, encoding, { addBOM }), 'text/xml; charset=iso-8859-1')).toBe(
          sample,
        );
      }
    }
  });

  it('believes the header, then the prolog, then statistics', () => {
    const text = (encoding: string) =>
      `<?xml version="1.0" encoding="${encoding}"?><rss><title>Привет, мир: новости дня</title></rss>`;
    expect(decode(iconv.encode(text('koi8-r'), 'windows-1251'), 'text/xml; charset=windows-1251')).toBe(
      text('koi8-r'),
    );
    expect(decode(iconv.encode(text('koi8-r'), 'koi8-r'), 'text/xml')).toBe(text('koi8-r'));
    expect(decode(iconv.encode(text('nonsense'), 'windows-1251'), null)).toBe(text('nonsense'));
  });

  it('reads Latin-1 as browsers do, and ISO-2022-JP by its escapes', () => {
    expect(decode(Uint8Array.of(0x93, 0xfc, 0x94), 'text/xml; charset=iso-8859-1')).toBe('“ü”');
    const japanese = Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]);
    expect(decode(japanese, null)).toBe('日本');
  });

  it('keeps a UTF-8 text that was cut in the middle of a character', () => {
    const cut = new TextEncoder().encode('Viele Grüße aus Köln und München €').slice(0, -1);
    expect(decode(cut, 'text/xml; charset=utf-8')).toContain('Viele Grüße aus Köln und München');
  });

  it('gives back any text that was written in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const document = `<rss>${text.replaceAll('\u001b', '')}`;
        expect(decode(new TextEncoder().encode(document), 'text/xml; charset=windows-1252')).toBe(document);
      }),
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.string(),
        (bytes, type) => typeof decode(bytes, type) === 'string',
      ),
    );
  });
});

describe('mojibake', () => {
  it.each(['windows-1252', 'latin1'])('is undone exactly (%s)', (encoding) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const damaged = iconv.decode(Buffer.from(text, 'utf8'), encoding);
        // Where a byte was lost nothing can be undone; damage that leads to other damage cannot be told apart.
        fc.pre(!damaged.includes('\ufffd') && undoMojibake(text) === text);
        expect(undoMojibake(damaged)).toBe(text);
      }),
    );
  });

  it('is not seen in proper text', () => {
    for (const text of [
      'Grüße aus Köln',
      'São Paulo é Ótimo',
      'ÄÖÜ',
      'naïve café – “quoted”',
      'Ærø',
      'Москва',
      'Â',
    ]) {
      expect(undoMojibake(text)).toBe(text);
    }
  });
});

describe('dates', () => {
  const june = Date.UTC(2024, 5, 1, 9, 30, 15);

  it.each([
    'Sat, 01 Jun 2024 09:30:15 GMT',
    'Sat, 1 Jun 24 09:30:15 +0000',
    '1 June 2024 09:30:15',
    'Sat, 01 Jun 2024 05:30:15 EDT',
    'Sat, 01 Jun 2024 11:30:15 +02:00',
    'Sat, 01 Jun 2024 11:30:15 GMT+0200',
    'Saturday, June 1, 2024 9:30:15 AM',
    'Sat Jun  1 09:30:15 2024',
    'Sat Jun 1 09:30:15 UTC 2024',
    '2024-06-01T09:30:15Z',
    '2024-06-01T09:30:15.999+00:00',
    '2024-06-01 11:30:15 +0200',
    '20240601T093015Z',
    '2024/06/01 09:30:15',
    'Sat, 01 Jun 2024 09:30:15 +0000 (UTC)',
    ' 2024-06-01T09:30:15 ',
    'Sat,01 Jun 2024 09:30:15 Z',
  ])('reads %s', (text) => {
    const parsed = parseDate(text);
    expect(parsed === null ? null : Math.floor(parsed / 1000) * 1000).toBe(june);
  });

  it.each([
    '',
    'today',
    'now',
    '06/01/2024',
    '01.06.2024',
    '2024-02-31',
    '2024-13-01',
    'Sat, 32 Jun 2024',
    '2024-06-01T25:00:00Z',
    '0001-01-01T00:00:00Z',
    '1970-01-01',
    '9999-12-31',
    'Sat, 01 Jun 2024 09:30:15 XYZ',
    '2024-06-01T09:30:15+99:00',
    '1717234215',
    'Sat, 01 Foo 2024',
  ])('refuses %j rather than guess', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('reads every instant that it is given in ISO 8601 and RFC 822, and in no other way', () => {
    const instants = fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2100-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        const second = Math.floor(date.getTime() / 1000) * 1000;
        expect(parseDate(new Date(second).toISOString())).toBe(second);
        expect(parseDate(date.toUTCString())).toBe(second);
      }),
    );
  });

  it('never throws and never invents: what it gives lies in the years that feeds have', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const date = parseDate(text);
        expect(date === null || (date > Date.UTC(1989, 11, 31) && date < Date.UTC(2101, 0, 2))).toBe(true);
      }),
    );
  });
});

describe('plain text', () => {
  it('makes paragraphs of blocks and leaves out what nobody sees', () => {
    const html = `<h1>Title</h1><p>One<br>line &amp; <b>bold</b>&nbsp;text</p><script>x()</script><style>p{}</style><p hidden>no</p><p style="display: none">no</p>
      <ul><li>first</li><li>second</li></ul><table><tr><td>a</td><td>b</td></tr></table><pre>x\n  y</pre>`;
    expect(plainText(html)).toBe('Title\n\nOne\nline & bold text\n\nfirst\n\nsecond\n\na b\n\nx\ny');
  });

  it('gives text without markup back as it is', () => {
    expect(plainText('Plain  words\nhere')).toBe('Plain words here');
  });

  it('leaves no control characters and no broken pairs, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (html) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
        expect(plainText(html)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Surrogate}/u);
      }),
    );
  });
});

describe('repair', () => {
  it('mends ampersands and entities outside CDATA only', () => {
    expect(
      repairMarkup('x<a>A & B &amp; C &nbsp;&eacute;&#8217;&bogus; &#150;</a><![CDATA[& &eacute;]]>'),
    ).toBe('<a>A &amp; B &amp; C \u00a0é&#8217;&amp;bogus; –</a><![CDATA[& &eacute;]]>');
  });

  it('knows the short entities that a document declares itself', () => {
    expect(repairMarkup('<!DOCTYPE rss [<!ENTITY co "Dateline">]><a>&co;</a>')).toBe('<a>Dateline</a>');
  });

  it('changes nothing in a well-formed document', () => {
    const fine = '<?xml version="1.0"?><a b="c&amp;d">e &lt; f &#60;<![CDATA[ & ]]></a>';
    expect(repairMarkup(fine)).toBe(fine);
  });
});
