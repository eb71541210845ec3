/** Texts in feeds: plain, HTML escaped once or twice, XHTML, or base64, as each format and each publisher likes. */
import { escapeMarkup } from './markup-reader.ts';
import { undoMojibake } from './mojibake.ts';
import { cleanCharacters, plainLine, plainText } from './plain-text.ts';
import type { WireElement } from './wire.ts';

interface Value {
  readonly text: string;
  readonly html: boolean;
}

/** HTML elements that titles really contain: `<template>` in a headline about HTML is meant to be read. */
const INLINE_TAG =
  /<\/?(?:a|abbr|b|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|li|mark|p|q|s|script|small|span|strong|style|sub|sup|tt|u|ul|wbr)(?:\s[^<>]{0,500})?\/?>/i;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;

/** A title as one plain line. Double-encoded text (`&amp;amp;`) is decoded once more. */
export function titleOf(element: WireElement): string {
  const { text, html } = readText(element);
  const readAsHtml = html || (element.attributes.type === undefined && INLINE_TAG.test(text));
  return undoMojibake(lineOf(text, readAsHtml));
}

function lineOf(text: string, html: boolean): string {
  const line = html ? plainLine(text) : oneLine(text);
  return REFERENCE.test(line) ? plainLine(line.replaceAll('<', '&lt;')) : line;
}

function oneLine(text: string): string {
  return cleanCharacters(text).replace(/\s+/g, ' ').trim();
}

/** A summary as plain text with paragraphs; null when nothing is in it. */
export function summaryOf(element: WireElement): string | null {
  const { text, html } = readText(element);
  const readAsHtml = html || element.attributes.type === undefined;
  const plain = readAsHtml ? plainText(text) : plainText(escapeMarkup(text).replaceAll('\n', '<br>'));
  return undoMojibake(plain) || null;
}

/** A content as HTML; null when nothing is in it. */
export function contentOf(element: WireElement): string | null {
  const { text, html } = readText(element);
  const isText = !html && element.attributes.type !== undefined;
  const content = undoMojibake(isText ? escapeMarkup(text) : text).trim();
  return content === '' ? null : content;
}

/** RFC 4287 section 3.1 and 4.1.3.3, and Atom 0.3's `mode`. */
function readText(element: WireElement): Value {
  const { text, markup, attributes } = element;
  if (markup) return { text, html: true };
  const type = (attributes.type ?? '').trim().toLowerCase();
  if (attributes.mode === 'base64' || isBinary(type)) {
    const decoded = fromBase64(text);
    if (decoded !== null) return { text: decoded, html: true };
  }
  return {
    text,
    html: attributes.mode === 'escaped' || /^(?:x?html|text\/html|application\/xhtml\+xml)$/.test(type),
  };
}

function isBinary(type: string): boolean {
  return type.includes('/') && !type.startsWith('text/') && !/[+/]xml$/.test(type);
}

function fromBase64(text: string): string | null {
  const packed = text.replace(/\s+/g, '');
  if (packed === '' || !/^[\w+/-]+={0,2}$/.test(packed)) return null;
  return Buffer.from(packed, 'base64').toString('utf8');
}
